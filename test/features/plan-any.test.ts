/** Plans nobody wrote, brought into force one after the other in a house whose clock goes on. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPlan } from '../../src/features/plan/index.js';
import { horizonOf } from '../../src/ledger/make-tasks.js';
import { expandPlan } from '../../src/ledger/plan/expand.js';
import { readPlan } from '../../src/ledger/plan/read-plan.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { anyPlanText } from '../ledger/plan/any-plan.js';
import { openHouse } from '../support/house.js';

const accepted = anyPlanText.filter((text) => 'plan' in readPlan(text, 'plan.yaml'));
const editions = fc.array(fc.record({ text: accepted, daysLater: fc.integer({ min: 0, max: 150 }) }), {
  minLength: 2,
  maxLength: 5,
});

it('what has begun stays as it was, what has not is what the newest edition asks, and applying it again changes nothing', async () => {
  const kept = { begun: 0, adjusted: 0, withdrawn: 0 };
  await fc.assert(
    fc.asyncProperty(editions, async (steps) => {
      const house = await openHouse({ plan: null, now: '2020-01-20T08:00:00+07:00' });
      const { db } = house.app.house;
      const rows = async () => new Map((await db.read.task.findMany()).map((row) => [row.key, row]));
      for (const { text, daysLater } of steps) {
        await house.at(new Date(house.clock.now().getTime() + daysLater * 86_400_000).toISOString());
        const now = house.clock.now();
        const before = await rows();
        const apply = () => house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, text, 'plan.yaml'));
        await apply();
        const after = await rows();

        const edition = await requirePlan(db.read);
        const { plan, calendar } = edition;
        const planned = expandPlan(plan, calendar, plan.plan.from, horizonOf(edition, now));
        const asked = new Map(planned.map((task) => [task.key, task]));
        for (const [key, row] of after) {
          const was = before.get(key);
          if (was !== undefined && was.opensAt <= now && was.cancelledAt === null) {
            expect(row).toEqual(was);
            kept.begun += 1;
            continue;
          }
          const task = asked.get(key);
          expect([key, row.cancelledAt === null]).toEqual([key, task !== undefined]);
          if (task === undefined) kept.withdrawn += 1;
          if (task === undefined) continue;
          const { opensAt, dueAt, required } = task;
          expect(row).toMatchObject({ opensAt, dueAt, required, cutOffAt: task.cutOffAt ?? null });
          if (was !== undefined && was.dueAt.getTime() !== dueAt.getTime()) kept.adjusted += 1;
        }
        for (const key of asked.keys()) expect(after.has(key)).toBe(true);

        expect(await apply()).toMatchObject({ changes: [], made: 0 });
        expect(await rows()).toEqual(after);
      }
    }),
    { numRuns: 5, seed: 11 },
  );
  for (const times of Object.values(kept)) expect(times).toBeGreaterThan(0);
}, 120_000);
