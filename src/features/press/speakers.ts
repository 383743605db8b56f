/** Who may speak to the press on a day: whom the plan names by their post, and whom the office's register names. */
import type { Act } from '../../act.js';
import { type Day, dayOf, parseDay } from '../../calendar/day.js';
import type { Read, Role } from '../../db/client.js';
import type { Plan, PressPolicy } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { PRESENT } from '../../org/reach.js';
import { answeringFor } from './rules.js';

export interface Speaker {
  readonly person: number;
  readonly name: string;
  readonly unit: { readonly code: string; readonly name: string };
  /** Codes of the fields they answer for; none: all. */
  readonly topics: readonly string[];
  /** The last day they may; undefined: as long as they hold the post. */
  readonly through: Day | undefined;
  /** Undefined: by the plan. */
  readonly mandate: number | undefined;
}

/** Today's, those of the register first. */
export async function speakersNow(act: Act): Promise<readonly Speaker[]> {
  const { plan, calendar } = await requirePlan(act.tx);
  return speakersOn(act.tx, plan, dayOf(act.now, calendar.zone));
}

/** Whom a question of this field is for. */
export async function speakersFor(act: Act, topic: string | null): Promise<readonly Speaker[]> {
  return onceEach(answeringFor(await speakersNow(act), topic));
}

/** Those of a day. */
export async function speakersOn(read: Read, plan: Plan, day: Day): Promise<readonly Speaker[]> {
  const speakers: Speaker[] = [...(await ofRegister(read, day))];
  for (const named of plan.press?.speakers ?? []) {
    if (named.byMandate || (named.through !== undefined && named.through < day)) continue;
    const { unit, role } = postOf(named, plan);
    for (const { person, unit: seat } of await holders(read, role, unit)) {
      const { topics, through } = named;
      speakers.push({ person: person.id, name: person.name, unit: seat, topics, through, mandate: undefined });
    }
  }
  return speakers;
}

/** The post a speaker of the plan speaks from. */
export function postOf(
  { focalPerson, unit, role = 'lead' }: PressPolicy['speakers'][number],
  { focalPersons, organisation }: Plan,
): { readonly unit: string | undefined; readonly role: Role } {
  const post = focalPersons.find(({ code }) => code === focalPerson);
  if (post !== undefined) return { unit: post.unit, role: post.role };
  return { unit: unit ?? organisation.desks[role], role };
}

/** People by person, whatever gave them the word. */
export function onceEach<S extends { readonly person: number }>(speakers: readonly S[]): readonly S[] {
  return speakers.filter(({ person }, index) => speakers.findIndex((each) => each.person === person) === index);
}

const NAMED = { select: { code: true, name: true } } as const;

async function ofRegister(read: Read, day: Day): Promise<readonly Speaker[]> {
  const rows = await read.pressMandate.findMany({
    where: { from: { lte: day }, through: { gte: day }, revokedAt: null, person: PRESENT },
    orderBy: { id: 'asc' },
    include: {
      person: {
        select: {
          id: true,
          name: true,
          memberships: { where: { until: null }, orderBy: { id: 'asc' }, select: { unit: NAMED } },
        },
      },
    },
  });
  return rows.flatMap(({ id, person, topic, through }) => {
    const [post] = person.memberships;
    if (post === undefined) return [];
    const topics = topic === null ? [] : [topic];
    const { unit } = post;
    return [{ person: person.id, name: person.name, unit, topics, through: parseDay(through), mandate: id }];
  });
}

async function holders(read: Read, role: Role, unit: string | undefined) {
  return read.membership.findMany({
    where: { role, until: null, person: PRESENT, ...(unit === undefined ? {} : { unit: { code: unit } }) },
    orderBy: { id: 'asc' },
    select: { person: { select: { id: true, name: true } }, unit: NAMED },
  });
}
