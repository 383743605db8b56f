/** A request over one's own data, as screens and use cases read it. */
import type { Read } from '../../db/client.js';
import { holdersOf } from '../../org/reach.js';

export async function requestById(read: Read, id: number) {
  return read.privacyRequest.findUnique({ where: { id }, include: { person: { select: { id: true, name: true } } } });
}

export type PrivacyRequest = NonNullable<Awaited<ReturnType<typeof requestById>>>;

/** What waits for an answer, the nearest deadline first. */
export async function openRequests(read: Read) {
  return read.privacyRequest.findMany({
    where: { state: 'open' },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: { person: { select: { id: true, name: true } } },
  });
}

/** What a person has asked and was not done yet, oldest first. */
export async function ownRequests(read: Read, person: number) {
  return read.privacyRequest.findMany({
    where: { personId: person, state: { in: ['open', 'granted'] } },
    orderBy: { id: 'asc' },
    include: { person: { select: { id: true, name: true } } },
  });
}

/** With them gone nobody could answer such requests, or let anybody in. */
export async function isOfficeAlone(read: Read, person: number): Promise<boolean> {
  const holders = await holdersOf(read, 'office');
  return holders.length === 1 && holders[0] === person;
}
