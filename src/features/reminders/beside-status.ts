/** What `/status` shows of reminders beside its numbers, as far as the actor may see. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellDueAt } from '../../calendar/spell.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { answeringOn, namedOwers, peopleFor } from '../../ledger/responsible.js';
import type { PeriodTask } from '../../ledger/task-pages.js';
import type { Choice } from '../../outbox/message.js';
import { nudge } from './nudge.js';
import { outOfReach } from './out-of-reach.js';
import { pauseAt } from './pause.js';
import { spellPeople, withUnits } from './people.js';
import { nudgePermission } from './permissions.js';
import { texts } from './texts.js';

export interface BesideStatus {
  /** That reminders rest, and until when; empty when they do not. */
  readonly pause: string;
  /** Who owes something and cannot be told; empty when there is nobody. */
  readonly lost: string;
  /** Whether somebody of the unit who owes something under the duty cannot be told. */
  isLost(unit: number, duty: string): boolean;
  /** The button that has those reminded who owe; of one duty, or of all. Absent: there is nobody to remind. */
  nudge(duty: string | null): readonly Choice[];
}

/** `owed`: what is owed of the numbers shown, in the period with that code. */
export async function besideStatus(
  act: Act,
  edition: PlanInForce,
  period: string,
  owed: readonly PeriodTask[],
): Promise<BesideStatus> {
  const pause = await pauseAt(act.tx, act.now);
  const paused = pause === undefined ? '' : texts.pausedShort(spellDueAt(pause.until, edition.calendar.zone));
  const nothing = { pause: paused, lost: '', isLost: () => false, nudge: () => [] };
  if (owed.length === 0 || !act.may(nudgePermission, 'anywhere')) return nothing;

  const answering = await answeringOn(act.tx, dayOf(act.now, edition.calendar.zone));
  const named = await namedOwers(act.tx);
  // Most tasks are their unit's alone: whose those are is worked out once a unit.
  const ofUnits = new Map<number, readonly number[]>();
  const ofUnit = (unit: PeriodTask['unit']) => {
    const people = ofUnits.get(unit.id) ?? peopleFor({ ...UNIT_ALONE, unit }, answering);
    ofUnits.set(unit.id, people);
    return people;
  };
  const peopleOf = ({ id, unit }: PeriodTask) => {
    const owers = named.get(id);
    return owers === undefined ? ofUnit(unit) : peopleFor({ ...owers, unit }, answering);
  };
  const owing = owed
    .filter((task) => act.may(nudgePermission, task.unit))
    .map((task) => ({ task, people: peopleOf(task) }));
  const people = owing.flatMap((each) => each.people);
  const lost = await outOfReach(act.tx, people);
  const lostRows = new Set(
    owing
      .filter((each) => each.people.some((one) => lost.has(one)))
      .map(({ task }) => `${task.unit.id}/${task.dutyCode}`),
  );
  const isOther = (person: number) => person !== act.actor.person?.id;
  return {
    pause: paused,
    lost: lost.size === 0 ? '' : texts.lostPeople(await spellPeople(act.tx, withUnits([...lost], owing))),
    isLost: (unit, duty) => lostRows.has(`${unit}/${duty}`),
    nudge: (duty) =>
      owing.some(({ task, people: owers }) => (duty === null || task.dutyCode === duty) && owers.some(isOther))
        ? [nudge.choice(texts.nudge, { period, duty })]
        : [],
  };
}

const UNIT_ALONE = { holders: [], assignment: null } as const;
