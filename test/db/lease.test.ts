/** One house on a database at a time. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.js';
import { type Holder, isAlive, takeLease } from '../../src/db/lease.js';
import { migrate } from '../../src/db/migrate.js';
import { testClock } from '../support/clock.js';
import { scratchFolder } from '../support/scratch.js';

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const MORNING = '2020-11-02T08:00:00+07:00';
const NOBODY = 65_534;
/** It is root's. */
const FIRST_PROCESS = 1;
const NO_PROCESS = 2 ** 30;

function openNew(): Database {
  const path = join(scratchFolder('lease'), 'loa.db');
  migrate(path, new Date(MORNING));
  const db = openDatabase(path);
  onTestFinished(() => db.close());
  return db;
}

const holder = (host: string, pid: number, alive = true): Holder => ({ host, pid, isAlive: () => alive });

it('is taken by one alone, until it is given back', async () => {
  const db = openNew();
  const clock = testClock(MORNING);
  const take = (who: Holder) => takeLease(db, who, clock, quiet, () => undefined);
  const first = await take(holder('may-chu', 10));
  await expect(take(holder('may-chu', 11))).rejects.toThrow(/already running.*may-chu\/10.*Stop that copy first/);
  await expect(take(holder('may-khac', 10))).rejects.toThrow(/already running/);
  await first.release();
  await (await take(holder('may-chu', 11))).release();
});

it('of a process that died goes at once on its machine, elsewhere when it has run out', async () => {
  const db = openNew();
  const clock = testClock(MORNING);
  const take = (who: Holder) => takeLease(db, who, clock, quiet, () => undefined);
  await take(holder('may-chu', 10));
  await take(holder('may-chu', 11, false));
  await take(holder('may-chu', 11));
  await expect(take(holder('may-khac', 1))).rejects.toThrow(/already running/);
  clock.set('2020-11-02T08:00:31+07:00');
  await (await take(holder('may-khac', 1))).release();
});

it('is held by a process of another user too', ({ skip }) => {
  expect(isAlive(NO_PROCESS)).toBe(false);
  // Only root may become somebody else.
  if (process.getuid?.() !== 0) return skip();
  const asked = `process.stdout.write(String((${isAlive})(${FIRST_PROCESS})))`;
  const options = { uid: NOBODY, cwd: '/', encoding: 'utf8' } as const;
  const signalled = spawnSync(process.execPath, ['-e', `process.kill(${FIRST_PROCESS}, 0)`], options);
  expect(signalled.stderr).toMatch(/EPERM/);
  expect(spawnSync(process.execPath, ['-e', asked], options).stdout).toBe('true');
});
