import { copyFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.js';
import { scratchFolder } from '../support/scratch.js';
import { migratedDatabase } from '../support/shelf.js';

const NOW = new Date('2020-11-02T01:00:00Z');
let db: Database;
let path: string;

beforeEach(() => {
  path = join(scratchFolder('db'), 'loa.db');
  copyFileSync(migratedDatabase(), path);
  db = openDatabase(path);
});
afterEach(() => db.close());

describe('the database', () => {
  it('loses no acknowledged write beside transactions that fail', async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 20; round++) {
      const failing = db.transaction(async (tx) => {
        for (let i = 0; i < 10; i++) await tx.occurrence.create({ data: { key: `bad/${round}/${i}`, at: NOW } });
        throw new Error('this one fails');
      });
      const others = Array.from({ length: 20 }, async (_, i) => {
        for (let wait = 0; wait < i * 7 + round; wait++) await null;
        const key = `good/${round}/${i}`;
        await db.transaction((tx) => tx.occurrence.create({ data: { key, at: NOW } }));
        acknowledged.push(key);
      });
      await expect(failing).rejects.toThrow('this one fails');
      await Promise.all(others);
    }
    expect(acknowledged.length).toBe(400);
    expect(await db.read.occurrence.count({ where: { key: { in: acknowledged } } })).toBe(400);
    expect(await db.read.occurrence.count({ where: { key: { startsWith: 'bad/' } } })).toBe(0);
  });

  it('shows readers only what is committed', async () => {
    await db.transaction(async (tx) => {
      await tx.occurrence.create({ data: { key: 'half', at: NOW } });
      expect(await db.read.occurrence.count()).toBe(0);
    });
    expect(await db.read.occurrence.count()).toBe(1);
  });

  it('refuses to write outside a transaction', async () => {
    const reader = db.read.occurrence as unknown as { create(args: object): Promise<unknown> };
    await expect(reader.create({ data: { key: 'sneaky', at: NOW } })).rejects.toThrow();
    expect(await db.read.occurrence.count()).toBe(0);
  });

  it('is asked no more once it is closed, and the next one shows nothing of it', async () => {
    await db.transaction((tx) => tx.occurrence.create({ data: { key: 'here', at: NOW } }));
    await db.close();
    const elsewhere = `${path}-elsewhere`;
    copyFileSync(migratedDatabase(), elsewhere);
    const next = openDatabase(elsewhere);
    expect(await next.read.occurrence.count()).toBe(0);
    await next.transaction((tx) => tx.occurrence.create({ data: { key: 'elsewhere', at: NOW } }));
    expect(() => db.read.occurrence).toThrow(/closed/);
    await expect(db.transaction((tx) => tx.occurrence.count())).rejects.toThrow(/closed/);
    await next.close();
  });

  it('is copied as it was when the copy was asked for, however much is written meanwhile', async () => {
    const write = (key: string) => db.transaction((tx) => tx.occurrence.create({ data: { key, at: NOW } }));
    await write('before');
    const to = `${path}-copy`;
    let isCopied = false;
    const copying = db.copyTo(to).finally(() => {
      isCopied = true;
    });
    for (let n = 0; n < 200 && !isCopied; n++) await write(`meanwhile/${n}`);
    await copying;
    const copy = openDatabase(to);
    expect(await copy.read.occurrence.findMany({ select: { key: true } })).toEqual([{ key: 'before' }]);
    await copy.close();
  });

  it('goes on after a transaction that failed', async () => {
    await expect(db.transaction(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await db.transaction((tx) => tx.occurrence.create({ data: { key: 'after', at: NOW } }));
    expect(await db.read.occurrence.count()).toBe(1);
  });
});

it('writes every commit through to the disk', async () => {
  const [row] = await db.transaction((tx) => tx.$queryRaw<{ synchronous: number }[]>`PRAGMA synchronous`);
  expect(Number(row?.synchronous)).toBe(2);
  const [mode] = await db.transaction((tx) => tx.$queryRaw<{ journal_mode: string }[]>`PRAGMA journal_mode`);
  expect(mode?.journal_mode).toBe('wal');
});

it('gives the disk back what its journal took while somebody held on to an old look', async () => {
  const MB = 1024 * 1024;
  const journal = () => statSync(`${path}-wal`).size / MB;
  const write = (key: string) => db.transaction((tx) => tx.occurrence.create({ data: { key, at: NOW } }));
  const looker = new BetterSqlite3(path, { readonly: true });
  looker.exec('BEGIN; SELECT count(*) FROM "Occurrence"');
  await write('x'.repeat(10 * MB));
  expect(journal()).toBeGreaterThan(17);
  looker.close();
  for (const key of ['a', 'b', 'c']) await write(key);
  expect(journal()).toBeLessThan(17);
});
