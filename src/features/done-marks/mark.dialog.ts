/** Reporting something as done: which task, what was found where, the proof its duty wants; then all said back. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { byWordOf, keepsFindings, type ProofKind } from '../../ledger/by-word.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { filesInWords, newestFile } from '../carried-files/index.js';
import { findingsOf, unitEntries } from './findings.js';
import { TaskList, taskEntries, unitNamed } from './lists.js';
import { markDone } from './mark-done.js';
import { owedTask, type PlanTask } from './owed.js';
import { recordFinding } from './record-finding.js';
import { readNote, readProof } from './rules.js';
import { recentScreen } from './screens.js';
import { texts } from './texts.js';

const Task = z.object({ task: z.number() });
const Kind = z.enum(['number', 'link', 'file', 'note', 'name']);
const Asked = Task.extend({ kind: Kind, filesAfter: z.number() });

const states = {
  which: TaskList,
  findings: Task.extend(ListView.shape),
  finding: Task.extend({ unit: z.number() }),
  proof: Asked,
  confirm: Asked.extend({ proof: z.string() }),
};
type Go = Moves<typeof states>;

export const markDialog = defineDialog({
  kind: 'done-marks.mark',
  version: 1,
  states,

  steps: (moves) => ({
    which: listStep({
      ask: async (list, act) =>
        (await taskEntries(act, 'mark', list)).length === 0 ? texts.nothingToMark : texts.askWhich,
      entries: (list, act) => taskEntries(act, 'mark', list),
      others: () => [tap(texts.seeRecent, 'recent')],
      taps: { recent: async (_, act) => moves.done(...(await recentScreen(act, 0))) },
      nothing: async (typed, _, act) => {
        const named = await unitNamed(act, typed);
        return typeof named === 'string' ? named : moves.go('which', { ...FIRST_VIEW, ...named });
      },
      turn: (list) => moves.go('which', list),
      chosen: (key, _, act) => taskChosen(Number(key), act, moves),
    }),

    findings: listStep({
      ask: async ({ task }, act) => {
        const lines = (await findingsOf(act.tx, task)).map(({ unit, text }) => texts.findingLine(unit.name, text));
        return [texts.askFindings, ...lines].join('\n');
      },
      entries: ({ task }, act) => unitEntries(act.tx, task),
      others: async ({ task }, act) => [
        ...((await findingsOf(act.tx, task)).length === 0 ? [] : [tap(texts.findingsDone, 'done')]),
        tap(texts.later, 'later'),
      ],
      taps: {
        done: async ({ task }, act) => askProof(task, act, moves),
        later: () => moves.done({ text: texts.findingsKept }),
      },
      nothing: texts.noUnitFound,
      turn: (answers) => moves.go('findings', answers),
      chosen: (key, { task }) => moves.go('finding', { task, unit: Number(key) }),
    }),

    finding: {
      ask: async ({ task, unit }, act) => {
        const { name } = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { name: true } });
        const known = (await findingsOf(act.tx, task)).find((finding) => finding.unit.id === unit);
        return [{ text: texts.askFinding(name, known?.text), choices: [[tap(texts.back, 'back')]] }];
      },
      taps: { back: ({ task }) => moves.go('findings', { task, ...FIRST_VIEW }) },
      text: async (typed, { task, unit }, act) => {
        const text = readNote(typed);
        if (text === undefined) return moves.again(texts.badProof.note);
        const why = await recordFinding(act, task, unit, text);
        return why === undefined ? moves.go('findings', { task, ...FIRST_VIEW }) : moves.done({ text: why });
      },
    },

    proof: {
      ask: async ({ task, kind }, act) => {
        const owed = await owedTask(act, task, 'mark');
        const text = 'refusal' in owed ? owed.refusal : texts.askProof(kind, titleOf(owed), isElsewhere(owed));
        return [{ text, ...(kind === 'file' && { choices: [[tap(texts.useFiles, 'files')]] }) }];
      },
      taps: {
        files: async (asked, act) => {
          const words = await filesInWords(act, 'fresh', asked.filesAfter);
          if (words === undefined) return moves.again(texts.noFiles);
          if (await stillFetching(act, asked.filesAfter)) return moves.again(texts.stillFetching);
          return moves.go('confirm', { ...asked, proof: '' });
        },
      },
      text: (typed, asked) => {
        const proof = readProof(asked.kind, typed);
        return proof === undefined ? moves.again(texts.badProof[asked.kind]) : moves.go('confirm', { ...asked, proof });
      },
    },

    confirm: {
      ask: async (whole, act) => [
        { text: await summaryOf(whole, act), choices: [[tap(texts.yes, 'yes')], [tap(texts.again, 'again')]] },
      ],
      taps: {
        yes: async (whole, act) => {
          if (whole.kind !== 'file' || (await filesInWords(act, 'fresh', whole.filesAfter)) !== undefined)
            return moves.done({ text: await markDone(act, whole) });
          const { proof, ...asked } = whole;
          return moves.go('proof', asked);
        },
        again: ({ proof, ...asked }) => moves.go('proof', asked),
      },
    },
  }),
});

/** `/xong`: first which task. */
export async function beginMarking(act: Act): Promise<Reply> {
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  return markDialog.at('which', { ...FIRST_VIEW, unit: null });
}

/** Under a task that is on the screen already. */
export async function beginMarkingTask(act: Act, id: number): Promise<Reply> {
  const task = await owedTask(act, id, 'mark');
  if ('refusal' in task) return [{ text: task.refusal }];
  if (keepsFindings(task.duty)) return markDialog.at('findings', { task: id, ...FIRST_VIEW });
  return markDialog.at('proof', { task: id, kind: proofOf(task), filesAfter: await newestFile(act) });
}

async function taskChosen(id: number, act: Act, moves: Go): Promise<Outcome> {
  const task = await owedTask(act, id, 'mark');
  if ('refusal' in task) return moves.done({ text: task.refusal });
  if (keepsFindings(task.duty)) return moves.go('findings', { task: task.id, ...FIRST_VIEW });
  return askProof(task.id, act, moves);
}

async function askProof(id: number, act: Act, moves: Go): Promise<Outcome> {
  const task = await owedTask(act, id, 'mark');
  if ('refusal' in task) return moves.done({ text: task.refusal });
  return moves.go('proof', { task: id, kind: proofOf(task), filesAfter: await newestFile(act) });
}

/** Files are counted as proof only once they are here. */
async function stillFetching(act: Act, after: number): Promise<boolean> {
  const openFor = act.actor.person?.id ?? 0;
  const where = { id: { gt: after }, state: 'waiting' as const, collection: { openFor } };
  return (await act.tx.attachment.count({ where })) > 0;
}

async function summaryOf(whole: z.infer<typeof states.confirm>, act: Act): Promise<string> {
  const task = await owedTask(act, whole.task, 'mark');
  if ('refusal' in task) return task.refusal;
  const proof = whole.kind === 'file' ? await filesInWords(act, 'fresh', whole.filesAfter) : whole.proof;
  return texts.summary({
    title: titleOf(task),
    unit: task.unit.name,
    kind: whole.kind,
    proof: proof ?? texts.noFiles,
    findings: (await findingsOf(act.tx, whole.task)).map(({ unit, text }) => texts.findingLine(unit.name, text)),
  });
}

function proofOf({ duty }: PlanTask): ProofKind {
  return byWordOf(duty)?.proof ?? 'note';
}

function isElsewhere({ duty }: PlanTask): boolean {
  return byWordOf(duty)?.elsewhere === true;
}

function titleOf(task: PlanTask): string {
  return titleOfTask(task.duty, task);
}
