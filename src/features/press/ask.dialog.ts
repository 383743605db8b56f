/** `/baochi`: what the press asks, by whom, about which field; or, in two steps, what it wrote. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import { type DialogStart, defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesByCode, FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { topicsOnce } from '../../ledger/plan/topics.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { siteOf } from '../../lib/link.js';
import type { Choice, Message } from '../../outbox/message.js';
import { openRequest } from './choices.js';
import { takeRequest } from './handle-request.js';
import { logRequest } from './log-request.js';
import { afterNoting, mentionsScreen } from './mention-screens.js';
import { knownMention, noteMention } from './note-mention.js';
import { notePermission, watchPermission } from './permissions.js';
import { registerScreen } from './register-screen.js';
import { linesOf, speaksFor, topicName } from './request.js';
import { heardAt } from './request-card.js';
import { listScreen, openRequests, withNext } from './request-screens.js';
import { mentionIn, readOutlet, readWords } from './rules.js';
import { speakersFor } from './speakers.js';
import { STANCE_NAMES, STANCES, texts } from './texts.js';

const Begun = z.object({ unit: z.number() });
const Asked = Begun.extend({ words: z.string() });
const Named = Asked.extend({ outlet: z.string() });
const Whole = Named.extend({ topic: z.string().nullable() });
const Seen = Begun.extend({ link: z.string(), words: z.string().nullable() });

const states = { what: Begun, outlet: Asked, topic: Named.extend(ListView.shape), confirm: Whole, stance: Seen };

export const askDialog = defineDialog({
  kind: 'press.ask',
  version: 1,
  states,

  steps: (moves) => ({
    what: {
      ask: async (_, act) => [{ text: texts.askWhat, choices: await otherWays(act) }],
      taps: {
        speakers: async (_, act) => moves.done(...(await registerScreen(act, 0))),
        requests: async (_, act) => moves.done(...(await listScreen(act, 0))),
        mentions: async (_, act) => moves.done(...(await mentionsScreen(act, 0))),
      },
      text: async (typed, { unit }, act) => {
        const next = await afterWords(act, unit, typed);
        if (next === undefined) return moves.again(texts.badWords);
        return 'said' in next ? moves.done({ text: next.said }) : moves.goOver(next.start);
      },
    },

    outlet: {
      ask: async (_, act) => {
        const { plan } = await requirePlan(act.tx);
        const known = (plan.press?.outlets ?? []).flatMap(
          (code) => plan.recipients.find((each) => each.code === code) ?? [],
        );
        return [{ text: texts.askOutlet, choices: known.map(({ name, code }) => [option(name, code)]) }];
      },
      pick: async (code, asked, act) => {
        const { plan } = await requirePlan(act.tx);
        const outlet = plan.recipients.find((each) => each.code === code)?.name;
        return outlet === undefined
          ? moves.go('outlet', asked)
          : moves.go('topic', { ...asked, outlet, ...FIRST_VIEW });
      },
      text: (typed, asked) => {
        const outlet = readOutlet(typed);
        return outlet === undefined
          ? moves.again(texts.badOutlet)
          : moves.go('topic', { ...asked, outlet, ...FIRST_VIEW });
      },
    },

    topic: listStep({
      ask: () => texts.askTopic,
      entries: async (_, act) => entriesByCode(topicsOnce((await requirePlan(act.tx)).plan)),
      others: () => [tap(texts.noTopic, 'none')],
      taps: { none: ({ page, find, ...named }) => moves.go('confirm', { ...named, topic: null }) },
      nothing: texts.noTopicFound,
      turn: (answers) => moves.go('topic', answers),
      chosen: (topic, named) => moves.go('confirm', { ...named, topic }),
    }),

    confirm: {
      ask: async (whole, act) => [await summary(whole, act)],
      taps: {
        pass: async (whole, act) => {
          const { id, code, speakers } = await logRequest(act, whole);
          const later = await heardAt(act);
          const when = later === undefined ? undefined : spellMoment(later, (await requirePlan(act.tx)).calendar.zone);
          return moves.done({
            text: texts.passed(code, linesOf(speakers), when),
            choices: [[openRequest.choice(texts.open, { request: id })]],
          });
        },
        mine: async (whole, act) => {
          const { id, code } = await logRequest(act, whole);
          await takeRequest(act, id);
          return moves.done(await withNext(act, id, texts.takenAtOnce(code)));
        },
        rewrite: ({ unit }) => moves.go('what', { unit }),
      },
    },

    stance: {
      ask: ({ link }) => [
        {
          text: texts.askStance(siteOf(link)),
          choices: STANCES.map((stance) => [option(STANCE_NAMES[stance], stance)]),
        },
      ],
      pick: async (key, seen, act) => {
        const stance = STANCES.find((each) => each === key);
        if (stance === undefined) return moves.go('stance', seen);
        const outlet = siteOf(seen.link);
        const id = await noteMention(act, { ...seen, outlet, stance });
        return moves.done({ text: texts.noted(outlet, STANCE_NAMES[stance]), choices: afterNoting(id) });
      },
    },
  }),
});

export async function beginAsking(act: Act, typed: string): Promise<Reply> {
  act.require(notePermission, 'anywhere');
  if ((await planInForce(act.tx)) === undefined) return [{ text: texts.noPlan }];
  const [post] = act.actor.posts;
  if (post === undefined) return undefined;
  const next = await afterWords(act, post.unit.id, typed);
  if (next === undefined) return askDialog.at('what', { unit: post.unit.id });
  return 'said' in next ? [{ text: next.said }] : next.start;
}

/** A link was written about us, anything else was asked; undefined: neither. */
async function afterWords(
  act: Act,
  unit: number,
  typed: string,
): Promise<{ readonly said: string } | { readonly start: DialogStart } | undefined> {
  const mention = mentionIn(typed);
  if (mention !== undefined) {
    const known = await knownMention(act, mention.link);
    return known === undefined ? { start: askDialog.at('stance', { unit, ...mention }) } : { said: known };
  }
  const words = readWords(typed);
  return words === undefined ? undefined : { start: askDialog.at('outlet', { unit, words }) };
}

async function otherWays(act: Act): Promise<readonly (readonly Choice[])[]> {
  const open = await openRequests(act);
  return [
    [tap(texts.seeSpeakers, 'speakers')],
    ...(open === undefined ? [] : [[tap(texts.seeRequests(open), 'requests')]]),
    ...(act.may(watchPermission, 'anywhere') ? [[tap(texts.seeMentions, 'mentions')]] : []),
  ];
}

/** Everything said back, with who may answer: whoever may not learns it here, before a word is said to a reporter. */
async function summary({ outlet, topic, words }: z.infer<typeof Whole>, act: Act): Promise<Message> {
  const { plan } = await requirePlan(act.tx);
  const speakers = await speakersFor(act, topic);
  const may = await speaksFor(act, topic);
  const rules = plan.press?.rules ?? plan.press?.clause;
  const who = may ? texts.youMay : speakers.length === 0 ? texts.nobodyMay : texts.othersMay(linesOf(speakers));
  const said = [who, ...(rules === undefined ? [] : [texts.under(rules)])].join(' ');
  return {
    text: [texts.summary({ outlet, topic: await topicName(act, topic), words }), said].join('\n\n'),
    choices: [
      ...(may ? [[tap(texts.answerMyself, 'mine')]] : []),
      [tap(texts.pass, 'pass'), tap(texts.rewrite, 'rewrite')],
    ],
  };
}
