/** Reads what a report is compiled from beside its own tasks and items: sections, merits, earlier periods, what comes next. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startOf } from '../calendar/day.js';
import { nextPeriod, type Period, previousPeriod, samePeriodLastYear } from '../calendar/period.js';
import type { Read } from '../db/client.js';
import { countedDuty } from './assigned-duty.js';
import { itemNumbers } from './compile.js';
import type { Earlier, NextDuty, ReportRows, SectionRows, Supplement, UnitName } from './compile-model.js';
import { type ReportScope, scopeOf } from './compile-scope.js';
import { itemsSent } from './item-pages.js';
import { laterTasks, periodNumbers } from './period-numbers.js';
import { chosenUnits } from './plan/owers.js';
import type { PlanInForce } from './plan-in-force.js';
import type { Merit, MeritKind, MeritSource, ReportSection, SectionSpan } from './report-section.js';
import { taskPages } from './task-pages.js';

/** What features add to the reports. */
export interface ReportSources {
  readonly sections: readonly ReportSection[];
  readonly merits: readonly Readonly<Partial<Record<MeritKind, MeritSource>>>[];
}

/** What a report is about. */
export interface ReportSubject {
  readonly edition: PlanInForce;
  readonly scope: ReportScope;
  /** Path of the unit it is about; "/" is the whole institution. */
  readonly unitPath: string;
  /** Its name; absent: the whole institution. */
  readonly unit?: UnitName;
}

export type FixedRows = Omit<ReportRows, 'count' | 'items' | 'approvedLater' | 'frozenLater'>;

/** What earlier reports said, by period code: a confirmed one is compared with as it was issued. */
export type IssuedNumbers = (period: Period) => Promise<Earlier | undefined>;

/**
 * Small rows, read once; tasks and items come in pages beside them. Between the readings whoever chats has a turn: the
 * database answers at once, and promises alone would make one long piece of them.
 */
export async function readFixedRows(
  read: Read,
  subject: ReportSubject,
  sources: ReportSources,
  issued: IssuedNumbers,
  now: Date,
): Promise<FixedRows> {
  const { edition, scope } = subject;
  const before = previousPeriod(scope.period, edition.calendar);
  const lastYear = samePeriodLastYear(scope.period, edition.calendar);
  const earlier = async (period: Period | undefined) =>
    period === undefined
      ? undefined
      : ((await issued(period)) ??
        earlierNumbers(read, { ...subject, scope: scopeOf(edition, scope.rule, period) }, sources, now));
  return {
    asOf: now,
    ...(subject.unit === undefined ? {} : { unit: subject.unit }),
    sections: await sectionsAt(read, spanOf(subject, now), sources),
    merits: await meritsAt(read, spanOf(subject, now), sources),
    graded: await gradedUnits(read, subject),
    before: await earlier(before),
    lastYear: lastYear?.code === before?.code ? undefined : await earlier(lastYear),
    supplement: before === undefined ? undefined : await supplementOf(read, subject, before, now),
    next: await nextDuties(read, subject, now),
  };
}

function spanOf({ edition, scope, unitPath }: ReportSubject, now: Date): SectionSpan {
  return { edition, period: scope.period, from: scope.dataFrom, to: scope.dataTo, unitPath, now };
}

async function sectionsAt(read: Read, span: SectionSpan, { sections }: ReportSources): Promise<readonly SectionRows[]> {
  const found: SectionRows[] = [];
  for (const { name, place, read: ask } of sections) {
    found.push({ name, place, ...(await ask(read, span)) });
    await nextTurn();
  }
  return found;
}

const MERIT_KINDS = ['published', 'sentUp', 'commended', 'hotIssueHandled'] as const;

async function meritsAt(read: Read, span: SectionSpan, { merits }: ReportSources): Promise<ReportRows['merits']> {
  const found: Partial<Record<MeritKind, readonly Merit[]>> = {};
  for (const kind of MERIT_KINDS) {
    const entries: Merit[] = [];
    for (const source of merits) entries.push(...((await source[kind]?.(read, span)) ?? []));
    await nextTurn();
    if (entries.length > 0) found[kind] = entries;
  }
  return found;
}

