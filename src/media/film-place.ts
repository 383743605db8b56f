/**
 * Takes out of a film where it was taken. Phones write the place into boxes of notes beside the tracks (ISO/IEC 14496-12,
 * 8.10; 3GPP TS 26.244, 8.9 "loci"; QuickTime "©xyz" and "com.apple.quicktime.location.ISO6709"). Such a box is marked as
 * free space and emptied; nothing moves, so every address in the film stays right.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { readAt } from './inspect-zip.js';

/** A box of the film: its head and its content, by their place in the file. */
interface Box {
  readonly type: string;
  readonly at: number;
  readonly contentAt: number;
  readonly end: number;
}

/** Boxes that hold others, down to the notes of a single track. */
const HOLDERS = ['moov', 'trak', 'mdia', 'minf'];
/** Boxes of notes. "uuid" may be of anything: it is judged by its content like the others. */
const NOTES = ['udta', 'meta', 'uuid'];
const PLACES = ['\xa9xyz', 'loci', 'location.ISO6709', 'GPSL', 'GPSCoordinates'].map((mark) =>
  Buffer.from(mark, 'latin1'),
);
/** Notes are small; a box of more is read in part. */
const MOST_NOTE_BYTES = 4 * 1024 * 1024;
const HEAD_BYTES = 8;
const LONG_HEAD_BYTES = 16;
/** Damaged or malicious files may hold boxes without end. */
const MOST_BOXES = 10_000;

/** The film as a stream, without its place; undefined where it says nothing of one, or is none of this family. */
export async function withoutFilmPlace(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  const file = await open(path, 'r');
  try {
    const notes = await notesWithPlace(file);
    return notes.length === 0 ? undefined : emptied(path, notes);
  } finally {
    await file.close();
  }
}

async function notesWithPlace(file: FileHandle): Promise<readonly Box[]> {
  const { size } = await file.stat();
  const found: Box[] = [];
  const waiting = [{ from: 0, end: size }];
  let seen = 0;
  for (let span = waiting.pop(); span !== undefined; span = waiting.pop()) {
    for (
      let box = await boxAt(file, span.from, span.end);
      box !== undefined;
      box = await boxAt(file, box.end, span.end)
    ) {
      seen += 1;
      if (seen > MOST_BOXES) return found;
      if (HOLDERS.includes(box.type)) waiting.push({ from: box.contentAt, end: box.end });
      else if (NOTES.includes(box.type) && (await tellsPlace(file, box))) found.push(box);
    }
  }
  return found.toSorted((a, b) => a.at - b.at);
}

/** Undefined at the end, and where there is no sound head of a box. */
async function boxAt(file: FileHandle, at: number, end: number): Promise<Box | undefined> {
  if (end - at < HEAD_BYTES) return undefined;
  const head = await readAt(file, at, LONG_HEAD_BYTES);
  const type = head.toString('latin1', 4, HEAD_BYTES);
  const told = head.readUInt32BE(0);
  const isLong = told === 1;
  if (isLong && head.length < LONG_HEAD_BYTES) return undefined;
  const bytes = told === 0 ? end - at : isLong ? Number(head.readBigUInt64BE(HEAD_BYTES)) : told;
  const contentAt = at + (isLong ? LONG_HEAD_BYTES : HEAD_BYTES);
  return at + bytes < contentAt || at + bytes > end ? undefined : { type, at, contentAt, end: at + bytes };
}

async function tellsPlace(file: FileHandle, { contentAt, end }: Box): Promise<boolean> {
  const content = await readAt(file, contentAt, Math.min(end - contentAt, MOST_NOTE_BYTES));
  return PLACES.some((mark) => content.includes(mark));
}

async function* emptied(path: string, notes: readonly Box[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = chunk;
    for (const note of notes) {
      bytes.fill(0, within(note.contentAt - at, bytes), within(note.end - at, bytes));
      for (const [index, letter] of FREE.entries()) {
        const place = note.at + TYPE_AT + index - at;
        if (place >= 0 && place < bytes.length) bytes[place] = letter;
      }
    }
    at += bytes.length;
    yield bytes;
  }
}

const FREE = Buffer.from('free', 'latin1');
/** Behind the size. */
const TYPE_AT = 4;

function within(place: number, { length }: Buffer): number {
  return Math.min(Math.max(place, 0), length);
}
