/** One at a time over all processes on a database: for what must not happen twice at once, such as using a key that works once. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { after, type Clock } from '../lib/clock.js';
import type { Database } from './client.js';

const LOOK_EVERY_MS = 100;

/** Another process had its turn for longer than we waited. */
class StillTaken extends Error {}

export interface TurnLimits {
  /** Whoever holds the turn for longer is taken to be dead. */
  readonly holdMs: number;
  readonly waitMs: number;
}

/** Runs `work` while nobody else runs work of this name. Throws what `work` throws, or an Error after waiting in vain. */
export async function exclusively<T>(
  db: Database,
  clock: Clock,
  name: string,
  limits: TurnLimits,
  work: () => Promise<T>,
): Promise<T> {
  const holder = randomUUID();
  for (let waitedMs = 0; !(await take(db, clock, name, holder, limits.holdMs)); waitedMs += LOOK_EVERY_MS) {
    if (waitedMs >= limits.waitMs) throw new StillTaken(`another process is at it: ${name}`);
    await wait(LOOK_EVERY_MS);
  }
  try {
    return await work();
  } finally {
    await db.transaction((tx) => tx.lease.deleteMany({ where: { name, holder } }));
  }
}

function take(db: Database, clock: Clock, name: string, holder: string, holdMs: number): Promise<boolean> {
  return db.transaction(async (tx) => {
    const now = clock.now();
    await tx.lease.deleteMany({ where: { name, until: { lte: now } } });
    if ((await tx.lease.findUnique({ where: { name } })) !== null) return false;
    await tx.lease.create({ data: { name, holder, until: after(now, holdMs) } });
    return true;
  });
}
