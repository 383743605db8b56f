// Puts tables written as XML where the library left a place for them.

import { PassThrough, Readable } from 'node:stream';
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

/** A table as WordprocessingML, in pieces, each written while the one before is being compressed. */
export type TableXml = Generator<string, void, undefined>;

/** @throws Error when not every table found its place */
export async function insertTables(file: Uint8Array, tables: readonly TableXml[]): Promise<Uint8Array> {
  if (tables.length === 0) return file;
  const parts = unzipSync(file);
  const text = parts[TEXT_PART];
  if (text === undefined) throw new Error(`the document has no ${TEXT_PART}`);
  // What stands before, between and after the places, and between these the numbers of their tables.
  const pieces = strFromU8(text).split(PLACE);
  const placed = (pieces.length - 1) / 2;
  if (placed !== tables.length) throw new Error(`${placed} of ${tables.length} tables found their place`);
  const zip = new ZipFile();
  const stream = new PassThrough();
  zip.on('error', (error: Error) => stream.destroy(error));
  zip.outputStream.pipe(stream);
  const archive = buffer(stream);
  for (const [path, bytes] of Object.entries(parts)) {
    // Pictures are compressed already.
    const options = { mtime: ANY_TIME, compress: !path.startsWith('word/media/') };
    if (path === TEXT_PART) zip.addReadStream(Readable.from(filled(pieces, tables)), path, options);
    else zip.addBuffer(Buffer.from(bytes), path, options);
  }
  zip.end();
  return new Uint8Array(await archive);
}

function* filled(pieces: readonly string[], tables: readonly TableXml[]): Generator<string> {
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) yield piece;
    else yield* tables[Number(piece)] ?? [];
  }
}

/** Archives want a time; office programs read the document's own properties. */
const ANY_TIME = new Date(Date.UTC(2000, 0, 1));
