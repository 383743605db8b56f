// Stretches of days and their edges: tuần sau, cuối tháng, giữa tháng 12, quý 4, cuối HKI, hết năm học 2026-2027.
import type { SchoolCalendar } from './calendar.js';
import {
  addDays,
  addMonths,
  type Day,
  daysBetween,
  firstDayOfMonth,
  isoWeekday,
  lastDayOfMonth,
  partsOf,
} from './day.js';
import { fullYear, inSomeYear, type Piece, type Rule, rule, type WhenContext } from './when-pieces.js';
import { NUMBER, readNumber, readOrdinal } from './when-words.js';

type Edge = 'start' | 'middle' | 'end' | 'within' | undefined;
/** A stretch of days, both ends inclusive. */
interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

const EDGE = '(?:(dau|giua|cuoi|het|trong|ket thuc) )?';
const WHICH = 'nay|sau nua|sau|toi|truoc|roi|qua|vua roi|vua qua';
const SEMESTER = 'hoc ky|hoc ki|hk|ky|ki';
const SCHOOL_YEAR = '(\\d{4}) ?- ?(\\d{4})';

export const SPAN_RULES: readonly Rule[] = [
  rule(`${EDGE}tuan (${WHICH})`, ([edge, which], { today }) => week(edgeOf(edge), shiftOf(which), today)),
  rule('(dau|giua|cuoi|het|trong) tuan', ([edge], { today }) => week(edgeOf(edge), undefined, today)),
  rule(`${EDGE}thang (${WHICH})`, ([edge, which], { today }) => monthPiece(edge, [addMonths(today, shiftOf(which))])),
  rule(
    `${EDGE}(?:thang|thg) ?(${NUMBER})(?:(?: nam |[ /-])(\\d{4}))?(?! (?:nua|lan))`,
    ([edge, month, year], { today }) => readMonth(edge, month, year, today),
  ),
  rule(`${EDGE}t(8|9|1[0-2])(?:[/-](\\d{4}))?`, ([edge, month, year], { today }) =>
    readMonth(edge, month, year, today),
  ),
  rule(`${EDGE}t(\\d{1,2})[/-](\\d{4})`, ([edge, month, year], { today }) => readMonth(edge, month, year, today)),
  rule('(dau|giua|cuoi|het|trong) thang', ([edge], { today }) => readThisMonth(edge, today)),
  rule(`${EDGE}(?:quy |q)(1|2|3|4|i|ii|iii|iv)(?:(?: nam |[ /-])(\\d{4}))?`, readQuarter),
  rule(`${EDGE}(?:${SEMESTER}) ?(1|2|i|ii|mot|hai)(?: (?:nam hoc )?${SCHOOL_YEAR})?`, readSemester),
  rule(`${EDGE}(?:hoc ky|hoc ki|hk) (${WHICH})`, readSemesterBeside),
  rule(`(dau|giua|cuoi|het|trong|ket thuc) (?:${SEMESTER})`, readSemesterAround),
  rule(`${EDGE}nam hoc (?:${SCHOOL_YEAR}|(${WHICH}))`, readSchoolYear),
  rule('(dau|giua|cuoi|het|trong|ket thuc) nam hoc', ([edge], context) => readSchoolYear([edge], context)),
  rule(`${EDGE}nam (\\d{4}|nay|sau|toi)`, readYear),
  rule('(dau|giua|cuoi) nam', ([edge], context) => vagueYear(edgeOf(edge), context)),
  rule('(het|trong) nam', (_, { today }) => edgePiece('end', [yearOf(partsOf(today).year)], today)),
];

function edgeOf(word: string | undefined): Edge {
  if (word === 'dau') return 'start';
  if (word === 'giua') return 'middle';
  if (word === 'cuoi' || word === 'ket thuc') return 'end';
  return word === undefined ? undefined : 'within';
}

function shiftOf(which: string | undefined): number {
  if (which === 'nay') return 0;
  if (which === 'sau nua') return 2;
  return which === 'sau' || which === 'toi' ? 1 : -1;
}

