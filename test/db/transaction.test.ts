import { spawn } from 'node:child_process';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, isStorageTrouble, openDatabase } from '../../src/db/client.js';
import { twoConnections } from '../../src/db/two-connections.js';
import { scratchFolder } from '../support/scratch.js';
import { migratedDatabase } from '../support/shelf.js';

const NOW = new Date('2020-11-02T01:00:00Z');
let db: Database;
let path: string;

beforeEach(async () => {
  path = join(scratchFolder('transaction'), 'loa.db');
  copyFileSync(migratedDatabase(), path);
  await learnQueries();
  db = openDatabase(path, { longestMs: 300 });
});
afterEach(() => db.close());

/** A client's first query of a kind takes longer than the limit where much else runs; the next database has this client. */
async function learnQueries(): Promise<void> {
  const patient = openDatabase(path);
  const undone = patient.transaction(async (tx) => {
    await tx.occurrence.create({ data: { key: 'undone', at: NOW } });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await patient.close();
}

const put = (key: string) => db.transaction((tx) => tx.occurrence.create({ data: { key, at: NOW } }));

describe('a transaction', () => {
  it('begins when all before it have ended, well or badly', async () => {
    const order: string[] = [];
    const work = (name: string, fails = false) =>
      db.transaction(async (tx) => {
        order.push(`${name} begins`);
        await tx.occurrence.create({ data: { key: name, at: NOW } });
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    await Promise.allSettled([work('one'), work('two', true), work('three')]);
    expect(order).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends']);
    expect((await db.read.occurrence.findMany()).map((row) => row.key).sort()).toEqual(['one', 'three']);
  });

  it('that never ends is given up and rolled back, and the next ones go on', async () => {
    const hanging = db.transaction(async (tx) => {
      await tx.occurrence.create({ data: { key: 'hanging', at: NOW } });
      await new Promise(() => undefined);
    });
    const next = put('next');
    await expect(hanging).rejects.toThrow(/did not end/);
    await next;
    expect((await db.read.occurrence.findMany()).map((row) => row.key)).toEqual(['next']);
  });

  it.each([
    ['at once', 0],
    ['after the process was busy for long', 500],
  ])('that began %s and wakes up after it was given up can write nothing more', async (_when, busyMs) => {
    let wake: () => void = () => undefined;
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    let late: Promise<unknown> = Promise.resolve();
    const hanging = db.transaction(async (tx) => {
      await asleep;
      late = tx.occurrence.create({ data: { key: 'too late', at: NOW } });
      await late;
    });
    await Promise.resolve();
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, busyMs);
    await expect(hanging).rejects.toThrow(/did not end/);
    wake();
    await put('after');
    await expect(late).rejects.toThrow();
    expect((await db.read.occurrence.findMany()).map((row) => row.key)).toEqual(['after']);
  });

  it('takes no statement any more once it has ended', async () => {
    const connections = await twoConnections(path, 'OFF', 0);
    const transaction = await connections.begin();
    const statement = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] });
    await statement('ROLLBACK');
    await transaction.rollback();
    await expect(statement(`INSERT INTO "Counter" VALUES ('late', 1)`)).rejects.toThrow(/is over/);
    await connections.close();
  });

  it('asked for inside another does not keep everyone waiting for ever', async () => {
    const outer = db.transaction(() => put('inner'));
    await expect(outer).rejects.toThrow(/did not end/);
    await put('after');
    expect(await db.read.occurrence.count({ where: { key: 'after' } })).toBe(1);
  });
});

describe('a disk that refuses', () => {
  it('rejects what it cannot take, keeps reading, and takes it again when there is room', async () => {
    await put('before');
    const [size] = await db.transaction((tx) => tx.$queryRaw<{ page_count: number }[]>`PRAGMA page_count`);
    const limit = (pages: number) => db.transaction((tx) => tx.$queryRawUnsafe(`PRAGMA max_page_count = ${pages}`));
    await limit(Number(size?.page_count));
    const refused = await put('x'.repeat(60_000)).catch((error: unknown) => error);
    expect(isStorageTrouble(refused)).toBe(true);
    expect(await db.read.occurrence.count()).toBe(1);
    await limit(1_000_000);
    await put('after');
    expect((await db.read.occurrence.findMany()).map((row) => row.key).sort()).toEqual(['after', 'before']);
  });

  it('is known from a mistake of our own', async () => {
    await put('once');
    const twice = await put('once').catch((error: unknown) => error);
    expect(twice).toBeInstanceOf(Error);
    expect(isStorageTrouble(twice)).toBe(false);
    const readOnly = openDatabase(path);
    await readOnly.transaction((tx) => tx.$executeRawUnsafe('PRAGMA query_only = ON'));
    const refused = await readOnly
      .transaction((tx) => tx.occurrence.create({ data: { key: 'two', at: NOW } }))
      .catch((error: unknown) => error);
    expect(isStorageTrouble(refused)).toBe(true);
    await readOnly.close();
  });

  it('is also a lock that another process does not give back', async () => {
    const impatient = openDatabase(path, { busyMs: 20 });
    const other = new Sqlite(path);
    other.exec('BEGIN IMMEDIATE');
    const refused = await impatient
      .transaction((tx) => tx.occurrence.create({ data: { key: 'locked out', at: NOW } }))
      .catch((error: unknown) => error);
    other.exec('COMMIT');
    other.close();
    expect(isStorageTrouble(refused)).toBe(true);
    await impatient.transaction((tx) => tx.occurrence.create({ data: { key: 'let in', at: NOW } }));
    await impatient.close();
    expect(await db.read.occurrence.count()).toBe(1);
  });
});

it('loses nothing while a second process writes to the same file', async () => {
  const patient = openDatabase(path);
  const other = spawn(process.execPath, ['--input-type=module', '-e', OTHER_WRITER, path, '200']);
  let theirs = '';
  other.stdout.on('data', (piece: Buffer) => {
    theirs += piece.toString();
  });
  const ended = new Promise<number | null>((resolve) => other.once('exit', resolve));
  const mine: string[] = [];
  for (let i = 0; i < 200; i++) {
    const key = `mine/${i}`;
    // Reads first and writes later: what fails when another process commits in between, unless the lock is taken early.
    await patient.transaction(async (tx) => {
      const known = await tx.occurrence.count();
      await tx.occurrence.create({ data: { key, at: NOW } });
      expect(await tx.occurrence.count()).toBe(known + 1);
    });
    mine.push(key);
  }
  expect(await ended).toBe(0);
  const acknowledged = [...mine, ...theirs.trim().split('\n')];
  expect(acknowledged.length).toBe(400);
  expect(await patient.read.occurrence.count({ where: { key: { in: acknowledged } } })).toBe(400);
  await patient.close();
});

/** Writes so many rows, one transaction each, and names each on its output once it is committed. */
const OTHER_WRITER = `
  import Sqlite from 'better-sqlite3';
  const [path, count] = process.argv.slice(1);
  const file = new Sqlite(path, { timeout: 20000 });
  const insert = file.prepare('INSERT INTO "Occurrence" ("key", "at") VALUES (?, ?)');
  for (let i = 0; i < Number(count); i++) {
    file.transaction(() => insert.run('theirs/' + i, '2020-11-02T01:00:00.000+00:00')).immediate();
    process.stdout.write('theirs/' + i + '\\n');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  file.close();
`;
