/** `/khongphatsinh`: for which task there is nothing to report; then signed by the person's name. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { defineDialog, type Moves, type Outcome, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { FIRST_VIEW, type Listed, listPicked, listQuestion } from '../../conversation/listing.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { titleOfTask } from '../../ledger/standing.js';
import { TaskList, taskEntries, typedTask } from './lists.js';
import { giveNil, whatSpeaksAgainst } from './nil-return.js';
import { owedTask } from './owed.js';
import { texts } from './texts.js';

const states = { which: TaskList, sign: z.object({ task: z.number() }) };

export const nilDialog = defineDialog({
  kind: 'done-marks.nil',
  version: 1,
  states,

  steps: (moves) => ({
    which: {
      ask: async ({ unit, ...view }, act) => {
        const entries = await taskEntries(act, 'nil', { unit });
        return [listQuestion(entries.length === 0 ? texts.nothingForNil : texts.askNil, entries, view)];
      },
      pick: async (key, { unit, ...view }, act) =>
        chosen(listPicked(key, await taskEntries(act, 'nil', { unit }), view), unit, act, moves),
      text: async (text, list, act) => {
        const typed = await typedTask(text, act, 'nil', list);
        if ('several' in typed) return moves.again(texts.severalUnits(typed.several));
        if ('unit' in typed) return moves.go('which', { ...FIRST_VIEW, unit: typed.unit });
        return chosen(typed, list.unit, act, moves);
      },
    },

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

async function chosen(
  listed: Listed | undefined,
  unit: number | null,
  act: Act,
  moves: Moves<typeof states>,
): Promise<Outcome> {
  if (listed !== undefined && 'nothing' in listed) return moves.again(texts.noTaskFound(listed.nothing));
  if (listed === undefined || 'view' in listed) return moves.go('which', { ...(listed?.view ?? FIRST_VIEW), unit });
  const against = await whatSpeaksAgainst(act, Number(listed.key));
  return against === undefined ? moves.go('sign', { task: Number(listed.key) }) : moves.done({ text: against });
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
