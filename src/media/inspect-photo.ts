/** Facts about a photo that only decoding it can tell. */
import sharp, { type Metadata } from 'sharp';
import { readTakenAt } from './inspect-exif.js';
import { inPictureTurn, MAX_PIXELS, openPicture } from './picture-decoder.js';

/** Width and height in pixels, as it is seen (EXIF orientation applied). */
export interface PhotoFacts {
  readonly width: number;
  readonly height: number;
  readonly takenAt?: Date;
  /**
   * 64 bits as 16 hex digits, compared with `hammingDistance`; missing for pictures of one even shade, which would all
   * be "the same".
   */
  readonly perceptualHash?: string;
}

export type PhotoResult =
  | ({ readonly ok: true } & PhotoFacts)
  | { readonly ok: false; readonly problem: 'notDecodable' }
  | { readonly ok: false; readonly problem: 'tooManyPixels'; readonly width: number; readonly height: number };

const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'heif',
  'image/tiff': 'tiff',
};
const HASH_WIDTH = 9;
const HASH_HEIGHT = 8;
// Of 255: below this the bits of the hash are noise.
const MIN_CONTRAST = 6;

/** Decodes the photo once. `type` is what its first bytes say; libvips must agree. `zone` as in `readTakenAt`. */
export async function inspectPhoto(path: string, type: string, zone: string): Promise<PhotoResult> {
  const head = await readHead(path);
  if (head === undefined || head.format !== FORMATS[type]) return { ok: false, problem: 'notDecodable' };
  const { width, height } = head.autoOrient;
  if (width * height > MAX_PIXELS) return { ok: false, problem: 'tooManyPixels', width, height };
  const small = await shrink(path);
  if (small === undefined) return { ok: false, problem: 'notDecodable' };
  const takenAt = head.exif === undefined ? undefined : readTakenAt(head.exif, zone);
  const perceptualHash = differenceHash(small);
  return {
    ok: true,
    width,
    height,
    ...(takenAt !== undefined && { takenAt }),
    ...(perceptualHash !== undefined && { perceptualHash }),
  };
}

async function readHead(path: string): Promise<Metadata | undefined> {
  try {
    // Without the limit, so that the size of what is too large can be told; nothing is decoded here.
    return await inPictureTurn(() => sharp(path, { limitInputPixels: false }).metadata());
  } catch {
    // libvips says in many words that this is no picture; the missing result says it too.
    return undefined;
  }
}

async function shrink(path: string): Promise<Buffer | undefined> {
  const picture = openPicture(path)
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize(HASH_WIDTH, HASH_HEIGHT, { fit: 'fill' })
    .raw();
  try {
    return await inPictureTurn(() => picture.toBuffer());
  } catch {
    // Cut off, damaged, or more work than it may be: not to be decoded, whichever it is.
    return undefined;
  }
}

/** dHash: one bit for each neighbour on the right that is darker. Survives scaling, recompression and slight retouching. */
function differenceHash(small: Buffer): string | undefined {
  if (Math.max(...small) - Math.min(...small) < MIN_CONTRAST) return undefined;
  let bits = '';
  for (let row = 0; row < HASH_HEIGHT; row += 1) {
    for (let column = 0; column < HASH_WIDTH - 1; column += 1) {
      const at = row * HASH_WIDTH + column;
      bits += small.readUInt8(at) > small.readUInt8(at + 1) ? '1' : '0';
    }
  }
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}
