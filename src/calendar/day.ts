// Days and hours as people count them: a day is 'YYYY-MM-DD' on a wall calendar, an instant is a Date, a zone joins them.
// Days compare as plain strings. Everything here is proleptic Gregorian, years 1000 to 9999.

/** A calendar day, 'YYYY-MM-DD'. Make one with `parseDay` or `dayOf`; compare with `<`, `>` and `===`. */
export type Day = `${number}-${number}-${number}`;

/** A calendar month, 'YYYY-MM'. */
export type Month = `${number}-${number}`;

/** Hour 0 to 24 and minute 0 to 59 on the wall clock; 24:00 is the midnight that ends the day. */
export interface LocalTime {
  readonly hour: number;
  readonly minute: number;
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** The day written as YYYY-MM-DD, or undefined when there is no such day (2026-02-29) or the text is anything else. */
export function parseDay(text: string): Day | undefined {
  return isDay(text) ? text : undefined;
}

/** The day of a year, month (1 to 12) and day of the month, or undefined when the calendar has no such day. */
export function makeDay(year: number, month: number, dayOfMonth: number): Day | undefined {
  return parseDay(`${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`);
}

/** Year, month (1 to 12) and day of the month of a day. */
export function partsOf(day: Day): { readonly year: number; readonly month: number; readonly dayOfMonth: number } {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), dayOfMonth: Number(day.slice(8, 10)) };
}

/** `n` days later (earlier when negative). Throws RangeError beyond the years 1000 to 9999. */
export function addDays(day: Day, n: number): Day {
  return dayFromMs(msOf(day) + n * DAY_MS);
}

/** The same day of the month `n` months later, or that month's last day when it is shorter. */
export function addMonths(day: Day, n: number): Day {
  const month = nextMonth(monthOf(day), n);
  const last = lastDayOfMonth(month);
  const wanted = parseDay(`${month}-${day.slice(8, 10)}`);
  return wanted ?? last;
}

/** Days from `from` to `to`: 1 from a day to the next, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return (msOf(to) - msOf(from)) / DAY_MS;
}

/** 1 is Monday (thứ Hai), 7 is Sunday (chủ nhật). */
export function isoWeekday(day: Day): number {
  return new Date(msOf(day)).getUTCDay() || 7;
}

/** The month a day lies in. */
export function monthOf(day: Day): Month {
  return toMonth(day.slice(0, 7));
}

/** `n` months later (earlier when negative). Throws RangeError beyond the years 1000 to 9999. */
export function nextMonth(month: Month, n = 1): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + n;
  return toMonth(`${pad(Math.floor(index / 12), 4)}-${pad((((index % 12) + 12) % 12) + 1, 2)}`);
}

/** The first day of a month written YYYY-MM. Throws RangeError when there is no such month. */
export function firstDayOfMonth(month: string): Day {
  return must(`${month}-01`);
}

/** The last day of a month written YYYY-MM. Throws RangeError when there is no such month. */
export function lastDayOfMonth(month: string): Day {
  const first = firstDayOfMonth(month);
  const { year, month: number } = partsOf(first);
  // Day 0 of the next month is the last of this one.
  return dayFromMs(Date.UTC(year, number, 0));
}

/** The local day on which an instant falls in an IANA zone. */
export function dayOf(instant: Date, zone: string): Day {
  return dayFromMs(Math.floor(wallMs(instant.getTime(), zone) / DAY_MS) * DAY_MS);
}

/** The local wall-clock time of an instant in an IANA zone; seconds are cut off. */
export function timeOf(instant: Date, zone: string): LocalTime {
  const wall = wallMs(instant.getTime(), zone);
  const inDay = wall - Math.floor(wall / DAY_MS) * DAY_MS;
  return { hour: Math.floor(inDay / HOUR_MS), minute: Math.floor((inDay % HOUR_MS) / MINUTE_MS) };
}

/** The local day and minute of an instant in an IANA zone, as `2020-11-02 17:00`. */
export function minuteOf(instant: Date, zone: string): string {
  const { hour, minute } = timeOf(instant, zone);
  return `${dayOf(instant, zone)} ${pad(hour, 2)}:${pad(minute, 2)}`;
}

