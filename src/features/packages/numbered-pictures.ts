/** Pictures of a package under their numbers, right way up and small enough to pass on, never with the place they were taken at. */
import type { ZipEntry } from '../../documents/zip.js';
import type { House } from '../../feature.js';
import type { PackedItem, PackedPhoto } from './contents.js';

const LONGEST_SIDE_PX = 2_000;

/** "anh-01.jpg", or, of the second of several items, "02-anh-01.jpg". */
export function pictureName(photo: number, item?: number): string {
  const number = String(photo + 1).padStart(2, '0');
  return `${item === undefined ? '' : `${String(item + 1).padStart(2, '0')}-`}anh-${number}.jpg`;
}

export async function pictureEntries(
  { media }: Pick<House, 'media'>,
  { photos, firstSentAt }: PackedItem,
  pathOf: (photo: number) => ZipEntry['path'],
): Promise<readonly ZipEntry[]> {
  // Only where pictures are packed: the decoder is not held by a bot that waits.
  const { makeDerivative } = await import('../../media/picture.js');
  const entries: ZipEntry[] = [];
  for (const [index, photo] of photos.entries()) {
    const bytes = await makeDerivative(media.pathOf(photo.sha256), { maxPx: LONGEST_SIDE_PX });
    entries.push({ path: pathOf(index), content: { bytes }, modifiedAt: photo.takenAt ?? firstSentAt });
  }
  return entries;
}

/** The words under a picture: its author's, or the title of its item. */
export function captionOf(photo: PackedPhoto, item: Pick<PackedItem, 'title'>): string {
  return photo.caption ?? item.title;
}
