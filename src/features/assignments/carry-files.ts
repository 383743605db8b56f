/** Files of an assignment reach whoever owes it, proofs whoever gave it: what is fetched at once, the rest as it comes. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { type Answering, answeringOn } from '../../ledger/responsible.js';
import { carriedFiles, filesOf } from '../carried-files/index.js';
import { isClosed, loadAssignment, loadTask } from './assignment.js';
import { recipientsOf } from './task-card.js';
import { texts } from './texts.js';

/** Sends the files that go with a task to whoever owes it now, once to each. */
export async function sendFiles(act: Act, id: number, answering?: Answering): Promise<void> {
  const task = await loadTask(act.tx, id, act.now);
  if (task?.assignment == null) return;
  const { code, title, collectionId } = task.assignment;
  const { document } = await act.tx.assignment.findUniqueOrThrow({
    where: { id: task.assignment.id },
    select: { document: { select: { collectionId: true } } },
  });
  for (const collection of [document?.collectionId ?? null, collectionId]) {
    if (collection === null) continue;
    const { message } = await carriedFiles(act, collection, texts.carried(code, title));
    if (message === undefined) continue;
    for (const person of recipientsOf(task, answering ?? (await answeringToday(act)))) {
      await act.tell({ person }, message, { reason: `assignments.files/${collection}` });
    }
  }
}

/** Sends what proves that a task is done to whoever gave it. */
export async function sendProof(act: Act, id: number): Promise<void> {
  const task = await loadTask(act.tx, id, act.now);
  if (task?.assignment == null || task.doneMark?.collectionId == null) return;
  const { code, title, givenById } = task.assignment;
  const text = texts.proofOf(task.doneMark.by.name, code, title);
  const { message } = await carriedFiles(act, task.doneMark.collectionId, text);
  const reason = `assignments.files/${task.doneMark.collectionId}`;
  if (message !== undefined) await act.tell({ person: givenById }, message, { reason });
}

/** A file of a collection that was given away was fetched, or cannot be: whoever should have it gets it or is told. */
export async function givenFileSettled(act: Act, attachment: number): Promise<void> {
  const file = await act.tx.attachment.findUniqueOrThrow({
    where: { id: attachment },
    include: { media: true, collection: { include: { assignment: true, doneMark: true } } },
  });
  const { assignment, doneMark, personId } = file.collection;
  const task = doneMark === null ? undefined : await loadTask(act.tx, doneMark.taskId, act.now);
  const given = assignment ?? task?.assignment ?? undefined;
  if (given === undefined) return;
  const reason = `assignments.file/${attachment}`;
  if (file.media === null) {
    await act.tell({ person: personId }, { text: texts.fileFailed(given.title) }, { reason });
    return;
  }
  const carried = filesOf([{ sha256: file.media.sha256, name: file.name, photo: file.media.kind === 'photo' }]);
  if (task !== undefined && task.doneMark !== null) {
    const text = texts.proofOf(task.doneMark.by.name, given.code, given.title);
    await act.tell({ person: given.givenById }, { text, ...carried }, { reason });
    return;
  }
  const message = { text: texts.carried(given.code, given.title), ...carried };
  for (const person of await whoOwe(act, given.id)) await act.tell({ person }, message, { reason });
}

/** Everybody who still owes a part of an assignment, each once. */
async function whoOwe(act: Act, id: number): Promise<ReadonlySet<number>> {
  const assignment = await loadAssignment(act.tx, id, act.now);
  const answering = await answeringToday(act);
  const people = (assignment?.tasks ?? [])
    .filter((task) => !isClosed(task.state))
    .flatMap((task) => recipientsOf({ ...task, assignment: assignment ?? null }, answering));
  return new Set(people);
}

export async function answeringToday(act: Act): Promise<Answering> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  return answeringOn(act.tx, dayOf(act.now, zone));
}
