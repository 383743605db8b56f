/** Once a night what lies in the store and in no row is cleared away: a crash between the two left it there. */
import type { House } from '../../feature.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { nightly } from '../../scheduler/nightly.js';

/** Longer than anything takes from its first byte to its row. */
const STRAY_MS = DAY_MS;

export const clearStrays = nightly('submissions.clear-strays', async ({ db, media, clock }: House) => {
  const before = after(clock.now(), -STRAY_MS);
  await media.sweepParts(before);
  for await (const { sha256, putAt } of media.list()) {
    if (putAt >= before || (await db.read.media.findUnique({ where: { sha256 }, select: { sha256: true } })) !== null)
      continue;
    await media.remove(sha256, { unlessPutSince: before });
  }
});
