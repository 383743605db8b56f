// ZIP archives of stored files, streamed: nothing is held in memory but the file being read.
import { createReadStream } from 'node:fs';
import { PassThrough, type Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { cleanLine } from './clean-text.js';

export interface ZipEntry {
  /** Folders and file name, outermost first. What file systems forbid in a name is replaced. */
  readonly path: readonly [string, ...string[]];
  readonly content: ZipContent;
  readonly modifiedAt: Date;
}

/** Bytes at hand, or a file on disk that is opened when its turn comes. */
export type ZipContent = { readonly bytes: Uint8Array } | { readonly file: string };

const ALREADY_COMPRESSED = /\.(?:jpe?g|png|webp|heic|gif|mp4|mov|mp3|ogg|docx|xlsx|pptx|zip)$/iu;
const LONGEST_NAME = 100;

/**
 * The archive as a stream; two entries of the same name get different ones. When a file cannot be read the stream
 * fails with that error: never a silently incomplete archive.
 */
export function renderZip(entries: Iterable<ZipEntry>): Readable {
  const zip = new ZipFile();
  const archive = new PassThrough();
  let reading: Readable | undefined;
  zip.on('error', (error: Error) => archive.destroy(error));
  zip.outputStream.pipe(archive);
  // Whoever stops reading the archive half way must not leave a file open.
  archive.on('close', () => reading?.destroy());
  const free = freeNames();
  for (const { path, content, modifiedAt } of entries) {
    const name = free(path.map(safeName));
    const options = { mtime: modifiedAt, compress: !ALREADY_COMPRESSED.test(name) };
    if ('bytes' in content) {
      zip.addBuffer(Buffer.from(content.bytes), name, options);
      continue;
    }
    zip.addReadStreamLazy(name, options, (open) => {
      reading = createReadStream(content.file).on('error', (error) => archive.destroy(error));
      open(null, reading);
    });
  }
  zip.end();
  return archive;
}

/** A name that Windows, macOS and phones accept: no separators, no leading or trailing dots, not too long. */
function safeName(name: string): string {
  const bare = cleanLine(name)
    .replace(/[\\/:*?"<>|]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const dot = bare.lastIndexOf('.');
  const extension = dot > 0 && bare.length - dot <= 6 ? bare.slice(dot) : '';
  const stem = bare.slice(0, bare.length - extension.length);
  return `${cleanLine(stem.slice(0, LONGEST_NAME - extension.length)) || '_'}${extension}`;
}

/** File systems that ignore case would let one of two equal names overwrite the other. */
function freeNames(): (path: readonly string[]) => string {
  const taken = new Set<string>();
  return (path) => {
    const wanted = path.join('/');
    const dot = wanted.lastIndexOf('.');
    const cut = dot > wanted.lastIndexOf('/') ? dot : wanted.length;
    let free = wanted;
    for (let copy = 2; taken.has(free.toLowerCase()); copy += 1) {
      free = `${wanted.slice(0, cut)} (${copy})${wanted.slice(cut)}`;
    }
    taken.add(free.toLowerCase());
    return free;
  };
}
