/** Items from before the archive knew whose and of what they are are indexed once, some at a time. */
import type { House } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { indexItem } from '../items/index.js';

const DONE = 'archive/indexed';
const AT_ONCE = 200;

export const reindexOld: Sweep<House> = {
  name: 'archive.index',
  async run({ db, clock }) {
    if ((await db.read.occurrence.findUnique({ where: { key: DONE } })) !== null) return;
    if ((await planInForce(db.read)) === undefined) return;
    await db.transaction(async (tx) => {
      const old = await tx.submission.findMany({
        where: { facets: '' },
        orderBy: { id: 'asc' },
        take: AT_ONCE,
        select: { id: true },
      });
      for (const { id } of old) await indexItem(tx, id);
      if (old.length < AT_ONCE) await tx.occurrence.create({ data: { key: DONE, at: clock.now() } });
    });
  },
};
