/** An event as it stands: when, whose, and how far each of its parts is covered. */
import { type Day, parseDay } from '../../calendar/day.js';
import type { Read } from '../../db/client.js';
import { factsOf, WITH_CREDITS } from '../../ledger/pay.js';
import { stateOf, type TaskState } from '../../ledger/task-state.js';
import { COVERAGES, type Coverage, coverageOf, isSameEvent, type KnownEvent } from './rules.js';

export interface EventSlot {
  readonly task: number;
  readonly dutyCode: string;
  readonly coverage: Coverage;
  readonly unit: { readonly id: number; readonly name: string };
  readonly dueAt: Date;
  readonly state: TaskState;
  /** Codes of the items that pay it or shall. */
  readonly items: readonly string[];
}

export interface EventEntry {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly topic: string | null;
  readonly planEvent: string | null;
  /** Both included. */
  readonly from: Day;
  readonly through: Day;
  readonly host: { readonly id: number; readonly name: string; readonly path: string };
  readonly enteredBy: string | undefined;
  readonly cancelled: { readonly reason: string | null } | undefined;
  /** Before, during, after; nearest first. */
  readonly slots: readonly EventSlot[];
}

export interface EventFilter {
  readonly id?: number;
  /** Some of its days lie in [from, to). */
  readonly from?: Day;
  readonly to?: Day;
  /** Also those that were cancelled. */
  readonly cancelled?: boolean;
}

/** In order of their first days. `now` decides the states. */
export async function eventsWhere(read: Read, filter: EventFilter, now: Date): Promise<readonly EventEntry[]> {
  const { id, from, to, cancelled = false } = filter;
  const rows = await read.event.findMany({
    where: {
      ...(id === undefined ? {} : { id }),
      ...(from === undefined ? {} : { through: { gte: from } }),
      ...(to === undefined ? {} : { from: { lt: to } }),
      ...(cancelled ? {} : { cancelledAt: null }),
    },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    include: {
      unit: { select: { id: true, name: true, path: true } },
      enteredBy: { select: { name: true } },
      tasks: {
        orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
        include: {
          credits: {
            select: { ...WITH_CREDITS.credits.select, submission: { select: { state: true, code: true } } },
          },
          unit: { select: { id: true, name: true } },
        },
      },
    },
  });
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    title: row.title,
    topic: row.topic,
    planEvent: row.planEvent,
    from: dayIn(row.from),
    through: dayIn(row.through),
    host: row.unit,
    enteredBy: row.enteredBy?.name,
    cancelled: row.cancelledAt === null ? undefined : { reason: row.cancelReason },
    slots: row.tasks.flatMap(({ coverage, ...task }) => {
      if (coverage === null) return [];
      const facts = factsOf(task);
      const items = facts.credits.flatMap((credit) => (credit.state === 'void' ? [] : [credit.submission.code]));
      const { id: own, dutyCode, unit, dueAt } = task;
      return [{ task: own, dutyCode, coverage, unit, dueAt, state: stateOf(facts, now), items }];
    }),
  }));
}

/** How far each part is covered; parts that opened no task are not in it. */
export function coverages({ slots }: Pick<EventEntry, 'slots'>) {
  return COVERAGES.flatMap((coverage) => {
    const states = slots.filter((slot) => slot.coverage === coverage).map((slot) => slot.state);
    const covered = coverageOf(states);
    return covered.all === 0 ? [] : [{ coverage, covered }];
  });
}

/** What tells every event from the others, of those that were not cancelled. */
export async function knownEvents(read: Read): Promise<readonly (KnownEvent & { readonly id: number })[]> {
  const rows = await read.event.findMany({
    where: { cancelledAt: null },
    orderBy: { id: 'asc' },
    select: { id: true, planEvent: true, title: true, from: true },
  });
  return rows.map((row) => ({ ...row, from: dayIn(row.from) }));
}

/** The event somebody entered before, if this one is the same. */
export async function enteredBefore(read: Read, event: KnownEvent, now: Date): Promise<EventEntry | undefined> {
  const known = (await knownEvents(read)).find((each) => isSameEvent(each, event));
  if (known === undefined) return undefined;
  const [entry] = await eventsWhere(read, { id: known.id }, now);
  return entry;
}

/** Our own writing, read back. */
function dayIn(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`an event is stored with the day ${text}`);
  return day;
}
