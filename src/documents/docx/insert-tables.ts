// Puts tables written as XML where the library left a place for them.

import { buffer } from 'node:stream/consumers';
import { Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { ZipFile } from 'yazl';

const TEXT_PART = 'word/document.xml';
const PLACE = /<w:p><w:pPr><w:pStyle w:val="LoaTable(\d+)"\/><\/w:pPr><\/w:p>/g;

/** An empty paragraph in a style no text can ask for, so that nobody's words are taken for a place. */
export function tablePlace(index: number): Paragraph {
  return new Paragraph({ style: `LoaTable${index}` });
}

/** @throws Error when not every table found its place */
export async function insertTables(file: Uint8Array, tables: readonly string[]): Promise<Uint8Array> {
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
  const zip = new ZipFile();
  const archive = buffer(zip.outputStream);
  for (const [path, bytes] of Object.entries(parts)) {
    const content = path === TEXT_PART ? Buffer.from(filled) : Buffer.from(bytes);
    // Pictures are compressed already.
    zip.addBuffer(content, path, { mtime: ANY_TIME, compress: !path.startsWith('word/media/') });
  }
  zip.end();
  return new Uint8Array(await archive);
}

/** Archives want a time; office programs read the document's own properties. */
const ANY_TIME = new Date(Date.UTC(2000, 0, 1));
