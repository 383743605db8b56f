// Dates by number and weekdays: 25/11, 25-11, ngày 25 tháng 11, ngày 5, mùng 5, thứ 6 tuần sau, cn.
import { addDays, addMonths, type Day, isoWeekday, makeDay, monthOf, nextMonth, parseDay, partsOf } from './day.js';
import { lunarOf, lunarToDay } from './lunar.js';
import { dated, type Piece, type Rule, rule, type WhenContext } from './when-pieces.js';
import { NUMBER, readNumber, readWeekday } from './when-words.js';

const NO_SUCH_DAY: Piece = { kind: 'unreadable', reason: 'noSuchDay' };
const DAY_WORD = '(?:ngay|ng|hom)';
/** Not inside a longer row of numbers (a telephone number, a version). */
const NOT_LONGER = '(?! ?[/.-] ?\\d)';
/** 2-3 ngày nữa, 5-7 bài. */
const NOT_A_COUNT = '(?! (?:ngay|tuan|thang|gio|tieng|phut|bai|tin|anh|nguoi|em|hoc sinh|lop|to|truong))';
const LAST_MUNG = 10;
const WHICH_MONTH = 'nay|sau|toi|truoc|roi';
// "thứ 6 trước 10h" is a deadline on Friday and "thứ 6 tối 8h" an evening, not last or next Friday.
const NOT_AN_HOUR = '(?! ?\\d| luc| gio| khi| ngay| buoi)';
const WHICH_WEEK = `tuan nay|tuan sau nua|tuan sau|tuan toi|tuan truoc|tuan roi|tuan qua|nay|(?:sau|toi|truoc)${NOT_AN_HOUR}|vua roi|vua qua`;

export const DATE_RULES: readonly Rule[] = [
  rule('(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?![-/.]?\\d)', ([year, month, day], { today }) =>
    dated(Number(day), Number(month), year, today),
  ),
  // 23-25/11: from the 23rd to the 25th.
  rule(`${DAY_WORD}? ?(\\d{1,2}) ?- ?(\\d{1,2}) ?[/.] ?(\\d{1,2})(?:[/.](\\d{4}))?${NOT_LONGER}`, readRange),
  rule(`(?:${DAY_WORD} )?(\\d{1,2}) ?[/.-] ?(\\d{1,2}) (?:am lich|am|al)`, ([day, month], { today }) =>
    lunar(Number(day), Number(month), today),
  ),
  rule(
    `(?:mung|mong) (${NUMBER})(?: ?[/-] ?| (?:thang|thg) )(${NUMBER}|gieng|chap)(?: nam)?(?:[ /-](\\d{4}))?`,
    readFirstTenOfMonth,
  ),
  rule(`(?:mung|mong) (${NUMBER})(?: (tet|am lich|am|al))?`, readFirstTen),
  rule(`(?:${DAY_WORD} ?)?(\\d{1,2}) ?/ ?(\\d{1,2})(?: ?/ ?(\\d{4}|\\d{2})| nam (\\d{4}))?${NOT_LONGER}`, readSlashed),
  rule(`(?:${DAY_WORD} ?)?(\\d{1,2})([.-])(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?${NOT_LONGER}${NOT_A_COUNT}`, readDotted),
  rule(`(${DAY_WORD} )?(${NUMBER}) thang (${WHICH_MONTH})`, readDayOfMonth),
  rule(
    `(?:${DAY_WORD} )?(${NUMBER}) (?:thang|thg|th) ?(${NUMBER})(?:(?: nam |[ /-])(\\d{4}))?(?! (?:ngay|tuan|thang|nua|lan))${NOT_LONGER}`,
    ([day, month, year], { today }) => dated(readNumber(day), readNumber(month), year, today),
  ),
  // Of the numbers in words, those that mean nothing else after "ngày" once folded (ngày mốt, ngày sau, ngay từ).
  rule(
    `${DAY_WORD} (\\d{1,2}|(?:hai |ba )?muoi(?: (?:${NUMBER}))?|hai|ba|bay|tam|chin)(?! (?:ngay|tuan(?! (?:sau|toi|nay))|thang|gio|nam|h|g|phut|tieng))(?! ?[:/.-] ?\\d)`,
    readDayNumber,
  ),
  // "thứ 6, 7": two weekdays.
  rule('thu ?([2-7]) ?[,-] ?(?:thu )?([2-7])(?![\\dhg:/.-])', readTwoWeekdays),
  rule(`(?:thu ?(${NUMBER})(?! hoc)|t([2-7])(?![/-]?\\d)|(cn|chu nhat|chu nhut))(?: (${WHICH_WEEK}))?`, readWeekdayOf),
];

