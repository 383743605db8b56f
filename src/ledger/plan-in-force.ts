/** The plan that applies now: the newest one stored, read once for each edition, with the plans before it behind it. */
import { parse } from 'yaml';
import type { SchoolCalendar } from '../calendar/calendar.js';
import { type HolidayOverrides, parseHolidayOverrides } from '../calendar/holiday-overrides.js';
import type { Read } from '../db/client.js';
import { ASSIGNMENT } from './assigned-duty.js';
import { calendarOf } from './plan/calendar-of.js';
import type { Duty, Plan } from './plan/language.js';
import { readPlan } from './plan/read-plan.js';

/** A stored plan that was read, with its calendar. */
export interface PlanInForce {
  readonly plan: Plan;
  readonly calendar: SchoolCalendar;
  readonly sha256: string;
  /** Its duty, else that of the newest edition before it that had one: what it asked for and is still owed keeps its rule. */
  dutyOf(code: string): Duty | undefined;
  /** All that `dutyOf` knows: the plan's own in its order, then those it no longer has. */
  readonly duties: readonly Duty[];
  /** The plans of other codes it followed, newest first, each in its last edition. */
  readonly before: readonly EarlierPlan[];
}

/** A plan that was in force, until a plan of another code was applied. */
export interface EarlierPlan {
  readonly edition: PlanInForce;
  /** What begins from here on is no longer its concern. */
  readonly until: Date;
}

/** Editions never change: kept by what they were made of. */
const editions = new Map<string, PlanInForce>();
const EDITIONS_KEPT = 4;
/** Reading a plan costs tens of milliseconds: kept by its hash, for the editions it is part of. */
const readings = new Map<string, Reading>();
const READINGS_KEPT = 16;

/** Undefined until the first `plan apply`. One query: everything anybody does asks it. */
export async function planInForce(read: Read): Promise<PlanInForce | undefined> {
  return newestOf(read, await editionsApplied(read));
}

/** A plan that is or was in force, by its hash; undefined: there was none. */
export async function editionOf(read: Read, sha256: string): Promise<PlanInForce | undefined> {
  const applied = await editionsApplied(read);
  const index = applied.findIndex((row) => row.sha256 === sha256);
  return index < 0 ? undefined : newestOf(read, applied.slice(index));
}

/** Every edition ever, newest first. */
function editionsApplied(read: Read): Promise<readonly Applied[]> {
  return read.$queryRaw`SELECT "id", "code", "sha256", "appliedAt" FROM "Plan" ORDER BY "id" DESC`;
}

async function newestOf(read: Read, applied: readonly Applied[]): Promise<PlanInForce | undefined> {
  const [newest] = applied;
  if (newest === undefined) return undefined;
  // What stands before it is part of what it is.
  const key = applied.map(({ id, code, sha256, appliedAt }) => `${id} ${code} ${sha256} ${appliedAt.getTime()}`).join();
  const known = editions.get(key);
  if (known !== undefined) return known;
  const row = await rowOf(read, newest.id);
  const edition = readEdition(row, await plansBefore(read, applied), await droppedDuties(read, row, applied.slice(1)));
  if (edition === undefined)
    throw new Error(`the stored plan ${newest.code} cannot be read by this version: apply its file again`);
  if (editions.size >= EDITIONS_KEPT) editions.clear();
  editions.set(key, edition);
  return edition;
}

/** As `planInForce`, for what cannot happen before a plan was applied. */
export async function requirePlan(read: Read): Promise<PlanInForce> {
  const edition = await planInForce(read);
  if (edition === undefined) throw new Error('no plan is in force: run `npm run -s loa -- plan apply FILE` first');
  return edition;
}

/** A stored text that an older version wrote and this one refuses has nothing left to say. */
function storedOverrides(text: string | null): HolidayOverrides {
  if (text === null) return {};
  const read = parseHolidayOverrides(parse(text));
  return 'overrides' in read ? read.overrides : {};
}

interface Applied {
  readonly id: number;
  readonly code: string;
  readonly sha256: string;
  readonly appliedAt: Date;
}

/** `applied`: every edition ever, newest first. */
async function plansBefore(read: Read, applied: readonly Applied[]): Promise<readonly EarlierPlan[]> {
  const before: EarlierPlan[] = [];
  const seen = new Set<string>();
  for (const [index, { id, code }] of applied.entries()) {
    const next = applied[index - 1];
    if (seen.has(code)) continue;
    seen.add(code);
    const edition = next === undefined ? undefined : readEdition(await rowOf(read, id), []);
    if (next !== undefined && edition !== undefined) before.push({ edition, until: next.appliedAt });
  }
  return before;
}

/** The duties there are tasks of and the plan no longer names, each as the newest edition before had it. */
async function droppedDuties(read: Read, newest: PlanRow, older: readonly Applied[]): Promise<readonly Duty[]> {
  const named = new Set(readingOf(newest)?.plan.duties.map(({ code }) => code));
  const asked = await read.$queryRaw<readonly { dutyCode: string }[]>`SELECT DISTINCT "dutyCode" FROM "Task"`;
  const wanted = new Set(
    asked.map(({ dutyCode }) => dutyCode).filter((code) => code !== ASSIGNMENT && !named.has(code)),
  );
  const found: Duty[] = [];
  for (const { id } of older) {
    if (wanted.size === 0) break;
    const duties = readingOf(await rowOf(read, id))?.plan.duties ?? [];
    found.push(...duties.filter(({ code }) => wanted.delete(code)));
  }
  return found;
}

async function rowOf(read: Read, id: number): Promise<PlanRow> {
  return read.plan.findUniqueOrThrow({
    where: { id },
    select: { code: true, source: true, sha256: true, holidays: true },
  });
}

interface PlanRow {
  readonly code: string;
  readonly source: string;
  readonly sha256: string;
  readonly holidays: string | null;
}

function readEdition(
  row: PlanRow,
  before: readonly EarlierPlan[],
  dropped: readonly Duty[] = [],
): PlanInForce | undefined {
  const reading = readingOf(row);
  if (reading === undefined) return undefined;
  const duties = new Map<string, Duty>();
  for (const each of [reading.plan.duties, dropped, ...before.map(({ edition }) => edition.plan.duties)]) {
    for (const duty of each) if (!duties.has(duty.code)) duties.set(duty.code, duty);
  }
  return { ...reading, sha256: row.sha256, before, dutyOf: (duty) => duties.get(duty), duties: [...duties.values()] };
}

type Reading = Pick<PlanInForce, 'plan' | 'calendar'>;

function readingOf(row: PlanRow): Reading | undefined {
  const reading = readings.get(row.sha256) ?? readRow(row);
  if (reading === undefined) return undefined;
  if (readings.size >= READINGS_KEPT) readings.clear();
  readings.set(row.sha256, reading);
  return reading;
}

function readRow({ code, source, holidays }: PlanRow): Reading | undefined {
  const read = readPlan(source, `${code}.yaml`);
  if ('problems' in read) return undefined;
  return { plan: read.plan, calendar: calendarOf(read.plan, storedOverrides(holidays)) };
}
