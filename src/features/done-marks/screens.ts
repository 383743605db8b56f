/** What was reported as done, newest first, and one report with its proof. */
import { type Act, NotAllowed } from '../../act.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { type StandingTask, tasksStanding, titleOfTask } from '../../ledger/standing.js';
import type { Choice, Message } from '../../outbox/message.js';
import { carriedFiles } from '../carried-files/index.js';
import { beginUndoing, reopenNil, seeMark, seeRecent } from './choices.js';
import { findingsOf } from './findings.js';
import { mayReport } from './owed.js';
import { markPermission, seeMarksPermission, undoMarkPermission } from './permissions.js';
import { texts } from './texts.js';

const LATEST = 60;
const NAME = { select: { name: true } } as const;

/** One's own reports; the office and the leaders see everybody's. */
export async function recentScreen(act: Act, page: number): Promise<readonly Message[]> {
  act.require(markPermission, 'anywhere');
  const all = act.may(seeMarksPermission, 'anywhere');
  const byId = act.actor.person?.id ?? 0;
  const latest = { orderBy: { id: 'desc' }, take: LATEST, select: { taskId: true, at: true } } as const;
  const own = all ? {} : { byId };
  const marks = await act.tx.doneMark.findMany({ where: { ...own, task: { assignmentId: null } }, ...latest });
  const nils = await act.tx.nilReturn.findMany({ where: { ...own, standsFor: { not: null } }, ...latest });
  const rows = [...marks, ...nils].toSorted((a, b) => b.at.getTime() - a.at.getTime() || b.taskId - a.taskId);
  if (rows.length === 0) return [{ text: texts.noneRecent }];
  const edition = await requirePlan(act.tx);
  const { shown, next } = pageOf(rows, page, 0);
  const tasks = await tasksStanding(act.tx, edition, { ids: shown.map((row) => row.taskId) }, act.now);
  const listed = shown.flatMap(({ taskId }) => {
    const task = tasks.find((each) => each.id === taskId);
    if (task === undefined) return [];
    return [[seeMark.choice(texts.recentEntry(titleOf(task), task.unit.name), { task: taskId })]];
  });
  const more = next === undefined ? [] : [[seeRecent.choice(turnLabel(next), { page: next })]];
  return [{ text: texts.recent(all), choices: [...listed, ...more] }];
}

/** For whoever reported it, whose task it is, the office and the leaders. */
export async function markScreen(act: Act, id: number): Promise<readonly Message[]> {
  const edition = await requirePlan(act.tx);
  const { zone } = edition.calendar;
  const [task] = await tasksStanding(act.tx, edition, { ids: [id] }, act.now);
  if (task === undefined) return [{ text: texts.noSuchTask }];
  const mark = await act.tx.doneMark.findUnique({ where: { taskId: id }, include: { by: NAME, forPerson: NAME } });
  const nil = await act.tx.nilReturn.findUnique({ where: { standsFor: id }, include: { by: NAME } });
  if (mark === null && nil === null) return [{ text: texts.undoneAlready }];
  const by = mark?.byId ?? nil?.byId;
  const sees = by === act.actor.person?.id || act.may(seeMarksPermission, task.unit);
  if (!sees) throw new NotAllowed(seeMarksPermission.action);

  const head = texts.markHead({
    title: titleOf(task),
    unit: task.unit.name,
    clause: task.clause,
    due: spellDueAt(task.dueAt, zone),
  });
  if (mark === null && nil !== null) {
    const theirs = await mayReport(act, task);
    const said = texts.nilBy(nil.by.name, spellMoment(nil.at, zone));
    return [{ text: [head, said].join('\n'), choices: theirs ? [[reopenNil.choice(texts.reopen, { task: id })]] : [] }];
  }
  if (mark === null) return [{ text: texts.undoneAlready }];
  const findings = (await findingsOf(act.tx, id)).map(({ unit, text }) => texts.findingLine(unit.name, text));
  const lines = [
    head,
    texts.markBy(mark.by.name, mark.forPerson?.name, spellMoment(mark.at, zone)),
    texts.proofLine(mark.proofKind, mark.proof),
    ...(findings.length === 0 ? [] : [texts.findings, ...findings]),
  ];
  const carried = mark.collectionId === null ? undefined : await carriedFiles(act, mark.collectionId, texts.proofFiles);
  const mayUndo = task.assignment === null && act.may(undoMarkPermission, task.unit);
  const choices: readonly (readonly Choice[])[] = mayUndo ? [[beginUndoing.choice(texts.undo, { task: id })]] : [];
  return [...(carried?.message === undefined ? [] : [carried.message]), { text: lines.join('\n'), choices }];
}

function titleOf(task: StandingTask): string {
  return task.duty === undefined ? task.clause : titleOfTask(task.duty, task);
}
