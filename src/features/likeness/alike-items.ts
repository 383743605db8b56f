/** Items that look like one: the same photos or nearly so, nearly the same words, the same title or event. */
import type { Read, Tx } from '../../db/client.js';
import { insertRows } from '../../db/insert-rows.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { type Fingerprints, sayTheSame } from './fingerprints.js';

/** An older text is a new occasion; pictures are compared for ever. */
const WORDS_MS = 180 * DAY_MS;
/** The same title comes back with the next month's article. */
const TITLE_MS = 14 * DAY_MS;
const MOST = 3;
const CANDIDATES = 30;

export interface Subject {
  /** The item itself, once it was sent. */
  readonly submission: number | undefined;
  /** Its photos by content. */
  readonly photos: readonly string[];
  readonly fingerprints: Fingerprints;
}

export interface AlikeItem {
  readonly id: number;
  readonly code: string;
  readonly state: 'inReview' | 'returned' | 'approved' | 'rejected' | 'withdrawn';
  readonly unit: { readonly id: number; readonly name: string };
  readonly isMerged: boolean;
  /** Photos of the subject that it has too. */
  readonly samePhotos: number;
  readonly nearPhotos: number;
  readonly sameWords: boolean;
  readonly sameTitle: boolean;
  readonly sameEvent: boolean;
}

/** The likest first; withdrawn and rejected ones are not counted. */
export async function alikeItems(read: Read, subject: Subject, now: Date): Promise<readonly AlikeItem[]> {
  const byPhotos = await sharingPhotos(read, subject);
  const byWords = await sharingWords(read, subject, now);
  const ids = [...new Set([...byPhotos.keys(), ...byWords.keys()])].filter((id) => id !== subject.submission);
  if (ids.length === 0) return [];
  const rows = await read.submission.findMany({
    where: { id: { in: ids }, state: { notIn: ['withdrawn', 'rejected'] } },
    select: {
      ...{ id: true, code: true, state: true, firstSentAt: true, mergedIntoId: true },
      unit: { select: { id: true, name: true } },
    },
  });
  return rows
    .map(({ firstSentAt, mergedIntoId, ...row }) => {
      const words = byWords.get(row.id) ?? NOTHING;
      const sameTitle = words.sameTitle && firstSentAt >= after(now, -TITLE_MS);
      const photos = byPhotos.get(row.id) ?? { same: new Set(), near: new Set() };
      const counts = { samePhotos: photos.same.size, nearPhotos: photos.near.size };
      return { ...row, isMerged: mergedIntoId !== null, ...words, sameTitle, ...counts };
    })
    .filter((item) => weightOf(item) > 0)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || b.id - a.id)
    .slice(0, MOST);
}

/** Writes down what a sent item is compared by, in place of what an earlier version said. */
export async function keepFingerprints(tx: Tx, submission: number, prints: Fingerprints): Promise<void> {
  await tx.shingle.deleteMany({ where: { submissionId: submission } });
  const hashes = [...new Set(allOf(prints))];
  await insertRows(
    tx,
    'Shingle',
    hashes.map((hash) => ({ hash, submissionId: submission })),
  );
}

interface Words {
  readonly sameWords: boolean;
  readonly sameTitle: boolean;
  readonly sameEvent: boolean;
}

const NOTHING: Words = { sameWords: false, sameTitle: false, sameEvent: false };

function weightOf(item: Omit<AlikeItem, 'id' | 'code' | 'state' | 'unit' | 'isMerged'>): number {
  const { samePhotos, nearPhotos, sameWords, sameTitle, sameEvent } = item;
  return samePhotos * 2 + nearPhotos + Number(sameWords) * 4 + Number(sameEvent) * 3 + Number(sameTitle) * 3;
}

async function sharingPhotos(read: Read, { photos }: Subject) {
  const found = new Map<number, { readonly same: Set<string>; readonly near: Set<string> }>();
  if (photos.length === 0) return found;
  const pairs = await read.alikeMedia.findMany({
    where: { OR: [{ newerSha256: { in: [...photos] } }, { olderSha256: { in: [...photos] } }] },
  });
  /** By a picture of another item: those of the subject it looks like. */
  const near = new Map<string, string[]>();
  for (const { newerSha256: newer, olderSha256: older } of pairs) {
    if (photos.includes(newer)) near.set(older, [...(near.get(older) ?? []), newer]);
    if (photos.includes(older)) near.set(newer, [...(near.get(newer) ?? []), older]);
  }
  const rows = await read.versionAttachment.findMany({
    where: { attachment: { sha256: { in: [...photos, ...near.keys()] }, state: { not: 'removed' } } },
    select: { version: { select: { submissionId: true } }, attachment: { select: { sha256: true } } },
  });
  for (const { version, attachment } of rows) {
    const { sha256 } = attachment;
    if (sha256 === null) continue;
    const of = found.get(version.submissionId) ?? { same: new Set(), near: new Set() };
    if (photos.includes(sha256)) of.same.add(sha256);
    for (const mine of near.get(sha256) ?? []) of.near.add(mine);
    found.set(version.submissionId, of);
  }
  for (const { same, near: alike } of found.values()) for (const sha256 of same) alike.delete(sha256);
  return found;
}

async function sharingWords(read: Read, { fingerprints: mine }: Subject, now: Date) {
  const found = new Map<number, Words>();
  if (allOf(mine).length === 0) return found;
  const since = { firstSentAt: { gte: after(now, -WORDS_MS) } };
  const { _min: first } = await read.submission.aggregate({ where: since, _min: { id: true } });
  if (first.id === null) return found;
  const lately = { submissionId: { gte: first.id } };
  const known = await samplesOf(read, await sharing(read, mine.words, lately));
  for (const [id, sample] of known) if (sayTheSame(mine.words, sample)) found.set(id, { ...NOTHING, sameWords: true });
  for (const id of await sharing(read, one(mine.title), lately))
    found.set(id, { ...(found.get(id) ?? NOTHING), sameTitle: true });
  for (const id of await sharing(read, one(mine.event), lately))
    found.set(id, { ...(found.get(id) ?? NOTHING), sameEvent: true });
  return found;
}

/** Those that share most of these, then the newest: what half the school writes tells nothing of one. */
async function sharing(
  read: Read,
  hashes: readonly number[],
  lately: { readonly submissionId: { readonly gte: number } },
): Promise<readonly number[]> {
  if (hashes.length === 0) return [];
  const rows = await read.shingle.groupBy({
    by: ['submissionId'],
    where: { hash: { in: [...hashes] }, ...lately },
    orderBy: [{ _count: { hash: 'desc' } }, { submissionId: 'desc' }],
    take: CANDIDATES,
  });
  return rows.map(({ submissionId }) => submissionId);
}

async function samplesOf(read: Read, ids: readonly number[]): Promise<ReadonlyMap<number, readonly number[]>> {
  const rows = await read.shingle.findMany({ where: { submissionId: { in: [...ids] } } });
  const samples = new Map<number, number[]>(ids.map((id) => [id, []]));
  for (const { submissionId, hash } of rows) samples.get(submissionId)?.push(hash);
  return samples;
}

const one = (hash: number | undefined): readonly number[] => (hash === undefined ? [] : [hash]);

function allOf({ words, title, event }: Fingerprints): readonly number[] {
  return [...words, ...one(title), ...one(event)];
}
