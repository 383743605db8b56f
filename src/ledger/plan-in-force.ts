/** The plan that applies now: the newest one stored, read once for each edition. */
import type { SchoolCalendar } from '../calendar/calendar.js';
import type { Read } from '../db/client.js';
import { calendarOf } from './plan/calendar-of.js';
import type { Duty, Plan } from './plan/language.js';
import { readPlan } from './plan/read-plan.js';

export interface PlanInForce {
  readonly plan: Plan;
  readonly calendar: SchoolCalendar;
  readonly sha256: string;
  dutyOf(code: string): Duty | undefined;
}

/** Reading a plan costs tens of milliseconds and editions never change: kept by their hash. */
const editions = new Map<string, PlanInForce>();
const EDITIONS_KEPT = 4;

/** Undefined until the first `plan apply`. */
export async function planInForce(read: Read): Promise<PlanInForce | undefined> {
  const newest = await read.plan.findFirst({ orderBy: { id: 'desc' }, select: { sha256: true } });
  if (newest === null) return undefined;
  return editionOf(read, newest.sha256);
}

/** A plan that is or was in force, by its hash; undefined: there was none. */
export async function editionOf(read: Read, sha256: string): Promise<PlanInForce | undefined> {
  const known = editions.get(sha256);
  if (known !== undefined) return known;
  const stored = await read.plan.findFirst({ where: { sha256 }, select: { source: true, code: true } });
  if (stored === null) return undefined;
  const edition = readEdition(stored.source, stored.code, sha256);
  if (editions.size >= EDITIONS_KEPT) editions.clear();
  editions.set(sha256, edition);
  return edition;
}

/** As `planInForce`, for what cannot happen before a plan was applied. */
export async function requirePlan(read: Read): Promise<PlanInForce> {
  const edition = await planInForce(read);
  if (edition === undefined) throw new Error('no plan is in force: run `npm run -s loa -- plan apply FILE` first');
  return edition;
}

function readEdition(source: string, code: string, sha256: string): PlanInForce {
  const read = readPlan(source, `${code}.yaml`);
  if ('problems' in read)
    throw new Error(`the stored plan ${code} cannot be read by this version: apply its file again`);
  const { plan } = read;
  const duties = new Map(plan.duties.map((duty) => [duty.code, duty]));
  return { plan, calendar: calendarOf(plan), sha256, dutyOf: (duty) => duties.get(duty) };
}
