/** `status`: the numbers of a period, for the operator. */
import type { Command } from 'commander';
import { minuteOf } from '../../calendar/day.js';
import { type Period, parsePeriod } from '../../calendar/period.js';
import type { Read } from '../../db/client.js';
import type { House, OpenHouse } from '../../feature.js';
import { type Counts, onTimeRate, sumOf } from '../../ledger/count.js';
import type { PeriodNumbers } from '../../ledger/frozen.js';
import type { TaskSearch } from '../../ledger/period-tasks.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { type ListedTask, listedPages } from '../../ledger/task-pages.js';
import { type Printer, tableOf } from '../../lib/print.js';
import type { Area } from '../../org/permissions.js';
import { nearPeriods, readStatus } from './read-status.js';

interface Options {
  readonly unit?: string;
  readonly period?: string;
  readonly json?: boolean;
}

export function statusCommand(program: Command, open: OpenHouse, print: Printer): void {
  program
    .command('status')
    .description('who owes what in a period')
    .option('--unit <code>', 'only this unit and those below it')
    .option('--period <period>', '2020-11, 2020-2021/HK1, 2020-2021, 2023/H1 or 2023; default this month')
    .option('--json', 'the numbers by unit and duty, with their totals')
    .action((options: Options) => open((house) => status(house, options, print)));
}

async function status(house: House, { unit, period: asked, json }: Options, print: Printer): Promise<void> {
  const { read } = house.db;
  const now = house.clock.now();
  const edition = await requirePlan(read);
  const period = asked === undefined ? nearPeriods(now, edition).month : periodOption(asked, edition);
  const areas = await reachOption(house, unit);
  const count = await readStatus(read, edition, areas, period, now);
  if (json === true) print.json(asJson(count, period, now, await dueTasks(read, edition, { period, areas }, now)));
  else showTable(count, period, edition.calendar.zone, print);
}

function periodOption(text: string, { calendar }: PlanInForce): Period {
  const period = parsePeriod(text, calendar);
  if (period !== undefined) return period;
  const years = calendar.schoolYears.map((year) => year.code).join(', ');
  throw new Error(
    `${text} is no period: write a month (2020-11), a half-year (2023/H1), a year (2023), a range ` +
      `(2020-11-02..2020-12-01), or a school year or semester the plan knows (${years}; such as ${calendar.schoolYears[0]?.code}/HK1)`,
  );
}

async function reachOption({ db }: House, code: string | undefined): Promise<readonly Area[]> {
  if (code === undefined) return [{ path: '/', subtree: true }];
  const unit = await db.read.unit.findUnique({ where: { code } });
  if (unit !== null) return [{ path: unit.path, subtree: true }];
  const known = await db.read.unit.findMany({
    orderBy: { position: 'asc' },
    take: UNITS_NAMED,
    select: { code: true },
  });
  throw new Error(
    `there is no unit ${code}: give the code of one, such as ${known.map((each) => each.code).join(', ')}`,
  );
}

const UNITS_NAMED = 20;

type Due = Pick<ListedTask, 'key' | 'dueAt' | 'state'>;

/** The tasks behind the numbers, by unit and duty. */
async function dueTasks(read: Read, edition: PlanInForce, search: TaskSearch, now: Date) {
  const found = new Map<string, Due[]>();
  for await (const tasks of listedPages(read, edition, search, now)) {
    for (const task of tasks) {
      if (task.state === 'cancelled') continue;
      const row = `${task.unit.id}/${task.dutyCode}`;
      const known = found.get(row);
      if (known === undefined) found.set(row, [task]);
      else known.push(task);
    }
  }
  return (unit: number, duty: string): readonly Due[] =>
    (found.get(`${unit}/${duty}`) ?? []).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

function asJson(
  count: PeriodNumbers,
  period: Period,
  now: Date,
  dueOf: (unit: number, duty: string) => readonly Due[],
) {
  const units = new Map(count.rows.map(({ unit }) => [unit.id, unit]));
  return {
    period: period.code,
    from: period.from,
    to: period.to,
    asOf: now,
    frozen: count.frozen[0] === undefined ? null : { confirmedAt: count.frozen[0].confirmedAt, later: count.later },
    units: [...units.values()]
      .toSorted((a, b) => a.position - b.position)
      .map((unit) => {
        const rows = count.rows.filter((row) => row.unit.id === unit.id);
        return {
          unit: unit.code,
          name: unit.name,
          duties: rows.map((row) => ({
            duty: row.dutyCode,
            title: row.duty?.title ?? null,
            clause: row.clause,
            ...numbers(row.counts),
            due: dueOf(row.unit.id, row.dutyCode).map(({ key, dueAt, state }) => ({ code: key, dueAt, state })),
          })),
          totals: numbers(sumOf(rows.map((row) => row.counts))),
        };
      }),
    totals: numbers(count.totals),
  };
}

function numbers(counts: Counts) {
  return { ...counts, onTimeRate: onTimeRate(counts) ?? null };
}

function showTable({ rows, totals, frozen, later }: PeriodNumbers, period: Period, zone: string, print: Printer): void {
  print.line(`${period.code} (${period.from} up to ${period.to}, not included)`);
  for (const { kind, duties, confirmedAt } of frozen)
    print.line(
      `${kind} (${duties === undefined ? 'all duties' : [...duties].join(', ')}) confirmed at ${minuteOf(confirmedAt, zone)}`,
    );
  if (frozen.length > 0) print.line(`done since, not counted: ${later}`);
  if (rows.length === 0) {
    print.line('No tasks.');
    return;
  }
  const cells = (counts: Counts) =>
    [
      counts.paid,
      counts.required,
      counts.onTime,
      counts.late,
      counts.inReview,
      counts.toFix,
      counts.open,
      counts.missing,
      counts.nil,
      counts.excused,
    ].map(String);
  const heads = ['paid', 'required', 'on time', 'late', 'in review', 'to fix', 'open', 'missing', 'nil', 'excused'];
  print.line(
    tableOf([
      ['unit', 'duty', ...heads],
      ...rows.map((row) => [row.unit.code, row.dutyCode, ...cells(row.counts)]),
      ['total', '', ...cells(totals)],
    ]),
  );
  const rate = onTimeRate(totals);
  if (rate !== undefined) print.line(`on time: ${Math.round(rate * 100)}%`);
}
