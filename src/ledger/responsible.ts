/**
 * Who is to do something about a task on a day: whoever holds it by name, else whoever answers for its unit; for those
 * who are away, their substitutes. Digests, `/viec` and cards all ask here.
 */
import { type Day, dayOf } from '../calendar/day.js';
import type { Read } from '../db/client.js';
import { unitsAnsweredBy } from '../org/answering.js';
import { holdersOf } from '../org/reach.js';
import type { PlanInForce } from './plan-in-force.js';
import { type HeldTask, type TaskFilter, tasksStanding } from './standing.js';

/** Who leads, who is the office, and who is away, on one day. */
export interface Answering {
  /** By unit; of one that was merged, who leads the other. A unit nobody leads is not in it. */
  readonly leads: ReadonlyMap<number, readonly number[]>;
  readonly office: readonly number[];
  /** Who is away, with who stands in for them; undefined: nobody was named. */
  readonly away: ReadonlyMap<number, number | undefined>;
}

/** What decides whose a task is. */
export interface Owed {
  readonly holders: readonly { readonly person: Leaver | null }[];
  readonly assignment: { readonly givenBy: Leaver } | null;
  readonly unit: { readonly id: number };
}

interface Leaver {
  readonly id: number;
  readonly leftAt: Date | null;
}

/** Who owes them by name, of all tasks that are not settled: what `peopleFor` asks beside the unit. By the task's number. */
export async function namedOwers(read: Read): Promise<ReadonlyMap<number, Pick<Owed, 'holders' | 'assignment'>>> {
  // Crossed, so that the few are looked up among the many: the database would begin with every task there is.
  const rows = await read.$queryRaw<
    readonly { task: number; isGiver: number; person: number | null; leftAt: string | null }[]
  >`
    SELECT h."taskId" AS "task", 0 AS "isGiver", p."id" AS "person", CAST(p."leftAt" AS TEXT) AS "leftAt"
    FROM "TaskHolder" h CROSS JOIN "Task" t ON t."id" = h."taskId" LEFT JOIN "Person" p ON p."id" = h."personId"
    WHERE h."endedAt" IS NULL AND t."settledAt" IS NULL AND t."cancelledAt" IS NULL
    UNION ALL
    SELECT t."id", 1, p."id", CAST(p."leftAt" AS TEXT)
    FROM "Assignment" a CROSS JOIN "Task" t ON t."assignmentId" = a."id" JOIN "Person" p ON p."id" = a."givenById"
    WHERE t."settledAt" IS NULL AND t."cancelledAt" IS NULL`;
  const found = new Map<number, { holders: { person: Leaver | null }[]; assignment: Owed['assignment'] }>();
  for (const { task, isGiver, person, leftAt } of rows) {
    const owers = found.get(task) ?? { holders: [], assignment: null };
    found.set(task, owers);
    const leaver = person === null ? null : { id: person, leftAt: leftAt === null ? null : new Date(leftAt) };
    if (isGiver === 0) owers.holders.push({ person: leaver });
    else if (leaver !== null) owers.assignment = { givenBy: leaver };
  }
  return found;
}

/** `day` in the plan's zone. */
export async function answeringOn(read: Read, day: Day): Promise<Answering> {
  // Crossed: nothing finds a unit by where it went into.
  const posts = await read.$queryRaw<readonly Post[]>`
    SELECT m."role", u."id" AS "unitId", m."personId" FROM "Unit" u
    CROSS JOIN "Membership" m ON m."unitId" = coalesce(u."mergedIntoId", u."id")
    JOIN "Person" p ON p."id" = m."personId"
    WHERE m."role" IN ('lead', 'office') AND m."until" IS NULL AND p."leftAt" IS NULL
      AND (m."role" = 'lead' OR EXISTS (SELECT 1 FROM "Account" a WHERE a."personId" = p."id"))
    ORDER BY m."personId"`;
  const office = posts.flatMap(({ role, personId }) => (role === 'office' ? [personId] : []));
  return {
    leads: byUnit(posts.filter(({ role }) => role === 'lead')),
    office: [...new Set(office)],
    away: await awayOn(read, day),
  };
}

interface Post {
  readonly role: 'lead' | 'office';
  readonly unitId: number;
  readonly personId: number;
}

/** Who leads these units. */
async function leadsOf(read: Read, units: readonly number[]): Promise<Answering['leads']> {
  if (units.length === 0) return new Map();
  return byUnit(
    await read.$queryRaw<readonly Omit<Post, 'role'>[]>`
      SELECT u."id" AS "unitId", m."personId" FROM "Unit" u
      JOIN "Membership" m ON m."unitId" = coalesce(u."mergedIntoId", u."id") JOIN "Person" p ON p."id" = m."personId"
      WHERE m."role" = 'lead' AND m."until" IS NULL AND p."leftAt" IS NULL
        AND u."id" IN (SELECT "value" FROM json_each(${JSON.stringify(units)}))
      ORDER BY m."personId"`,
  );
}

function byUnit(posts: readonly Omit<Post, 'role'>[]): Answering['leads'] {
  const leads = new Map<number, number[]>();
  for (const { unitId, personId } of posts) {
    const known = leads.get(unitId);
    if (known === undefined) leads.set(unitId, [personId]);
    else if (!known.includes(personId)) known.push(personId);
  }
  return leads;
}

