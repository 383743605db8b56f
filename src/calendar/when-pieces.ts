// What the rules of the date grammar make of a text: pieces, each a day, a stretch of days, an hour or a mark, with its place.
import type { SchoolCalendar } from './calendar.js';
import { type Day, makeDay, partsOf } from './day.js';

/** Why the person must be asked. */
export type WhenQuestion =
  /** Several different days stand in the text. */
  | 'whichDay'
  /** The hour has two readings: 2h, 12h sáng, 1h đêm. */
  | 'whichHour'
  /** The day passed a short while ago: this year's (past) or next year's? */
  | 'whichYear'
  /** A weekday that is today's: today or next week? Or "thứ 6 sau", this week's or next? */
  | 'whichWeek'
  /** mùng 5: of the solar or the lunar month? */
  | 'solarOrLunar'
  /** thứ Sáu 28/11, when 28/11 is a Saturday. */
  | 'weekdayDisagrees'
  /** A stretch of days (tuần sau, cuối tuần, quý 4): which day of it? */
  | 'whichDayOfRange'
  /** A word that means different days in different regions (bữa …, mai mốt). */
  | 'regionalWord';

/** Why nothing could be read. */
export type WhenUnreadable =
  /** No date in it, or one that is no deadline (sau 20/11, 3 ngày trước thứ 6). */
  | 'notADate'
  /** 31/11, thứ 8, tháng 13. */
  | 'noSuchDay'
  /** 25h, 14h sáng. */
  | 'noSuchTime'
  /** A semester or school year the calendar does not hold. */
  | 'notInCalendar'
  /** hằng tuần, mỗi thứ 6. */
  | 'recurring';

export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening' | 'night';

export type Piece =
  /**
   * One day, or several to ask about. `weak` yields to any other day; `edge` (cuối tháng) is itself within "trước";
   * `by` (hết tháng) is a deadline; `ago` (3 ngày trước) cannot stand beside another day.
   */
  | {
      readonly kind: 'day';
      readonly days: readonly Day[];
      readonly why?: WhenQuestion;
      readonly weak?: boolean;
      readonly edge?: boolean;
      readonly by?: boolean;
      readonly ago?: boolean;
    }
  | { readonly kind: 'weekday'; readonly weekday: number; readonly days: readonly Day[]; readonly why?: WhenQuestion }
  /** A stretch of days, both ends inclusive, and the days worth offering. */
  | {
      readonly kind: 'span';
      readonly from: Day;
      readonly to: Day;
      readonly offer: readonly Day[];
      readonly why: WhenQuestion;
    }
  /** Hour and minute as written; the minute is negative for "kém". */
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number }
  | { readonly kind: 'part'; readonly part: PartOfDay }
  | { readonly kind: 'instant'; readonly at: Date }
  | { readonly kind: 'mark'; readonly mark: 'before' | 'by' | 'including' | 'today' }
  | { readonly kind: 'unreadable'; readonly reason: WhenUnreadable }
  | { readonly kind: 'nothing' };

/** A piece and where in the folded text it stands. */
export type PlacedPiece = Piece & { readonly start: number; readonly end: number };

export interface WhenContext {
  readonly now: Date;
  /** The local day of `now`. */
  readonly today: Day;
  readonly calendar: SchoolCalendar;
}

export interface Rule {
  readonly pattern: RegExp;
  /** What the match means, or undefined when it means nothing after all and the next rule may try. */
  readonly read: (groups: readonly (string | undefined)[], context: WhenContext) => Piece | undefined;
}

/** A rule that matches whole words of folded text. */
export function rule(source: string, read: Rule['read']): Rule {
  return { pattern: new RegExp(`(?:${source})(?![a-z0-9])`, 'y'), read };
}

/** Every piece the rules find, left to right, the first rule that matches at a word winning; other words are passed over. */
export function scan(text: string, rules: readonly Rule[], context: WhenContext): readonly PlacedPiece[] {
  const pieces: PlacedPiece[] = [];
  for (let at = 0; at < text.length; ) {
    const found = matchAt(text, at, rules, context);
    if (found) pieces.push(found);
    at = found ? found.end : endOfWord(text, at);
    while (text[at] === ' ' || text[at] === ',' || (found && text[at] === '-')) at += 1;
  }
  return pieces;
}

function matchAt(text: string, at: number, rules: readonly Rule[], context: WhenContext): PlacedPiece | undefined {
  for (const { pattern, read } of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const piece = match ? read(match.slice(1), context) : undefined;
    if (match && piece) return { ...piece, start: at, end: at + match[0].length };
  }
  return undefined;
}

function endOfWord(text: string, at: number): number {
  let end = at + 1;
  while (end < text.length && text[end] !== ' ' && text[end] !== ',') end += 1;
  return end;
}

/** Past by less than this, a day without a year is asked about; past by more, next year's is meant (facts of use). */
const ASK_BACK_MONTHS = 6;

/**
 * A day named without its year, by a function that makes it for a year: the coming one; when it passed less than half a
 * year ago, that one and next year's; none when the year has no such day: 29/2 said in January of an ordinary year is a
 * slip, not a day thirteen months away.
 */
export function inSomeYear(make: (year: number) => Day | undefined, today: Day): readonly Day[] {
  const { year } = partsOf(today);
  const [thisYear, following] = [make(year), make(year + 1)];
  if (!thisYear) return following && following.slice(5) < today.slice(5) ? [following] : [];
  if (thisYear >= today || !following) return [thisYear];
  const monthsBack = monthsBetween(thisYear, today);
  return monthsBack >= ASK_BACK_MONTHS ? [following] : [thisYear, following];
}

/** A typed year as four digits: 26 is 2026. Undefined outside 2000 to 2099. */
export function fullYear(text: string): number | undefined {
  const year = text.length === 2 ? 2000 + Number(text) : Number(text);
  return year >= 2000 && year <= 2099 ? year : undefined;
}

/** The piece for a day of a month with or without a year. */
export function dated(dayOfMonth: number, month: number, year: string | undefined, today: Day): Piece {
  const asked = year === undefined ? undefined : fullYear(year);
  if (year !== undefined && asked === undefined) return { kind: 'unreadable', reason: 'noSuchDay' };
  const days =
    asked === undefined
      ? inSomeYear((some) => makeDay(some, month, dayOfMonth), today)
      : [makeDay(asked, month, dayOfMonth)].filter((day) => day !== undefined);
  if (days.length === 0) return { kind: 'unreadable', reason: 'noSuchDay' };
  return days.length > 1 ? { kind: 'day', days, why: 'whichYear' } : { kind: 'day', days };
}

function monthsBetween(from: Day, to: Day): number {
  const [a, b] = [partsOf(from), partsOf(to)];
  return (b.year - a.year) * 12 + b.month - a.month - (b.dayOfMonth < a.dayOfMonth ? 1 : 0);
}
