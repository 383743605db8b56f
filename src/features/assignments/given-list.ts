/** What was given and is not done: one's own and what units within reach owe; for the office and leaders all of it. */
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { areas } from '../../org/permissions.js';
import type { Message } from '../../outbox/message.js';
import { isClosed, isOpen, loadAssignment } from './assignment.js';
import { handOut, list, open, reassign } from './choices.js';
import { requestMessage } from './extension.js';
import { assignmentMessage, whoOf } from './giver-card.js';
import { beginHandOut } from './hand-out.dialog.js';
import { cancelPermission, givePermission } from './permissions.js';
import { texts } from './texts.js';
import { isGiver } from './whose.js';

const OPEN_TASK = { settledAt: null, nilAt: null, excusedAt: null, cancelledAt: null };
const LISTED = 6;

export function givenCount(act: Act): Promise<number> {
  return act.tx.assignment.count({ where: withinSight(act) });
}

/** `page` counts from 0. */
export async function listGiven(act: Act, page: number): Promise<readonly Message[]> {
  act.require(givePermission, 'anywhere');
  const total = await givenCount(act);
  if (total === 0) return [{ text: texts.noneGiven }];
  const at = page * LISTED < total ? page : 0;
  const rows = await act.tx.assignment.findMany({
    where: withinSight(act),
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    skip: at * LISTED,
    take: LISTED,
    include: {
      givenBy: { select: { name: true } },
      tasks: { select: { settledAt: true, cancelledAt: true, unit: { select: { path: true } } } },
    },
  });
  const { zone } = (await requirePlan(act.tx)).calendar;
  const lines = rows.map((row) => {
    const all = isGiver(act, row) || act.may(cancelPermission, 'anywhere');
    const wanted = row.tasks.filter((task) => task.cancelledAt === null && (all || act.may(givePermission, task.unit)));
    const done = wanted.filter((task) => task.settledAt !== null).length;
    const line = texts.listLine(row.code, row.title, spellDueAt(row.dueAt, zone), done, wanted.length);
    return isGiver(act, row) ? line : texts.listByGiver(line, row.givenBy.name);
  });
  const next = (at + 1) * LISTED < total ? at + 1 : 0;
  const turn = total <= LISTED ? [] : [[list.choice(turnLabel(next), { page: next })]];
  const opened = rows.map((row) => [open.choice(texts.heading(row.code, row.title), { assignment: row.id })]);
  return [{ text: [texts.listHead(total), ...lines].join('\n\n'), choices: [...opened, ...turn] }];
}

/** One assignment as its giver sees it, with the requests that wait for an answer. */
export async function showGiven(act: Act, id: number): Promise<readonly Message[]> {
  const assignment = await manageable(act, id);
  if (assignment === undefined) return [{ text: texts.noSuchTask }];
  const mayCancel = isGiver(act, assignment) || act.may(cancelPermission, 'anywhere');
  const messages = [await assignmentMessage(act, assignment, mayCancel)];
  for (const { extensions, state } of assignment.tasks) {
    const asked = extensions.find((extension) => extension.state === 'pending');
    const request = asked === undefined || isClosed(state) ? undefined : await requestMessage(act, asked.id);
    if (request !== undefined) messages.push(request);
  }
  return messages;
}

/** Which part shall be somebody else's; where there is one only, to whom. */
export async function chooseReassigned(act: Act, id: number, page: number) {
  const assignment = await manageable(act, id);
  const parts = (assignment?.tasks ?? []).filter((task) => isOpen(task.state));
  const [only, other] = parts;
  if (only === undefined) return [{ text: texts.nothingToCancel }];
  if (other === undefined) return beginHandOut(act, only.id);
  const { shown, next } = pageOf(parts, page, 0);
  const more = next === undefined ? [] : [[reassign.choice(turnLabel(next), { assignment: id, page: next })]];
  const choices = shown.map((task) => [handOut.choice(whoOf(task), { task: task.id })]);
  return [{ text: texts.whichTask, choices: [...choices, ...more] }];
}

/** Undefined: there is none. Whoever gave it, the office and leaders see all of it; a lead what the own units owe of it. */
async function manageable(act: Act, id: number) {
  act.require(givePermission, 'anywhere');
  const assignment = await loadAssignment(act.tx, id, act.now);
  if (assignment === undefined || isGiver(act, assignment) || act.may(cancelPermission, 'anywhere')) return assignment;
  const tasks = assignment.tasks.filter((task) => act.may(givePermission, task.unit));
  return tasks.length === 0 ? undefined : { ...assignment, tasks };
}

function withinSight(act: Act) {
  const open = { tasks: { some: OPEN_TASK } };
  if (act.may(cancelPermission, 'anywhere')) return open;
  const within = areas(act.actor.posts, givePermission).map(({ path, subtree }) => ({
    unit: { path: subtree ? { startsWith: path } : path },
  }));
  const ofUnits = { tasks: { some: { ...OPEN_TASK, OR: within } } };
  return { ...open, OR: [{ givenById: act.actor.person?.id ?? 0 }, ofUnits] };
}
