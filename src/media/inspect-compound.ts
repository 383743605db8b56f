/** Tells the old office formats apart: all are compound files (MS-CFB), a small file system with named streams. */
import type { FileHandle } from 'node:fs/promises';
import { readAt } from './inspect-zip.js';

const STREAMS: Readonly<Record<string, string>> = {
  // What Office 2007 and later write for a file with a password (MS-OFFCRYPTO 2.3.4.4).
  EncryptedPackage: 'application/x-ole-encrypted',
  WordDocument: 'application/msword',
  Workbook: 'application/vnd.ms-excel',
  Book: 'application/vnd.ms-excel',
  'PowerPoint Document': 'application/vnd.ms-powerpoint',
  '__properties_version1.0': 'application/vnd.ms-outlook',
};

// MS-CFB 2.6.1: entries of 128 bytes in sectors of 512 or 4096, so every entry begins at a multiple of 128.
const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
const KIND_AT = 66;
const STREAM_KIND = 2;
const WINDOW_BYTES = 64 * 1024;

/** The media type by the names of the streams, the first known one in the file; nothing for other programs' files. */
export async function compoundType(file: FileHandle, bytes: number): Promise<string | undefined> {
  for (let at = 0; at < bytes; at += WINDOW_BYTES) {
    const window = await readAt(file, at, Math.min(WINDOW_BYTES, bytes - at));
    for (let entry = 0; entry + ENTRY_BYTES <= window.length; entry += ENTRY_BYTES) {
      const name = streamName(window.subarray(entry, entry + ENTRY_BYTES));
      if (name !== undefined && Object.hasOwn(STREAMS, name)) return STREAMS[name];
    }
  }
  return undefined;
}

function streamName(entry: Buffer): string | undefined {
  if (entry[KIND_AT] !== STREAM_KIND) return undefined;
  // The length counts bytes of UTF-16, the closing zero included.
  const length = entry.readUInt16LE(NAME_LENGTH_AT);
  if (length < 4 || length > NAME_LENGTH_AT || length % 2 !== 0) return undefined;
  return entry.toString('utf16le', 0, length - 2);
}
