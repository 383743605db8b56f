/** `holidays apply` and `holidays list`: what the office knows better than the table, and the table that results. */
import type { Command } from 'commander';
import { dayOf, partsOf } from '../../calendar/day.js';
import { holidaysIn } from '../../calendar/holidays.js';
import type { House, OpenHouse } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { type Printer, tableOf } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
import { applyHolidays } from './apply-holidays.js';
import { readText } from './read-text.js';

export function holidayCommands(program: Command, open: OpenHouse, print: Printer): void {
  const holidays = program.command('holidays').description('public holidays: the table, and what was announced since');
  holidays
    .command('apply <file>')
    .description('lay announced days over the built-in table; what has begun keeps its dates')
    .option('--json', 'the changes as JSON')
    .action((file: string, options: { json?: boolean }) => open((house) => apply(house, file, options, print)));
  holidays
    .command('list')
    .description('the days off of a year as they count, provisional ones marked')
    .option('--year <year>', 'default this year')
    .option('--json', 'an array of days')
    .action((options: { year?: string; json?: boolean }) => open((house) => list(house, options, print)));
}

async function apply(house: House, file: string, options: { json?: boolean }, print: Printer): Promise<void> {
  const source = readOverrideFile(file);
  const changes = await house.act(THE_HOUSE, 'cli/holidays', (act) => applyHolidays(act, source, file));
  if (options.json === true) {
    print.json(changes);
    return;
  }
  const rows = [
    ...changes.added.map(({ day, name }) => ['added', day, name]),
    ...changes.removed.map(({ day, name }) => ['removed', day, name]),
    ...changes.settled.map(({ day, name }) => ['now official', day, name]),
  ];
  print.line(rows.length === 0 ? 'Nothing changes.' : tableOf(rows));
}

async function list(house: House, options: { year?: string; json?: boolean }, print: Printer): Promise<void> {
  const { calendar } = await requirePlan(house.db.read);
  const year = options.year ?? String(partsOf(dayOf(house.clock.now(), calendar.zone)).year);
  if (!/^[12]\d{3}$/.test(year)) throw new Error(`${year} is no year: write four digits`);
  const { from, to, worked } = calendar.holidays;
  if (Number(year) < from || Number(year) > to) throw new Error(`the table knows ${from} to ${to}`);
  const days = holidaysIn(`${Number(year)}-01-01`, `${Number(year) + 1}-01-01`, calendar.holidays);
  const swapped = [...worked].filter(([day]) => day.startsWith(year)).toSorted();
  if (options.json === true) {
    print.json([
      ...days.map(({ day, name, provisional }) => ({ day, name, provisional, worked: false })),
      ...swapped.map(([day, name]) => ({ day, name, provisional: false, worked: true })),
    ]);
    return;
  }
  print.line(
    tableOf([
      ...days.map(({ day, name, provisional }) => [day, name, provisional ? 'provisional' : '']),
      ...swapped.map(([day, name]) => [day, name, 'worked instead']),
    ]),
  );
}

export function readOverrideFile(file: string): string {
  try {
    return readText(file);
  } catch {
    throw new Error(`cannot read ${file}: name an existing override file; the README shows one`);
  }
}
