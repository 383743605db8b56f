/** The button under an entry, and what it answers: which task it is, and how it is handed in. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import type { SchoolCalendar } from '../../calendar/calendar.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { ASSIGNMENT } from '../../ledger/assigned-duty.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice } from '../../outbox/message.js';
import { actionsFor } from '../assignments/index.js';
import { aimAt } from '../items/index.js';
import {
  type Entry,
  entriesOf,
  entryText,
  handInOf,
  hasSeveralUnits,
  needsNothing,
  periodWords,
  titleOf,
} from './entries.js';
import { seeTasksPermission } from './permissions.js';
import { reportChoices } from './report-choices.js';
import { texts } from './texts.js';
import { tasksAnsweredBy } from './to-do.js';

const BUTTONS = 8;

/** One button a row for the first `most` entries that need doing; no two read alike. */
export function actChoices(
  entries: readonly Entry[],
  calendar: SchoolCalendar,
  most: number,
): readonly (readonly Choice[])[] {
  const offered = entries.filter((entry) => !needsNothing(entry) && entry.task.duty !== undefined).slice(0, most);
  const words = offered.map(({ task }) => {
    const about = [handInOf(task) ?? 'articles', titleOf(task), periodWords(task, calendar)] as const;
    const given = texts.actAbout(about[0], about[1]);
    if (task.dutyCode === ASSIGNMENT) return { short: given, full: given };
    return { short: texts.act(...about), full: texts.actOn(...about) };
  });
  return offered.map(({ task }, index) => {
    const { short = '', full = '' } = words[index] ?? {};
    const alone = words.filter((other) => other.short === short).length === 1;
    return [actOnTask.choice(alone ? short : full, { duty: task.dutyCode, period: task.period })];
  });
}

/** Shows the person's own tasks of a duty and period, and how to hand in. */
export const actOnTask = definePick({
  name: 'tasks.open',
  key: z.object({ duty: z.string(), period: z.string() }),
  run: async (act: Act, about): Promise<Reply> => {
    act.require(seeTasksPermission, 'anywhere');
    const { person } = act.actor;
    if (person === undefined) return undefined;
    const edition = await requirePlan(act.tx);
    const mine = await tasksAnsweredBy(act.tx, edition, person.id, act.now);
    const entries = entriesOf(mine.filter((task) => task.dutyCode === about.duty && task.period === about.period));
    const [first] = entries;
    if (first === undefined) return [{ text: texts.settledMeanwhile }];
    const look = { calendar: edition.calendar, now: act.now, namesUnits: hasSeveralUnits(mine), reader: person.id };
    // One task is acted on; several of a kind are acted on where each is.
    const [task, other] = entries.flatMap((entry) => entry.tasks);
    const isAimed =
      task === undefined ||
      other !== undefined ||
      !isSentHere(first) ||
      (await aimAt(act, { id: task.id, unitId: first.task.unit.id }));
    const actions = task === undefined || other !== undefined ? undefined : await actionsFor(act, task.id);
    const given = actions?.choices ?? [];
    const reports = reportChoices(entries, BUTTONS - given.flat().length);
    const usual = isAimed ? howOf(first, reports.length > 0) : texts.draftFirst;
    const how = needsNothing(first) ? [] : [actions?.how ?? usual];
    const choices = [...reports, ...given];
    return [{ text: [...entries.map((entry) => entryText(entry, look)), ...how].join('\n\n'), choices }];
  },
});

/** Whether sending something is how it is handed in. */
function isSentHere(entry: Entry): boolean {
  const by = handInOf(entry.task);
  return !needsNothing(entry) && by !== undefined && !['doneMark', 'upward', 'opinionReturn'].includes(by);
}

/** `byWord`: it may be reported as done under a button. */
function howOf({ task }: Entry, byWord: boolean): string {
  const by = handInOf(task) ?? 'articles';
  return by === 'upward' && byWord ? texts.howUpwardByWord : texts.how(by);
}
