// The Vietnamese lunar calendar, computed at UTC+7: which day is mùng 1, which lunar day a solar day is.
// Rules: a month begins on the local day of the new moon; month 11 holds the winter solstice; in a year of thirteen months
// the first without a principal solar term is the leap one. Good to the minute between about 1970 and 2070.
import { addDays, type Day, daysBetween, partsOf } from './day.js';

/** A day of the lunar calendar; `year` is the solar year in which most of the lunar year lies (that of its Tết). */
export interface LunarDay {
  readonly year: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly leap: boolean;
}

interface LunarMonth {
  readonly start: Day;
  readonly month: number;
  readonly leap: boolean;
}

/** Vietnam keeps UTC+7 all year; China's calendar, at UTC+8, sometimes begins a month a day later. */
const OFFSET_DAYS = 7 / 24;
const EPOCH: Day = '2000-01-01';
/** Julian day number of the noon of EPOCH. */
const EPOCH_JULIAN = 2_451_545;
const MEAN_MONTH_DAYS = 29.530588861;

/** The solar day of an ordinary (not leap) lunar date: `lunarToDay(2026, 1, 1)` is Tết, 2026-02-17. */
export function lunarToDay(year: number, month: number, dayOfMonth: number): Day {
  // Months 11 and 12 of a lunar year stand at the head of the next count from solstice to solstice.
  const months = monthsEndingIn(month >= 11 ? year + 1 : year);
  const found = months.find((known) => known.month === month && !known.leap);
  if (!found) throw new RangeError(`no lunar month ${month}`);
  return addDays(found.start, dayOfMonth - 1);
}

/** The lunar date of a solar day. */
export function lunarOf(day: Day): LunarDay {
  const { year } = partsOf(day);
  const next = monthsEndingIn(year + 1);
  const months = day < (next[0]?.start ?? day) ? monthsEndingIn(year) : next;
  const month = months.findLast((known) => known.start <= day);
  if (!month) throw new RangeError(`no lunar month for ${day}`);
  const solsticeYear = partsOf(months[0]?.start ?? day).year;
  return {
    year: month.month >= 11 ? solsticeYear : solsticeYear + 1,
    month: month.month,
    dayOfMonth: daysBetween(month.start, day) + 1,
    leap: month.leap,
  };
}

/** The months from month 11 of the year before up to (not including) month 11 of the year. */
function monthsEndingIn(year: number): readonly LunarMonth[] {
  const known = knownYears.get(year);
  if (known !== undefined) return known;
  const months = computedMonths(year);
  if (knownYears.size >= MOST_KNOWN_YEARS) knownYears.clear();
  knownYears.set(year, months);
  return months;
}

/** A table of holidays asks every year several times, and each answer takes some forty positions of moon and sun. */
const knownYears = new Map<number, readonly LunarMonth[]>();
const MOST_KNOWN_YEARS = 64;

function computedMonths(year: number): readonly LunarMonth[] {
  const end = eleventhMonth(year);
  const starts: Day[] = [];
  for (let start = eleventhMonth(year - 1); start < end; start = monthStart(addDays(start, 31))) starts.push(start);
  const months: LunarMonth[] = [];
  let leapSeen = starts.length < 13;
  for (const [index, start] of starts.entries()) {
    const last = months.at(-1);
    const leap = !leapSeen && last !== undefined && sector(start) === sector(starts[index + 1] ?? end);
    leapSeen ||= leap;
    const month = !last ? 11 : leap ? last.month : (last.month % 12) + 1;
    months.push({ start, month, leap });
  }
  return months;
}

/** The first day of the lunar month that holds the winter solstice of a solar year. */
function eleventhMonth(year: number): Day {
  let solstice = addDays(EPOCH, Math.round((year - 2000) * 365.2425) + 352);
  // Midnight sees the sun's longitude pass 270° at the end of the solstice day.
  while (sector(addDays(solstice, 1)) !== 9) solstice = addDays(solstice, 1);
  return monthStart(solstice);
}

/** The day of the last new moon on or before a day. */
function monthStart(day: Day): Day {
  const sinceFirst = (daysBetween(EPOCH, day) - 5) / MEAN_MONTH_DAYS;
  for (let k = Math.floor(sinceFirst) + 1; ; k -= 1) {
    const start = localDay(newMoon(k));
    if (start <= day) return start;
  }
}

