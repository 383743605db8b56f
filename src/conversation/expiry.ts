/** Closes questions nobody answered in time, so that a forgotten one does not swallow what is said weeks later. */
import type { Database } from '../db/client.js';
import type { Clock } from '../lib/clock.js';
import type { Sweep } from '../scheduler/sweep.js';

export const expireDialogs: Sweep<{ readonly db: Database; readonly clock: Clock }> = {
  name: 'conversation.expiry',
  async run({ db, clock }) {
    const now = clock.now();
    const due = { state: 'active', expiresAt: { lte: now } } as const;
    if ((await db.read.dialog.findFirst({ where: due, select: { id: true } })) === null) return;
    await db.transaction((tx) =>
      tx.dialog.updateMany({ where: due, data: { state: 'expired', activeFor: null, updatedAt: now } }),
    );
  },
};