function week(edge: Edge, shift: number | undefined, today: Day): Piece {
  const monday = addDays(today, 1 - isoWeekday(today) + 7 * (shift ?? 0));
  const [wednesday, friday, saturday, sunday] = [2, 4, 5, 6].map((n) => addDays(monday, n));
  const end = sunday ?? monday;
  if (edge === 'start' || edge === 'middle') {
    const day = edge === 'start' ? monday : (wednesday ?? monday);
    // Said without "which week", a start or middle that is over is next week's.
    return { kind: 'day', days: [shift === undefined && day < today ? addDays(day, 7) : day], edge: true };
  }
  // The end of a week is Friday in one school, Saturday in the next, and a deadline may be Sunday.
  const ends = [friday, saturday, sunday].filter((day) => day !== undefined);
  if (edge !== undefined) return { kind: 'day', days: ends, why: 'whichDayOfRange', edge: true, by: edge === 'within' };
  return { kind: 'span', from: monday, to: end, offer: [monday, ...ends], why: 'whichDayOfRange' };
}

function monthOfDay(day: Day): Stretch {
  const month = day.slice(0, 7);
  return { from: firstDayOfMonth(month), to: lastDayOfMonth(month) };
}

function monthPiece(edge: string | undefined, days: readonly Day[]): Piece {
  const stretches = days.map(monthOfDay);
  return edgePiece(edgeOf(edge), stretches, undefined, 14);
}

function readThisMonth(edge: string | undefined, today: Day): Piece {
  const piece = monthPiece(edge, [today]);
  if (piece.kind !== 'day' || (piece.days[0] ?? today) >= today) return piece;
  return monthPiece(edge, [addMonths(today, 1)]);
}

function readMonth(edge: string | undefined, month: string | undefined, year: string | undefined, today: Day): Piece {
  const number = readNumber(month);
  const asked = year === undefined ? undefined : fullYear(year);
  if (!(number >= 1 && number <= 12) || (year !== undefined && asked === undefined)) {
    return { kind: 'unreadable', reason: 'noSuchDay' };
  }
  const lastOf = (some: number) => lastDayOfMonth(`${some}-${String(number).padStart(2, '0')}`);
  const lasts = asked === undefined ? inSomeYear(lastOf, today) : [lastOf(asked)];
  return monthPiece(edge, lasts);
}

function readQuarter([edge, quarter, year]: readonly (string | undefined)[], { today }: WhenContext): Piece {
  const lastMonth = readOrdinal(quarter) * 3;
  const lastOf = (some: number) => lastDayOfMonth(`${some}-${String(lastMonth).padStart(2, '0')}`);
  const asked = year === undefined ? undefined : fullYear(year);
  const lasts = asked === undefined ? inSomeYear(lastOf, today) : [lastOf(asked)];
  const stretches = lasts.map((to) => ({ from: firstDayOfMonth(addMonths(to, -2).slice(0, 7)), to }));
  const [only] = stretches;
  if (edge !== undefined || stretches.length > 1 || !only) return edgePiece(edgeOf(edge), stretches, undefined);
  const monthEnds = [only.from, addMonths(only.from, 1), only.to].map((day) => lastDayOfMonth(day.slice(0, 7)));
  return { kind: 'span', ...only, offer: monthEnds, why: 'whichDayOfRange' };
}

function readSemester(
  [edge, number, first, last]: readonly (string | undefined)[],
  { today, calendar }: WhenContext,
): Piece {
  const code = `HK${readOrdinal(number)}`;
  const years = calendar.schoolYears.filter((year) => first === undefined || year.code === `${first}-${last}`);
  const stretches = years.flatMap((year) => year.semesters.filter((semester) => semester.code === code));
  return comingPiece(edgeOf(edge), stretches, first === undefined ? today : undefined);
}

function readSemesterAround([edge]: readonly (string | undefined)[], { today, calendar }: WhenContext): Piece {
  return comingPiece(edgeOf(edge), semestersOf(calendar), today);
}

function readSemesterBeside([edge, which]: readonly (string | undefined)[], { today, calendar }: WhenContext): Piece {
  const semesters = semestersOf(calendar);
  const current = semesters.findIndex((semester) => semester.to >= today);
  const asked = current < 0 ? undefined : semesters[current + shiftOf(which)];
  return comingPiece(edgeOf(edge), asked ? [asked] : [], undefined);
}

