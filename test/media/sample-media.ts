/** Photos, documents and broken files, made when a test needs them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import JSZip from 'jszip';
import sharp, { type Exif, type Sharp } from 'sharp';
import { afterAll } from 'vitest';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A folder of the calling test file's own; gone when its tests are. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-media-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let saved = 0;

export async function save(folder: string, content: Uint8Array | string): Promise<string> {
  saved += 1;
  const path = join(folder, `sample-${saved}`);
  await writeFile(path, content);
  return path;
}

/** A scene of soft blots, another for every seed: like a photo in that neighbouring parts are alike. */
export function scene(seed: number, width = 640, height = 480): Sharp {
  let state = seed * 2654435761 + 1;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  };
  const grid = Buffer.from(Array.from({ length: 12 * 9 * 3 }, next));
  return sharp(grid, { raw: { width: 12, height: 9, channels: 3 } }).resize(width, height, {
    fit: 'fill',
    kernel: 'cubic',
  });
}

const GPS = { GPSLatitudeRef: 'N', GPSLatitude: '12/1 34/1 56/1', GPSLongitudeRef: 'E', GPSLongitude: '107/1 8/1 9/1' };

/** A JPEG as a camera writes it, with the place it was taken at. */
export function cameraPhoto(seed: number, tags: Record<string, string>, orientation = 1): Promise<Buffer> {
  const exif: Exif = { IFD0: { Make: 'Invented' }, IFD2: tags, IFD3: GPS };
  return scene(seed).withExif(exif).withMetadata({ orientation }).jpeg().toBuffer();
}

export async function docx(...paragraphs: readonly string[]): Promise<Buffer> {
  const children = paragraphs.map((text) => new Paragraph(text));
  return Packer.toBuffer(new Document({ sections: [{ children }] }));
}

/** A ZIP with these entries, in their order. */
export function zip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const archive = new JSZip();
  for (const [name, content] of Object.entries(entries)) {
    archive.file(name, content, { createFolders: false, compression: name === 'mimetype' ? 'STORE' : 'DEFLATE' });
  }
  return archive.generateAsync({ type: 'nodebuffer' });
}

/** The skeleton of an old office file: a compound file with one directory sector that names this stream. */
export function compound(stream: string): Buffer {
  const file = Buffer.alloc(1536);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30);
  for (const [at, name, kind] of [
    [512, 'Root Entry', 5],
    [640, stream, 2],
  ] as const) {
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file.writeUInt8(kind, at + 66);
  }
  return file;
}

function pdfStream(content: Buffer, filter: string): Buffer {
  const head = Buffer.from(`<</Length ${content.length}${filter}>>\nstream\n`);
  return Buffer.concat([head, content, Buffer.from('\nendstream')]);
}

const hex = (value: number): string => value.toString(16).padStart(4, '0');

/** A PDF of one page that shows `text` (ASCII), or whatever the page's given content stream holds. */
export function pdf(text: string, page?: { readonly content: Buffer; readonly filter: string }): Buffer {
  const letters = [...text];
  const shown = letters.map((_, index) => hex(index + 1)).join('');
  const meaning = letters.map((letter, index) => `<${hex(index + 1)}> <${hex(letter.codePointAt(0) ?? 0)}>`);
  const unicode = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Loa def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${letters.length} beginbfchar ${meaning.join('\n')} endbfchar endcmap end end`,
  ].join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    pdfStream(page?.content ?? Buffer.from(`BT /F1 12 Tf 50 700 Td <${shown}> Tj ET`), page?.filter ?? ''),
    '<</Type/Font/Subtype/Type0/BaseFont/Invented/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Invented/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500>>',
    pdfStream(Buffer.from(unicode), ''),
  ];
  const parts = [Buffer.from('%PDF-1.7\n')];
  const places: string[] = [];
  for (const [index, body] of objects.entries()) {
    places.push(`${String(length(parts)).padStart(10, '0')} 00000 n \n`);
    parts.push(Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n'));
  }
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  const end = `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${length(parts)}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(table + end)]);
}

function length(parts: readonly Buffer[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}
