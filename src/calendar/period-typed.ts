// A period as people type it, with or without diacritics: "tháng 11", "11/2020", "hk1", "năm học 2020-2021", or its code.

import type { SchoolCalendar } from './calendar.js';
import { addDays, type Day, daysBetween } from './day.js';
import { type Period, parsePeriod, periodName, periodsIn, type RecurringKind } from './period.js';
import { foldWhen } from './when-words.js';

const KINDS: readonly RecurringKind[] = ['month', 'semester', 'schoolYear', 'halfYear', 'year'];
const FARTHEST_DAYS = 3_660;

/** What was typed on a day; where the year was left out, the nearest. Undefined: no period is called so. */
export function typedPeriod(text: string, today: Day, calendar: SchoolCalendar): Period | undefined {
  const code = parsePeriod(text, calendar);
  const typed = plain(text);
  if (code !== undefined || typed === '') return code;
  const [from, to] = [addDays(today, -FARTHEST_DAYS), addDays(today, FARTHEST_DAYS)];
  const [nearest] = KINDS.flatMap((kind) => periodsIn(kind, from, to, calendar))
    .filter((period) => namesOf(period).some((name) => plain(name) === typed))
    .toSorted((a, b) => daysAway(a, today) - daysAway(b, today));
  return nearest;
}

function daysAway({ from, to }: Period, today: Day): number {
  return Math.max(0, daysBetween(today, from), daysBetween(to, today));
}

/** In full, and shorter as people do. */
function namesOf(period: Period): readonly string[] {
  const name = periodName(period);
  const [years = '', half = ''] = period.code.split('/');
  switch (period.kind) {
    case 'month': {
      const [year = '', month = ''] = period.code.split('-');
      return [
        name,
        `${month}/${year}`,
        `tháng ${month} năm ${year}`,
        `tháng ${month}`,
        `t${month}/${year}`,
        `t${month}`,
      ];
    }
    case 'semester': {
      const roman = half.endsWith('1') ? 'I' : 'II';
      const short = [`học kỳ ${roman}`, `học kỳ ${half.slice(2)}`, `HK${roman}`, half];
      return [name, ...short, ...short.flatMap((each) => [`${each} ${years}`, `${each} năm học ${years}`])];
    }
    case 'schoolYear':
      return [name, 'năm học'];
    case 'halfYear':
      return [name, name.replace(/ \d{4}$/, ''), name.replace(/ năm \d{4}$/, '')];
    case 'year':
    case 'range':
      return [name];
  }
}

/** Without marks, numbers without leading zeros, no spaces around strokes. */
function plain(text: string): string {
  return foldWhen(text)
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/\b0+(?=\d)/g, '')
    .replace(/(?<=[a-z])0+(?=\d)/g, '');
}
