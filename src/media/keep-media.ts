/** Writes down a stored file once, by its content: what it is, what it says, and which pictures look like it. */
import type { Tx } from '../db/client.js';
import type { SoundMedia } from './inspect.js';
import { hammingDistance } from './picture.js';
import type { StoredMedia } from './store.js';

export interface FoundMedia {
  readonly sha256: string;
  readonly found: SoundMedia;
  /** Of a document. */
  readonly text: string | undefined;
  /** The picture without the place it tells of. */
  readonly bare: StoredMedia | undefined;
}

/** Of 64 bits: up to so many differ between two prints of one photo. */
const NEAR_BITS = 7;
const BANDS = 4;
const BAND_BITS = 16;

/** Does nothing for what is known already. */
export async function keepMedia(tx: Tx, { sha256, found, text, bare }: FoundMedia, now: Date): Promise<void> {
  if ((await tx.media.findUnique({ where: { sha256 }, select: { sha256: true } })) !== null) return;
  const { bytes, type } = found;
  const kind = found.kind === 'photo' || found.kind === 'video' || found.kind === 'audio' ? found.kind : 'document';
  const size = found.kind === 'photo' ? { width: found.width, height: found.height } : {};
  if (bare !== undefined)
    await tx.media.upsert({
      where: { sha256: bare.sha256 },
      create: { ...bare, ...size, type, kind, storedAt: now },
      update: {},
    });
  const likeness = found.kind === 'photo' ? found.perceptualHash : undefined;
  await tx.media.create({
    data: {
      ...{ sha256, bytes, type, kind, ...size, text: text ?? null, storedAt: now, shown: bare?.sha256 ?? null },
      ...(found.kind === 'photo' && { takenAt: found.takenAt ?? null, likeness: likeness ?? null }),
    },
  });
  if (likeness !== undefined) await compare(tx, sha256, likeness);
}

/** Pictures that differ in at most seven bits share a quarter of their likeness but for one bit. */
async function compare(tx: Tx, sha256: string, likeness: string): Promise<void> {
  const bands = bandsOf(likeness);
  const near = await tx.media.findMany({
    where: { bands: { some: { band: { in: bands.flatMap(aroundBand) } } } },
    select: { sha256: true, likeness: true },
  });
  const alike = near.flatMap((older) => {
    const distance = older.likeness === null ? 64 : hammingDistance(older.likeness, likeness);
    return distance > NEAR_BITS ? [] : [{ newerSha256: sha256, olderSha256: older.sha256, distance }];
  });
  if (alike.length > 0) await tx.alikeMedia.createMany({ data: alike });
  await tx.likenessBand.createMany({ data: bands.map((band) => ({ band, sha256 })) });
}

/** Four slices of sixteen bits, each with its place. */
function bandsOf(likeness: string): readonly number[] {
  return Array.from({ length: BANDS }, (_, place) => {
    const digits = likeness.slice(place * 4, place * 4 + 4);
    return place * 2 ** BAND_BITS + Number.parseInt(digits, 16);
  });
}

/** The slice itself, and those that differ from it in one bit. */
function aroundBand(band: number): readonly number[] {
  const place = Math.floor(band / 2 ** BAND_BITS) * 2 ** BAND_BITS;
  return [band, ...Array.from({ length: BAND_BITS }, (_, bit) => place + ((band - place) ^ (1 << bit)))];
}
