/** The right to run on a database: one process at a time, taken over at once when its holder is dead. */
import { after, type Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import type { Database } from './client.js';

const LEASE_MS = 30_000;
const REFRESH_MS = 10_000;
const NAME = 'house';

/** Another process runs on this database; the message says what to do. */
class LeaseTaken extends Error {}

export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** Whether a process of this host lives. */
  isAlive(pid: number): boolean;
}

/** The right to be the one house on this database. */
export interface Lease {
  /** Gives the right back; resolves when it is free. */
  release(): Promise<void>;
}

/** Takes the lease or throws LeaseTaken. `onLost` is called when another process took it over: stop at once. */
export async function takeLease(
  db: Database,
  holder: Holder,
  clock: Clock,
  log: Log,
  onLost: () => void,
): Promise<Lease> {
  const mine = `${holder.host}/${holder.pid}`;
  await db.transaction(async (tx) => {
    const now = clock.now();
    const current = await tx.lease.findUnique({ where: { name: NAME } });
    if (current !== null && current.until > now && !isDead(current.holder, holder)) {
      throw new LeaseTaken(
        `Loa is already running on this database (${current.holder}). Stop that copy first, or set DATA_DIR to another folder.`,
      );
    }
    const until = after(now, LEASE_MS);
    await tx.lease.upsert({
      where: { name: NAME },
      create: { name: NAME, holder: mine, until },
      update: { holder: mine, until },
    });
  });
  const timer = setInterval(() => void refresh(), REFRESH_MS);
  timer.unref();

  async function refresh(): Promise<void> {
    try {
      const { count } = await db.transaction((tx) =>
        tx.lease.updateMany({ where: { name: NAME, holder: mine }, data: { until: after(clock.now(), LEASE_MS) } }),
      );
      if (count > 0) return;
      clearInterval(timer);
      onLost();
    } catch (error) {
      log.warn({ error }, 'the lease could not be refreshed');
    }
  }

  return {
    async release() {
      clearInterval(timer);
      await db.transaction((tx) => tx.lease.deleteMany({ where: { name: NAME, holder: mine } }));
    },
  };
}

function isDead(current: string, { host, pid, isAlive }: Holder): boolean {
  const [theirHost, theirPid] = current.split('/');
  if (theirHost !== host) return false;
  // With our own number it is who was here before us: in a container that is started anew everybody gets the same.
  return Number(theirPid) === pid || !isAlive(Number(theirPid));
}

/** Whether a process of this machine lives, also one of another user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
