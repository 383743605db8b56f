/** In the document thread: counts the tasks of each month as they come, and draws the heat map. */
import { renderPng } from '../../documents/picture.js';
import { type Counts, sumOf } from '../../ledger/count.js';
import { createNumbers, type IssuedRow } from '../../ledger/frozen.js';
import type { PeriodTask } from '../../ledger/task-pages.js';
import { type HeatRow, heatMap, joinedRow } from './heat-map.js';
import { heatTexts as texts } from './heat-texts.js';
import type { Pictured, PictureInput } from './picture-job.js';

const ROWS_PER_PICTURE = 40;
const MOST_PICTURES = 4;
/** More than these are shown by the units they stand under. */
const MOST_UNITS = 80;

type Source = AsyncIterable<readonly (PeriodTask | IssuedRow)[]>;

interface CountedUnitRow {
  readonly path: string;
  readonly name: string;
  readonly position: number;
  readonly cells: Counts[];
}

/** The job: see picture-job.ts. Two sources a month: its tasks, and what confirmed reports say of it. */
export async function run(input: PictureInput, sources: readonly Source[]): Promise<Pictured> {
  const { columns, units } = await counted(input, sources);
  const groups = units.length > MOST_UNITS ? groupsOf(units, input.groupNames, columns.length) : [];
  const isGrouped = groups.length > 1;
  const rows: readonly HeatRow[] = isGrouped ? groups.map(({ row }) => row) : units;
  const pages = Math.min(MOST_PICTURES, Math.ceil(rows.length / ROWS_PER_PICTURE));
  const pictures = Array.from({ length: pages }, (_, page) =>
    renderPng(
      heatMap({
        title: input.title,
        subtitle: `${input.subtitle}${pages === 1 ? '' : texts.pageOf(page + 1, pages)}`,
        columns,
        rows: rows.slice(page * ROWS_PER_PICTURE, (page + 1) * ROWS_PER_PICTURE),
      }),
    ),
  );
  return {
    pictures,
    hidden: Math.max(0, rows.length - pages * ROWS_PER_PICTURE),
    groups: isGrouped
      ? groups.map(({ path, row, missing, units: of }) => ({ path, name: row.name, missing, units: of }))
      : [],
  };
}

/** Unit × month; months before there was anything to do are left out. */
export async function counted(
  { months, duties }: Pick<PictureInput, 'months' | 'duties'>,
  sources: readonly Source[],
): Promise<{ readonly columns: readonly string[]; readonly units: readonly CountedUnitRow[] }> {
  const units = new Map<number, CountedUnitRow>();
  let begins = months.length;
  for (const [at, { frozen }] of months.entries()) {
    const numbers = createNumbers(duties, frozen);
    for await (const page of sources[at * 2] ?? []) for (const row of page) if ('unit' in row) numbers.add(row);
    for await (const page of sources[at * 2 + 1] ?? [])
      for (const row of page) if ('row' in row) numbers.addIssued(row);
    for (const { unit, counts } of numbers.result().rows) {
      begins = Math.min(begins, at);
      const { path, name, position } = unit;
      const known = units.get(unit.id) ?? { path, name, position, cells: months.map(() => sumOf([])) };
      known.cells[at] = sumOf([known.cells[at] ?? sumOf([]), counts]);
      units.set(unit.id, known);
    }
  }
  return {
    columns: months.slice(begins).map(({ label }) => label),
    units: [...units.values()]
      .toSorted((a, b) => a.position - b.position)
      .map((unit) => ({ ...unit, cells: unit.cells.slice(begins) })),
  };
}

/** By the highest units below the one they all stand under. */
function groupsOf(rows: readonly CountedUnitRow[], names: PictureInput['groupNames'], columns: number) {
  const found = new Map<string, CountedUnitRow[]>();
  for (const row of rows) {
    const path = names.find(([prefix]) => row.path.startsWith(prefix))?.[0] ?? row.path;
    const known = found.get(path);
    if (known === undefined) found.set(path, [row]);
    else known.push(row);
  }
  const nameOf = new Map(names);
  return [...found].map(([path, members]) => ({
    path,
    row: joinedRow(
      nameOf.get(path) ?? members[0]?.name ?? '',
      members.map(({ cells }) => cells),
      columns,
    ),
    units: members.length,
    missing: members.reduce((sum, { cells }) => sum + cells.reduce((all, { missing }) => all + missing, 0), 0),
  }));
}
