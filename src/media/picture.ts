/** Small and clean pictures made from stored ones: right way up, without EXIF, place or colour profile, always JPEG. */
import type { Sharp } from 'sharp';
import { inPictureTurn, openPicture } from './picture-decoder.js';

/** `maxPx` limits the longer side; `maxBytes` the result. */
export interface DerivativeLimits {
  readonly maxPx: number;
  readonly maxBytes?: number;
}

const THUMBNAIL_QUALITY = 75;
const QUALITIES = [85, 75, 65, 50];
const SHRINK = 0.75;
const SMALLEST_PX = 32;

/**
 * A JPEG whose longer side is at most `px`, never larger than the original; what was transparent is white. Rejects for
 * a file that `inspectMedia` did not find to be a sound photo. Never call it inside a transaction.
 */
export async function makeThumbnail(path: string, px: number): Promise<Uint8Array> {
  return inPictureTurn(() => fitted(path, px).jpeg({ quality: THUMBNAIL_QUALITY }).toBuffer());
}

/**
 * As `makeThumbnail`, for showing and passing on. To stay within `maxBytes` it first lowers the quality, then the size;
 * a RangeError if no picture of at least 32 pixels fits.
 */
export async function makeDerivative(path: string, { maxPx, maxBytes }: DerivativeLimits): Promise<Uint8Array> {
  return inPictureTurn(async () => {
    for (let px = maxPx; px >= Math.min(maxPx, SMALLEST_PX); px = Math.floor(px * SHRINK)) {
      for (const quality of QUALITIES) {
        const picture = await fitted(path, px).jpeg({ quality }).toBuffer();
        if (maxBytes === undefined || picture.byteLength <= maxBytes) return picture;
      }
    }
    throw new RangeError(`no picture of ${SMALLEST_PX} pixels fits into ${maxBytes} bytes`);
  });
}

/** How many of 64 bits two perceptual hashes differ in: 0 to 64. Up to about 8 it is nearly surely the same photo. */
export function hammingDistance(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}

function fitted(path: string, px: number): Sharp {
  return openPicture(path)
    .flatten({ background: '#ffffff' })
    .resize(px, px, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
}