function readRange([from, to, month, year]: readonly (string | undefined)[], { today }: WhenContext): Piece {
  const [first, last] = [from, to].map((day) => dated(Number(day), Number(month), year, today));
  if (first?.kind !== 'day' || last?.kind !== 'day') return NO_SUCH_DAY;
  return { kind: 'day', days: [...first.days, ...last.days], why: 'whichDay' };
}

function readSlashed(
  [day, month, year, wordYear]: readonly (string | undefined)[],
  { today }: WhenContext,
): Piece | undefined {
  return dated(Number(day), Number(month), year ?? wordYear, today);
}

/** 25-11 and 25.11; with an impossible month it is a number of something else. */
function readDotted([day, , month, year]: readonly (string | undefined)[], { today }: WhenContext): Piece | undefined {
  return Number(month) > 12 || Number(month) === 0 ? undefined : dated(Number(day), Number(month), year, today);
}

function readDayOfMonth(
  [word, number, which]: readonly (string | undefined)[],
  { today }: WhenContext,
): Piece | undefined {
  const dayOfMonth = readNumber(number);
  // "2 tháng sau" is a length of time, "ngày 2 tháng sau" and "25 tháng sau" are days.
  if (word === undefined && dayOfMonth <= 12) return undefined;
  const shift = which === 'nay' ? 0 : which === 'sau' || which === 'toi' ? 1 : -1;
  const { year, month } = partsOf(addMonths(today, shift));
  const day = makeDay(year, month, dayOfMonth);
  return day ? { kind: 'day', days: [day] } : NO_SUCH_DAY;
}

/** "ngày 5": today or the next day of that number, skipping months too short for it. */
function readDayNumber([number]: readonly (string | undefined)[], { today }: WhenContext): Piece {
  const day = comingDayNumber(readNumber(number), today);
  return day ? { kind: 'day', days: [day] } : NO_SUCH_DAY;
}

function comingDayNumber(dayOfMonth: number, today: Day): Day | undefined {
  for (let months = 0; months <= 2; months += 1) {
    const month = nextMonth(monthOf(today), months);
    const day = parseDay(`${month}-${String(dayOfMonth).padStart(2, '0')}`);
    if (day && day >= today) return day;
  }
  return undefined;
}

/** mùng 5, mùng 5 Tết. Mùng is said of the lunar month, and by many of the solar one. */
function readFirstTen([number, lunarWord]: readonly (string | undefined)[], { today }: WhenContext): Piece | undefined {
  const dayOfMonth = readNumber(number);
  if (!(dayOfMonth >= 1 && dayOfMonth <= LAST_MUNG)) return undefined;
  if (lunarWord === 'tet') return lunar(dayOfMonth, 1, today);
  const byMoon = comingLunarDay(dayOfMonth, today);
  if (lunarWord !== undefined) return { kind: 'day', days: byMoon };
  const bySun = comingDayNumber(dayOfMonth, today);
  return { kind: 'day', days: [...(bySun ? [bySun] : []), ...byMoon], why: 'solarOrLunar' };
}

