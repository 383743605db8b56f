/** To which people a task goes: several of the unit for a unit's work, one for what was one person's. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type DialogStart, defineDialog, type Outcome } from '../../conversation/dialog.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import type { Assignable } from './assignable.js';
import { loadTask } from './assignment.js';
import { candidatesFor, handOutTask, isCommon, newestAsking } from './hand-out.js';
import { titleOf } from './task-card.js';
import { texts } from './texts.js';
import { NOBODY, type Whom, WhomView, whomPicked, whomQuestion, whomTyped } from './whom.js';
import { handedTask } from './whose.js';

const Asked = z.object({
  task: z.number(),
  newest: z.number(),
  /** Several people may be ticked; else the first is the one. */
  several: z.boolean(),
  question: z.string(),
  people: z.array(z.number()),
  view: WhomView,
});
type Asked = z.infer<typeof Asked>;

export const handOutDialog = defineDialog({
  kind: 'assignments.hand-out',
  version: 1,
  states: { whom: Asked },

  steps: ({ go, again, done }) => {
    const follow = async (answer: Whom | 'done' | undefined, asked: Asked, act: Act): Promise<Outcome> => {
      if (answer === undefined) return again(texts.gone);
      const people = answer === 'done' ? asked.people : answer.chosen.people;
      if (answer === 'done' || (!asked.several && people.length > 0)) {
        return done({ text: await handOutTask(act, { task: asked.task, people, newest: asked.newest }) });
      }
      return go('whom', { ...asked, people, view: { ...answer.view, list: listed(answer.view.list) } });
    };
    return {
      whom: {
        ask: async (asked, act) => [whomQuestion(await listFor(act, asked), whomOf(asked), asked.question)],
        pick: async (key, asked, act) => follow(whomPicked(key, await listFor(act, asked), whomOf(asked)), asked, act),
        text: async (text, asked, act) => {
          const answer = whomTyped(text, await listFor(act, asked), whomOf(asked).chosen);
          if ('nothing' in answer) return again(texts.nobodyFound(answer.nothing));
          return follow(answer, asked, act);
        },
      },
    };
  },
});

/** Asks only where the task can still be given, and there is somebody to give it to. */
export async function beginHandOut(act: Act, id: number): Promise<DialogStart | readonly Message[]> {
  const task = await handedTask(act, id);
  if ('refusal' in task) return [{ text: task.refusal }];
  if ((await candidatesFor(act, task)).length === 0) return [{ text: texts.nobodyElse }];
  const title = titleOf(task, await requirePlan(act.tx));
  const several = isCommon(task);
  return handOutDialog.at('whom', {
    task: id,
    newest: newestAsking(task),
    several,
    question: several ? texts.askPersons(title, task.unit.name) : texts.askPerson(title),
    people: [],
    view: { list: 'people', page: 0, find: '' },
  });
}

async function listFor(act: Act, { task: id }: Asked): Promise<Assignable> {
  const task = await loadTask(act.tx, id, act.now);
  return { people: task === undefined ? [] : await candidatesFor(act, task), units: [], roles: new Map() };
}

function whomOf({ people, view }: Asked): Whom {
  return { chosen: { ...NOBODY, people }, view };
}

/** There is one list here: its menu is the list itself. */
function listed(list: Whom['view']['list']): Whom['view']['list'] {
  return list === 'found' ? 'found' : 'people';
}
