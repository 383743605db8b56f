/** Writes down a stored file once, by its content: what it is, what it says, and which pictures look like it. */
import type { Read, Tx } from '../db/client.js';
import type { SoundMedia } from './inspect.js';
import { hammingDistance } from './likeness.js';
import type { ShownForms } from './shown-forms.js';
import type { StoredMedia } from './store.js';

export interface FoundMedia extends ShownForms {
  readonly sha256: string;
  readonly found: SoundMedia;
  /** Of a document. */
  readonly text: string | undefined;
}

/** Of 64 bits: up to so many differ between two prints of one photo. */
const NEAR_BITS = 7;
const BANDS = 4;
const BAND_BITS = 16;

/** Whether the content is that of a file of ours, or a form in which one is shown. */
export async function isKept(read: Read, sha256: string): Promise<boolean> {
  const uses = { OR: [{ sha256 }, { shown: sha256 }, { preview: sha256 }] };
  return (await read.media.count({ where: uses })) > 0;
}

/** Does nothing for what was handed in before; a form we made ourselves becomes a picture like others. */
export async function keepMedia(tx: Tx, file: FoundMedia, now: Date): Promise<void> {
  const { sha256, found, text, bare, preview } = file;
  const likeness = found.kind === 'photo' ? found.perceptualHash : undefined;
  const known = await tx.media.findUnique({ where: { sha256 }, select: { likeness: true } });
  if (known !== null && (likeness === undefined || known.likeness !== null)) return;
  const { bytes, type } = found;
  const photo = found.kind === 'photo' ? { width: found.width, height: found.height } : undefined;
  if (bare !== undefined) await keepForm(tx, { ...bare, ...photo, type, kind: kindOf(found) }, now);
  if (preview !== undefined) await keepForm(tx, { ...preview, type: 'image/jpeg', kind: 'photo' }, now);
  const facts = {
    ...{ bytes, type, kind: kindOf(found), text: text ?? null, storedAt: now },
    ...{ shown: bare?.sha256 ?? null, preview: preview?.sha256 ?? null },
    ...(found.kind === 'photo' && { ...photo, takenAt: found.takenAt ?? null, likeness: likeness ?? null }),
  };
  await tx.media.upsert({ where: { sha256 }, create: { sha256, ...facts }, update: facts });
  if (likeness !== undefined) await compare(tx, sha256, likeness);
}

function kindOf({ kind }: SoundMedia): 'photo' | 'video' | 'audio' | 'document' {
  return kind === 'photo' || kind === 'video' || kind === 'audio' ? kind : 'document';
}

/** A form has no likeness: the picture it is made from is what others are compared with. */
async function keepForm(
  tx: Tx,
  form: StoredMedia & {
    readonly type: string;
    readonly kind: ReturnType<typeof kindOf>;
    readonly width?: number;
    readonly height?: number;
  },
  now: Date,
): Promise<void> {
  const { sha256 } = form;
  await tx.media.upsert({ where: { sha256 }, create: { ...form, storedAt: now }, update: {} });
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
