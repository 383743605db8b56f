/** When a picture was taken, and whether it says where, from its EXIF block. The place itself is never read. */

// EXIF 3.0, tables 4 and 8.
const EXIF_FOLDER = 0x8769;
const PLACE_FOLDER = 0x8825;
const TAKEN = 0x9003;
const DIGITIZED = 0x9004;
const OFFSET_TAKEN = 0x9011;
const OFFSET_DIGITIZED = 0x9012;
const ASCII = 2;
const ENTRY_BYTES = 12;
const MINUTE_MS = 60_000;

/**
 * The instant a picture was taken, from the EXIF block as sharp hands it out (with or without its `Exif` mark). Cameras
 * write local time; where they leave out its offset, it is taken as the time in `zone` (IANA). Nothing if the block is
 * damaged or its clock was never set. Never throws for its content.
 */
export function readTakenAt(exif: Buffer, zone: string): Date | undefined {
  const text = textsOf(exif);
  return instant(text(TAKEN), text(OFFSET_TAKEN), zone) ?? instant(text(DIGITIZED), text(OFFSET_DIGITIZED), zone);
}

/** The camera's own words for when it was taken, "2026:11:20 07:30:00", to write them down again. */
export function readTakenText(exif: Buffer): string | undefined {
  const taken = textsOf(exif)(TAKEN);
  return taken !== undefined && /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d$/.test(taken) ? taken : undefined;
}

/** Whether the block tells of a place; also when it is too damaged to know. */
export function hasPlace(exif: Buffer): boolean {
  const read = readerOf(exif);
  return read === undefined || findEntry(read, read.u32(4), PLACE_FOLDER) !== undefined;
}

/** The texts of the camera's folder by their tags. */
function textsOf(exif: Buffer): (tag: number) => string | undefined {
  const read = readerOf(exif);
  const folderAt = read && findEntry(read, read.u32(4), EXIF_FOLDER);
  const folder = folderAt === undefined ? undefined : read?.u32(folderAt + 8);
  if (read === undefined || folder === undefined) return () => undefined;
  return (tag) => readAscii(read, findEntry(read, folder, tag));
}

/** Numbers in the block's own byte order; nothing beyond its end. */
interface Reader {
  readonly block: Buffer;
  u16(at: number): number | undefined;
  u32(at: number): number | undefined;
}

function readerOf(exif: Buffer): Reader | undefined {
  const block = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif;
  const order = block.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const little = order === 'II';
  return {
    block,
    u16(at) {
      if (at + 2 > block.length) return undefined;
      return little ? block.readUInt16LE(at) : block.readUInt16BE(at);
    },
    u32(at) {
      if (at + 4 > block.length) return undefined;
      return little ? block.readUInt32LE(at) : block.readUInt32BE(at);
    },
  };
}

function findEntry(read: Reader, folder: number | undefined, tag: number): number | undefined {
  const count = folder === undefined ? undefined : read.u16(folder);
  if (folder === undefined || count === undefined) return undefined;
  for (let index = 0; index < count; index += 1) {
    const at = folder + 2 + index * ENTRY_BYTES;
    if (read.u16(at) === tag) return at;
  }
  return undefined;
}

function readAscii(read: Reader, entry: number | undefined): string | undefined {
  if (entry === undefined || read.u16(entry + 2) !== ASCII) return undefined;
  const length = read.u32(entry + 4);
  if (length === undefined) return undefined;
  const at = length <= 4 ? entry + 8 : read.u32(entry + 8);
  if (at === undefined || at + length > read.block.length) return undefined;
  return read.block
    .toString('latin1', at, at + length)
    .replace(/\0.*$/s, '')
    .trim();
}

function instant(taken: string | undefined, offset: string | undefined, zone: string): Date | undefined {
  const parts = /^(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)/.exec(taken ?? '');
  if (parts === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(local);
  // A clock that was never set says 0000:00:00; Date.UTC would roll the 31st of a short month over.
  if (year < 1900 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return new Date(local - (offsetMinutes(offset) ?? zoneMinutes(zone, local)) * MINUTE_MS);
}

function offsetMinutes(offset: string | undefined): number | undefined {
  if (offset === 'Z') return 0;
  const parts = /^([+-])(\d\d):(\d\d)$/.exec(offset ?? '');
  if (parts === null) return undefined;
  const minutes = Number(parts[2]) * 60 + Number(parts[3]);
  return parts[1] === '-' ? -minutes : minutes;
}

/** How far `zone` is ahead of UTC when its clocks show `local`; asked twice, for the hours around a change of clocks. */
function zoneMinutes(zone: string, local: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const ahead = (at: number): number => {
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
    return offsetMinutes(name.replace('GMT', '')) ?? 0;
  };
  return ahead(local - ahead(local) * MINUTE_MS);
}
