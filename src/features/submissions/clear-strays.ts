/** Once a day what lies in the store and in no row is cleared away: a crash between the two left it there. */
import type { House } from '../../feature.js';
import { after, DAY_MS } from '../../lib/clock.js';
import type { Sweep } from '../../scheduler/sweep.js';

/** Longer than anything takes from its first byte to its row. */
const STRAY_MS = DAY_MS;

export const clearStrays: Sweep<House> = {
  name: 'submissions.clear-strays',
  async run({ db, media, clock }) {
    const now = clock.now();
    const key = `media/strays/${Math.floor(now.getTime() / DAY_MS)}`;
    if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
    await db.transaction((tx) => tx.occurrence.create({ data: { key, at: now } }));
    const before = after(now, -STRAY_MS);
    await media.sweepParts(before);
    for await (const { sha256, putAt } of media.list()) {
      if (putAt >= before || (await db.read.media.findUnique({ where: { sha256 }, select: { sha256: true } })) !== null)
        continue;
      await media.remove(sha256, { unlessPutSince: before });
    }
  },
};
