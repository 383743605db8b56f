/**
 * The numbers of public opinion: of the returns asked for, who reported, who had nothing, who is silent; each a list of
 * records. Every task is in exactly one of reported, nil, elsewhere and silent.
 */
import type { Read } from '../db/client.js';
import { opinionDuties } from './opinion.js';
import type { PlanInForce } from './plan-in-force.js';

interface UnitName {
  readonly code: string;
  readonly name: string;
}

/** A return that was asked for. */
interface Asked {
  readonly unit: UnitName;
  /** In the written form of periods: "2017-11". */
  readonly period: string;
}

interface Answered extends Asked {
  readonly by: string;
  readonly at: Date;
}

export interface OpinionOfPeriod {
  /** One line each of the returns handed in, oldest first. */
  readonly entries: readonly (Answered & { what: string; handling: string; forecast: string | null })[];
  readonly reported: readonly Answered[];
  /** Signed, and standing at the end. */
  readonly nil: readonly Answered[];
  /** Settled by somebody's word that it was handed in elsewhere. */
  readonly elsewhere: readonly (Asked & { readonly at: Date })[];
  readonly silent: readonly Asked[];
  /** Signed, and superseded by the end: on record beside what superseded them. */
  readonly superseded: readonly (Answered & { readonly supersededAt: Date })[];
}

/** Of the returns of one duty and period, as they stand at `now`. */
export function opinionOfTasks(
  read: Read,
  of: { readonly dutyCode: string; readonly period: string },
  now: Date,
): Promise<OpinionOfPeriod> {
  // What happens at this very instant is seen.
  return opinionWhere(read, of, new Date(now.getTime() + 1));
}

/** Of the returns whose hand-in ends within (from, to], as they stood at `to`. */
export function opinionOfSpan(
  read: Read,
  edition: PlanInForce,
  { from, to, unitPath }: { readonly from: Date; readonly to: Date; readonly unitPath: string },
): Promise<OpinionOfPeriod> {
  const where = {
    dutyCode: { in: [...opinionDuties(edition)] },
    dueAt: { gt: from, lte: to },
    unit: { path: { startsWith: unitPath } },
  };
  return opinionWhere(read, where, to);
}

type Where = NonNullable<Parameters<Read['task']['findMany']>[0]>['where'];

async function opinionWhere(read: Read, where: Where, end: Date): Promise<OpinionOfPeriod> {
  const NAME = { select: { name: true } } as const;
  const tasks = await read.task.findMany({
    where: { ...where, cancelledAt: null, excusedAt: null },
    orderBy: [{ unit: { position: 'asc' } }, { id: 'asc' }],
    select: {
      settledAt: true,
      period: true,
      unit: { select: { code: true, name: true } },
      nilReturns: { where: { at: { lt: end } }, orderBy: { id: 'asc' }, include: { by: NAME } },
      opinionReturns: {
        where: { at: { lt: end } },
        orderBy: { number: 'asc' },
        include: { by: NAME, entries: { orderBy: { id: 'asc' } } },
      },
    },
  });
  const isOver = (at: Date | null): at is Date => at !== null && at < end;
  const judged = tasks.map(({ unit, period, ...task }) => {
    const [first] = task.opinionReturns;
    const standing = task.nilReturns.find((nil) => !isOver(nil.supersededAt));
    return { ...task, asked: { unit, period }, first, standing };
  });
  return {
    entries: judged.flatMap(({ asked, opinionReturns }) =>
      opinionReturns.flatMap((each) =>
        each.entries.map(({ what, handling, forecast }) => ({
          ...asked,
          by: each.by.name,
          at: each.at,
          what,
          handling,
          forecast,
        })),
      ),
    ),
    reported: judged.flatMap(({ asked, first }) =>
      first === undefined ? [] : [{ ...asked, by: first.by.name, at: first.at }],
    ),
    nil: judged.flatMap(({ asked, first, standing }) =>
      first !== undefined || standing === undefined ? [] : [{ ...asked, by: standing.by.name, at: standing.at }],
    ),
    elsewhere: judged.flatMap(({ asked, first, standing, settledAt }) =>
      first === undefined && standing === undefined && isOver(settledAt) ? [{ ...asked, at: settledAt }] : [],
    ),
    silent: judged.flatMap(({ asked, first, standing, settledAt }) =>
      first === undefined && standing === undefined && !isOver(settledAt) ? [asked] : [],
    ),
    superseded: judged.flatMap(({ asked, nilReturns }) =>
      nilReturns.flatMap(({ by, at, supersededAt }) =>
        isOver(supersededAt) ? [{ ...asked, by: by.name, at, supersededAt }] : [],
      ),
    ),
  };
}
