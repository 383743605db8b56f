/** Somebody is away from one day to another: reminders stop, a substitute hears them, the lead knows. */
import type { Act } from '../../act.js';
import { type Day, dayOf, parseDay } from '../../calendar/day.js';
import { spellDay } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { tasksConcerning } from '../../ledger/responsible.js';
import { holdersOf } from '../../org/reach.js';
import { absencePermission, ownAbsencePermission } from './permissions.js';
import { texts } from './texts.js';

/** Both days included. */
export interface Leave {
  readonly person: number;
  readonly from: Day;
  readonly through: Day;
  readonly substitute: number | null;
}

/** A sentence for whoever entered it. */
export async function enterAbsence(act: Act, leave: Leave): Promise<string> {
  const units = await requireToSpeakFor(act, leave.person);
  if (leave.substitute !== null && (await isAway(act, leave.substitute, leave))) {
    return texts.substituteAway(await nameOf(act, leave.substitute));
  }
  const { id } = await act.tx.absence.create({
    data: {
      personId: leave.person,
      from: leave.from,
      through: leave.through,
      substituteId: leave.substitute,
      enteredById: act.actor.person?.id ?? null,
      createdAt: act.now,
    },
  });
  await act.record('absences.enter', `person/${leave.person}`, `absence ${id}`);
  await tellOthers(act, id, leave, units);
  const name = await nameOf(act, leave.person);
  return texts.entered(name, spellDay(leave.from), spellDay(leave.through));
}

/** A sentence for whoever called it off: the person is there after all. */
export async function cancelAbsence(act: Act, id: number): Promise<string> {
  const absence = await act.tx.absence.findUniqueOrThrow({ where: { id }, include: { person: true } });
  await requireToSpeakFor(act, absence.personId);
  const { count } = await act.tx.absence.updateMany({
    where: { id, cancelledAt: null },
    data: { cancelledAt: act.now },
  });
  if (count === 0) return texts.alreadyCancelled;
  await act.record('absences.cancel', `person/${absence.personId}`, `absence ${id}`);
  const [from, through] = [spelled(absence.from), spelled(absence.through)];
  if (absence.substituteId !== null && absence.substituteId !== act.actor.person?.id) {
    const text = texts.noMoreSubstitute(absence.person.name, from, through);
    await act.tell({ person: absence.substituteId }, { text }, { reason: `absences.cancelled/${id}` });
  }
  return texts.cancelled(absence.person.name, from, through);
}

/** Absences of today and later, the nearest first, of people the actor may speak for. */
export async function absencesAhead(act: Act) {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const rows = await act.tx.absence.findMany({
    where: { cancelledAt: null, through: { gte: dayOf(act.now, zone) }, person: { leftAt: null } },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    include: {
      person: {
        select: {
          id: true,
          name: true,
          memberships: { where: { until: null }, select: { unit: { select: { path: true } } } },
        },
      },
      substitute: { select: { name: true } },
    },
  });
  return rows.filter(
    ({ person }) =>
      person.id === act.actor.person?.id || person.memberships.some(({ unit }) => act.may(absencePermission, unit)),
  );
}

/** Whether somebody is away on a day of that span already. */
export async function isAway(act: Act, person: number, { from, through }: Pick<Leave, 'from' | 'through'>) {
  const where = { personId: person, cancelledAt: null, from: { lte: through }, through: { gte: from } };
  return (await act.tx.absence.count({ where })) > 0;
}

/** Whether nobody else of the office is there all that time. */
export async function isLastOfOffice(act: Act, { person, ...span }: Omit<Leave, 'substitute'>): Promise<boolean> {
  const office = await holdersOf(act.tx, 'office');
  if (!office.includes(person)) return false;
  for (const other of office) if (other !== person && !(await isAway(act, other, span))) return false;
  return true;
}

/** "thứ Tư, 04/11/2020", of a day as it is stored. */
export function spelled(day: string): string {
  const known = parseDay(day);
  return known === undefined ? day : spellDay(known);
}

/** Oneself, or somebody of a unit within reach; answers the units of the person. */
async function requireToSpeakFor(act: Act, person: number): Promise<readonly number[]> {
  const posts = await act.tx.membership.findMany({
    where: { personId: person, until: null },
    select: { unit: { select: { id: true, path: true } } },
  });
  const within = posts.find(({ unit }) => act.may(absencePermission, unit));
  if (person === act.actor.person?.id) act.require(ownAbsencePermission, 'anywhere');
  else act.require(absencePermission, within?.unit ?? { path: '/' });
  return [...new Set(posts.map(({ unit }) => unit.id))];
}

async function tellOthers(act: Act, id: number, leave: Leave, units: readonly number[]): Promise<void> {
  const tasks = (await tasksConcerning(act.tx, await requirePlan(act.tx), leave.person, act.now)).length;
  const name = await nameOf(act, leave.person);
  const substitute = leave.substitute === null ? undefined : await nameOf(act, leave.substitute);
  const facts = { name, from: spellDay(leave.from), through: spellDay(leave.through), substitute, tasks };
  const actor = act.actor.person;
  if (leave.substitute !== null && leave.substitute !== actor?.id) {
    const reason = `absences.substitute/${id}`;
    await act.tell({ person: leave.substitute }, { text: texts.youSubstitute(facts) }, { reason });
  }
  if (leave.person !== actor?.id) {
    const text = texts.enteredForYou(actor?.name ?? '', facts.from, facts.through, substitute);
    await act.tell({ person: leave.person }, { text }, { reason: `absences.person/${id}` });
  }
  const know = [actor?.id, leave.person, leave.substitute];
  const isAlone = leave.substitute === null && (await isLastOfOffice(act, leave));
  const superiors = isAlone ? await holdersOf(act.tx, 'leader') : await superiorsOf(act, leave.person, units);
  for (const person of superiors) {
    if (know.includes(person)) continue;
    await act.tell({ person }, { text: texts.leadHears(facts) }, { reason: `absences.lead/${id}` });
  }
}

/** The leads of the person's units; of a lead, or where there is none, the office. */
async function superiorsOf(act: Act, person: number, units: readonly number[]): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (const unit of units) {
    const leads = await holdersOf(act.tx, 'lead', unit);
    const others = leads.includes(person) || leads.length === 0 ? await holdersOf(act.tx, 'office') : leads;
    for (const each of others) found.add(each);
  }
  return found;
}

async function nameOf(act: Act, person: number): Promise<string> {
  return (await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } })).name;
}
