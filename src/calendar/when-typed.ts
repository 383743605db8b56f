// A deadline as people type it, with or without diacritics: "thứ 6", "25/11", "cuối tháng", "trước 10h sáng mai".
// Reads what is clear, asks what is not, refuses the rest, and never throws. The caller always echoes the day in full.
import type { SchoolCalendar } from './calendar.js';
import { addDays, type Day, dayOf, daysBetween, isoWeekday, type LocalTime, startOf, timeOf } from './day.js';
import { CLOCK_RULES, type ClockReading, readingsOf } from './when-clock.js';
import { DATE_RULES } from './when-dates.js';
import { MARK_RULES, onlyNumber, onlyPart } from './when-marks.js';
import {
  type PlacedPiece,
  type Rule,
  scan,
  type WhenContext,
  type WhenQuestion,
  type WhenUnreadable,
} from './when-pieces.js';
import { RELATIVE_RULES } from './when-relative.js';
import { SPAN_RULES } from './when-spans.js';
import { foldWhen } from './when-words.js';

/**
 * A point in time someone typed. `at` is the first late instant: the time typed, or where only a day was, the start of
 * the day after. `day` is the last day in time; `deadline` says the text had trước, chậm nhất, hết, đến, hạn.
 */
export interface WhenMoment {
  readonly kind: 'moment';
  readonly at: Date;
  readonly day: Day;
  /** Only when an hour was typed; 24:00 is the midnight that ends `day`. */
  readonly time?: LocalTime;
  readonly deadline: boolean;
}

export type WhenTyped =
  | WhenMoment
  /** Clear, but not after now. */
  | (Omit<WhenMoment, 'kind'> & { readonly kind: 'past' })
  /** To be asked: the readings to offer, in order; one of them may be past when the question is about the year. */
  | { readonly kind: 'unclear'; readonly question: WhenQuestion; readonly alternatives: readonly WhenMoment[] }
  | { readonly kind: 'unreadable'; readonly reason: WhenUnreadable };

export interface WhenOptions {
  /** Whether "trước ngày 25" still allows the 25th itself; by default it ends with the 24th. */
  readonly beforeIncludesDay?: boolean;
  /** When a day without an hour ends; 24:00 by default. */
  readonly endOfDay?: LocalTime;
}

/** A text longer than this is no answer to "by when?". */
const LONGEST_TEXT = 400;
const MOST_ALTERNATIVES = 8;
const LONGEST_MONTH_DAYS = 31;
const END_OF_DAY: LocalTime = { hour: 24, minute: 0 };

// The order is part of the grammar: a longer phrase stands before the shorter one it begins with.
const RULES: readonly Rule[] = [...MARK_RULES, ...RELATIVE_RULES, ...DATE_RULES, ...SPAN_RULES, ...CLOCK_RULES];

/** What a person meant by a typed deadline, seen from `now` in the calendar's zone. Total: any text has an answer. */
export function readWhen(text: string, now: Date, calendar: SchoolCalendar, options: WhenOptions = {}): WhenTyped {
  const folded = text.length > LONGEST_TEXT ? '' : foldWhen(text);
  const context: WhenContext = { now, today: dayOf(now, calendar.zone), calendar };
  const pieces = scan(onlyNumber(folded) ?? folded, RULES, context);
  const refusal = pieces.find((piece) => piece.kind === 'unreadable');
  if (refusal) return unreadable(refusal.reason);
  const days = daysMeant(pieces, context, onlyPart(folded));
  if (days === undefined) return unreadable('notADate');
  if ('at' in days) return momentAt(days.at, pieces, context);
  return settle(days, pieces, context, options);
}

/** The days a text can mean, why there are several, and whether "before" leaves them as they are. */
interface DaysMeant {
  readonly days: readonly Day[];
  readonly why?: WhenQuestion;
  readonly edge?: boolean;
  /** No day was named: each hour means its own next occurrence. */
  readonly anyDay?: boolean;
}

