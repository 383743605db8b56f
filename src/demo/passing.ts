/** Makes time pass: from moment to moment, each with its own happenings, sweeps and messages, none left out. */
import { setTimeout as wait } from 'node:timers/promises';
import type { PlanInForce } from '../ledger/plan-in-force.js';
import type { Log } from '../lib/log.js';
import type { DemoClock } from './clock.js';
import type { Company } from './company.js';
import type { Happening } from './happenings.js';
import { nextWaiting, plannedMoments } from './moments.js';
import type { Stage } from './stage.js';

export interface PassingParts {
  readonly stage: Stage;
  readonly clock: DemoClock;
  readonly edition: PlanInForce;
  readonly company: Company;
  readonly happenings: readonly Happening[];
  readonly log: Log;
  /** How long to rest where something was said, so that eyes can follow. */
  readonly restMs: number;
  /** The visitor has gone: nobody needs the rest. */
  readonly isOver?: () => boolean;
}

/** Goes on to `to` and stands there. What was due before is done at its own moment, in order. */
export async function passTo(to: Date, parts: PassingParts): Promise<void> {
  const { stage, clock, edition } = parts;
  const { read } = stage.app.house.db;
  const from = clock.now();
  const happenings = parts.happenings.filter(({ at }) => from < at && at <= to);
  const planned = [...plannedMoments(edition, from, to)];
  let said = await messages(stage);
  let waiting = await nextWaiting(read, from);
  for (;;) {
    const now = clock.now();
    const next = earliest([planned.find((at) => at > now), happenings[0]?.at, waiting, to]);
    // A happening takes a moment or two: what it ran past is caught up at once.
    if (next > now) clock.hold(next);
    await stage.app.sweep();
    let quiet = (waiting === undefined || next < waiting) && (await read.outgoing.count(WAITING)) === 0;
    if (!quiet) await stage.settle();
    while (happenings[0] !== undefined && happenings[0].at <= clock.now()) {
      await play(happenings.shift(), parts);
      quiet = false;
    }
    // Most hours nothing happens, and nobody need look further.
    if (!quiet) {
      waiting = await nextWaiting(read, clock.now());
      const count = await messages(stage);
      if (count > said) await wait(parts.restMs);
      said = count;
    }
    if (next >= to || parts.isOver?.() === true) return;
  }
}

const WAITING = { where: { state: 'waiting' } } as const;

async function play(happening: Happening | undefined, { company, log }: PassingParts): Promise<void> {
  try {
    await happening?.happens(company);
  } catch (error) {
    // The visitor may have done what nobody foresaw; time goes on all the same.
    log.warn({ error }, 'a happening of the story did not come off');
  }
}

function earliest(instants: readonly (Date | undefined)[]): Date {
  return new Date(Math.min(...instants.flatMap((at) => at?.getTime() ?? [])));
}

function messages(stage: Stage): Promise<number> {
  return stage.app.house.db.read.webMessage.count({ where: { own: false } });
}
