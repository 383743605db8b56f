/** An assignment on the screen of whoever gave it: who took it, who did not, who has not answered, who is done. */
import type { Act } from '../../act.js';
import { spellDueAt } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { type Assignment, activeHolders, isClosed, isOpen, loadAssignment, type TaskPart } from './assignment.js';
import { cancel, reassign } from './choices.js';
import { texts } from './texts.js';

const LINES_SHOWN = 20;

/** How a part stands for its giver; the first need a decision most. */
const STANDINGS = ['declined', 'waiting', 'accepted', 'done', 'dropped'] as const;
type Standing = (typeof STANDINGS)[number];

/** Shows its giver how the assignment stands; says so once when all of it is done. */
export async function showAssignment(act: Act, id: number): Promise<void> {
  const assignment = await loadAssignment(act.tx, id, act.now);
  if (assignment === undefined) return;
  const to = { person: assignment.givenById };
  await act.card(`assignments.given/${id}`, to, await assignmentMessage(act, assignment), { priority: 'notice' });
  if (!isFinished(assignment)) return;
  const text = texts.finished(assignment.code, assignment.title);
  await act.tell(to, { text }, { reason: `assignments.finished/${id}` });
}

/** `cancellable`: whoever looks may call it off. */
export async function assignmentMessage(act: Act, assignment: Assignment, cancellable = true): Promise<Message> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { code, title, cancelReason } = assignment;
  const parts = assignment.tasks
    .map((task) => ({ task, standing: standingOf(task) }))
    .toSorted((a, b) => STANDINGS.indexOf(a.standing) - STANDINGS.indexOf(b.standing));
  const counts = STANDINGS.flatMap((standing) => {
    const count = parts.filter((part) => part.standing === standing).length;
    return count === 0 ? [] : [texts.count(texts.counts[standing], count)];
  });
  const lines = parts.slice(0, LINES_SHOWN).map(({ task, standing }) => lineOf(task, standing, assignment.dueAt, zone));
  const others = parts.length > LINES_SHOWN ? [texts.others(parts.length - LINES_SHOWN)] : [];
  return {
    text: [
      texts.heading(code, title),
      texts.dueLine(spellDueAt(assignment.dueAt, zone)),
      ...(cancelReason === null ? [] : [texts.cancelledHead(cancelReason)]),
      texts.tally(counts),
      ...lines,
      ...others,
    ].join('\n'),
    choices: choicesOf(assignment, cancellable),
  };
}

/** "Lan Thử", "Tổ Nhà trẻ (Mai Thử)": who owes a part, or did when it was last asked. */
export function whoOf(task: TaskPart): string {
  const rows = activeHolders(task);
  const last = rows.length > 0 ? rows : task.holders.slice(-1);
  const names = last.flatMap((holder) => holder.person?.name ?? []);
  if (!task.holders.some((holder) => holder.personId === null)) return names.join(', ') || task.unit.name;
  const inCharge = names.length > 0 ? names : last.flatMap((holder) => holder.answeredBy?.name ?? []);
  return inCharge.length === 0 ? task.unit.name : texts.whoOfUnit(task.unit.name, inCharge.join(', '));
}

/** Every part that was not called off is done, and one at least was done; what was called off as a whole is not. */
function isFinished({ tasks, cancelledAt }: Assignment): boolean {
  if (cancelledAt !== null) return false;
  const wanted = tasks.filter((task) => task.state !== 'cancelled');
  return wanted.length > 0 && wanted.every((task) => task.state === 'settled');
}

function choicesOf({ id, tasks }: Assignment, cancellable: boolean): readonly (readonly Choice[])[] {
  const again = tasks.some((task) => isOpen(task.state))
    ? [reassign.choice(texts.reassign, { assignment: id, page: 0 })]
    : [];
  const off =
    cancellable && tasks.some((task) => !isClosed(task.state)) ? [cancel.choice(texts.cancel, { assignment: id })] : [];
  return [[...again, ...off]];
}

function standingOf(task: TaskPart): Standing {
  if (task.state === 'cancelled') return 'dropped';
  if (isClosed(task.state)) return 'done';
  const active = activeHolders(task);
  if (active.length === 0) return task.state === 'inReview' ? 'accepted' : 'declined';
  return active.some((holder) => holder.answer === 'accepted') ? 'accepted' : 'waiting';
}

function lineOf(task: TaskPart, standing: Standing, dueAt: Date, zone: string): string {
  const asked = task.extensions.find((extension) => extension.state === 'pending');
  const extended = task.dueAt.getTime() === dueAt.getTime() ? '' : texts.extendedTo(spellDueAt(task.dueAt, zone));
  const asks = asked === undefined || standing === 'done' ? '' : texts.asksFor(spellDueAt(asked.toDueAt, zone));
  return `${texts.line(texts.marks[standing], whoOf(task), wordsOf(task, standing))}${extended}${asks}`;
}

function wordsOf(task: TaskPart, standing: Standing): string {
  if (standing === 'done') {
    const mark = task.doneMark;
    if (mark === null) return texts.doneWords(undefined);
    return mark.forPerson === null ? texts.doneWords(mark.proof) : texts.doneFor(mark.by.name, mark.proof);
  }
  if (task.state === 'inReview') return texts.inReviewWords;
  if (task.state === 'toFix') return texts.toFixWords;
  if (standing === 'declined') return texts.declinedWords(task.holders.at(-1)?.reason ?? '');
  return texts.counts[standing];
}
