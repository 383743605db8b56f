/** Lives through a plan's period on a moved clock, in the real house, and answers everything that was said in it. */
import { makeAct } from '../../../src/act.js';
import { addDays, type Day, isoWeekday } from '../../../src/calendar/day.js';
import type { Role } from '../../../src/db/client.js';
import { createFeatures } from '../../../src/features/index.js';
import { loadPerson } from '../../../src/org/actor.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import type { Talker } from '../../support/talker.js';
import { DIGEST, dutiesByTitle, entriesIn, OVERDUE, planFile } from './screen.js';
import { type Deadline, digestsOf, escalationsOf, type Rest, type Said, spokenDays, type TableTask } from './table.js';

export type Person = Talker & { readonly person: number };

export interface Post {
  readonly unit: string;
  readonly role: Role;
}

/** One thing that happens between the mornings. */
export interface Happening {
  readonly at: string;
  readonly does: (year: Year) => Promise<unknown>;
  /** What need not be reminded from then on. */
  readonly rests?: readonly Rest[];
}

export interface Story<Who extends string> {
  readonly plan: string;
  /** Another plan in place of that file. */
  readonly planText?: string;
  /** When the plan is applied and everybody has joined. */
  readonly from: string;
  /** The last morning, where the plan goes on after it. */
  readonly through?: Day;
  readonly company: Readonly<Record<Who | 'office', readonly Post[]>>;
  readonly table: readonly Deadline[];
  readonly diary: readonly Happening[];
  /** Weekdays on which nobody works. */
  readonly daysOff: readonly Day[];
  /** Who owes a task in place of whoever leads its unit: by name, or while they are away. */
  readonly owes?: (task: TableTask, day: Day) => NoInfer<Who> | undefined;
}

export interface Year {
  readonly house: TestHouse;
  who(name: string): Person;
}

export interface Lived extends Year {
  readonly digests: readonly Said[];
  readonly escalations: readonly Said[];
  readonly expectedDigests: readonly Said[];
  readonly expectedEscalations: readonly Said[];
}

/**
 * Ticks at seven on every morning of the table, and on the working day before each: a reminder on any other day would be
 * caught up on the next morning that is lived, which is one of silence, and be found there.
 */
export async function live<Who extends string>(story: Story<Who>): Promise<Lived> {
  const features = createFeatures().filter(({ name }) => name !== 'reports');
  const house = await openHouse({
    ...{ plan: story.plan, now: story.from, features },
    planAs: (source) => story.planText ?? source,
  });
  const people = await gather(house, story.company);
  const who = (name: string) => {
    const found = people.get(name);
    if (found === undefined) throw new Error(`nobody is called ${name}`);
    return found;
  };
  const year: Year = { house, who };
  const isLived = (day: string) => story.through === undefined || day.slice(0, 10) <= story.through;
  const days = [
    ...spokenDays(story.table)
      .filter(isLived)
      .flatMap((day) => [workingDayBefore(day, story.daysOff), day]),
    // What is opened during a day is past the reminder of that morning.
    ...story.table.filter(({ dated }) => !dated).map(({ opens }) => opens.slice(0, 10)),
  ];
  const mornings = [...new Set(days)].map((day) => ({ at: `${day}T07:00:00+07:00`, does: undefined }));
  const duties = dutiesByTitle(story.planText ?? planFile(story.plan));
  const heard = { digests: [] as Said[], escalations: [] as Said[] };
  const seen = new Map<string, number>();
  const from = Date.parse(story.from);
  const timeline = [...mornings, ...story.diary].filter(({ at }) => Date.parse(at) >= from);
  for (const { at, does } of timeline.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    if (does === undefined) await house.at(at);
    else await happens(year, at, does);
    for (const [to, person] of people) {
      const news = house.channel.screen(person.chat).slice(seen.get(to) ?? 0);
      seen.set(to, house.channel.screen(person.chat).length);
      const day = does === undefined ? at.slice(0, 10) : at;
      for (const { text } of news) {
        if (text.startsWith(DIGEST)) heard.digests.push({ day, to, what: entriesIn(text, duties) });
        if (text.startsWith(OVERDUE)) heard.escalations.push({ day, to, what: entriesIn(text, duties) });
      }
    }
  }
  const rests = story.diary.flatMap((happening) => happening.rests ?? []);
  const company = answering(story);
  return {
    ...year,
    digests: sorted(heard.digests),
    escalations: sorted(heard.escalations),
    expectedDigests: sorted(digestsOf(story.table, rests, company)).filter(({ day }) => isLived(day)),
    expectedEscalations: sorted(escalationsOf(story.table, rests, company)).filter(({ day }) => isLived(day)),
  };
}

