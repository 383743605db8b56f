/** Time that is made to pass: every sweep at its own moment, what waits is sent when it is due, happenings in between. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoClock } from '../../src/demo/clock.js';
import { createCompany } from '../../src/demo/company.js';
import type { Happening } from '../../src/demo/happenings.js';
import { gather, type Played, phonesOf } from '../../src/demo/history.js';
import { plannedMoments } from '../../src/demo/moments.js';
import { passTo } from '../../src/demo/passing.js';
import { openScratch } from '../../src/demo/scratch.js';
import { openStage, type Stage } from '../../src/demo/stage.js';
import { type PlanInForce, requirePlan } from '../../src/ledger/plan-in-force.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { testClock } from '../support/clock.js';

const at = (local: string) => new Date(`${local}:00+07:00`);
/** For machines with other things to do. */
const PATIENCE_MS = 120_000;
const scratch = openScratch();
const warnings: string[] = [];
const log = { info: () => {}, warn: (_: object, event: string) => void warnings.push(event), error: () => {} };
const clock = demoClock(at('2020-10-05T08:00'), testClock('2020-10-05T08:00:00+07:00'));
let stage: Stage;
let played: Played;
let edition: PlanInForce;

beforeAll(async () => {
  stage = await openStage({ dir: scratch.run(), clock, log, address: () => 'http://demo.invalid', onReceived() {} });
  played = await gather(stage, clock);
  clock.hold(at('2020-11-02T08:00'));
  edition = await requirePlan(stage.app.house.db.read);
}, PATIENCE_MS);
afterAll(async () => {
  await stage.close();
  scratch.remove();
});

/** Passes time and answers when the sweeps ran. */
async function pass(to: string, happenings: readonly Happening[] = []): Promise<readonly Date[]> {
  const swept: Date[] = [];
  const app = {
    ...stage.app,
    sweep: () => {
      swept.push(clock.now());
      return stage.app.sweep();
    },
  };
  const company = createCompany(
    () => stage,
    clock,
    phonesOf(() => stage, played),
  );
  await passTo(at(to), { stage: { ...stage, app }, clock, edition, company, happenings, log, restMs: 0 });
  return swept;
}

describe('time that is made to pass', () => {
  it('sweeps at every planned moment, in order', async () => {
    const from = clock.now();
    const swept = (await pass('2020-11-04T10:00')).map((moment) => moment.getTime());
    expect(swept).toEqual(swept.toSorted((a, b) => a - b));
    expect(swept).toEqual(
      expect.arrayContaining(plannedMoments(edition, from, at('2020-11-04T10:00')).map((moment) => moment.getTime())),
    );
    expect(clock.now()).toEqual(at('2020-11-04T10:00'));
  });

  it('sends what waits at the very moment it is due, between the sweeps', async () => {
    const due = ['2020-11-04T11:17', '2020-11-04T23:41', '2020-11-05T04:03'].map(at);
    await stage.app.house.act(THE_HOUSE, 'test/waiting', async (act) => {
      for (const [n, notBefore] of due.entries())
        await act.tell({ role: 'office' }, { text: `Tin hẹn giờ ${n}` }, { reason: `test/waiting/${n}`, notBefore });
    });
    await pass('2020-11-05T10:00');
    const sent = await stage.app.house.db.read.outgoing.findMany({
      where: { key: { startsWith: 'test/waiting/' } },
      orderBy: { id: 'asc' },
      select: { sentAt: true },
    });
    expect(sent.map(({ sentAt }) => sentAt)).toEqual(due);
  });

  it('lets people do things at their own time, and goes on where one of them cannot', async () => {
    const happened: Date[] = [];
    const happening = (when: string, happens: () => Promise<void>): Happening => ({ at: at(when), happens });
    await pass('2020-11-06T10:00', [
      happening('2020-11-05T10:20', async () => void happened.push(clock.now())),
      happening('2020-11-05T10:40', () => Promise.reject(new Error('the visitor was quicker'))),
      happening('2020-11-05T13:05', async () => void happened.push(clock.now())),
      happening('2020-11-07T09:00', async () => void happened.push(clock.now())),
    ]);
    expect(happened).toEqual([at('2020-11-05T10:20'), at('2020-11-05T13:05')]);
    expect(warnings).toContain('a happening of the story did not come off');
    expect(clock.now()).toEqual(at('2020-11-06T10:00'));
  });
});
