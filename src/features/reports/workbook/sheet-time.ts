/** Instants as workbooks take them: "2020-11-25T08:30" in the plan's zone. */
import { dayOf, timeOf } from '../../../calendar/day.js';

export function sheetTime(at: Date | string, zone: string): string {
  const instant = typeof at === 'string' ? new Date(at) : at;
  const { hour, minute } = timeOf(instant, zone);
  return `${dayOf(instant, zone)}T${pad(hour)}:${pad(minute)}`;
}

function pad(n: number): string {
  return String(n).padStart(2, '0');
}
