/** `/khongphatsinh`: for which task there is nothing to report; then signed by the person's name. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { defineDialog, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW } from '../../conversation/listing.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { TaskList, taskEntries, unitNamed } from './lists.js';
import { giveNil, whatSpeaksAgainst } from './nil-return.js';
import { owedTask } from './owed.js';
import { texts } from './texts.js';

export const nilDialog = defineDialog({
  kind: 'done-marks.nil',
  version: 1,
  states: { which: TaskList, sign: z.object({ task: z.number() }) },

  steps: (moves) => ({
    which: listStep({
      ask: async (list, act) =>
        (await taskEntries(act, 'nil', list)).length === 0 ? texts.nothingForNil : texts.askNil,
      entries: (list, act) => taskEntries(act, 'nil', list),
      nothing: async (typed, _, act) => {
        const named = await unitNamed(act, typed);
        return typeof named === 'string' ? named : moves.go('which', { ...FIRST_VIEW, ...named });
      },
      turn: (list) => moves.go('which', list),
      chosen: async (key, _, act) => {
        const task = Number(key);
        const against = await whatSpeaksAgainst(act, task);
        return against === undefined ? moves.go('sign', { task }) : moves.done({ text: against });
      },
    }),

    sign: {
      ask: async ({ task }, act) => [
        { text: await statementOf(task, act), choices: [[tap(texts.sign, 'yes')], [tap(texts.notNow, 'no')]] },
      ],
      taps: {
        yes: async ({ task }, act) => moves.done({ text: await giveNil(act, task) }),
        no: () => moves.done({ text: texts.notSigned }),
      },
    },
  }),
});

export async function beginNil(act: Act): Promise<Reply> {
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  if ((await taskEntries(act, 'nil', { unit: null })).length === 0) return [{ text: texts.nothingForNil }];
  return nilDialog.at('which', { ...FIRST_VIEW, unit: null });
}

/** Under a task that is on the screen already. */
export async function beginNilOf(act: Act, id: number): Promise<Reply> {
  const task = await owedTask(act, id, 'nil');
  if ('refusal' in task) return [{ text: task.refusal }];
  const against = await whatSpeaksAgainst(act, id);
  return against === undefined ? nilDialog.at('sign', { task: id }) : [{ text: against }];
}

async function statementOf(id: number, act: Act): Promise<string> {
  const task = await owedTask(act, id, 'nil');
  if ('refusal' in task) return task.refusal;
  const { calendar } = await requirePlan(act.tx);
  const period = parsePeriod(task.period, calendar);
  return texts.statement({
    title: titleOfTask(task.duty, task),
    unit: task.unit.name,
    period: period === undefined ? task.period : periodName(period),
    name: act.actor.person?.name ?? '',
  });
}
