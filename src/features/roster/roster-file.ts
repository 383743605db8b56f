/** The list of staff as a workbook, in the columns in which it can be brought in again. */
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { SheetRow } from '../../documents/workbook.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { spellPhone } from '../../lib/phone.js';
import type { Maker } from '../file-orders/index.js';
import { knownNow } from './known.js';
import { texts } from './texts.js';

export const ROSTER_FILE = 'roster.list';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ROWS_PER_PAGE = 1_000;

export const makeRosterFile: Maker = async ({ db, documents, clock }) => {
  const { zone } = (await requirePlan(db.read)).calendar;
  const posts = await db.read.membership.findMany({
    where: { until: null, person: { leftAt: null } },
    orderBy: [{ unit: { position: 'asc' } }, { person: { sortName: 'asc' } }, { id: 'asc' }],
    select: { role: true, since: true, unitId: true, personId: true },
  });
  // Asked for apart: one statement takes only so many numbers.
  const { units, people } = await knownNow(db.read);
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const known = new Map(people.map((person) => [person.id, person]));
  const rows = posts.map((post, index): SheetRow => {
    const person = known.get(post.personId);
    return [
      index + 1,
      person?.name ?? null,
      unitNames.get(post.unitId) ?? null,
      texts.role(post.role),
      person?.phone == null ? null : spellPhone(person.phone),
      person?.joined === true ? texts.joinedMark : null,
      dayOf(post.since, zone),
    ];
  });
  const { number, name, unit, role, phone, joined, since } = texts.columns;
  const bytes = await documents.xlsx({
    sheets: [
      {
        name: texts.sheet,
        columns: [
          { title: number, type: 'number', width: 6 },
          { title: name, type: 'text', width: 28 },
          { title: unit, type: 'text', width: 28 },
          { title: role, type: 'text', width: 18 },
          { title: phone, type: 'text', width: 16 },
          { title: joined, type: 'text', width: 16 },
          { title: since, type: 'date' },
        ],
        pages: pagesOf(rows),
      },
    ],
  });
  const today = dayOf(clock.now(), zone);
  return {
    files: [{ name: texts.fileName(today), type: XLSX, bytes, as: 'file' }],
    message: { text: texts.listFor(numericDay(today)) },
  };
};

function* pagesOf(rows: readonly SheetRow[]): Generator<readonly SheetRow[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_PAGE) yield rows.slice(at, at + ROWS_PER_PAGE);
}
