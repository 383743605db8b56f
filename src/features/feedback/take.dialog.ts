/** A comment in ten seconds: the words, then three presses. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { monthOf } from '../../calendar/day.js';
import { defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesByCode, FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { topicsOnce } from '../../ledger/plan/topics.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import { remove, want } from './choices.js';
import { takePermission, tallyPermission } from './permissions.js';
import { readWords } from './rules.js';
import { takeFeedback } from './take-feedback.js';
import { tallyScreen } from './tally-screen.js';
import { SOURCES, STANCE_NAMES, STANCES, sourceName, texts } from './texts.js';

const Begun = z.object({ unit: z.number() });
const Said = Begun.extend({ words: z.string() });
const Sourced = Said.extend({ source: z.enum(SOURCES) });
const Topical = Sourced.extend({ topic: z.string().nullable() });

const states = { words: Begun, source: Said, topic: Sourced.extend(ListView.shape), stance: Topical };

export const takeDialog = defineDialog({
  kind: 'feedback.take',
  version: 1,
  states,

  steps: (moves) => ({
    words: {
      ask: (_, act) => {
        const tally = act.may(tallyPermission, 'anywhere') ? [[tap(texts.seeTally, 'tally')]] : [];
        return [{ text: texts.askWords, choices: tally }];
      },
      taps: {
        tally: async (_, act) => {
          const month = monthOf(await todayOf(act));
          return moves.done(...(await tallyScreen(act, month)));
        },
      },
      text: (typed, begun) => {
        const words = readWords(typed);
        return words === undefined ? moves.again(texts.badWords) : moves.go('source', { ...begun, words });
      },
    },

    source: {
      ask: async (_, act) => {
        const { learners } = (await requirePlan(act.tx)).plan.organisation;
        return [
          { text: texts.askSource, choices: SOURCES.map((source) => [option(sourceName(source, learners), source)]) },
        ];
      },
      pick: (key, said) => {
        const source = SOURCES.find((each) => each === key);
        return source === undefined ? moves.go('source', said) : moves.go('topic', { ...said, source, ...FIRST_VIEW });
      },
    },

    topic: listStep({
      ask: () => texts.askTopic,
      entries: async (_, act) => entriesByCode(topicsOnce((await requirePlan(act.tx)).plan)),
      others: () => [tap(texts.noTopic, 'none')],
      taps: { none: ({ page, find, ...sourced }) => moves.go('stance', { ...sourced, topic: null }) },
      nothing: texts.noTopicFound,
      turn: (answers) => moves.go('topic', answers),
      chosen: (topic, sourced) => moves.go('stance', { ...sourced, topic }),
    }),

    stance: {
      ask: () => [{ text: texts.askStance, choices: STANCES.map((stance) => [option(STANCE_NAMES[stance], stance)]) }],
      pick: async (key, topical, act) => {
        const stance = STANCES.find((each) => each === key);
        if (stance === undefined) return moves.go('stance', topical);
        const { id, code } = await takeFeedback(act, { ...topical, stance });
        const { learners } = (await requirePlan(act.tx)).plan.organisation;
        return moves.done({
          text: texts.taken(code, sourceName(topical.source, learners), STANCE_NAMES[stance]),
          choices: [[want.choice(texts.want, { feedback: id }), remove.choice(texts.removeIt, { feedback: id })]],
        });
      },
    },
  }),
});

export async function beginTaking(act: Act, typed: string): Promise<Reply> {
  act.require(takePermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const [post] = act.actor.posts;
  if (post === undefined) return undefined;
  const words = readWords(typed);
  const begun = { unit: post.unit.id };
  return words === undefined ? takeDialog.at('words', begun) : takeDialog.at('source', { ...begun, words });
}
