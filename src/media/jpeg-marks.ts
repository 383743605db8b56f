/** A JPEG's segments (ITU-T T.81, annex B): keeps those the picture needs and leaves out what was written beside it. */

const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;
const RESTARTS = { first: 0xd0, last: 0xd7 };
const TEMPORARY = 0x01;
const COLOURS = 'ICC_PROFILE\0';

/** `orientation`: 1 to 8, as in EXIF. `taken`: "2026:11:20 07:30:00", as in EXIF. */
export interface KeptMarks {
  readonly orientation: number;
  readonly taken: string | undefined;
}

/** The picture with these marks alone, cut off where it ends; undefined for what does not read as one JPEG. */
export function withoutMarks(jpeg: Buffer, kept: KeptMarks): Buffer | undefined {
  if (jpeg.readUInt16BE(0) !== 0xff00 + START) return undefined;
  const parts: Buffer[] = [jpeg.subarray(0, 2), marksSegment(kept)];
  for (let at = 2; at + 2 <= jpeg.length; ) {
    if (jpeg[at] !== 0xff) return undefined;
    const mark = jpeg[at + 1] ?? 0;
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    if (mark === END) return Buffer.concat([...parts, jpeg.subarray(at, at + 2)]);
    if (at + 4 > jpeg.length) return undefined;
    const end = at + 2 + jpeg.readUInt16BE(at + 2);
    if (isNeeded(mark, jpeg.subarray(at + 4, end))) parts.push(jpeg.subarray(at, end));
    at = end;
    if (mark !== SCAN) continue;
    const next = afterScan(jpeg, end);
    parts.push(jpeg.subarray(end, next));
    at = next;
  }
  return undefined;
}

function isNeeded(mark: number, content: Buffer): boolean {
  if (mark === COMMENT) return false;
  if (mark < APP0 || mark > APP15) return true;
  if (mark === APP2) return content.toString('latin1', 0, COLOURS.length) === COLOURS;
  return mark === APP0 || mark === APP14;
}

/** Where the coded picture ends and the next mark begins. */
function afterScan(jpeg: Buffer, from: number): number {
  for (let at = jpeg.indexOf(0xff, from); at >= 0 && at + 1 < jpeg.length; at = jpeg.indexOf(0xff, at + 1)) {
    const mark = jpeg[at + 1] ?? 0;
    const isCoded = mark === 0 || mark === 0xff || mark === TEMPORARY;
    if (!isCoded && (mark < RESTARTS.first || mark > RESTARTS.last)) return at;
  }
  return jpeg.length;
}

const SHORT = 3;
const LONG = 4;
const ASCII = 2;
const ENTRY_BYTES = 12;
const FOLDER_AT = 8;

/** An EXIF block (CIPA DC-008, 4.6) that tells how the picture is turned and when it was taken. */
function marksSegment({ orientation, taken }: KeptMarks): Buffer {
  const entries = taken === undefined ? 1 : 2;
  const innerAt = FOLDER_AT + 2 + entries * ENTRY_BYTES + 4;
  const textAt = innerAt + 2 + ENTRY_BYTES + 4;
  const text = Buffer.from(`${taken ?? ''}\0`, 'latin1');
  const block = Buffer.alloc(taken === undefined ? innerAt : textAt + text.length);
  block.write('MM\0*', 0, 'latin1');
  block.writeUInt32BE(FOLDER_AT, 4);
  block.writeUInt16BE(entries, FOLDER_AT);
  writeEntry(block, FOLDER_AT + 2, 0x0112, SHORT, 1);
  block.writeUInt16BE(orientation, FOLDER_AT + 10);
  if (taken !== undefined) {
    writeEntry(block, FOLDER_AT + 2 + ENTRY_BYTES, 0x8769, LONG, 1);
    block.writeUInt32BE(innerAt, FOLDER_AT + 10 + ENTRY_BYTES);
    block.writeUInt16BE(1, innerAt);
    writeEntry(block, innerAt + 2, 0x9003, ASCII, text.length);
    block.writeUInt32BE(textAt, innerAt + 10);
    text.copy(block, textAt);
  }
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), block]);
  const head = Buffer.alloc(4);
  head.writeUInt16BE(0xff00 + APP1, 0);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

function writeEntry(block: Buffer, at: number, tag: number, type: number, count: number): void {
  block.writeUInt16BE(tag, at);
  block.writeUInt16BE(type, at + 2);
  block.writeUInt32BE(count, at + 4);
}
