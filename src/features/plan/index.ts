/** The institution's plan: checked, applied, in force. */
import { type Day, daysBetween } from '../../calendar/day.js';
import { defineFeature, type House } from '../../feature.js';
import { extendTasks, horizonOf, makeTasks } from '../../ledger/make-tasks.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { planCommands } from './cli.js';
import { holidayCommands } from './holidays-cli.js';
import { applyPlanPermission } from './permissions.js';

export { applyPlan } from './apply-plan.js';

/** Tasks are made more than a year ahead: a week less does no harm. */
const LOOKED_AT_EVERY_DAYS = 7;

/** How far each house was extended under which edition. Forgotten with the process, and then looked at afresh. */
const extended = new WeakMap<House, { readonly sha256: string; readonly through: Day }>();

/**
 * A plan without an end needs new tasks as time goes on. Everything is looked at once after a start, for a newer Loa may
 * know the calendar better; from then on, now and then, only what has newly come into sight.
 */
const extendSweep: Sweep<House> = {
  name: 'plan.extend',
  async run(house) {
    const edition = await planInForce(house.db.read);
    if (edition === undefined) return;
    const now = house.clock.now();
    const through = horizonOf(edition, now);
    const known = extended.get(house);
    const last = known?.sha256 === edition.sha256 ? known.through : undefined;
    if (last !== undefined && daysBetween(last, through) < LOOKED_AT_EVERY_DAYS) return;
    if (last === undefined) await house.db.transaction((tx) => makeTasks(tx, edition, now));
    else await extendTasks(house.db, edition, last, now);
    extended.set(house, { sha256: edition.sha256, through });
  },
};

export const plan = defineFeature({
  name: 'plan',
  permissions: [applyPlanPermission],
  sweeps: [extendSweep],
  cli: (program, open, print) => {
    planCommands(program, open, print);
    holidayCommands(program, open, print);
  },
});
