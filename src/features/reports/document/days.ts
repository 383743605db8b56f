/** Instants of the model as the document writes them. */
import { type Day, dayOf, timeOf } from '../../../calendar/day.js';
import { lastDayInTime } from '../../../calendar/spell.js';

/** "30/11/2020", in the plan's zone. */
export function numericDay(instant: string, zone: string): string {
  return numeric(dayOf(new Date(instant), zone));
}

/** The last day before an instant that ends a stretch of time: "30/11/2020" for the midnight after it. */
export function lastNumericDay(end: string, zone: string): string {
  return numeric(lastDayInTime(new Date(end), zone));
}

/** "07:05", in the plan's zone. */
export function clockTime(instant: string, zone: string): string {
  const { hour, minute } = timeOf(new Date(instant), zone);
  return `${pad(hour)}:${pad(minute)}`;
}

/** "2020-11-02" as "02/11/2020". */
export function numeric(day: Day): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
