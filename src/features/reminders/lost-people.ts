/**
 * Whoever owes something and cannot be told is named to the lead, or to the office where the lead is the one: once a person
 * and outage, after the morning's digests have left, for some of them show only then that an account is gone.
 */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Day, dayOf } from '../../calendar/day.js';
import type { Read } from '../../db/client.js';
import type { House } from '../../feature.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { type Answering, answeringOn, peopleFor, replacedBy } from '../../ledger/responsible.js';
import { type HeldTask, tasksStanding } from '../../ledger/standing.js';
import { isOwed } from '../../ledger/task-state.js';
import type { Json } from '../../lib/json.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { Composed } from '../../outbox/claim.js';
import { DIGEST } from './digest.js';
import { heldBackUntil } from './pause.js';
import { spellPeople, withUnits } from './people.js';
import { leadersOf, officeOf } from './superiors.js';
import { texts } from './texts.js';

export const LOST_PEOPLE = 'reminders.lost-people';

const NAMED = 'reminders/lost/person-';
const LOOKED = 'reminders/lost/looked/';

/** Once a day, when no digest of the morning is on its way any more. */
export async function nameLostPeople(house: House, edition: PlanInForce, day: Day, now: Date): Promise<void> {
  const { read } = house.db;
  if ((await read.occurrence.findUnique({ where: { key: `${LOOKED}${day}` } })) !== null) return;
  const leaving = await read.outgoing.findFirst({
    where: {
      recipe: DIGEST,
      state: { in: ['waiting', 'sending'] },
      OR: [{ notBefore: null }, { notBefore: { lte: now } }],
    },
    select: { id: true },
  });
  if (leaving !== null) return;
  await house.act(THE_HOUSE, `${LOOKED}${day}`, async (act) => {
    await act.tx.occurrence.create({ data: { key: `${LOOKED}${day}`, at: now } });
    for (const [person, people] of await newsOf(act, edition, day)) {
      await act.tellLate(person, LOST_PEOPLE, { people }, { reason: `lost-people/${day}`, priority: 'notice' });
    }
  });
}

/** Who of them still cannot be told and still owes; nothing when all were found or are done. */
export async function composeLostPeople(act: Act, _person: number, args: Json): Promise<Composed> {
  const edition = await requirePlan(act.tx);
  const notBefore = await heldBackUntil(act.tx, edition, act.now);
  if (notBefore !== undefined) return { notBefore };
  const day = dayOf(act.now, edition.calendar.zone);
  const { people: named } = Args.parse(args);
  const lost = [...(await outages(act.tx)).keys()].filter((person) => named.includes(person));
  const owing = owedByAny(await openTasks(act.tx, edition, lost, await answeringOn(act.tx, day), act.now), lost);
  const people = withUnits([...new Set(owing.flatMap((each) => each.people))], owing);
  return people.size === 0 ? 'withdraw' : { say: { text: texts.lostNotice(await spellPeople(act.tx, people)) } };
}

const Args = z.object({ people: z.array(z.number()) });

/** Whom to tell of whom: outages nobody was told of yet, of people who owe something. */
async function newsOf(act: Act, edition: PlanInForce, day: Day): Promise<ReadonlyMap<number, readonly number[]>> {
  const known = await outages(act.tx);
  const lost = [...known.keys()];
  const answering = await answeringOn(act.tx, day);
  const owing = owedByAny(await openTasks(act.tx, edition, lost, answering, act.now), lost);
  const news = new Map<number, number[]>();
  for (const [person, outage] of known) {
    const units = owing.filter(({ people }) => people.includes(person)).map(({ task }) => task.unit.id);
    const hearing = [...new Set(units.flatMap((unit) => hearingOf(unit, lost, answering)))];
    const key = `${NAMED}${person}/${outage}`;
    if (hearing.length === 0 || (await act.tx.occurrence.findUnique({ where: { key } })) !== null) continue;
    await act.tx.occurrence.create({ data: { key, at: act.now } });
    for (const superior of hearing) news.set(superior, [...(news.get(superior) ?? []), person]);
  }
  return news;
}

/** The unit's lead; the office when the lead is lost too. */
function hearingOf(unit: number, lost: readonly number[], answering: Answering): readonly number[] {
  const within = (people: readonly number[]) => people.filter((person) => !lost.includes(person));
  const leaders = within(leadersOf(unit, answering));
  return leaders.length > 0 ? leaders : within(officeOf(answering));
}

/**
 * Everybody who cannot be told anything, with what names this outage: since when their accounts are gone, or since when
 * they have been silent on one that takes no digest any more.
 */
async function outages(read: Read): Promise<ReadonlyMap<number, string>> {
  const gone = await read.person.findMany({
    where: { leftAt: null, memberships: { some: { until: null } }, accounts: { none: { outOfReachAt: null } } },
    select: { id: true, accounts: { select: { outOfReachAt: true } } },
  });
  const found = new Map(gone.map(({ id, accounts }) => [id, latest(accounts.map((each) => each.outOfReachAt))]));
  const held = await read.outgoing.findMany({
    where: { recipe: DIGEST, state: 'held' },
    select: { personId: true, account: { select: { lastWroteAt: true } } },
  });
  for (const { personId, account } of held) {
    if (personId === null || found.has(personId)) continue;
    found.set(personId, `silent-${latest([account?.lastWroteAt ?? null])}`);
  }
  return found;
}

function latest(instants: readonly (Date | null)[]): string {
  const known = instants.flatMap((instant) => (instant === null ? [] : [instant.toISOString()]));
  return known.toSorted().at(-1) ?? 'never';
}

/** What any of these people may owe at `now`, with those who hear of it. */
async function openTasks(
  read: Read,
  edition: PlanInForce,
  people: readonly number[],
  answering: Answering,
  now: Date,
): Promise<readonly { readonly task: HeldTask; readonly people: readonly number[] }[]> {
  if (people.length === 0) return [];
  const around = new Set(people.flatMap((person) => [person, ...replacedBy(person, answering)]));
  const led = [...answering.leads].filter(([, leads]) => leads.some((lead) => around.has(lead)));
  // The office may answer for any unit whose lead is missing or away.
  const concerning = answering.office.some((person) => around.has(person))
    ? {}
    : { concerning: { units: led.map(([unit]) => unit), people: [...around] } };
  const tasks = await tasksStanding(read, edition, { ...concerning, unsettled: true, openedBy: now }, now);
  return tasks.filter((task) => isOwed(task, now)).map((task) => ({ task, people: peopleFor(task, answering) }));
}

/** Of what is owed, what concerns these people, and only them. */
function owedByAny(
  owing: readonly { readonly task: HeldTask; readonly people: readonly number[] }[],
  lost: readonly number[],
) {
  return owing.flatMap(({ task, people }) => {
    const theirs = people.filter((person) => lost.includes(person));
    return theirs.length === 0 ? [] : [{ task, people: theirs }];
  });
}
