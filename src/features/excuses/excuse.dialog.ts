/** Which task of which unit, why, and sure? Of one that is excused already: whether to stop excusing it. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import { defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW, type ListEntry, ListView } from '../../conversation/listing.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { typedLine } from '../../lib/typed.js';
import { type About, excusableTask, excusableTasks } from './excusable.js';
import { excuseTask, takeBackExcuse } from './excuse-task.js';
import { excusePermission } from './permissions.js';
import { texts } from './texts.js';

const Chosen = z.object({ task: z.number() });
const states = {
  task: ListView.extend({ period: z.string().nullable(), duty: z.string().nullable() }),
  reason: Chosen,
  sure: Chosen.extend({ reason: z.string() }),
  back: Chosen,
};

const SHORTEST_REASON = 5;
const LONGEST_REASON = 300;

export const excuseDialog = defineDialog({
  kind: 'excuses.excuse',
  version: 1,
  states,

  steps: (moves) => ({
    task: listStep({
      ask: () => texts.askTask,
      entries: (about, act) => entriesAbout(act, about),
      nothing: texts.nothingFound,
      turn: (answers) => moves.go('task', answers),
      chosen: async (key, _, act) => {
        const task = await excusableTask(act, Number(key));
        if (task === undefined) return moves.done({ text: texts.changed });
        return moves.go(task.excusedAt === null ? 'reason' : 'back', { task: task.id });
      },
    }),
    reason: {
      ask: async ({ task }, act) => {
        const { what, due } = await spoken(act, task);
        const choices = texts.reasons.map((reason, index) => [option(reason, String(index))]);
        return [{ text: texts.askReason(what, due), choices }];
      },
      text: (typed, { task }) => {
        const reason = typedLine(typed, { min: SHORTEST_REASON, max: LONGEST_REASON });
        if (reason === undefined) return moves.again(texts.badReason);
        return moves.go('sure', { task, reason });
      },
      pick: (key, { task }) => moves.go('sure', { task, reason: texts.reasons[Number(key)] ?? texts.reasons[0] }),
    },
    sure: {
      ask: async ({ task, reason }, act) => {
        const { what, due } = await spoken(act, task);
        const choices = [[tap(texts.yes, 'yes')], [tap(texts.anotherReason, 'again')]];
        return [{ text: texts.ask(what, due, reason), choices }];
      },
      taps: {
        yes: async ({ task, reason }, act) => moves.done({ text: await excuseTask(act, task, reason) }),
        again: ({ task }) => moves.go('reason', { task }),
      },
    },
    back: {
      ask: async ({ task }, act) => {
        const { zone } = (await requirePlan(act.tx)).calendar;
        const { what } = await spoken(act, task);
        const excuse = await act.tx.excuse.findUnique({
          where: { standsFor: task },
          include: { by: { select: { name: true } } },
        });
        const by = excuse?.by?.name ?? texts.system;
        const at = excuse === null ? '' : spellMoment(excuse.at, zone);
        const choices = [[tap(texts.back, 'back')], [tap(texts.keep, 'keep')]];
        return [{ text: texts.askBack(what, by, at, excuse?.reason ?? ''), choices }];
      },
      taps: {
        back: async ({ task }, act) => moves.done({ text: await takeBackExcuse(act, task) }),
        keep: () => moves.done({ text: texts.kept }),
      },
    },
  }),
});

/** `about`: what the list begins with. */
export async function beginExcusing(act: Act, about: About): Promise<Reply> {
  act.require(excusePermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  if ((await excusableTasks(act, about)).length === 0) return [{ text: texts.none }];
  return excuseDialog.at('task', { ...about, ...FIRST_VIEW });
}

async function entriesAbout(act: Act, about: About): Promise<readonly ListEntry[]> {
  return (await excusableTasks(act, about)).map(({ id, what, excusedAt }) => ({
    key: String(id),
    label: excusedAt === null ? what : texts.excusedEntry(what),
    name: what,
  }));
}

async function spoken(act: Act, id: number): Promise<{ readonly what: string; readonly due: string }> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const task = await excusableTask(act, id);
  // Done in the meantime: the last step says so.
  return task === undefined ? { what: texts.changed, due: '' } : { what: task.what, due: spellDueAt(task.dueAt, zone) };
}
