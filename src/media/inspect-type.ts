/** What a file is, told by its content alone. */
import type { FileHandle } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { compoundType } from './inspect-compound.js';
import { textType } from './inspect-text.js';
import { readAt, readZipList, type ZipEntry } from './inspect-zip.js';

export type MediaKind = 'photo' | 'document' | 'video' | 'audio' | 'archive' | 'unknown';

/** `type` is a media type without parameters, `application/octet-stream` where nothing fits. */
export interface Recognised {
  readonly kind: MediaKind;
  readonly type: string;
  /** The list of a file that is a ZIP by its make; missing there when the file is not whole. */
  readonly entries?: readonly ZipEntry[];
}

export const UNKNOWN_TYPE = 'application/octet-stream';
export const SVG_TYPE = 'image/svg+xml';
export const LOCKED_TYPE = 'application/x-ole-encrypted';

/** Pictures sharp's prebuilt libvips decodes. */
export const PHOTO_TYPES = new Set([
  'image/jpeg',
  'image/png',
  'image/apng',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
]);

/** iPhones' own format: libheif comes without the HEVC decoder, which is under patents. */
export const HEIC_TYPES = new Set(['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence']);

/** Programs and installers, whatever their name says (ASVS 5.0, 5.2.2: accept only what the business needs). */
export const PROGRAM_TYPES = new Set([
  'application/x-msdownload',
  'application/x-elf',
  'application/x-mach-binary',
  'application/x-apple-diskimage',
  'application/vnd.android.package-archive',
  'application/java-archive',
  'application/java-vm',
  'application/wasm',
  'application/x-shockwave-flash',
  'application/x.ms.shortcut',
  'application/x-ms-regedit',
  'application/vnd.ms-htmlhelp',
  'application/x-google-chrome-extension',
  'application/x-xpinstall',
  'application/x-deb',
  'application/x-rpm',
]);

/** Made as a ZIP, by what their list of entries must hold besides `[Content_Types].xml`. */
const OFFICE_PARTS: readonly (readonly [string, string])[] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

const DOCUMENT =
  /^text\/|^application\/(pdf|rtf|xml|msword|epub\+zip|x-ole-encrypted|vnd\.(ms-(word|excel|powerpoint|outlook|visio)|openxmlformats|oasis\.opendocument|visio).*)$/;
const ARCHIVE =
  /^application\/(zip|gzip|zstd|x-(tar|rar-compressed|7z-compressed|bzip2|xz|lzip|lz4|lzh-compressed|compress|arj|ace-compressed|cpio|unix-archive)|vnd\.ms-cab-compressed)$/;
const SOUND_OR_FILM: Readonly<Record<string, MediaKind>> = {
  'application/ogg': 'audio',
  'application/mxf': 'video',
  'application/vnd.ms-asf': 'video',
  'application/vnd.rn-realmedia': 'video',
};
const OTHER_PICTURES =
  /^image\/(bmp|jxl|jp2|jpx|jpm|j2c|jls|bpg|flif|vnd\.ms-photo|x-icon|x-canon-cr[23]|x-adobe-dng|x-nikon-nef|x-sony-arw|x-olympus-orf|x-panasonic-rw2|x-fujifilm-raf)$/;
const WRITTEN_AS_TEXT = /^text\/|^model\/|^application\/(pdf|rtf|xml|postscript|eps|pgp-encrypted|x-ms-regedit)$/;
const ZIP_MADE = /^application\/(zip|epub\+zip|vnd\.(openxmlformats|oasis|visio|ms-.*macroenabled).*)$/;

/** Recognises an open file of `bytes` bytes; never throws for its content. `head` is its beginning. */
export async function recognise(path: string, file: FileHandle, bytes: number, head: Buffer): Promise<Recognised> {
  const text = textType(head);
  // Before file-type, which sees only XML in an SVG with an XML declaration.
  if (text?.type === SVG_TYPE) return { kind: 'photo', type: SVG_TYPE };
  const type = await typeByMagic(path);
  if (type === undefined) return of(text?.type ?? UNKNOWN_TYPE);
  // "BMI của lớp 6A" begins like a bitmap, UTF-16 like sound: nothing binary is Unicode for long.
  if (text?.sure && !WRITTEN_AS_TEXT.test(type)) return of(text.type);
  if (type === 'application/x-cfb') return of((await compoundType(file, bytes)) ?? type);
  if (!ZIP_MADE.test(type)) return of(type);
  const list = await readZipList(file, bytes);
  if (list === undefined) return of(type);
  return { ...of(type === 'application/zip' ? await zipMadeType(file, list.entries) : type), entries: list.entries };
}

/** Whether files of this type carry a list of entries at their end, so that one without is cut off or damaged. */
export function isZipMade(type: string): boolean {
  return ZIP_MADE.test(type);
}

function of(type: string): Recognised {
  return { kind: kindOf(type), type };
}

function kindOf(type: string): MediaKind {
  if (PHOTO_TYPES.has(type) || HEIC_TYPES.has(type) || OTHER_PICTURES.test(type)) return 'photo';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  if (DOCUMENT.test(type)) return 'document';
  if (ARCHIVE.test(type)) return 'archive';
  return SOUND_OR_FILM[type] ?? 'unknown';
}

async function typeByMagic(path: string): Promise<string | undefined> {
  try {
    return (await fileTypeFromFile(path))?.mime.split(';')[0]?.trim();
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error;
    // file-type gives up on some broken files by throwing: then nothing is known about them.
    return undefined;
  }
}

/**
 * file-type reads entries from the front and stops early; the list at the end is what every office program goes by.
 * Hence a .docx whose pictures come first is still one.
 */
async function zipMadeType(file: FileHandle, entries: readonly ZipEntry[]): Promise<string> {
  const names = new Set(entries.map((entry) => entry.name));
  if (names.has('[Content_Types].xml')) {
    for (const [folder, type] of OFFICE_PARTS) {
      if (entries.some((entry) => entry.name.startsWith(folder))) return type;
    }
  }
  const first = entries.find((entry) => entry.name === 'mimetype' && entry.offset === 0);
  if (first === undefined) return 'application/zip';
  // ODF 1.3 part 2, 3.3: stored plainly as the first entry.
  const declared = (await readAt(file, 30 + 'mimetype'.length, Math.min(first.packedSize, 100))).toString('latin1');
  return /^application\/vnd\.oasis\.opendocument\.[a-z-]+$/.test(declared) ? declared : 'application/zip';
}
