// A day as people type it: "20/11", "thứ 6 tuần sau", "hôm qua". Unlike a deadline it may have passed, and an hour beside it
// is left aside. The caller always echoes the day in full.
import type { SchoolCalendar } from './calendar.js';
import { type Day, dayOf } from './day.js';
import { readWhen } from './when-typed.js';

export type DayTyped =
  | { readonly kind: 'day'; readonly day: Day }
  /** To be asked, in order of time: never empty. */
  | { readonly kind: 'unclear'; readonly days: readonly Day[] }
  | { readonly kind: 'unreadable' };

/**
 * The day a person meant, seen from `now` in the calendar's zone. `facing` back: of several readings, one that has come
 * is meant (the day a paper was issued). Total: any text has an answer.
 */
export function readDay(
  text: string,
  now: Date,
  calendar: SchoolCalendar,
  { facing }: { readonly facing: 'back' | 'either' } = { facing: 'either' },
): DayTyped {
  const read = readWhen(text, now, calendar, { beforeIncludesDay: true });
  if (read.kind === 'unreadable') return { kind: 'unreadable' };
  const meant = read.kind === 'unclear' ? read.alternatives.map(({ day }) => day) : [read.day];
  const days = [...new Set(meant)].toSorted();
  const today = dayOf(now, calendar.zone);
  const come = days.filter((day) => day <= today);
  const [only, other] = facing === 'back' && come.length > 0 ? come : days;
  if (only === undefined) return { kind: 'unreadable' };
  return other === undefined ? { kind: 'day', day: only } : { kind: 'unclear', days };
}
