/** Small and clean pictures made from stored ones: right way up, without EXIF, place or colour profile, always JPEG. */
import type { Sharp } from 'sharp';
import { inPictureTurn, openPicture } from './picture-decoder.js';

/** `maxPx` limits the longer side; `maxBytes` the result. */
export interface DerivativeLimits {
  readonly maxPx: number;
  readonly maxBytes?: number;
}

/** What is known of a photo that `inspectMedia` found sound. */
export interface SoundPhoto {
  readonly type: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

/** What a chat shows a picture in: sharp on a phone held upright or across, and within the limit of every platform. */
const PREVIEW = { maxPx: 1600, maxBytes: 1_000_000 };
/** Shown by every platform as they are. */
const PREVIEW_TYPES: readonly string[] = ['image/jpeg', 'image/png'];
const QUALITIES = [85, 75, 65, 50];
const SHRINK = 0.75;
const SMALLEST_PX = 32;

/**
 * The picture as chats show it, at most 1,600 pixels and 1,000,000 bytes; undefined where it is no more than that itself.
 * Rejects as `makeDerivative`.
 */
export async function makePreview(path: string, photo: SoundPhoto): Promise<Uint8Array | undefined> {
  const small = Math.max(photo.width, photo.height) <= PREVIEW.maxPx && photo.bytes <= PREVIEW.maxBytes;
  return small && PREVIEW_TYPES.includes(photo.type) ? undefined : makeDerivative(path, PREVIEW);
}

/**
 * A JPEG whose longer side is at most `maxPx`, never larger than the original; what was transparent is white. To stay
 * within `maxBytes` it first lowers the quality, then the size; a RangeError if no picture of at least 32 pixels fits.
 * Rejects for a file that `inspectMedia` did not find to be a sound photo. Never call it inside a transaction.
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

function fitted(path: string, px: number): Sharp {
  return openPicture(path)
    .flatten({ background: '#ffffff' })
    .resize(px, px, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
}
