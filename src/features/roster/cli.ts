/** `loa members import`: the list of staff, from a spreadsheet. */
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { House, OpenHouse } from '../../feature.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { type Printer, tableOf } from '../../lib/print.js';
import { THE_HOUSE } from '../../org/actor.js';
import { importRoster } from './import-roster.js';
import { knownNow } from './known.js';
import { planImport } from './plan-import.js';
import { changesNothing, countChanges } from './plan-words.js';
import { type FileProblem, readRosterFile } from './read-file.js';
import type { RosterFile } from './read-roster.js';
import type { RosterPlan, RowProblem, RowRemark } from './roster-plan.js';
import { HEADINGS } from './texts.js';

interface Options {
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function membersCommands(program: Command, open: OpenHouse, print: Printer): void {
  program
    .command('members')
    .description('the people of the institution')
    .command('import <file>')
    .description(
      'bring in a list of staff (.xlsx or .csv with Vietnamese headings); a list with problems is not imported at all',
    )
    .option('--dry-run', 'show what would change, row by row, and change nothing; fails as the import would')
    .option('--json', 'as JSON')
    .action((file: string, options: Options) => open((house) => bring(file, options, print, house)));
}

async function bring(path: string, { dryRun, json }: Options, print: Printer, house: House): Promise<void> {
  await requirePlan(house.db.read);
  const file = await readFrom(path, house);
  const preview = planImport(file, await knownNow(house.db.read));
  const imported = dryRun !== true && preview.problems.length === 0 && !changesNothing(preview);
  // Judged again in the transaction that writes it.
  const plan = imported
    ? await house.act(THE_HOUSE, 'cli/members', async (act) => {
        const now = planImport(file, await knownNow(act.tx));
        if (now.problems.length === 0) await importRoster(act, now, `file/${basename(path)}`);
        return now;
      })
    : preview;
  if (json === true) print.json(asJson(path, file, plan, imported));
  else show(path, file, plan, imported, print);
  const wrong = new Set(plan.problems.map(({ row }) => row)).size;
  if (wrong === 0) return;
  const mend = `mend ${wrong === 1 ? 'the row' : `the ${wrong} rows`} above and run it again`;
  throw new Error(dryRun === true ? `this list would not be imported: ${mend}` : `nothing was imported: ${mend}`);
}

const WHY: Readonly<Record<FileProblem, string>> = {
  notASheet: 'it is neither .xlsx nor CSV: save it as .xlsx',
  unreadable: 'it cannot be read (damaged, locked with a password, or over 10 MB): save it as .xlsx anew',
  noHeadings: `no row has the headings: "${HEADINGS.name}" and beside it ${HEADINGS.besides} are needed`,
  noPeople: 'there is nobody below its headings',
  tooMany: 'it has more than 5,000 rows: split it',
};

async function readFrom(path: string, house: House): Promise<RosterFile> {
  const bytes = await sizeOf(path);
  const { inspectMedia } = await import('../../media/inspect.js');
  const found = await inspectMedia(resolve(path), { name: basename(path) });
  const read = found.ok
    ? await readRosterFile(house.documents, resolve(path), { type: found.type, bytes })
    : ({ problem: 'unreadable' } as const);
  if ('problem' in read) throw new Error(`${path} is no list of staff: ${WHY[read.problem]}`);
  return read;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch {
    throw new Error(`cannot read ${path}: name an existing .xlsx or .csv file`);
  }
}

/** `text`: what the list says; `names`: the units, people or rows it is about. */
const PROBLEMS: Readonly<Record<RowProblem['what'], (text: string, names: string) => string>> = {
  noName: () => 'there is no name',
  badName: () => 'the name has digits or signs: write letters alone, 2 to 80',
  broken: () => 'a formula without a result: paste it as a value',
  noUnit: () => 'there is no unit',
  unknownUnit: (text, names) => `there is no unit "${text}"${names === '' ? '' : `; did you mean ${names}?`}`,
  severalUnits: (text, names) => `"${text}" may be ${names}: write the whole name`,
  phoneTwice: (text, names) => `${text} is the number of somebody else in row ${names}`,
  phoneOfAnother: (text, names) => `${text} is the number of ${names}, who is here already`,
  severalPeople: () => 'several people of this unit have this name: add the phone number',
};
const REMARKS: Readonly<Record<RowRemark['what'], (text: string) => string>> = {
  badPhone: (text) => `"${text}" is no mobile number: imported without`,
  unknownRole: (text) => `"${text}" is no post known here: imported as a member`,
  repeated: () => 'stands in the list above, imported once',
  otherUnit: (text) => `is in ${text} now: this unit is added; /thanhvien in the chat moves people`,
  namesake: () => 'somebody of this name is in another unit: imported as a new person',
  newPhone: (text) => `another number than until now (${text})`,
};

function asJson(path: string, file: RosterFile, plan: RosterPlan, imported: boolean) {
  const { rows, problems, remarks, absent } = plan;
  return {
    file: path,
    sheet: file.sheet,
    imported,
    counts: countChanges(rows),
    rows: rows.map(({ row, name, unit, role, phone, person, change }) => ({
      row,
      name,
      unit: unit.code,
      role,
      phone: phone ?? null,
      person: person ?? null,
      change,
    })),
    problems: problems.map(({ row, name, what, text, names }) => ({ row, name, problem: what, text, names })),
    remarks: remarks.map(({ row, name, what, text }) => ({ row, name, remark: what, text })),
    absent: absent.map(({ id, name }) => ({ person: id, name })),
    ignoredColumns: file.ignored,
  };
}

function show(path: string, file: RosterFile, plan: RosterPlan, imported: boolean, print: Printer): void {
  const counts = countChanges(plan.rows);
  print.line(`${path}: ${file.rows.length} rows.`);
  for (const { row, name, what, text, names } of plan.problems)
    print.line(`  row ${row} ${name}: ${PROBLEMS[what](text, names.join(', '))}`);
  if (plan.problems.length === 0) {
    print.line(
      tableOf([
        ['new', String(counts.new)],
        ['returning', String(counts.returns)],
        ['another post', String(counts.post)],
        ['a phone number', String(counts.phone)],
        ['unchanged', String(counts.same)],
      ]),
    );
  }
  for (const { row, name, what, text } of plan.remarks)
    print.line(`  note: row ${row} ${name}: ${REMARKS[what](text)}`);
  if (plan.absent.length > 0)
    print.line(`Here, but not in the list (left as they are): ${plan.absent.map(({ name }) => name).join(', ')}`);
  if (imported)
    print.line('Imported. People with a number come in by sharing it on Telegram; /danhsach invites the others.');
  else if (plan.problems.length === 0) print.line('Nothing was written.');
}
