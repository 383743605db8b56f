/** `plan check` and `plan apply`: what the operator sees of a plan before and while it comes into force. */
import type { Command } from 'commander';
import { addDays, parseDay } from '../../calendar/day.js';
import type { OpenHouse } from '../../feature.js';
import { calendarOf } from '../../ledger/plan/calendar-of.js';
import type { PlanChange } from '../../ledger/plan/changes.js';
import { expandPlan } from '../../ledger/plan/expand.js';
import type { Plan } from '../../ledger/plan/language.js';
import { type Printer, tableOf } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
import { readOverrides } from './apply-holidays.js';
import { applyPlan, readOrRefuse } from './apply-plan.js';
import { readOverrideFile } from './holidays-cli.js';
import { readText } from './read-text.js';

/** When a plan has no last day, this far is shown. */
const OPEN_END_DAYS = 366;
/** What the last period owes is due after the plan's last day. */
const TAIL_DAYS = 62;

export function planCommands(program: Command, open: OpenHouse, print: Printer): void {
  const plan = program.command('plan').description('check a plan file, or bring it into force');
  plan
    .command('check <file>')
    .description('read a plan file, list every problem with its line, and the tasks it makes')
    .option('--from <day>', 'list tasks due on or after this day (YYYY-MM-DD); default the first day of the plan')
    .option('--to <day>', 'and before this day; default until the last hand-in')
    .option('--holidays <file>', 'with this override file instead of the built-in table alone')
    .option('--json', 'an array of tasks')
    .action((file: string, options: CheckOptions) => check(file, options, print));
  plan
    .command('apply <file>')
    .description('bring a plan into force; shows what changes and never deletes what people did')
    .option('--json', 'the changes as JSON')
    .action((file: string, options: { json?: boolean }) => open((house) => apply(file, options, print, house)));
}

interface CheckOptions {
  readonly from?: string;
  readonly to?: string;
  readonly holidays?: string;
  readonly json?: boolean;
}

function check(file: string, options: CheckOptions, print: Printer): void {
  const plan = readOrRefuse(readPlanFile(file), file);
  const from = dayOption(options.from) ?? plan.plan.from;
  const to =
    dayOption(options.to) ??
    (plan.plan.through === undefined ? addDays(from, OPEN_END_DAYS) : addDays(plan.plan.through, TAIL_DAYS));
  const { holidays } = options;
  const overrides = holidays === undefined ? {} : readOverrides(readOverrideFile(holidays), holidays);
  const tasks = expandPlan(plan, calendarOf(plan, overrides), from, to);
  if (options.json === true) {
    print.json(
      tasks.map(({ duty, unit, period, opensAt, cutOffAt, dueAt, clause }) => ({
        duty,
        unit,
        period,
        opensAt,
        cutOffAt: cutOffAt ?? null,
        dueAt,
        clause,
      })),
    );
    return;
  }
  print.line(
    `${plan.plan.code}: ${plan.units.length} units, ${plan.topics.length} topics, ${plan.duties.length} duties, ${plan.reports.length} reports.`,
  );
  print.line(`${tasks.length} tasks due from ${from} to ${to} (not included):`);
  const rows = plan.duties.map((duty) => [
    duty.code,
    String(tasks.filter((task) => task.duty === duty.code).length),
    duty.clause,
  ]);
  print.line(tableOf(rows));
  const assumed = plan.settings.filter((setting) => setting.assumed);
  if (assumed.length > 0) print.line(`\nAssumed where the plan is silent (change them in the file's settings):`);
  for (const setting of assumed) print.line(`  ${setting.name}: ${setting.note}`);
}

async function apply(
  file: string,
  options: { json?: boolean },
  print: Printer,
  house: Parameters<Parameters<OpenHouse>[0]>[0],
): Promise<void> {
  const source = readPlanFile(file);
  const applied = await house.act(THE_HOUSE, 'cli/plan', (act) => applyPlan(act, source, file));
  if (options.json === true) {
    print.json({ plan: applied.plan.plan.code, tasksMade: applied.made, changes: applied.changes });
    return;
  }
  print.line(applied.changes.length === 0 ? 'Nothing changes.' : `${applied.changes.length} changes:`);
  for (const change of applied.changes) print.line(`  ${sentenceOf(change)}`);
  print.line(`${applied.plan.plan.code} is in force; ${applied.made} new tasks.`);
}

function sentenceOf({ change, what, code, title, fields }: PlanChange): string {
  const details = fields
    .map(({ field, before, after }) => `${field} ${JSON.stringify(before)} → ${JSON.stringify(after)}`)
    .join(', ');
  return `${change} ${what} ${code} (${title})${details === '' ? '' : `: ${details}`}`;
}

function readPlanFile(file: string): string {
  try {
    return readText(file);
  } catch {
    throw new Error(`cannot read ${file}: name an existing plan file, for example prisma/plans/thanh-truong-2020.yaml`);
  }
}

function dayOption(text: string | undefined): Plan['plan']['from'] | undefined {
  if (text === undefined) return undefined;
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is no day: write it YYYY-MM-DD`);
  return day;
}