function daysMeant(
  pieces: readonly PlacedPiece[],
  { today }: WhenContext,
  partAlone: boolean,
): DaysMeant | { readonly at: Date } | undefined {
  const all = pieces.flatMap((piece) => (piece.kind === 'day' ? [piece] : []));
  const strong = all.filter((piece) => !piece.weak);
  const weekdays = pieces.flatMap((piece) => (piece.kind === 'weekday' ? [piece] : []));
  const spans = pieces.flatMap((piece) => (piece.kind === 'span' ? [piece] : []));
  const instant = pieces.find((piece) => piece.kind === 'instant');
  const before = pieces.some((piece) => piece.kind === 'mark' && piece.mark === 'before');
  const others = strong.length + weekdays.length + spans.length;
  if (instant) return others > 0 ? undefined : { at: instant.at };
  if (all.some((piece) => piece.ago) && others > 1) return undefined;
  const [span] = spans;
  if (weekdays.length > 0 && strong.length > 0) return inSpans(weekdayOfDate(weekdays, strong), spans);
  const short = spans.filter(({ from, to }) => daysBetween(from, to) <= LONGEST_MONTH_DAYS);
  if (weekdays.length > 0 && short.length > 0) return weekdayInSpan(weekdays, short);
  if (strong.length > 0) return inSpans(together(strong), spans);
  if (weekdays.length > 0) return together(weekdays);
  if (span) return before ? { days: [span.from] } : together(spans.map(({ offer, why }) => ({ days: offer, why })));
  // "trước 3 ngày" counts from something that is not said.
  if (all.length > 0) return before ? undefined : together(all);
  if (pieces.some((piece) => piece.kind === 'mark' && piece.mark === 'today')) return { days: [today] };
  if (pieces.some((piece) => piece.kind === 'clock')) return { days: [today, addDays(today, 1)], anyDay: true };
  return partAlone ? { days: [today, addDays(today, 1)], why: 'whichDay' } : undefined;
}

function together(
  pieces: readonly { readonly days: readonly Day[]; readonly why?: WhenQuestion; readonly edge?: boolean }[],
): DaysMeant {
  const days = [...new Set(pieces.flatMap((piece) => piece.days))];
  const why = pieces.length > 1 && days.length > 1 ? 'whichDay' : pieces[0]?.why;
  return { days, ...(why && { why }), edge: pieces.every((piece) => piece.edge === true) };
}

type DaysAndWeekday = { readonly weekday: number; readonly days: readonly Day[] };

/** "thứ sáu 27/11": the weekday confirms the date, or chooses its year, or contradicts it. */
function weekdayOfDate(weekdays: readonly DaysAndWeekday[], dates: Parameters<typeof together>[0]): DaysMeant {
  const all = together(dates);
  const agreeing = all.days.filter((day) => weekdays.every(({ weekday }) => isoWeekday(day) === weekday));
  if (agreeing.length > 0) return { ...all, days: agreeing };
  const nearest = all.days.flatMap((day) => weekdays.map(({ weekday }) => nearestWeekday(day, weekday)));
  const days = [...new Set([...all.days, ...nearest, ...weekdays.flatMap((weekday) => weekday.days)])];
  return { days, why: 'weekdayDisagrees' };
}

function nearestWeekday(day: Day, weekday: number): Day {
  const ahead = (weekday - isoWeekday(day) + 7) % 7;
  return addDays(day, ahead > 3 ? ahead - 7 : ahead);
}

/** "tuần sau, thứ 6" is one day; "thứ 6 tháng 12" several, and the coming Friday too: the work may be December's. */
function weekdayInSpan(
  weekdays: readonly DaysAndWeekday[],
  spans: readonly { readonly from: Day; readonly to: Day }[],
): DaysMeant {
  const wholeWeeks = spans.every(({ from, to }) => daysBetween(from, to) < 7);
  const days = wholeWeeks ? [] : weekdays.flatMap((weekday) => weekday.days);
  for (const { from, to } of spans) {
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (weekdays.some(({ weekday }) => isoWeekday(day) === weekday)) days.push(day);
    }
  }
  return { days, why: 'whichDayOfRange' };
}

/** A day beside another week contradicts it; a longer stretch is what the work is about (báo cáo tháng 10, năm học). */
function inSpans(meant: DaysMeant, spans: readonly { readonly from: Day; readonly to: Day }[]): DaysMeant {
  const weeks = spans.filter(({ from, to }) => daysBetween(from, to) < 7);
  const outside = weeks.filter(({ from, to }) => !meant.days.some((day) => from <= day && day <= to));
  if (outside.length === 0) return meant;
  return { days: [...meant.days, ...outside.map(({ to }) => to)], why: 'whichDay' };
}