/**
 * The people who hear of a task. Nobody who is away or has left is among them; there is always somebody, unless all of
 * the office are away. An assignment nobody took is its giver's again.
 */
export function peopleFor(task: Owed, answering: Answering): readonly number[] {
  const owing = present(owersOf(task, answering), answering.away);
  if (owing.length > 0) return owing;
  const ofUnit = present(unitPeople(task.unit.id, answering), answering.away);
  return ofUnit.length > 0 ? ofUnit : present(answering.office, answering.away);
}

/** What a person is to do at `now`: opened, not settled, nearest first; their own also while they are away. */
export async function tasksConcerning(
  read: Read,
  plan: PlanInForce,
  person: number,
  now: Date,
): Promise<readonly HeldTask[]> {
  const { tasks, answering } = await tasksAround(read, plan, person, dayOf(now, plan.calendar.zone), now);
  return tasks.filter((task) => concerns(person, task, answering));
}

/** Of these, what the person is told about on a day: nothing while they are away. */
export async function tasksHeardOf(
  read: Read,
  plan: PlanInForce,
  person: number,
  day: Day,
  now: Date,
): Promise<readonly HeldTask[]> {
  const { tasks, answering } = await tasksAround(read, plan, person, day, now);
  return tasks.filter((task) => peopleFor(task, answering).includes(person));
}

/** Whether the task is the person's to do, be it their own while they are away or somebody else's they stand in for. */
export function concerns(person: number, task: Owed, answering: Answering): boolean {
  if (peopleFor(task, answering).includes(person)) return true;
  if (!answering.away.has(person)) return false;
  return peopleFor(task, { ...answering, away: without(person, answering.away) }).includes(person);
}

/** Those the person stands in for that day. */
export function replacedBy(person: number, { away }: Pick<Answering, 'away'>): readonly number[] {
  return [...away.keys()].filter((each) => each !== person && standIn(each, away) === person);
}

/** Whether somebody owes the task by name, so that it is not the common work of a unit. */
export function isPersonal({ holders, assignment }: Owed): boolean {
  return holders.some(({ person }) => person?.leftAt === null) || (assignment !== null && holders.length === 0);
}

/** A superset of what concerns the person, and what is needed to judge it: not all of an institution's leads. */
async function tasksAround(read: Read, plan: PlanInForce, person: number, day: Day, now: Date) {
  const away = await awayOn(read, day);
  const office = await holdersOf(read, 'office');
  const people = [person, ...replacedBy(person, { away: without(person, away) })];
  const units = new Set<number>();
  for (const each of people) for (const unit of await unitsAnsweredBy(read, each)) units.add(unit);
  const isOfOffice = people.some((each) => office.includes(each));
  const leads = isOfOffice ? (await answeringOn(read, day)).leads : await leadsOf(read, [...units]);
  // Where every lead is away and nobody stands in, the office answers.
  for (const [unit, ofUnit] of leads) if (present(ofUnit, away).length === 0) units.add(unit);
  const filter: TaskFilter = { concerning: { units: [...units], people }, unsettled: true, openedBy: now };
  return { tasks: await tasksStanding(read, plan, filter, now), answering: { leads, office, away } };
}

function owersOf(task: Owed, answering: Answering): readonly number[] {
  const named = task.holders.flatMap(({ person }) => (person === null || person.leftAt !== null ? [] : [person.id]));
  if (named.length > 0) return named;
  const giver = task.assignment?.givenBy;
  if (giver !== undefined && giver.leftAt === null && task.holders.length === 0) return [giver.id];
  return unitPeople(task.unit.id, answering);
}

function unitPeople(unit: number, { leads, office }: Answering): readonly number[] {
  return leads.get(unit) ?? office;
}

type Away = Answering['away'];

function without(person: number, away: Away): Away {
  return new Map([...away].filter(([each]) => each !== person));
}

function present(people: readonly number[], away: Away): readonly number[] {
  return [...new Set(people.flatMap((person) => standIn(person, away) ?? []))];
}

/** The person, or whoever stands in for them that day; a substitute who is away has a substitute too. */
function standIn(person: number, away: Away, asked: readonly number[] = []): number | undefined {
  if (!away.has(person)) return person;
  const substitute = away.get(person);
  if (substitute === undefined || asked.includes(substitute)) return undefined;
  return standIn(substitute, away, [...asked, person]);
}

/** The newest absence that covers the day decides; a substitute who has left stands in for nobody. */
async function awayOn(read: Read, day: Day): Promise<Away> {
  const rows = await read.$queryRaw<readonly { personId: number; substituteId: number | null }[]>`
    SELECT a."personId", s."id" AS "substituteId"
    FROM "Absence" a LEFT JOIN "Person" s ON s."id" = a."substituteId" AND s."leftAt" IS NULL
    WHERE a."cancelledAt" IS NULL AND a."from" <= ${day} AND a."through" >= ${day} ORDER BY a."id"`;
  return new Map(rows.map(({ personId, substituteId }) => [personId, substituteId ?? undefined]));
}
