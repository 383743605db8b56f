import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.js';
import { HOUR_MS } from '../../src/lib/clock.js';
import { createFetcher } from '../../src/media/fetch.js';
import { openMediaStore } from '../../src/media/store.js';
import { testClock } from '../support/clock.js';
import { fakeChannel } from '../support/fake-channel.js';
import { PROFILES } from '../support/profiles.js';
import { scratchFolder } from '../support/scratch.js';
import { migratedDatabase } from '../support/shelf.js';

const clock = testClock('2020-11-02T08:00:00+07:00');
let db: Database;
let folder: string;

beforeEach(() => {
  folder = scratchFolder('fetch');
  copyFileSync(migratedDatabase(), join(folder, 'loa.db'));
  db = openDatabase(join(folder, 'loa.db'));
});
afterEach(() => db.close());

it('a file that cannot be written down, for a fault of ours, is given up in the end and keeps no other waiting', async () => {
  const channel = fakeChannel('telegram', PROFILES.telegram, clock);
  const logged: string[] = [];
  const log = { info: () => {}, warn: () => {}, error: (_: object, event: string) => void logged.push(event) };
  const [bad, worse, good] = await attachments(['một', 'hai', 'ba'].map((words) => channel.hold(Buffer.from(words))));
  const fetcher = createFetcher({
    db,
    store: openMediaStore(join(folder, 'media')),
    channels: new Map([['telegram', channel]]),
    clock,
    log,
    zone: async () => undefined,
    onSettled: async (_, attachment) => {
      if (attachment !== good) throw new Error('this one fails');
    },
    onCommitted: () => {},
  });
  const states = async () => {
    const rows = await db.read.attachment.findMany({ orderBy: { id: 'asc' } });
    return rows.map(({ state, problem }) => problem ?? state);
  };
  await fetcher.drain();
  expect(await states()).toEqual(['waiting', 'waiting', 'stored']);
  for (let hour = 0; hour < 15; hour++) {
    clock.advance(HOUR_MS);
    await fetcher.drain();
  }
  expect(await states()).toEqual(['unreachable', 'unreachable', 'stored']);
  expect(logged.length).toBeGreaterThan(2);
  expect([bad, worse]).toEqual([1, 2]);
});

/** Text files somebody sent, by their references on the platform; returns their numbers. */
function attachments(refs: readonly string[]): Promise<readonly number[]> {
  const now = clock.now();
  return db.transaction(async (tx) => {
    const person = await tx.person.create({ data: { name: 'Người Thử', sortName: 'thu nguoi', createdAt: now } });
    const { id: collectionId } = await tx.collection.create({
      data: { personId: person.id, state: 'open', openedAt: now, touchedAt: now },
    });
    const ids: number[] = [];
    for (const ref of refs) {
      const data = { collectionId, accountId: 1, channel: 'telegram', chat: 'lan', ref, at: now } as const;
      const { id } = await tx.attachment.create({
        data: { ...data, kind: 'document', name: 'a.txt', state: 'waiting' },
      });
      ids.push(id);
    }
    return ids;
  });
}