function momentAt(at: Date, pieces: readonly PlacedPiece[], { now, calendar }: WhenContext): WhenTyped {
  const rounded = new Date(Math.floor(at.getTime() / 60_000) * 60_000);
  const day = dayOf(rounded, calendar.zone);
  const moment = { at: rounded, day, time: timeOf(rounded, calendar.zone), deadline: hasDeadline(pieces) };
  return rounded > now ? { kind: 'moment', ...moment } : { kind: 'past', ...moment };
}

/** Days and hours together: one moment, one past, or several to ask about. */
function settle(
  meant: DaysMeant,
  pieces: readonly PlacedPiece[],
  context: WhenContext,
  options: WhenOptions,
): WhenTyped {
  const clocks = pieces.flatMap((piece) => (piece.kind === 'clock' ? [piece] : []));
  const readings = clocks.flatMap((clock) => readingsOf(clock, pieces));
  if (clocks.length > 0 && readings.length === 0) return unreadable('noSuchTime');
  const hours: readonly (ClockReading | undefined)[] = readings.length > 0 ? readings : [undefined];
  const moments = distinct(
    meant.anyDay
      ? hours.flatMap((hour) => nextOccurrence(meant.days, hour, pieces, context))
      : meant.days.flatMap((day) => hours.map((hour) => momentOf(day, hour, meant, pieces, context, options))),
  );
  const ahead = moments.filter((moment) => moment.at > context.now);
  // About the year, and where words contradict, the past reading is part of the question.
  const keepsPast = meant.why === 'whichYear' || meant.why === 'weekdayDisagrees';
  const offered = keepsPast && ahead.length < moments.length ? moments : ahead;
  const [first, second] = offered;
  const last = moments.at(-1);
  if (!first) return last ? { ...last, kind: 'past' } : unreadable('notADate');
  if (!second) return first.at > context.now ? first : { ...first, kind: 'past' };
  const question = meant.why ?? (readings.length > 1 ? 'whichHour' : 'whichDay');
  return { kind: 'unclear', question, alternatives: offered.slice(0, MOST_ALTERNATIVES) };
}

function nextOccurrence(
  days: readonly Day[],
  hour: ClockReading | undefined,
  pieces: readonly PlacedPiece[],
  context: WhenContext,
): readonly WhenMoment[] {
  const moments = days.map((day) => momentOf(day, hour, {}, pieces, context, {}));
  return moments.filter((moment) => moment.at > context.now).slice(0, 1);
}

function momentOf(
  named: Day,
  hour: ClockReading | undefined,
  { edge = false }: { readonly edge?: boolean },
  pieces: readonly PlacedPiece[],
  { calendar }: WhenContext,
  { beforeIncludesDay = false, endOfDay = END_OF_DAY }: WhenOptions,
): WhenMoment {
  const deadline = hasDeadline(pieces);
  if (hour) {
    const day = addDays(named, hour.daysLater);
    return { kind: 'moment', at: startOf(day, calendar.zone, hour.time), day, time: hour.time, deadline };
  }
  const marks = pieces.flatMap((piece) => (piece.kind === 'mark' ? [piece.mark] : []));
  const includes = beforeIncludesDay || edge || marks.includes('including') || !marks.includes('before');
  const day = includes ? named : addDays(named, -1);
  return { kind: 'moment', at: startOf(day, calendar.zone, endOfDay), day, deadline };
}

function hasDeadline(pieces: readonly PlacedPiece[]): boolean {
  return pieces.some((piece) => piece.kind === 'mark' || (piece.kind === 'day' && piece.by));
}

function distinct(moments: readonly WhenMoment[]): readonly WhenMoment[] {
  const byKey = new Map(moments.map((moment) => [`${moment.day} ${moment.at.getTime()}`, moment]));
  return [...byKey.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function unreadable(reason: WhenUnreadable): WhenTyped {
  return { kind: 'unreadable', reason };
}
