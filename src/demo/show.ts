/** The running demo behind its page: the stage, its clock, what the visitor may do with time, and beginning anew. */
import { dayOf, timeOf } from '../calendar/day.js';
import { spellDay } from '../calendar/spell.js';
import type { Read } from '../db/client.js';
import { type PlanInForce, requirePlan } from '../ledger/plan-in-force.js';
import { type Clock, HOUR_MS } from '../lib/clock.js';
import { oneAtATime } from '../lib/fifo.js';
import type { Log } from '../lib/log.js';
import { type DemoClock, demoClock } from './clock.js';
import { type Company, createCompany } from './company.js';
import { type Before, countBefore, stepsDone } from './guide.js';
import { AFTER_OPENING, BEGINNING, OPENING } from './happenings.js';
import { type Played, phonesOf, playHistory } from './history.js';
import { targetOf } from './moments.js';
import { passTo } from './passing.js';
import { createPump, type Pump } from './pump.js';
import type { Scratch } from './scratch.js';
import type { ShowState } from './shapes.js';
import { openStage, type Stage } from './stage.js';
import { JUMPS, type Jump } from './steps.js';
import { SHOWN } from './texts/story.js';

export interface Show {
  /** The institution's name, from its plan. */
  readonly institution: string;
  /** The paths of the chats on the page, in the order of SHOWN. */
  readonly paths: readonly string[];
  state(): Promise<ShowState>;
  /** Begins to pass time and returns at once; false when that is not possible now. */
  jump(to: Jump): Promise<boolean>;
  /** Begins to begin anew and returns at once; false when something is under way. */
  reset(): boolean;
  /** Undefined while there is no stage to answer. */
  fetch(request: Request, socket: object): Promise<Response> | undefined;
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface ShowParts {
  readonly scratch: Scratch;
  readonly real: Clock;
  readonly log: Log;
  readonly address: () => string;
  /** How long to rest where something was said while time passes, for the eyes of people. */
  readonly restMs: number;
}

interface Run {
  readonly number: number;
  readonly stage: Stage;
  readonly pump: Pump;
}

/** Plays the history, keeps a copy to begin anew from, and goes on. */
export async function openShow(parts: ShowParts): Promise<Show> {
  const { scratch, log, address } = parts;
  const clock = demoClock(BEGINNING, parts.real);
  let current: Run | undefined = await openRun(1);
  const played = await rehearse(current, clock);
  const { read } = current.stage.app.house.db;
  const [edition, before] = await Promise.all([requirePlan(read), countBefore(read)]);
  scratch.keep();
  const inTurn = oneAtATime();
  let busy = false;
  let opened = false;
  let closing = false;
  begin(current);

  async function openRun(number: number): Promise<Run> {
    const stage = await openStage({ dir: scratch.run(), clock, log, address, onReceived: () => pump.poke() });
    const pump = createPump({ settle: () => stage.settle(), sweep: () => stage.app.sweep(), log });
    return { number, stage, pump };
  }

  function begin({ pump }: Run): void {
    clock.hold(OPENING);
    clock.flow();
    pump.start();
    opened = false;
  }

  async function closeRun(): Promise<void> {
    const ending = current;
    current = undefined;
    await ending?.pump.stop();
    await ending?.stage.close();
  }

  /** One thing at a time; the page asks how far it is. */
  function busyWith(work: () => Promise<void>): boolean {
    if (busy) return false;
    busy = true;
    void inTurn(async () => {
      try {
        await work();
      } catch (error) {
        log.error({ error }, 'the demo stumbled');
      } finally {
        busy = false;
      }
    });
    return true;
  }

  return {
    institution: edition.plan.organisation.name,
    paths: SHOWN.map((character) => played.paths[character]),
    state: () => stateOf({ run: current, busy, clock, edition, played, before, opened }),

    async jump(to) {
      const run = current;
      const target = targetOf(to, clock.now(), edition);
      if (run === undefined || target === undefined) return false;
      return busyWith(() => run.pump.alone(() => pass(run.stage, target)));
    },

    reset() {
      const number = (current?.number ?? 0) + 1;
      return busyWith(async () => {
        await closeRun();
        scratch.renew();
        current = await openRun(number);
        begin(current);
      });
    },

    fetch(request, socket) {
      const stage = current?.stage;
      if (stage === undefined) return undefined;
      if (isReport(new URL(request.url).pathname, played)) return answered(stage.fetch(request, socket));
      return Promise.resolve(stage.fetch(request, socket));
    },

    settled: () => inTurn(async () => undefined),

    async close() {
      closing = true;
      await inTurn(async () => undefined);
      await closeRun();
    },
  };

  async function pass(stage: Stage, target: Date): Promise<void> {
    const company: Company = createCompany(
      () => stage,
      clock,
      phonesOf(() => stage, played),
    );
    clock.hold(clock.now());
    try {
      const story = { stage, clock, edition, company, happenings: AFTER_OPENING, log };
      await passTo(target, { ...story, restMs: parts.restMs, isOver: () => closing });
    } finally {
      clock.flow();
    }
  }

  /** The office opened a document: the report's way ends there. */
  async function answered(answer: Response | Promise<Response>): Promise<Response> {
    const response = await answer;
    if (response.headers.get('content-type')?.includes(DOCX) === true) opened = true;
    return response;
  }
}

/** The pump rests meanwhile: the story settles what it does. */
async function rehearse({ stage }: Run, clock: DemoClock): Promise<Played> {
  try {
    return await playHistory(stage, clock);
  } catch (error) {
    await stage.close();
    throw error;
  }
}

function isReport(path: string, { paths }: Played): boolean {
  return path.startsWith(`${paths.office}/files/`);
}

interface Look {
  readonly run: Run | undefined;
  readonly busy: boolean;
  readonly clock: DemoClock;
  readonly edition: PlanInForce;
  readonly played: Played;
  readonly before: Before;
  readonly opened: boolean;
}

async function stateOf({ run, busy, clock, edition, played, before, opened }: Look): Promise<ShowState> {
  const now = clock.now();
  const { zone } = edition.plan;
  const { hour, minute } = timeOf(now, zone);
  const shown = { busy: busy || run === undefined, run: run?.number ?? 0 };
  const date = {
    time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    day: spellDay(dayOf(now, zone)),
    jumps: jumpsFrom(now, edition),
  };
  if (run === undefined) return { ...shown, ...date, said: SHOWN.map(() => 0), steps: [], report: null };
  const { read } = run.stage.app.house.db;
  const said = await Promise.all(
    SHOWN.map((character) => read.webMessage.count({ where: { chatId: played.chats[character], own: false } })),
  );
  const [steps, report] = await Promise.all([
    stepsDone(read, played.people, before, opened),
    newestReport(read, played),
  ]);
  return { ...shown, ...date, said, steps, report };
}

async function newestReport(read: Read, { chats, paths }: Played): Promise<string | null> {
  const file = await read.webFile.findFirst({
    where: { chatId: chats.office, sha256: { not: null }, type: { contains: DOCX } },
    orderBy: { message: { id: 'desc' } },
    select: { id: true },
  });
  return file === null ? null : `${paths.office}/files/${file.id}`;
}

/** As every DOCX file's type has it. */
const DOCX = 'wordprocessingml';

/** Looked up once an hour: a plan's reports of a year are not counted out in a moment. */
let jumpsKnown:
  | { readonly hour: number; readonly edition: PlanInForce; readonly jumps: ShowState['jumps'] }
  | undefined;

function jumpsFrom(now: Date, edition: PlanInForce): ShowState['jumps'] {
  const hour = Math.floor(now.getTime() / HOUR_MS);
  if (jumpsKnown?.hour === hour && jumpsKnown.edition === edition) return jumpsKnown.jumps;
  const jumps = lookUpJumps(now, edition);
  jumpsKnown = { hour, edition, jumps };
  return jumps;
}

function lookUpJumps(now: Date, edition: PlanInForce): ShowState['jumps'] {
  const spelled = (jump: Jump) => {
    const target = targetOf(jump, now, edition);
    return target === undefined ? null : spellDay(dayOf(target, edition.plan.zone));
  };
  const [morning, monthEnd, cutOff] = JUMPS.map(spelled);
  return { morning: morning ?? null, monthEnd: monthEnd ?? null, cutOff: cutOff ?? null };
}
