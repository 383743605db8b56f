/** Somebody decided on an item while its author was changing it: what they added becomes a draft of its own. */
import type { House } from '../../feature.js';
import { THE_HOUSE } from '../../org/actor.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { refresh } from './draft-card.js';
import { stopRework } from './rework-item.js';

export const closeReworks: Sweep<House> = {
  name: 'submissions.close-reworks',
  async run(house) {
    const over = [{ heldUntil: null }, { heldUntil: { lte: house.clock.now() } }];
    const decided = { state: { in: ['approved' as const, 'rejected' as const] }, OR: over };
    const rows = await house.db.read.collection.findMany({
      where: { state: 'open', submission: decided },
      select: { id: true, submission: { select: { id: true } } },
    });
    await forEachDue(rows, async ({ id, submission }) => {
      if (submission === null) return;
      await house.act(THE_HOUSE, `submissions/close/${id}`, async (act) => {
        await stopRework(act, submission.id, { keepNew: true });
        await refresh(act, id);
      });
    });
  },
};
