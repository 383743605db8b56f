/** The home screen: what I must do, nearest first. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { turnLabel } from '../../conversation/listing.js';
import { type PlanInForce, planInForce } from '../../ledger/plan-in-force.js';
import type { HeldTask } from '../../ledger/standing.js';
import { unitsAnsweredBy, withTakenIn } from '../../org/answering.js';
import type { Choice, Message } from '../../outbox/message.js';
import { waitingForReview } from '../review/index.js';
import { actChoices } from './act-on-task.js';
import { entriesOf, entryText, hasSeveralUnits } from './entries.js';
import { seeTasksPermission } from './permissions.js';
import { texts } from './texts.js';
import { openTasksOf, tasksAnsweredBy } from './to-do.js';

const ENTRIES_PER_PAGE = 8;
const BUTTONS = 8;

/** `page` counts from 0. Who answers for no unit sees what their units have to do. */
export async function showToDo(act: Act, page = 0): Promise<Reply> {
  act.require(seeTasksPermission, 'anywhere');
  const { person, posts } = act.actor;
  if (person === undefined) return undefined;
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [{ text: texts.noPlan }];

  const waiting = await waitingForReview(act.tx, posts, act.now);
  const screen = await screenOf(act, person.id, edition, page);
  if (waiting === 0) return [screen ?? { text: texts.nothing }];
  return [{ ...screen, text: [texts.toReview(waiting), ...(screen === undefined ? [] : [screen.text])].join('\n\n') }];
}

/** How many things somebody has to do themselves, as `/viec` lists them. */
export async function openCount(act: Act): Promise<number> {
  const { person } = act.actor;
  const edition = await planInForce(act.tx);
  if (person === undefined || edition === undefined) return 0;
  return entriesOf(await tasksAnsweredBy(act.tx, edition, person.id, act.now)).length;
}

/** Undefined: nothing to do. */
async function screenOf(act: Act, person: number, edition: PlanInForce, page: number): Promise<Message | undefined> {
  const mine = await tasksAnsweredBy(act.tx, edition, person, act.now);
  if (mine.length > 0) return myScreen(mine, person, edition, act.now, page);
  if ((await unitsAnsweredBy(act.tx, person)).length > 0) return undefined;
  const units = new Map(act.actor.posts.map(({ unit }) => [unit.id, unit.name]));
  const tasks = await openTasksOf(act.tx, edition, await withTakenIn(act.tx, [...units.keys()]), act.now);
  if (tasks.length === 0) return undefined;
  const [name] = units.values();
  return unitScreen(tasks, units.size === 1 && !hasSeveralUnits(tasks) ? name : undefined, edition, act.now, page);
}

export const moreToDo = definePick({
  name: 'tasks.more',
  key: z.int().min(0),
  run: (act, page) => showToDo(act, page),
});

function myScreen(tasks: readonly HeldTask[], reader: number, edition: PlanInForce, now: Date, page: number): Message {
  const entries = entriesOf(tasks);
  const { shown, turn, place } = pageOf(entries, page);
  const blocks = shown.map((entry) =>
    entryText(entry, { calendar: edition.calendar, now, namesUnits: hasSeveralUnits(tasks), reader }),
  );
  const acts = actChoices(shown, edition.calendar, BUTTONS - turn.length);
  return { text: [`${texts.mine(entries.length)}${place}`, ...blocks].join('\n\n'), choices: [...acts, ...turn] };
}

function unitScreen(
  tasks: readonly HeldTask[],
  unit: string | undefined,
  edition: PlanInForce,
  now: Date,
  page: number,
): Message {
  const { shown, turn, place } = pageOf(entriesOf(tasks), page);
  const blocks = shown.map((entry) =>
    entryText(entry, { calendar: edition.calendar, now, namesUnits: unit === undefined }),
  );
  return { text: [`${texts.ofUnit(unit)}${place}`, ...blocks, texts.ofUnitHint].join('\n\n'), choices: turn };
}

/** The list may have become shorter since its button was shown: then its last page. */
function pageOf<T>(entries: readonly T[], page: number) {
  const pages = Math.max(1, Math.ceil(entries.length / ENTRIES_PER_PAGE));
  const at = Math.min(page, pages - 1);
  const shown = entries.slice(at * ENTRIES_PER_PAGE, (at + 1) * ENTRIES_PER_PAGE);
  const next = (at + 1) % pages;
  const turn: readonly (readonly Choice[])[] = pages === 1 ? [] : [[moreToDo.choice(turnLabel(next), next)]];
  return { shown, turn, place: pages === 1 ? '' : ` ${texts.page(at + 1, pages)}` };
}
