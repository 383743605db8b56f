/** Takes out of a picture where it was taken, and whatever else its owner wrote into it, without touching what is seen. */
import { readFile } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { hasPlace, readTakenText } from './inspect-exif.js';
import { withoutMarks } from './jpeg-marks.js';
import { inPictureTurn, openPicture } from './picture-decoder.js';

const QUALITY = 95;

/**
 * The same picture without its place; undefined where it says nothing of one. A JPEG keeps its picture bit by bit, the way
 * it is turned and the time it was taken; other formats are written anew. Rejects for what `inspectMedia` found no sound
 * photo. Never call it inside a transaction.
 */
export async function withoutPlace(path: string, type: string): Promise<Uint8Array | undefined> {
  const head = await inPictureTurn(() => sharp(path).metadata());
  // libvips does not tell what a TIFF says of itself: it is always written anew.
  if (type !== 'image/tiff' && !tellsPlace(head)) return undefined;
  if (type !== 'image/jpeg') return inPictureTurn(() => written(path, type));
  const taken = head.exif === undefined ? undefined : readTakenText(head.exif);
  const bare = withoutMarks(await readFile(path), { orientation: head.orientation ?? 1, taken });
  return bare ?? inPictureTurn(() => openPicture(path).keepIccProfile().jpeg({ quality: QUALITY }).toBuffer());
}

/** Besides EXIF, XMP and IPTC hold places too, in more words than are worth reading. */
function tellsPlace({ exif, xmp, iptc }: Metadata): boolean {
  return xmp !== undefined || iptc !== undefined || (exif !== undefined && hasPlace(exif));
}

function written(path: string, type: string): Promise<Uint8Array> {
  const picture = openPicture(path).keepIccProfile();
  switch (type) {
    case 'image/png':
    case 'image/apng':
      return picture.png().toBuffer();
    case 'image/webp':
      return picture.webp({ quality: QUALITY }).toBuffer();
    case 'image/avif':
      return picture.avif({ quality: QUALITY }).toBuffer();
    case 'image/tiff':
      return picture.tiff({ compression: 'lzw' }).toBuffer();
    default:
      return picture.gif().toBuffer();
  }
}
