// Puts tables written as XML where the library left a place for them.
import { Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

const TEXT_PART = 'word/document.xml';
const PLACE = /<w:p><w:pPr><w:pStyle w:val="LoaTable(\d+)"\/><\/w:pPr><\/w:p>/g;

/** An empty paragraph in a style no text can ask for, so that nobody's words are taken for a place. */
export function tablePlace(index: number): Paragraph {
  return new Paragraph({ style: `LoaTable${index}` });
}

/** @throws Error when not every table found its place */
export function insertTables(file: Uint8Array, tables: readonly string[]): Uint8Array {
  if (tables.length === 0) return file;
  const parts = unzipSync(file);
  const text = parts[TEXT_PART];
  if (text === undefined) throw new Error(`the document has no ${TEXT_PART}`);
  let placed = 0;
  const filled = strFromU8(text).replace(PLACE, (_, index: string) => {
    placed += 1;
    return tables[Number(index)] ?? '';
  });
  if (placed !== tables.length) throw new Error(`${placed} of ${tables.length} tables found their place`);
  const all: Zippable = {};
  // Pictures are compressed already.
  for (const [path, bytes] of Object.entries(parts))
    all[path] = [bytes, { level: path.startsWith('word/media/') ? 0 : 6 }];
  return zipSync({ ...all, [TEXT_PART]: strToU8(filled) });
}
