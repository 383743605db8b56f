import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveNil } from '../../src/features/done-marks/nil-return.js';
import { open, restrict } from '../../src/features/hot-issues/mark-issue.js';
import { STEPS } from '../../src/features/hot-issues/rules.js';
import { closeEarly, receiveIssue, skipStep } from '../../src/features/hot-issues/take-step.js';
import { opinion } from '../../src/features/opinion/index.js';
import { handInReturn, noteEntry } from '../../src/features/opinion/note-entry.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { as, FEATURES, filed } from './hot-issues-steps.js';
import { messagesWith } from './reminders-steps.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

describe('the laws of hot issues', () => {
  it('let no nil return stand beside an issue of the same unit and time, whatever comes in which order', async () => {
    const house = await openHouse({
      features: [...FEATURES, opinion],
      plan: 'ha-noi-2017',
      now: '2017-11-06T08:00:00+07:00',
    });
    const { read } = house.app.house.db;
    const begin = house.clock.now();
    const leader = await house.someone({ unit: 'ban-giam-doc', role: 'leader' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const owing = await read.task.findMany({
      where: { dutyCode: 'opinion-return', period: '2017-11' },
      orderBy: { id: 'asc' },
      include: { unit: true },
    });
    let turn = 0;
    let stood = 0;
    let fell = 0;
    const happening = fc.record({
      what: fc.constantFrom('nil', 'nil', 'issue', 'secret', 'close', 'restrict', 'open', 'entry', 'handIn'),
      days: fc.integer({ min: 0, max: 12 }),
    });
    // What only leaders knew of speaks against a nil return from the moment others may know, even when it is over.
    const opened = (['secret', 'nil', 'close', 'open'] as const).map((what) => ({ what, days: 1 }));
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 3, maxLength: 9 }), async (happenings) => {
        const unit = owing[turn % owing.length]?.unit;
        turn += 1;
        if (unit === undefined) throw new Error('a unit owes');
        house.clock.set(begin.toISOString());
        for (const [index, { what, days }] of happenings.entries()) {
          house.clock.advance(days * DAY_MS + 1_000);
          const now = house.clock.now();
          const tasks = await read.task.findMany({
            where: { unitId: unit.id, dutyCode: 'opinion-return', opensAt: { lte: now } },
            orderBy: { dueAt: 'desc' },
          });
          const issues = await read.hotIssue.findMany({ where: { unitId: unit.id } });
          const [task] = tasks;
          const issue = issues.at(-1);
          const by = async (person: number, work: Parameters<typeof as>[3]) =>
            as(house, person, `law/${turn}/${index}`, work);
          if (what === 'issue' || what === 'secret')
            await filed(house, office.person, unit.code, { restricted: what === 'secret' });
          if (what === 'nil' && task !== undefined) await by(office.person, (act) => giveNil(act, task.id));
          if (what === 'entry' && task !== undefined) {
            const said = { what: 'Dư luận thử', handling: 'Đã giải thích', forecast: undefined };
            await by(office.person, (act) => noteEntry(act, task.id, said));
          }
          if (what === 'handIn' && task !== undefined) await by(office.person, (act) => handInReturn(act, task.id));
          if (what === 'close' && issue !== undefined)
            await by(leader.person, (act) => closeEarly(act, issue.id, 'Đã xong việc'));
          if (what === 'restrict' && issue !== undefined) await by(leader.person, (act) => restrict(act, issue.id));
          if (what === 'open' && issue !== undefined) await by(leader.person, (act) => open(act, issue.id));
          const found = await nilsBesideIssues(house, unit.id);
          expect(found.broken).toEqual([]);
          stood += found.standing;
          fell += found.superseded;
        }
      }),
      { seed: 11, numRuns: 10, endOnFailure: true, examples: [[opened]] },
    );
    // The law was put to the test: nils stood, and nils fell.
    expect(stood).toBeGreaterThan(10);
    expect(fell).toBeGreaterThan(3);
  });

  it('tell each step that stands still once to each, in the order of time, and never a step that was done in time', async () => {
    const house = await openHouse({ features: FEATURES, now: '2020-11-07T21:00:00+07:00' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    let told = 0;
    const happening = fc.record({ hours: fc.integer({ min: 1, max: 30 }), does: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 2, maxLength: 7 }), async (happenings) => {
        const id = await filed(house, office.person, 'to-mau-giao-lon', { urgent: true });
        const { code } = await house.app.house.db.read.hotIssue.findUniqueOrThrow({ where: { id } });
        for (const { hours, does } of happenings) {
          house.clock.advance(hours * HOUR_MS);
          await house.app.sweep();
          await house.app.sweep();
          await house.settle();
          if (!does) continue;
          const { step } = await house.app.house.db.read.hotIssue.findUniqueOrThrow({ where: { id } });
          if (step === 'receive') await as(house, office.person, `take/${id}`, (act) => receiveIssue(act, id));
          else if (step !== 'done')
            await as(house, office.person, `skip/${id}/${step}`, (act) => skipStep(act, id, 'Không cần'));
        }
        const entries = await house.app.house.db.read.hotIssueEntry.findMany({
          where: { issueId: id },
          orderBy: { id: 'asc' },
        });
        const times = entries.map(({ at }) => at.getTime());
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        const late = entries.filter(({ kind }) => kind === 'late').map(({ step }) => step);
        expect(new Set(late).size).toBe(late.length);
        const names = {
          receive: 'Tiếp nhận',
          verify: 'Xác minh',
          handle: 'Xử lý',
          answer: 'Trả lời',
          publishResult: 'Công bố',
        };
        for (const step of STEPS) {
          const words = `${code}: bước ${names[step]}`;
          expect([step, messagesWith(house, leader.chat, words)]).toEqual([step, late.includes(step) ? 1 : 0]);
        }
        told += late.length;
        await as(house, leader.person, `close/${id}`, (act) => closeEarly(act, id, 'Hết chuyện'));
      }),
      { seed: 7, numRuns: 3, endOnFailure: true },
    );
    expect(told).toBeGreaterThan(5);
  });
});

/** Of one unit's returns, judged by the bare rows: each speaks of the time from the hand-in before to its own. */
async function nilsBesideIssues({ app }: TestHouse, unit: number) {
  const { read } = app.house.db;
  const tasks = await read.task.findMany({
    where: { unitId: unit, dutyCode: 'opinion-return' },
    orderBy: { dueAt: 'asc' },
    include: { nilReturns: true, opinionEntries: true },
  });
  const issues = await read.hotIssue.findMany({ where: { unitId: unit, restricted: false } });
  const broken = tasks.flatMap((task, index) => {
    const from = tasks[index - 1]?.dueAt ?? task.opensAt;
    const beside = issues.filter(
      ({ reportedAt, closedAt }) => reportedAt < task.dueAt && (closedAt === null || closedAt >= from),
    );
    const standing = task.nilReturns.filter(({ standsFor }) => standsFor !== null);
    const marked = task.nilReturns.every(
      ({ standsFor, supersededAt }) => (standsFor === null) === (supersededAt !== null),
    );
    const together = standing.length > 0 && beside.length + task.opinionEntries.length > 0;
    const disagrees = standing.length > 0 !== (task.nilAt !== null);
    return together || disagrees || !marked || standing.length > 1 ? [task.key] : [];
  });
  const nils = tasks.flatMap(({ nilReturns }) => nilReturns);
  const standing = nils.filter(({ standsFor }) => standsFor !== null).length;
  return { broken, standing, superseded: nils.length - standing };
}
