/** Writes a staff list: all of it in this one transaction, or nothing. */
import type { Act } from '../../act.js';
import { insertRows } from '../../db/insert-rows.js';
import { sortName } from '../../lib/fold.js';
import { grantPost } from '../registration/index.js';
import { importRosterPermission } from './permissions.js';
import type { PlannedRow, RosterPlan } from './roster-plan.js';
import { texts } from './texts.js';

const ROWS_PER_INSERT = 500;

/** Throws when the plan has problems: such a list is not imported. Answers how many people are new. */
export async function importRoster(act: Act, plan: RosterPlan, from: string): Promise<number> {
  act.require(importRosterPermission, 'anywhere');
  if (plan.problems.length > 0) throw new Error('a list with problems is not imported');
  const people = await writePeople(act, plan.rows);
  await writePosts(act, plan.rows, people);
  for (const row of plan.rows) if (row.person !== undefined) await changeKnown(act, row, row.person);
  await act.record('roster.import', from, `${people.size} new, ${plan.rows.length} rows`);
  return people.size;
}

/** The numbers of the new people, by the row that introduces them. */
async function writePeople(act: Act, rows: readonly PlannedRow[]): Promise<ReadonlyMap<number, number>> {
  const fresh = rows.filter(({ change }) => change === 'new');
  const phones = new Map(
    rows.flatMap(({ person, first, phone }) => (person === undefined && phone !== undefined ? [[first, phone]] : [])),
  );
  const newest = await act.tx.person.findFirst({ orderBy: { id: 'desc' }, select: { id: true } });
  for (let at = 0; at < fresh.length; at += ROWS_PER_INSERT) {
    const part = fresh.slice(at, at + ROWS_PER_INSERT).map(({ first, name }) => ({
      name,
      sortName: sortName(name),
      phone: phones.get(first) ?? null,
      createdAt: act.now,
    }));
    await insertRows(act.tx, 'Person', part);
  }
  const ids = await act.tx.person.findMany({
    where: { id: { gt: newest?.id ?? 0 } },
    orderBy: { id: 'asc' },
    select: { id: true },
  });
  // Numbers are given in the order of the rows.
  return new Map(fresh.flatMap(({ first }, index) => (ids[index] === undefined ? [] : [[first, ids[index].id]])));
}

async function writePosts(act: Act, rows: readonly PlannedRow[], people: ReadonlyMap<number, number>): Promise<void> {
  const posts = rows.flatMap(({ person, first, unit, role, change }) => {
    const personId = people.get(first);
    if (person !== undefined || personId === undefined || (change !== 'new' && change !== 'post')) return [];
    return [{ personId, unitId: unit.id, role, since: act.now }];
  });
  for (let at = 0; at < posts.length; at += ROWS_PER_INSERT)
    await insertRows(act.tx, 'Membership', posts.slice(at, at + ROWS_PER_INSERT));
}

async function changeKnown(act: Act, row: PlannedRow, person: number): Promise<void> {
  const { change, phone, unit, role } = row;
  if (phone !== undefined) await act.tx.person.update({ where: { id: person }, data: { phone } });
  if (change === 'returns') await act.tx.person.update({ where: { id: person }, data: { leftAt: null } });
  if (change !== 'returns' && change !== 'post') return;
  if (!(await grantPost(act, person, { role, unit: unit.id }))) return;
  const text = texts.youGotPost(role, unit.name);
  await act.tell({ person }, { text }, { reason: `roster/post/${person}/${role}/${unit.id}/${act.now.getTime()}` });
}