function readSchoolYear(
  [edge, first, last, which]: readonly (string | undefined)[],
  { today, calendar }: WhenContext,
): Piece {
  const years = calendar.schoolYears.map((year) => ({ ...year, from: year.startsOn, to: year.endsOn }));
  if (first !== undefined) {
    const named = years.filter((year) => year.code === `${first}-${last}`);
    return comingPiece(edgeOf(edge), named, undefined);
  }
  if (which === undefined) return comingPiece(edgeOf(edge), years, today);
  const current = years.findIndex((year) => year.to >= today);
  const asked = current < 0 ? undefined : years[current + shiftOf(which)];
  return comingPiece(edgeOf(edge), asked ? [asked] : [], undefined);
}

function readYear([edge, which]: readonly (string | undefined)[], { today }: WhenContext): Piece {
  const { year } = partsOf(today);
  const asked = /^\d/.test(which ?? '') ? fullYear(which ?? '') : which === 'nay' ? year : year + 1;
  if (asked === undefined) return { kind: 'unreadable', reason: 'noSuchDay' };
  return edgePiece(edgeOf(edge), [yearOf(asked)], undefined);
}

/** "cuối năm" is said of the calendar year and of the school year. */
function vagueYear(edge: Edge, { today, calendar }: WhenContext): Piece {
  const { year } = partsOf(today);
  const calendarYears = [yearOf(year), yearOf(year + 1)];
  const schoolYears = calendar.schoolYears.map((school) => ({ from: school.startsOn, to: school.endsOn }));
  const days = [calendarYears, schoolYears].flatMap((stretches) => {
    const coming = stretches.map((stretch) => dayAt(edge, stretch)).find((day) => day >= today);
    return coming ? [coming] : [];
  });
  if (days.length === 0) return { kind: 'unreadable', reason: 'notInCalendar' };
  return days.length > 1
    ? { kind: 'day', days: days.toSorted(), why: 'whichDayOfRange', edge: true }
    : { kind: 'day', days, edge: true };
}

/** The edge of the first stretch on which that edge is still to come; without `today` the stretch was named exactly. */
function comingPiece(edge: Edge, stretches: readonly Stretch[], today: Day | undefined): Piece {
  const coming = stretches.find((stretch) => today === undefined || dayAt(edge, stretch) >= today);
  return coming ? edgePiece(edge, [coming], today) : { kind: 'unreadable', reason: 'notInCalendar' };
}

function edgePiece(edge: Edge, stretches: readonly Stretch[], today: Day | undefined, middle?: number): Piece {
  const [only, other] = stretches;
  if (!only) return { kind: 'unreadable', reason: 'notInCalendar' };
  const days = stretches.map((stretch) =>
    edge === 'middle' && middle !== undefined ? addDays(stretch.from, middle) : dayAt(edge, stretch),
  );
  const by = edge === 'within';
  if (other && edge !== undefined) return { kind: 'day', days, edge: true, by, why: 'whichYear' };
  if (edge !== undefined) return { kind: 'day', days, edge: true, by };
  if (other) return { kind: 'span', ...only, offer: days, why: 'whichYear' };
  const offer = [only.from, addDays(only.from, middle ?? halfOf(only)), only.to];
  return {
    kind: 'span',
    from: only.from,
    to: only.to,
    offer: offer.filter((day) => today === undefined || day >= today),
    why: 'whichDayOfRange',
  };
}

function dayAt(edge: Edge, { from, to }: Stretch): Day {
  if (edge === 'start') return from;
  return edge === 'middle' ? addDays(from, halfOf({ from, to })) : to;
}

function halfOf({ from, to }: Stretch): number {
  return Math.floor(daysBetween(from, to) / 2);
}

function yearOf(year: number): Stretch {
  return { from: firstDayOfMonth(`${year}-01`), to: lastDayOfMonth(`${year}-12`) };
}

function semestersOf(calendar: SchoolCalendar): readonly Stretch[] {
  return calendar.schoolYears.flatMap((year) => year.semesters);
}
