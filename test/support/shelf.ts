/** Database files to copy, made once a process: migrating and applying a plan take a while. */
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeAct } from '../../src/act.js';
import { openDatabase } from '../../src/db/client.js';
import { migrate } from '../../src/db/migrate.js';
import { applyPlan } from '../../src/features/plan/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { keptFolder } from './scratch.js';

/** As it is on a first morning under a plan. */
export function preparedDatabase(
  plan: string | null,
  now: Date,
  as: (source: string) => string = (source) => source,
): Promise<string> {
  const key = `${plan}@${now.toISOString()}@${as}`;
  const known = shelf.get(key) ?? prepare(plan, now, as);
  shelf.set(key, known);
  return known;
}

const shelf = new Map<string, Promise<string>>();

async function prepare(plan: string | null, now: Date, as: (source: string) => string): Promise<string> {
  const path = join(keptFolder('shelf'), 'loa.db');
  copyFileSync(migratedDatabase(), path);
  if (plan === null) return path;
  const source = as(readFileSync(new URL(`../../prisma/plans/${plan}.yaml`, import.meta.url), 'utf8'));
  const db = openDatabase(path, { throwaway: true });
  await db.transaction((tx) => applyPlan(makeAct(tx, THE_HOUSE, now, 'test/plan'), source, `${plan}.yaml`));
  await db.close();
  return path;
}

/** A database file without a row: a test that changes it copies it first. */
export function migratedDatabase(): string {
  migrated ??= newlyMigrated();
  return migrated;
}

let migrated: string | undefined;

function newlyMigrated(): string {
  const path = join(keptFolder('shelf'), 'empty.db');
  migrate(path, new Date('2020-11-02T08:00:00+07:00'));
  return path;
}
