/** What whoever pressed is told: how many will be reminded and when, who was already, who cannot be. */
import { addDays, dayOf, timeOf } from '../../calendar/day.js';
import { spellDay, spellMoment } from '../../calendar/spell.js';
import type { Read } from '../../db/client.js';
import { type PeopleWithUnits, spellPeople } from './people.js';
import { texts } from './texts.js';

const NOON = 12;

/** What a press came to. Nobody is in two of the lists. */
export interface Nudged {
  /** They get a message at `sendAt`. */
  readonly reminded: PeopleWithUnits;
  readonly tasks: number;
  /** Reminded before on that day, of all they owe here. */
  readonly already: PeopleWithUnits;
  readonly lost: PeopleWithUnits;
  /** Tasks that are the presser's own to do. */
  readonly own: number;
  readonly sendAt: Date;
}

export async function nudgedText(read: Read, nudged: Nudged, now: Date, zone: string): Promise<string> {
  const { reminded, tasks, already, lost, own, sendAt } = nudged;
  const lines = [
    ...(reminded.size > 0
      ? [texts.willNudge(reminded.size, tasks, sendAt > now ? spellWhen(sendAt, now, zone) : '')]
      : []),
    ...(already.size > 0 ? [texts.alreadyNudged(await spellPeople(read, already), sendAt > now)] : []),
    ...(lost.size > 0 ? [texts.lostPeople(await spellPeople(read, lost))] : []),
    ...(own > 0 ? [texts.ownTasks(own)] : []),
  ];
  return lines.length === 0 ? texts.nobodyToNudge : lines.join('\n\n');
}

/** "7:00 sáng mai (thứ Ba, 24/11/2020)", "07:00 thứ Hai, 30/11/2020". */
function spellWhen(at: Date, now: Date, zone: string): string {
  const day = dayOf(at, zone);
  const { hour, minute } = timeOf(at, zone);
  const today = dayOf(now, zone);
  if (hour >= NOON || day > addDays(today, 1)) return spellMoment(at, zone);
  return texts.morning(`${hour}:${String(minute).padStart(2, '0')}`, day === today, spellDay(day));
}
