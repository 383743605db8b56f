/**
 * What an item can pay. It pays what its author holds by name first, then the oldest unpaid fitting task of the unit, one
 * task a tier; what a colleague holds only when its author says so. Besides, it may cover a part of an event.
 */
import { dayOf } from '../calendar/day.js';
import type { Read } from '../db/client.js';
import { after, DAY_MS } from '../lib/clock.js';
import { factsOf } from './pay.js';
import type { Duty } from './plan/language.js';
import { requirePlan } from './plan-in-force.js';
import { answeringOn, isPersonal, type Owed, peopleFor, replacedBy } from './responsible.js';
import { dutyOfTask, type HeldTask, type HoldingPerson, WITH_HOLDERS } from './standing.js';

/** What an item holds, to judge which duties it can pay. */
export interface ItemFacts {
  readonly words: boolean;
  readonly photos: number;
  readonly documents: number;
}

/** Whose task an item would pay: the author's own, the unit's, or a colleague's. */
export type Whose = 'own' | 'unit' | 'colleague';

export interface PayableOptions {
  /** What this submission has promised to pay counts as unpaid: it may come again. */
  readonly submission?: number | undefined;
  /** The author; absent: nobody's own tasks come first. */
  readonly person?: number | undefined;
}

/**
 * The unpaid tasks this item can pay, likeliest first, then oldest first: those of the unit, and those its author holds
 * anywhere. `likely`: nobody need be asked. Colleagues' tasks come last, with whom they belong to.
 */
export async function payableTasks(
  read: Read,
  unit: number | undefined,
  item: ItemFacts,
  now: Date,
  { submission, person }: PayableOptions = {},
) {
  const edition = await requirePlan(read);
  const answering = await answeringOn(read, dayOf(now, edition.calendar.zone));
  const people = person === undefined ? [] : [person, ...replacedBy(person, answering)];
  const theirs = [
    ...(unit === undefined ? [] : [{ unitId: unit }]),
    ...(people.length === 0 ? [] : [{ holders: { some: { personId: { in: people }, endedAt: null } } }]),
  ];
  if (theirs.length === 0) return [];
  const rows = await read.task.findMany({
    where: {
      AND: [{ OR: theirs }, { OR: [{ nilAt: null }, { dueAt: { gt: after(now, -NIL_STANDS_MS) } }] }],
      ...{ opensAt: { lte: now }, settledAt: null, excusedAt: null, cancelledAt: null },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    include: { credits: CREDITS, ...WITH_HOLDERS, unit: { select: { id: true, name: true, path: true } } },
  });
  return rows
    .map(factsOf)
    .filter(
      (task) =>
        task.credits.filter(
          (credit) => credit.state !== 'void' && credit.submissionId !== submission && !isAbandoned(credit.submission),
        ).length < task.required,
    )
    .flatMap((task) => {
      const duty = dutyOfTask(edition, task);
      const belongs = belongsTo(task, person);
      if (duty === undefined || duty.tier === 'upward' || belongs === undefined) return [];
      const fit = fits(duty.settles.by, item);
      if (fit === 'no') return [];
      const standsIn = person !== undefined && peopleFor(task, answering).includes(person);
      const aboutOne = task.assignment !== null || task.eventId !== null || task.requestId !== null;
      // Somebody signed that there was nothing: what says otherwise is handed in deliberately.
      const rank = Math.max(
        rankOf(belongs.whose, fit, aboutOne, standsIn),
        task.nilAt === null ? RANK.own : RANK.possible,
      );
      return [{ ...task, ...belongs, duty, rank, likely: rank < RANK.possible }];
    })
    .toSorted((a, b) => a.rank - b.rank);
}

const CREDITS = {
  select: {
    ...{ state: true, sentAt: true, submissionId: true },
    submission: { select: { state: true, author: { select: { leftAt: true } } } },
  },
} as const;

/** It came back, and nobody is here to send it again: its task is paid by another. */
function isAbandoned({ state, author }: { readonly state: string; readonly author: { readonly leftAt: Date | null } }) {
  return state === 'returned' && author.leftAt !== null;
}

/** So long after its hand-in a signed "nothing to report" can still turn out to be wrong. */
const NIL_STANDS_MS = 10 * DAY_MS;

const RANK = { own: 0, standingIn: 1, ofUnit: 2, possible: 3, colleague: 4 } as const;

/** What was given by hand, asked for or is of an event is about one thing: an item about another must not pay it by itself. */
function rankOf(whose: Whose, fit: 'likely' | 'possible', aboutOne: boolean, standsIn: boolean): number {
  if (whose === 'own') return RANK.own;
  if (whose === 'colleague') return standsIn ? RANK.standingIn : RANK.colleague;
  return fit === 'likely' && !aboutOne ? RANK.ofUnit : RANK.possible;
}

interface Belongs {
  readonly whose: Whose;
  /** The colleague it is handed in for. */
  readonly colleague: HoldingPerson | undefined;
}

/** Undefined: nobody's at present, so nobody pays it. */
function belongsTo(
  task: Pick<HeldTask, 'holders' | 'assignment'> & Pick<Owed, 'unit'>,
  person: number | undefined,
): Belongs | undefined {
  const people = task.holders.flatMap((holder) => (holder.person?.leftAt === null ? [holder.person] : []));
  const [colleague] = people;
  if (people.some(({ id }) => id === person)) return { whose: 'own', colleague: undefined };
  if (colleague !== undefined) return { whose: 'colleague', colleague };
  return isPersonal(task) ? undefined : { whose: 'unit', colleague: undefined };
}

/** An article is what people mean by default; photos, papers and returns are handed in deliberately. */
function fits(by: Duty['settles']['by'], item: ItemFacts): 'likely' | 'possible' | 'no' {
  switch (by) {
    case 'articles':
      return item.words ? 'likely' : 'no';
    case 'photos':
      return item.photos > 0 ? 'possible' : 'no';
    case 'report':
      return item.words || item.documents > 0 ? 'possible' : 'no';
    case 'document':
    case 'planHandIn':
      return item.documents > 0 ? 'possible' : 'no';
    default:
      return 'no';
  }
}
