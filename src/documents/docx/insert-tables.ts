// Puts tables written as XML where the library left a place for them, and makes the file.

import { PassThrough, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Document, Packer, Paragraph } from 'docx';
import { ZipFile } from 'yazl';

const TEXT_PART = 'word/document.xml';
const PLACE = /<w:p><w:pPr><w:pStyle w:val="LoaTable(\d+)"\/><\/w:pPr><\/w:p>/g;

/** An empty paragraph in a style no text can ask for, so that nobody's words are taken for a place. */
export function tablePlace(index: number): Paragraph {
  return new Paragraph({ style: `LoaTable${index}` });
}

/** A table as WordprocessingML, in pieces, each written while the one before is being compressed. */
export type TableXml = Generator<string, void, undefined>;

/**
 * The bytes of a .docx file.
 * @throws Error when not every table found its place
 */
export async function fileWithTables(document: Document, tables: readonly TableXml[]): Promise<Uint8Array> {
  const zip = new ZipFile();
  const stream = new PassThrough();
  zip.on('error', (error: Error) => stream.destroy(error));
  zip.outputStream.pipe(stream);
  const archive = buffer(stream);
  for (const [path, content] of partsOf(document)) {
    // Pictures are compressed already.
    const options = { mtime: ANY_TIME, compress: !path.startsWith('word/media/') };
    if (path === TEXT_PART) zip.addReadStream(Readable.from(filled(String(content), tables)), path, options);
    else zip.addBuffer(Buffer.from(content), path, options);
  }
  zip.end();
  return new Uint8Array(await archive);
}

/**
 * What the library writes, by path. It offers it in an archive only: out of that and into ours, everything would be
 * compressed, read and compressed again, which takes as long as some hundred rows.
 */
function partsOf(document: Document): readonly (readonly [path: string, content: string | Uint8Array])[] {
  const compiler: unknown = Reflect.get(Packer, 'compiler');
  if (typeof compiler !== 'object' || compiler === null) throw new Error(UNKNOWN_LIBRARY);
  const compile: unknown = Reflect.get(compiler, 'compile');
  if (typeof compile !== 'function') throw new Error(UNKNOWN_LIBRARY);
  const parts: unknown = Reflect.apply(compile, compiler, [document]);
  if (!(parts instanceof Map)) throw new Error(UNKNOWN_LIBRARY);
  return [...parts].map(([path, content]: readonly [unknown, unknown]) => {
    if (typeof path !== 'string') throw new Error(UNKNOWN_LIBRARY);
    if (typeof content === 'string' || content instanceof Uint8Array) return [path, content] as const;
    throw new Error(`${UNKNOWN_LIBRARY}: ${path}`);
  });
}

const UNKNOWN_LIBRARY = 'this version of the docx library keeps the parts of a document elsewhere';

/** The text with its tables: what stands before, between and after the places, and between these the numbers of their tables. */
function filled(text: string, tables: readonly TableXml[]): Iterable<string> {
  const pieces = text.split(PLACE);
  const placed = (pieces.length - 1) / 2;
  if (placed !== tables.length) throw new Error(`${placed} of ${tables.length} tables found their place`);
  return inTurn(pieces, tables);
}

function* inTurn(pieces: readonly string[], tables: readonly TableXml[]): Generator<string> {
  for (const [index, piece] of pieces.entries()) {
    if (index % 2 === 0) yield piece;
    else yield* tables[Number(piece)] ?? [];
  }
}

/** Archives want a time; office programs read the document's own properties. */
const ANY_TIME = new Date(Date.UTC(2000, 0, 1));