function readFirstTenOfMonth(
  [number, month, year]: readonly (string | undefined)[],
  { today }: WhenContext,
): Piece | undefined {
  const dayOfMonth = readNumber(number);
  // "mừng 20/11" folds to the same letters, but mùng counts only the first ten days.
  if (!(dayOfMonth >= 1 && dayOfMonth <= LAST_MUNG)) return undefined;
  if (month === 'gieng') return lunar(dayOfMonth, 1, today);
  if (month === 'chap') return lunar(dayOfMonth, 12, today);
  const [bySun, byMoon] = [
    dated(dayOfMonth, readNumber(month), year, today),
    lunar(dayOfMonth, readNumber(month), today),
  ];
  if (bySun.kind !== 'day' || byMoon.kind !== 'day' || year !== undefined) return bySun;
  return { kind: 'day', days: [...bySun.days, ...byMoon.days], why: 'solarOrLunar' };
}

/** The coming day of a lunar month. */
function lunar(dayOfMonth: number, month: number, today: Day): Piece {
  if (!(dayOfMonth >= 1 && dayOfMonth <= 30 && month >= 1 && month <= 12)) return NO_SUCH_DAY;
  const { year } = partsOf(today);
  const days = [year - 1, year, year + 1, year + 2].map((some) => lunarToDay(some, month, dayOfMonth));
  const coming = days.find((day) => day >= today && lunarOf(day).dayOfMonth === dayOfMonth);
  return coming ? { kind: 'day', days: [coming] } : NO_SUCH_DAY;
}

/** The coming day of that number in any lunar month; a month of 29 days has no 30th. */
function comingLunarDay(dayOfMonth: number, today: Day): readonly Day[] {
  let start = addDays(today, 1 - lunarOf(today).dayOfMonth);
  for (let months = 0; months <= 2; months += 1) {
    const day = addDays(start, dayOfMonth - 1);
    if (day >= today && lunarOf(day).dayOfMonth === dayOfMonth) return [day];
    const inNext = addDays(start, 30);
    start = addDays(inNext, 1 - lunarOf(inNext).dayOfMonth);
  }
  return [];
}

function readTwoWeekdays([one, other]: readonly (string | undefined)[], { today }: WhenContext): Piece {
  const days = [readWeekday(one), readWeekday(other)].map((weekday) => comingWeekday(weekday, today));
  return { kind: 'day', days, why: 'whichDay' };
}

function readWeekdayOf(
  [number, short, sunday, which]: readonly (string | undefined)[],
  { today }: WhenContext,
): Piece | undefined {
  const weekday = sunday === undefined ? readWeekday(number ?? short) : 7;
  if (Number.isNaN(weekday)) return number === '8' || number === '1' ? NO_SUCH_DAY : undefined;
  const thisWeek = addDays(today, weekday - isoWeekday(today));
  const coming = comingWeekday(weekday, today);
  switch (which) {
    case undefined:
      if (coming !== today) return { kind: 'weekday', weekday, days: [coming] };
      return { kind: 'weekday', weekday, days: [today, addDays(today, 7)], why: 'whichWeek' };
    case 'tuan nay':
    case 'nay':
      return { kind: 'weekday', weekday, days: [thisWeek] };
    case 'tuan sau':
    case 'tuan toi':
      return { kind: 'weekday', weekday, days: [addDays(thisWeek, 7)] };
    case 'tuan sau nua':
      return { kind: 'weekday', weekday, days: [addDays(thisWeek, 14)] };
    case 'toi':
      return { kind: 'weekday', weekday, days: [coming === today ? addDays(today, 7) : coming] };
    case 'sau':
      if (thisWeek <= today) return { kind: 'weekday', weekday, days: [addDays(thisWeek, 7)] };
      return { kind: 'weekday', weekday, days: [thisWeek, addDays(thisWeek, 7)], why: 'whichWeek' };
    case 'truoc':
      return { kind: 'weekday', weekday, days: [addDays(thisWeek, thisWeek < today ? 0 : -7)] };
    default:
      return { kind: 'weekday', weekday, days: [addDays(thisWeek, -7)] };
  }
}

function comingWeekday(weekday: number, today: Day): Day {
  return addDays(today, (weekday - isoWeekday(today) + 7) % 7);
}
