/** The institution's plan: checked, applied, in force. */

import { defineFeature, type House } from '../../feature.js';
import { makeTasks } from '../../ledger/make-tasks.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { DAY_MS } from '../../lib/clock.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { planCommands } from './cli.js';
import { applyPlanPermission } from './permissions.js';

export { applyPlan } from './apply-plan.js';

/** A plan without an end needs new tasks as time goes on: looked at once a day. */
const extendSweep: Sweep<House> = {
  name: 'plan.extend',
  async run({ db, clock }) {
    const now = clock.now();
    const key = `plan/extend/${Math.floor(now.getTime() / DAY_MS)}`;
    if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
    const edition = await planInForce(db.read);
    if (edition === undefined) return;
    await db.transaction(async (tx) => {
      await tx.occurrence.create({ data: { key, at: now } });
      await makeTasks(tx, edition, now);
    });
  },
};

export const plan = defineFeature({
  name: 'plan',
  permissions: [applyPlanPermission],
  sweeps: [extendSweep],
  cli: planCommands,
});