/** Nothing is due at that moment, so no tick is needed. */
async function happens(year: Year, at: string, does: Happening['does']): Promise<void> {
  year.house.clock.set(at);
  await does(year);
  await year.house.settle();
}

/** How many each of them heard; whoever heard nothing is not in it. */
export function countsOf(said: readonly Said[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { to } of said) counts[to] = (counts[to] ?? 0) + 1;
  return counts;
}

/** The tasks the plan made by itself, as "key last opens", due by a day. */
export function datedTasks(table: readonly Deadline[]): readonly string[] {
  return table
    .filter(({ dated }) => dated)
    .flatMap(({ duty, units, period, last, opens }) =>
      units.map((unit) => `${duty}/${unit}/${period} ${last} ${opens}`),
    )
    .toSorted();
}

/** The same of the house, all of them that are due in time by the end of a day. */
export async function tasksMade({ house }: Year, through: Day): Promise<readonly string[]> {
  const rows = await house.app.house.db.read.task.findMany({
    where: {
      dueAt: { lte: new Date(`${addDays(through, 1)}T00:00:00+07:00`) },
      ...{ eventId: null, requestId: null, assignmentId: null, cancelledAt: null },
    },
  });
  return rows
    .map(({ key, dueAt, opensAt }) => `${key} ${localDay(dueAt.getTime() - 1)} ${localDay(opensAt.getTime())}`)
    .toSorted();
}

/** The day in Vietnam, which knows no summer time. */
function localDay(ms: number): string {
  return new Date(ms + 7 * 3_600_000).toISOString().slice(0, 10);
}

/** A use case by one of them, now, as a press of a button would do it. */
export async function actAs<T>(
  { house, who }: Year,
  name: string,
  work: (act: ReturnType<typeof makeAct>) => Promise<T>,
): Promise<T> {
  return house.app.house.db.transaction(async (tx) => {
    const actor = await loadPerson(tx, who(name).person);
    return work(makeAct(tx, actor, house.clock.now(), `story/${name}/${house.clock.now().toISOString()}`));
  });
}

async function gather(
  house: TestHouse,
  company: Readonly<Record<string, readonly Post[]>>,
): Promise<ReadonlyMap<string, Person>> {
  const people = new Map<string, Person>();
  for (const [name, [first, ...more]] of Object.entries(company)) {
    if (first === undefined) throw new Error(`${name} holds no post`);
    const person = await house.someone(first);
    people.set(name, person);
    await house.app.house.db.transaction(async (tx) => {
      for (const { unit, role } of more) {
        const { id } = await tx.unit.findUniqueOrThrow({ where: { code: unit } });
        const since = house.clock.now();
        await tx.membership.create({ data: { personId: person.person, unitId: id, role, since } });
      }
    });
  }
  return people;
}

/** Whoever leads the unit, else the office. */
function answering<Who extends string>({ company, owes }: Story<Who>) {
  const leads = new Map<string, string>();
  for (const [name, posts] of Object.entries<readonly Post[]>(company))
    for (const { unit, role } of posts) if (role === 'lead') leads.set(unit, name);
  return {
    office: 'office',
    leads: ({ unit }: TableTask) => leads.get(unit),
    answers: (task: TableTask, day: Day) => owes?.(task, day) ?? leads.get(task.unit) ?? 'office',
  };
}

function workingDayBefore(day: Day, daysOff: readonly Day[]): Day {
  let before = addDays(day, -1);
  while (isoWeekday(before) > 5 || daysOff.includes(before)) before = addDays(before, -1);
  return before;
}

function sorted(said: readonly Said[]): readonly Said[] {
  return said.toSorted((a, b) => (`${a.day} ${a.to}` < `${b.day} ${b.to}` ? -1 : 1));
}