/** Which twelfth of the sky (0 from the spring equinox) the sun is in as the day begins in Vietnam. */
function sector(day: Day): number {
  const midnight = EPOCH_JULIAN - 0.5 + daysBetween(EPOCH, day) - OFFSET_DAYS;
  return Math.floor(sunLongitude(midnight + deltaDays(midnight)) / 30);
}

function localDay(julianEphemeris: number): Day {
  const universal = julianEphemeris - deltaDays(julianEphemeris);
  return addDays(EPOCH, Math.floor(universal + OFFSET_DAYS + 0.5) - EPOCH_JULIAN);
}

/** How far the earth's rotation lags behind even time, in days (Espenak and Meeus, polynomial for 2005 to 2050). */
function deltaDays(julian: number): number {
  const years = (julian - EPOCH_JULIAN) / 365.25;
  return (62.92 + 0.32217 * years + 0.005589 * years * years) / 86_400;
}

/** Apparent longitude of the sun in degrees, 0 to 360 (Meeus, Astronomical Algorithms, chapter 25, to 0.01°). */
function sunLongitude(julianEphemeris: number): number {
  const t = (julianEphemeris - EPOCH_JULIAN) / 36_525;
  const anomaly = 357.52911 + t * (35_999.05029 - 0.0001537 * t);
  const centre =
    (1.914602 - t * (0.004817 + 0.000014 * t)) * sine(anomaly) +
    (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
    0.000289 * sine(3 * anomaly);
  const mean = 280.46646 + t * (36_000.76983 + 0.0003032 * t);
  const apparent = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1_934.136 * t);
  return ((apparent % 360) + 360) % 360;
}

// Terms of the new moon (Meeus, chapter 49): coefficient in 1e-5 days, power of the orbit's eccentricity,
// multiples of the sun's anomaly, the moon's anomaly and the moon's argument of latitude.
const MOON_TERMS: readonly (readonly [number, number, number, number, number])[] = [
  [-40_720, 0, 0, 1, 0],
  [17_241, 1, 1, 0, 0],
  [1_608, 0, 0, 2, 0],
  [1_039, 0, 0, 0, 2],
  [739, 1, -1, 1, 0],
  [-514, 1, 1, 1, 0],
  [208, 2, 2, 0, 0],
  [-111, 0, 0, 1, -2],
  [-57, 0, 0, 1, 2],
  [56, 1, 1, 2, 0],
  [-42, 0, 0, 3, 0],
  [42, 1, 1, 0, 2],
  [38, 1, 1, 0, -2],
  [-24, 1, -1, 2, 0],
  [-7, 0, 2, 1, 0],
  [4, 0, 0, 2, -2],
  [4, 0, 3, 0, 0],
  [3, 0, 1, 1, -2],
  [3, 0, 0, 2, 2],
  [-3, 0, 1, 1, 2],
  [3, 0, -1, 1, 2],
];

// What the planets add (ibid.): coefficient in 1e-6 days, phase in degrees, degrees a month.
const PLANET_TERMS: readonly (readonly [number, number, number])[] = [
  [325, 299.77, 0.107408],
  [165, 251.88, 0.016321],
  [164, 251.83, 26.651886],
  [126, 349.42, 36.412478],
  [110, 84.66, 18.206239],
  [62, 141.74, 53.303771],
  [60, 207.14, 2.453732],
  [56, 154.84, 7.30686],
];

/** The instant (Julian ephemeris day) of new moon number `k`, counted from that of 6 January 2000. */
function newMoon(k: number): number {
  const t = k / 1_236.85;
  const eccentricity = 1 - t * (0.002516 + 0.0000074 * t);
  const sun = 2.5534 + 29.1053567 * k - 0.0000014 * t * t;
  const moon = 201.5643 + 385.81693528 * k + t * t * (0.0107582 + 0.00001238 * t);
  const latitude = 160.7108 + 390.67050284 * k - t * t * (0.0016118 + 0.00000227 * t);
  const node = 124.7746 - 1.56375588 * k + 0.0020672 * t * t;
  let days = 2_451_550.09766 + MEAN_MONTH_DAYS * k + 0.00015437 * t * t - 0.00017 * sine(node);
  for (const [coefficient, power, ofSun, ofMoon, ofLatitude] of MOON_TERMS) {
    days += coefficient * 1e-5 * eccentricity ** power * sine(ofSun * sun + ofMoon * moon + ofLatitude * latitude);
  }
  for (const [coefficient, phase, aMonth] of PLANET_TERMS) days += coefficient * 1e-6 * sine(phase + aMonth * k);
  return days;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
