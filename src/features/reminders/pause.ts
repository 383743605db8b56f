/**
 * The office keeps the bot from reminding for a while. A pause is an occurrence that names its end and its beginning; one
 * that was ended early has a second occurrence. Nothing is lost in it: steps are answered by the first morning after.
 */
import type { Act } from '../../act.js';
import type { Read } from '../../db/client.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { nextDigestAt, nextMorningAt } from '../../ledger/remind.js';
import { pausePermission } from './permissions.js';

const PAUSE = 'reminders/pause/';
const ENDED = 'reminders/pause-ended/';

/** Both instants; the first one after it is `until`. */
export interface Pause {
  readonly from: Date;
  readonly until: Date;
}

/** The pause that holds at an instant, as far as is known by now. */
export async function pauseAt(read: Read, instant: Date): Promise<Pause | undefined> {
  // Instants are written so that they sort as they follow one another.
  const rows = await read.$queryRaw<readonly { key: string }[]>`
    SELECT "key" FROM "Occurrence"
    WHERE "key" > ${`${PAUSE}${instant.toISOString()}`} AND "key" < ${`${PAUSE}~`} ORDER BY "key" DESC`;
  const pauses = rows.map(({ key }) => pauseOf(key)).filter(({ from, until }) => from <= instant && instant < until);
  if (pauses.length === 0) return undefined;
  const ended = await read.occurrence.findMany({
    where: { key: { in: pauses.map((pause) => `${ENDED}${nameOf(pause)}`) } },
    select: { key: true },
  });
  const over = new Set(ended.map(({ key }) => key));
  return pauses.find((pause) => !over.has(`${ENDED}${nameOf(pause)}`));
}

/** From now until `until`; one that runs already gives way to it. */
export async function pauseReminders(act: Act, until: Date): Promise<void> {
  act.require(pausePermission, 'anywhere');
  const running = await pauseAt(act.tx, act.now);
  if (running?.until.getTime() === until.getTime()) return;
  if (running !== undefined) await end(act, running);
  const pause = { from: act.now, until };
  await act.tx.occurrence.create({ data: { key: `${PAUSE}${nameOf(pause)}`, at: act.now } });
  await act.record('reminders.pause', nameOf(pause));
}

/** Ends the pause that runs; false: none does. */
export async function endPause(act: Act): Promise<boolean> {
  act.require(pausePermission, 'anywhere');
  const running = await pauseAt(act.tx, act.now);
  if (running === undefined) return false;
  await end(act, running);
  return true;
}

/** When what is about to be said may be said, if not now. A pause is asked for every morning: it may be ended early. */
export async function heldBackUntil(read: Read, { plan, calendar }: PlanInForce, now: Date): Promise<Date | undefined> {
  const pause = await pauseAt(read, now);
  if (pause !== undefined) {
    const morning = nextMorningAt(now, plan.reminders, calendar);
    const after = nextDigestAt(pause.until, plan.reminders, calendar);
    return new Date(Math.min(morning.getTime(), after.getTime()));
  }
  const at = nextDigestAt(now, plan.reminders, calendar);
  return at > now ? at : undefined;
}

async function end(act: Act, pause: Pause): Promise<void> {
  await act.tx.occurrence.create({ data: { key: `${ENDED}${nameOf(pause)}`, at: act.now } });
  await act.record('reminders.resume', nameOf(pause));
}

function nameOf({ from, until }: Pause): string {
  return `${until.toISOString()}/${from.toISOString()}`;
}

function pauseOf(key: string): Pause {
  const [until = '', from = ''] = key.slice(PAUSE.length).split('/');
  return { from: new Date(from), until: new Date(until) };
}