/** The units the plan grades, as far as the report is about them. */
async function gradedUnits(read: Read, { edition, unitPath }: ReportSubject): Promise<ReportRows['graded']> {
  const { grading } = edition.plan;
  if (grading.mode === 'none') return [];
  const codes = new Set(chosenUnits(grading.units, edition.plan));
  const units = await read.unit.findMany({
    where: { path: { startsWith: unitPath }, retiredAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { code: true, name: true },
  });
  return units.filter(({ code }) => codes.has(code));
}

/** The numbers of another period as they stand now. Zeros of a time before there was a plan are no comparison. */
async function earlierNumbers(
  read: Read,
  subject: ReportSubject,
  sources: ReportSources,
  now: Date,
): Promise<Earlier | undefined> {
  const { edition, scope, unitPath } = subject;
  const { plan } = edition;
  const { totals } = await periodNumbers(read, edition, searchFor(subject), now);
  const states = [];
  for await (const page of itemsSent(read, scope, { unitPath })) states.push(...page.map(({ state }) => ({ state })));
  const isBeforePlan = scope.dataTo <= startOf(plan.plan.from, plan.zone);
  if (isBeforePlan && totals.tasks + states.length === 0) return undefined;
  const span = spanOf(subject, now);
  const sections = await sectionsAt(read, span, sources);
  const merits = await meritsAt(read, span, sources);
  return {
    period: scope.period,
    totals,
    items: itemNumbers(states),
    published: merits.published?.length ?? 0,
    sections: sections.map(({ name, numbers }) => ({ name, numbers })),
  };
}

/** Where the tasks a report counts are looked for. */
export function searchFor({ scope, unitPath }: ReportSubject) {
  const { duties, period } = scope;
  return {
    period,
    ...(unitPath === '/' ? {} : { areas: [{ path: unitPath, subtree: true }] }),
    ...(duties === undefined ? {} : { duties }),
  };
}

async function supplementOf(
  read: Read,
  { edition, scope, unitPath }: ReportSubject,
  period: Period,
  now: Date,
): Promise<Supplement | undefined> {
  const later = await laterTasks(read, edition, searchFor({ edition, scope: { ...scope, period }, unitPath }), now);
  const [first] = later;
  if (first === undefined) return undefined;
  return {
    period,
    confirmedAt: first.report.confirmedAt.toISOString(),
    tasks: later.map(({ task }) => ({
      unit: { code: task.unit.code, name: task.unit.name },
      title: titleIn(edition, task),
      doneAt: task.doneAt?.toISOString() ?? '',
    })),
  };
}

/** What people call a task in a list. */
function titleIn({ dutyOf }: PlanInForce, task: { readonly dutyCode: string; readonly title: string | null }): string {
  const duty = countedDuty(dutyOf, task.dutyCode)?.title ?? task.dutyCode;
  return task.title === null ? duty : `${duty}: ${task.title}`;
}

async function nextDuties(read: Read, subject: ReportSubject, now: Date): Promise<readonly NextDuty[]> {
  const { edition, scope } = subject;
  const next = nextPeriod(scope.period, edition.calendar);
  if (next === undefined) return [];
  const found = new Map<string, { title: string; clause: string; dueAt: Date; units: Set<string>; only: string }>();
  const search = searchFor({ ...subject, scope: { ...scope, period: next } });
  for await (const tasks of taskPages(read, edition, search, now)) {
    for (const task of tasks) {
      if (task.state === 'cancelled') continue;
      const known = found.get(task.dutyCode);
      if (known !== undefined) {
        known.units.add(task.unit.code);
        if (task.dueAt < known.dueAt) known.dueAt = task.dueAt;
        continue;
      }
      const duty = countedDuty(edition.dutyOf, task.dutyCode);
      found.set(task.dutyCode, {
        title: duty?.title ?? task.dutyCode,
        clause: duty?.clause ?? task.clause,
        dueAt: task.dueAt,
        units: new Set([task.unit.code]),
        only: task.unit.name,
      });
    }
  }
  const order = edition.duties.map(({ code }) => code);
  const place = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length);
  return [...found]
    .toSorted(([a], [b]) => place(a) - place(b))
    .map(([duty, { title, clause, dueAt, units, only }]) => ({
      duty,
      title,
      clause,
      dueAt: dueAt.toISOString(),
      units: units.size,
      only: units.size === 1 ? only : null,
    }));
}
