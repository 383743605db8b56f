/** Which returns somebody may work on, and one of them with everything that belongs to it. */
import type { Act } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { issuesWithin, opinionDuties, windowOf } from '../../ledger/opinion.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { unitsAnsweredBy } from '../../org/answering.js';
import type { Choice, Message } from '../../outbox/message.js';
import { type PlanTask, theirTask } from '../done-marks/index.js';
import { openReturn, reportNil } from '../tasks/index.js';
import { addEntry, handIn, listReturns, seeCompiled, seeDrops } from './choices.js';
import { compilePermission, returnPermission } from './permissions.js';
import { texts } from './texts.js';

/** What was handed in can be added to for so long after its hand-in. */
const OPEN_AFTER_MS = 10 * DAY_MS;
const NAME = { select: { name: true } } as const;

/** `/duluan`: the one return there is, or which one. */
export async function returnsScreen(act: Act, page = 0): Promise<Reply> {
  act.require(returnPermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const tasks = await tasksToReturn(act);
  const compiled = await compiledChoice(act);
  const [only, other] = tasks;
  if (only === undefined) return [{ text: texts.nothing, choices: compiled }];
  if (other === undefined) return returnScreen(act, only.id, compiled);
  const { shown, next } = pageOf(tasks, page, compiled.length);
  const entries: (readonly Choice[])[] = [];
  for (const { id, period, unit } of shown) {
    entries.push([openReturn.choice(texts.entry(unit.name, await periodWords(act, period)), { task: id })]);
  }
  const more = next === undefined ? [] : [[listReturns.choice(turnLabel(next), { page: next })]];
  return [{ text: texts.which, choices: [...entries, ...more, ...compiled] }];
}

export async function returnScreen(
  act: Act,
  id: number,
  others: readonly (readonly Choice[])[] = [],
): Promise<readonly Message[]> {
  act.require(returnPermission, 'anywhere');
  const task = await theirTask(act, id);
  if ('refusal' in task) return [{ text: task.refusal }];
  const kept = await keptOf(act, id);
  return [{ text: await returnText(act, task, kept), choices: [...returnChoices(task, kept), ...others] }];
}

type Kept = Awaited<ReturnType<typeof keptOf>>;

/** What was written, handed in and signed for a return, and the hot issues of its time. */
async function keptOf(act: Act, id: number) {
  const entries = await act.tx.opinionEntry.findMany({ where: { taskId: id }, orderBy: { id: 'asc' } });
  const returns = await act.tx.opinionReturn.findMany({
    where: { taskId: id },
    orderBy: { number: 'asc' },
    include: { by: NAME },
  });
  const nils = await act.tx.nilReturn.findMany({
    where: { taskId: id },
    orderBy: { id: 'asc' },
    include: { by: NAME },
  });
  const row = await act.tx.task.findUniqueOrThrow({ where: { id } });
  const issues = await issuesWithin(act.tx, row.unitId, await windowOf(act.tx, row));
  const sent = entries.filter(({ returnId }) => returnId !== null);
  const fresh = entries.filter(({ returnId }) => returnId === null);
  return { sent, fresh, returns, nils, issues };
}

async function returnText(act: Act, task: PlanTask, { sent, fresh, returns, nils, issues }: Kept): Promise<string> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const head = texts.head({
    unit: task.unit.name,
    period: await periodWords(act, task.period),
    due: spellDueAt(task.dueAt, zone),
    clause: task.clause,
  });
  const record = [
    ...nils.map(({ by, at, supersededAt }) =>
      supersededAt === null
        ? texts.nil(by.name, spellMoment(at, zone))
        : texts.nilSuperseded(by.name, spellMoment(at, zone), spellMoment(supersededAt, zone)),
    ),
    ...returns.map(({ number, by, at }) => texts.handedIn(number, by.name, spellMoment(at, zone))),
  ];
  const blocks = [
    head,
    ...(record.length === 0 ? [] : [record.join('\n')]),
    ...listed(
      texts.issues,
      issues.map(({ code, place, closedAt }) =>
        texts.issue(code, place, closedAt === null ? texts.issueOpen : texts.issueClosed),
      ),
    ),
    ...listed(texts.sentEntries, sent.map(lineOf)),
    ...listed(texts.newEntries, fresh.map(lineOf)),
    ...(sent.length + fresh.length + issues.length + record.length === 0 ? [texts.empty] : []),
  ];
  return blocks.join('\n\n');
}

function returnChoices(task: PlanTask, { sent, fresh, returns, issues }: Kept): readonly (readonly Choice[])[] {
  const about = { task: task.id };
  const mayHandIn = fresh.length > 0 || (issues.length > 0 && returns.length === 0);
  const label = returns.length === 0 ? texts.handIn(fresh.length) : texts.handInMore(fresh.length);
  const isOwed = task.state === 'open' || task.state === 'overdue';
  const mayNil = sent.length + fresh.length + issues.length === 0 && isOwed;
  return [
    [addEntry.choice(texts.add, about)],
    ...(mayHandIn ? [[handIn.choice(label, about)]] : []),
    ...(fresh.length > 0 ? [[seeDrops.choice(texts.drops, about)]] : []),
    ...(mayNil ? [[reportNil.choice(texts.nilChoice, about)]] : []),
  ];
}

/** "tháng 11/2017" */
export async function periodWords(act: Act, code: string): Promise<string> {
  const known = parsePeriod(code, (await requirePlan(act.tx)).calendar);
  return known === undefined ? code : periodName(known);
}

/** Those of units the person answers for or leads, and what they hold by name; nearest first. */
async function tasksToReturn(act: Act) {
  const { person, posts } = act.actor;
  const edition = await requirePlan(act.tx);
  if (person === undefined) return [];
  const led = posts.filter((post) => post.role === 'leader').map((post) => post.unit.id);
  const units = [...(await unitsAnsweredBy(act.tx, person.id)), ...led];
  return act.tx.task.findMany({
    where: {
      dutyCode: { in: [...opinionDuties(edition)] },
      opensAt: { lte: act.now },
      cancelledAt: null,
      excusedAt: null,
      AND: [
        { OR: [{ unitId: { in: units } }, { holders: { some: { personId: person.id, endedAt: null } } }] },
        { OR: [{ settledAt: null, nilAt: null }, { dueAt: { gt: after(act.now, -OPEN_AFTER_MS) } }] },
      ],
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { id: true, period: true, unit: { select: { name: true } } },
  });
}

/** For those who see all: the newest period that has opened. */
async function compiledChoice(act: Act): Promise<readonly (readonly Choice[])[]> {
  if (!act.may(compilePermission, 'anywhere')) return [];
  const newest = await act.tx.task.findFirst({
    where: {
      dutyCode: { in: [...opinionDuties(await requirePlan(act.tx))] },
      requestId: null,
      opensAt: { lte: act.now },
      cancelledAt: null,
    },
    orderBy: [{ dueAt: 'desc' }, { id: 'asc' }],
    select: { dutyCode: true, period: true },
  });
  if (newest === null) return [];
  return [[seeCompiled.choice(texts.compiled, { duty: newest.dutyCode, period: newest.period, page: 0 })]];
}

function lineOf(
  { what, handling, forecast }: { what: string; handling: string; forecast: string | null },
  index: number,
): string {
  return texts.entryLine(index + 1, { what, handling, forecast: forecast ?? undefined });
}

function listed(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [[title, ...lines].join('\n')];
}