/**
 * The instant at which a local day (or a time on it) begins in an IANA zone. Where the clock is put back and the time
 * comes twice, the first; where it is put forward over the time, the first instant after the gap. 24:00 is the next midnight.
 */
export function startOf(day: Day, zone: string, time: LocalTime = { hour: 0, minute: 0 }): Date {
  const wall = msOf(day) + time.hour * HOUR_MS + time.minute * MINUTE_MS;
  return new Date(knownStarts.get(zone)?.get(wall) ?? kept(knownStarts, zone, wall, instantOf(wall, zone)));
}

/** A plan asks for the same few hundred midnights at every look. */
const knownStarts = new Map<string, Map<number, number>>();

/** The instant at which the clock on the wall of a zone shows `wall` (ms, written as if it were UTC). */
function instantOf(wall: number, zone: string): number {
  // The offsets in force a day to either side are the only two the wanted time can have.
  const before = wallMs(wall - DAY_MS, zone) - (wall - DAY_MS);
  const after = wallMs(wall + DAY_MS, zone) - (wall + DAY_MS);
  const candidates = [wall - Math.max(before, after), wall - Math.min(before, after)];
  const fitting = candidates.find((ms) => wallMs(ms, zone) === wall);
  return fitting ?? afterGap(candidates, wall, zone);
}

function afterGap([early = 0, late = 0]: readonly number[], wall: number, zone: string): number {
  let low = early;
  let high = late;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallMs(middle, zone) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

/** The wall clock of a zone at an instant, written as if it were UTC. */
function wallMs(instantMs: number, zone: string): number {
  const second = Math.floor(instantMs / SECOND_MS);
  const known = knownOffsets.get(zone)?.get(second);
  return instantMs + (known ?? kept(knownOffsets, zone, second, zoneOffsetMs(second * SECOND_MS, zone)));
}

function kept(all: Map<string, Map<number, number>>, zone: string, key: number, value: number): number {
  const known = all.get(zone) ?? new Map<number, number>();
  if (known.size >= MOST_KNOWN_INSTANTS) known.clear();
  all.set(zone, known.set(key, value));
  return value;
}

// The same instants are asked about over and over, and asking the time zone table is slow.
const knownOffsets = new Map<string, Map<number, number>>();
const MOST_KNOWN_INSTANTS = 20_000;

/** How far the wall clock of a zone is ahead of UTC at a whole second. */
function zoneOffsetMs(instantMs: number, zone: string): number {
  const fields: Record<string, number> = {};
  for (const part of formatterOf(zone).formatToParts(instantMs)) fields[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = fields;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instantMs;
}

// Building a formatter costs a hundred times more than using it.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, made);
  return made;
}

function isDay(text: string): text is Day {
  const match = /^([1-9]\d{3})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, dayOfMonth] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const made = new Date(Date.UTC(year, month - 1, dayOfMonth));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === dayOfMonth;
}

function isMonth(text: string): text is Month {
  return /^[1-9]\d{3}-(0[1-9]|1[0-2])$/.test(text);
}

function toMonth(text: string): Month {
  if (!isMonth(text)) throw new RangeError(`not a month: ${text}`);
  return text;
}

function must(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a day: ${text}`);
  return text;
}

function msOf(day: Day): number {
  const known = knownMs.get(day);
  if (known !== undefined) return known;
  const { year, month, dayOfMonth } = partsOf(day);
  const ms = Date.UTC(year, month - 1, dayOfMonth);
  if (knownMs.size >= MOST_KNOWN_INSTANTS) knownMs.clear();
  knownMs.set(day, ms);
  return ms;
}

function dayFromMs(ms: number): Day {
  const known = knownDays.get(ms);
  if (known !== undefined) return known;
  const date = new Date(ms);
  const day = must(`${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1, 2)}-${pad(date.getUTCDate(), 2)}`);
  if (knownDays.size >= MOST_KNOWN_INSTANTS) knownDays.clear();
  knownDays.set(ms, day);
  return day;
}

/** What is asked about lies within a few school years. */
const knownDays = new Map<number, Day>();
const knownMs = new Map<Day, number>();

function pad(n: number, width: number): string {
  return String(n).padStart(width, '0');
}
