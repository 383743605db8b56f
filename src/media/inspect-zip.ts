/** Reads the list at the end of a ZIP (PKWARE APPNOTE 4.3.12, 4.3.16, 4.5.3) without unpacking, and measures entries. */
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';

/** One entry. `size` is what the list claims it unpacks to; only `unpackedBytes` knows. Offsets count from the file's start. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedSize: number;
  readonly size: number;
  readonly offset: number;
}

/** `closed`: nothing follows the archive in its file. */
export interface ZipList {
  readonly entries: readonly ZipEntry[];
  readonly closed: boolean;
}

const END = 0x06054b50;
const END_BYTES = 22;
const END64 = 0x06064b50;
const END64_BYTES = 56;
const LOCATOR64 = 0x07064b50;
const LOCATOR64_BYTES = 20;
const LISTED = 0x02014b50;
const LISTED_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
// Far beyond any document; a longer list is not worth the memory.
const MAX_LIST_BYTES = 16 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/** The archive's list, also when other content stands before it; nothing if the list is not whole. */
export async function readZipList(file: FileHandle, bytes: number): Promise<ZipList | undefined> {
  const tailAt = Math.max(0, bytes - END_BYTES - MAX_COMMENT_BYTES);
  const tail = await readAt(file, tailAt, bytes - tailAt);
  const end = findEnd(tail);
  if (end === undefined) return undefined;
  const endAt = tailAt + end;
  const found = (await findList64(file, endAt)) ?? {
    count: tail.readUInt16LE(end + 10),
    size: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
    endsAt: endAt,
  };
  const listAt = found.endsAt - found.size;
  if (listAt < 0 || found.size > MAX_LIST_BYTES) return undefined;
  const entries = readEntries(await readAt(file, listAt, found.size), found.count, listAt - found.offset);
  if (entries === undefined) return undefined;
  return { entries, closed: endAt + END_BYTES + tail.readUInt16LE(end + 20) === bytes };
}

/**
 * How many bytes an entry really unpacks to, counted without keeping them, up to a little over `limit`; nothing if it
 * cannot be unpacked. Lists lie, so a limit on memory must count.
 */
export async function unpackedBytes(
  path: string,
  file: FileHandle,
  entry: ZipEntry,
  limit: number,
): Promise<number | undefined> {
  if (entry.offset < 0) return undefined;
  const head = await readAt(file, entry.offset, LOCAL_BYTES);
  if (head.length < LOCAL_BYTES || head.readUInt32LE(0) !== LOCAL) return undefined;
  if (entry.method === STORED) return entry.packedSize;
  if (entry.method !== DEFLATED) return undefined;
  if (entry.packedSize === 0) return 0;
  const start = entry.offset + LOCAL_BYTES + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = createReadStream(path, { start, end: start + entry.packedSize - 1 });
  const inflate = createInflateRaw();
  packed.on('error', (error) => inflate.destroy(error));
  const unpacked: AsyncIterable<Uint8Array> = packed.pipe(inflate);
  let counted = 0;
  try {
    for await (const chunk of unpacked) {
      counted += chunk.byteLength;
      if (counted > limit) break;
    }
  } catch {
    // Broken compression is a fact about the file, told by the missing number.
    return undefined;
  } finally {
    packed.destroy();
  }
  return counted;
}

/** Up to `length` bytes from `position`; fewer at the end of the file. */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await file.read(buffer, filled, length - filled, position + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

function findEnd(tail: Buffer): number | undefined {
  for (let at = tail.length - END_BYTES; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) !== END) continue;
    if (at + END_BYTES + tail.readUInt16LE(at + 20) <= tail.length) return at;
  }
  return undefined;
}

interface ListPlace {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  readonly endsAt: number;
}

async function findList64(file: FileHandle, endAt: number): Promise<ListPlace | undefined> {
  if (endAt < LOCATOR64_BYTES + END64_BYTES) return undefined;
  const before = await readAt(file, endAt - LOCATOR64_BYTES - END64_BYTES, LOCATOR64_BYTES + END64_BYTES);
  if (before.readUInt32LE(END64_BYTES) !== LOCATOR64 || before.readUInt32LE(0) !== END64) return undefined;
  return {
    count: Number(before.readBigUInt64LE(32)),
    size: Number(before.readBigUInt64LE(40)),
    offset: Number(before.readBigUInt64LE(48)),
    endsAt: endAt - LOCATOR64_BYTES - END64_BYTES,
  };
}

/** `shift`: how far the archive stands from the file's start, where something was put before it. */
function readEntries(list: Buffer, count: number, shift: number): readonly ZipEntry[] | undefined {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + LISTED_BYTES <= list.length && list.readUInt32LE(at) === LISTED) {
    const nameBytes = list.readUInt16LE(at + 28);
    const extraBytes = list.readUInt16LE(at + 30);
    const next = at + LISTED_BYTES + nameBytes + extraBytes + list.readUInt16LE(at + 32);
    if (next > list.length) return undefined;
    const nameAt = at + LISTED_BYTES;
    const wide = readWideNumbers(list.subarray(nameAt + nameBytes, nameAt + nameBytes + extraBytes), [
      list.readUInt32LE(at + 24),
      list.readUInt32LE(at + 20),
      list.readUInt32LE(at + 42),
    ]);
    entries.push({
      name: list.toString('utf8', nameAt, nameAt + nameBytes),
      method: list.readUInt16LE(at + 10),
      size: wide[0],
      packedSize: wide[1],
      offset: wide[2] + shift,
    });
    at = next;
  }
  return entries.length === count && count > 0 ? entries : undefined;
}

/** Numbers too wide for their field are 0xffffffff there and stand, in this order, in the extra field of id 1. */
function readWideNumbers(extra: Buffer, narrow: readonly [number, number, number]): [number, number, number] {
  const wide: number[] = [];
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    for (let field = at + 4; field + 8 <= end; field += 8) wide.push(Number(extra.readBigUInt64LE(field)));
  }
  const widened = (value: number): number => (value === 0xffffffff ? (wide.shift() ?? value) : value);
  return [widened(narrow[0]), widened(narrow[1]), widened(narrow[2])];
}
