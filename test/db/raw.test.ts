/** SQL written by hand: inside its transaction and nowhere else, with the rows the client itself would give. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase, sql } from '../../src/db/client.js';
import { migrate } from '../../src/db/migrate.js';
import { scratchFolder } from '../support/scratch.js';

const NOW = new Date('2020-11-02T01:00:00.250Z');
let db: Database;

beforeEach(() => {
  const path = join(scratchFolder('raw'), 'loa.db');
  migrate(path, NOW);
  db = openDatabase(path, { longestMs: 300 });
});
afterEach(() => db.close());

const keys = async () => (await db.read.occurrence.findMany({ orderBy: { key: 'asc' } })).map((row) => row.key);

describe('SQL by hand', () => {
  it('gives and stores the very values the client does', async () => {
    await db.transaction(async (tx) => {
      const data = { channel: 'web', chat: 'c', sender: 's', createdAt: NOW } as const;
      const made = await tx.account.create({ data });
      await tx.$executeRaw`INSERT INTO "Account" ("channel", "chat", "sender", "createdAt", "lastWroteAt", "menuStale")
        VALUES ('web', ${'Đào “x” ?'}, ${'s2'}, ${NOW}, ${null}, ${true})`;
      const asked = 'SELECT *, (SELECT COUNT(*) FROM "Account") AS "all", 0.5 AS "half" FROM "Account" ORDER BY "id"';
      const byHand = await tx.$queryRaw(sql([asked]));
      // Whole numbers the client does not know the column of are bigints to it.
      const byClient = await tx.$queryRawUnsafe<readonly { readonly all: bigint }[]>(asked);
      expect(byHand).toEqual(byClient.map((row) => ({ ...row, all: Number(row.all) })));
      expect(byHand).toEqual([
        expect.objectContaining({ id: made.id, createdAt: NOW, menuStale: true, lastWroteAt: null }),
        expect.objectContaining({ chat: 'Đào “x” ?', createdAt: NOW, menuStale: true, lastWroteAt: null }),
      ]);
      const stored = await tx.$queryRaw<readonly { readonly kinds: number }[]>`
        SELECT COUNT(DISTINCT quote("createdAt") || typeof("menuStale")) AS "kinds" FROM "Account"`;
      expect(stored).toEqual([{ kinds: 1 }]);
    });
  });

  it('sees what its transaction wrote, and goes with it', async () => {
    const failing = db.transaction(async (tx) => {
      await tx.occurrence.create({ data: { key: 'one', at: NOW } });
      await tx.$executeRaw`INSERT INTO "Occurrence" ("key", "at") VALUES ('two', ${NOW})`;
      expect(await tx.$queryRaw`SELECT "key" FROM "Occurrence" ORDER BY "key"`).toEqual([
        { key: 'one' },
        { key: 'two' },
      ]);
      expect(await db.read.$queryRaw`SELECT "key" FROM "Occurrence"`).toEqual([]);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await keys()).toEqual([]);
  });

  it('is refused once its transaction is over, be another under way or not', async () => {
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let late: Promise<unknown> = Promise.resolve();
    let later: () => Promise<unknown> = async () => undefined;
    const hanging = db.transaction(async (tx) => {
      const put = (key: string) => tx.$executeRaw`INSERT INTO "Occurrence" ("key", "at") VALUES (${key}, ${NOW})`;
      later = () => put('idle');
      await asleep;
      late = put('too late');
      await late;
    });
    await expect(hanging).rejects.toThrow(/did not end/);
    // The next one begins when it is rolled back for certain.
    await db.transaction(async (tx) => {
      await expect(later()).rejects.toThrow(/is over/);
      wake();
      await tx.occurrence.create({ data: { key: 'another', at: NOW } });
    });
    await expect(late).rejects.toThrow(/is over/);
    await expect(later()).rejects.toThrow(/is over/);
    expect(await keys()).toEqual(['another']);
  });

  it('writes nothing outside of one', async () => {
    const sneaky = db.read.$queryRaw`INSERT INTO "Occurrence" ("key", "at") VALUES ('sneaky', ${NOW}) RETURNING "key"`;
    await expect(sneaky).rejects.toThrow();
    expect(await keys()).toEqual([]);
  });
});
