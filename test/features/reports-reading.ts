/** A report's DOCX opened again: its words, and its tables as rows of cells. */
import { partOf, textsOf } from '../documents/reading.js';

export interface ReadReport {
  readonly words: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** The row of a table under a caption that contains the words, by the text of its second cell. */
  row(caption: string, name: string): readonly string[];
}

export async function readReport(file: Uint8Array): Promise<ReadReport> {
  const xml = await partOf(file, 'word/document.xml');
  const words = textsOf(xml);
  const tables = [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => textsOf(cell).join(' ')),
    ),
  );
  const captions = xml.split('<w:tbl>').map((before) => textsOf(before).at(-1) ?? '');
  return {
    words,
    tables,
    row(caption, name) {
      const at = captions.findIndex((words) => words.includes(caption));
      const found = tables[at]?.find((row) => row[1] === name);
      if (found === undefined) throw new Error(`no row ${name} under ${caption} in:\n${words.join('\n')}`);
      return found;
    },
  };
}
