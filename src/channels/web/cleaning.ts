/** Clears away what the mailbox need not keep: links and sessions that are over, files nobody waits for any more. */
import type { Database } from '../../db/client.js';
import type { Sessions } from '../../http/sessions.js';
import { after, type Clock, DAY_MS } from '../../lib/clock.js';
import type { Disk } from './disk.js';

/** An upload whose message was never sent. */
const UNSENT_MS = DAY_MS;
/** After the house has it, an upload stays to be looked at in the chat. */
const FETCHED_MS = 30 * DAY_MS;
/** An upload the house never asked for: from somebody who has not joined, for instance. */
const UNFETCHED_MS = 60 * DAY_MS;
/** A copy of ours, counted from its last sending. */
const COPY_MS = 90 * DAY_MS;
/** So that an old link can still say that it is old. */
const OLD_LINK_MS = 90 * DAY_MS;
/** What lies on the disk and in no row: a crash between the two left it. */
const STRAY_MS = DAY_MS;
const AT_ONCE = 200;

export interface CleaningParts {
  readonly db: Database;
  readonly disk: Disk;
  readonly sessions: Sessions;
  readonly clock: Clock;
}

/** May run at any time and as often as one likes; once a day is enough. */
export async function clean({ db, disk, sessions, clock }: CleaningParts): Promise<void> {
  const now = clock.now();
  const before = (ms: number) => after(now, -ms);
  await sessions.sweep();
  await db.transaction((tx) => tx.webLink.deleteMany({ where: { expiresAt: { lt: before(OLD_LINK_MS) } } }));
  await inRounds(dropUnsent);
  await inRounds(dropUploads);
  await inRounds(dropCopies);
  await disk.sweepParts(before(STRAY_MS));
  await dropStrays();

  async function dropUnsent(): Promise<number> {
    const where = { messageId: null, clientId: { not: null }, storedAt: { lt: before(UNSENT_MS) } };
    const rows = await db.read.webFile.findMany({ where, take: AT_ONCE, select: { id: true } });
    let dropped = 0;
    for (const { id } of rows) {
      // A message may have taken it a moment ago.
      const { count } = await db.transaction((tx) => tx.webFile.deleteMany({ where: { ...where, id } }));
      if (count === 0) continue;
      dropped += 1;
      await disk.remove({ kind: 'upload', id });
    }
    return dropped;
  }

  async function dropUploads(): Promise<number> {
    const rows = await db.read.webFile.findMany({
      where: {
        sha256: null,
        removedAt: null,
        messageId: { not: null },
        OR: [{ fetchedAt: { lt: before(FETCHED_MS) } }, { fetchedAt: null, storedAt: { lt: before(UNFETCHED_MS) } }],
      },
      take: AT_ONCE,
      select: { id: true },
    });
    for (const { id } of rows) {
      await db.transaction((tx) => tx.webFile.update({ where: { id }, data: { removedAt: now } }));
      await disk.remove({ kind: 'upload', id });
    }
    return rows.length;
  }

  async function dropCopies(): Promise<number> {
    const old = await db.read.webFile.groupBy({
      by: ['sha256'],
      where: { sha256: { not: null }, removedAt: null },
      having: { storedAt: { _max: { lt: before(COPY_MS) } } },
      orderBy: { sha256: 'asc' },
      take: AT_ONCE,
    });
    let dropped = 0;
    for (const { sha256 } of old) {
      if (sha256 === null) continue;
      const { count } = await db.transaction(async (tx) => {
        const fresh = await tx.webFile.count({ where: { sha256, storedAt: { gte: before(COPY_MS) } } });
        return fresh > 0
          ? { count: 0 }
          : tx.webFile.updateMany({ where: { sha256, removedAt: null }, data: { removedAt: now } });
      });
      if (count === 0) continue;
      dropped += 1;
      await disk.remove({ kind: 'copy', sha256 });
    }
    return dropped;
  }

  async function dropStrays(): Promise<void> {
    for await (const media of disk.list(before(STRAY_MS))) {
      const where = media.kind === 'upload' ? { id: media.id } : { sha256: media.sha256 };
      if ((await db.read.webFile.count({ where: { ...where, removedAt: null } })) === 0) await disk.remove(media);
    }
  }
}

/** Until nothing is left, however much came in a day. `round` drops so many at most, and says how many. */
async function inRounds(round: () => Promise<number>): Promise<void> {
  while ((await round()) === AT_ONCE);
}
