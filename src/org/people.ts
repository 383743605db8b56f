/** People as one chooses among them: by name, with the unit in which they serve. */
import type { Read } from '../db/client.js';
import { compareNames } from '../lib/fold.js';
import { PRESENT } from './reach.js';

/** Somebody, with a unit in which they hold a post. */
export interface PersonEntry {
  readonly id: number;
  readonly name: string;
  readonly unit: { readonly id: number; readonly name: string; readonly path: string };
}

type PostFilter = NonNullable<NonNullable<Parameters<Read['membership']['findMany']>[0]>['where']>;

/** The posts held now by those who can act and be told, an entry each, the oldest post first. */
export async function postsHeld(read: Read, filter: PostFilter = {}): Promise<readonly PersonEntry[]> {
  const posts = await read.membership.findMany({
    where: { ...filter, until: null, person: PRESENT },
    orderBy: { id: 'asc' },
    select: { person: { select: { id: true, name: true } }, unit: { select: { id: true, name: true, path: true } } },
  });
  return posts.map(({ person, unit }) => ({ ...person, unit }));
}

/** By given name; of several entries of a person the first. */
export function eachOnce(entries: readonly PersonEntry[]): readonly PersonEntry[] {
  const first = new Map<number, PersonEntry>();
  for (const entry of entries) if (!first.has(entry.id)) first.set(entry.id, entry);
  return [...first.values()].toSorted((a, b) => compareNames(a.name, b.name) || a.id - b.id);
}
