/** /giaoviec: what, what is to be handed in, its topic, to whom, by when, with which files; then it is given. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { addDays, type Day, parseDay, startOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import { defineDialog, type Moves, type Outcome, option, tap } from '../../conversation/dialog.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { isYes } from '../../conversation/typed-words.js';
import type { AssignmentSettles } from '../../ledger/assigned-duty.js';
import { topicsOnce } from '../../ledger/plan/topics.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import { nfc } from '../../lib/fold.js';
import { type DraftChanged, filesInWords, filesOnOffer } from '../carried-files/index.js';
import { assignableBy } from './assignable.js';
import { MOST_TASKS } from './create-assignment.js';
import { DueAt, dueTyped, Readings, sureQuestion, whichQuestion, whyNotDue } from './due.js';
import { dueTexts } from './due-texts.js';
import { giveIt, summaryOf } from './give-it.js';
import { givenCount, listGiven } from './given-list.js';
import { texts } from './texts.js';
import { Chosen, chosenOf, MENU, NOBODY, type Whom, WhomView, whomPicked, whomQuestion, whomTyped } from './whom.js';

const TITLE_MIN = 5;
const TITLE_MAX = 150;
const SETTLES = ['articles', 'photos', 'document', 'doneMark'] as const satisfies readonly AssignmentSettles[];

/** `document`: the paper of the register that asks for it. */
const Begun = z.object({ filesAfter: z.number(), document: z.number().nullable() });
const Titled = Begun.extend({ title: z.string() });
const Wanted = Titled.extend({ settles: z.enum(SETTLES) });
const Themed = Wanted.extend({ topic: z.string().nullable() });
const Addressed = Themed.extend({ chosen: Chosen });
const Dated = Addressed.extend({ dueAt: DueAt });
const Complete = Dated.extend({ files: z.enum(['none', 'fresh', 'all']) });

const states = {
  title: Begun,
  wanted: Titled,
  topic: Wanted.extend({ page: z.number() }),
  whom: Addressed.extend({ view: WhomView }),
  due: Addressed,
  which: Addressed.extend(Readings.shape),
  sure: Dated,
  files: Dated,
  confirm: Complete,
};
type Go = Moves<typeof states>;

export function giveDialog(draftChanged: DraftChanged) {
  return defineDialog({
    kind: 'assignments.give',
    version: 2,
    states,

    steps: (moves) => ({
      title: {
        ask: async (_, act) => {
          const given = await givenCount(act);
          return [{ text: texts.askTitle, choices: given === 0 ? [] : [[tap(texts.given(given), 'given')]] }];
        },
        text: (typed, begun) => titled(typed, begun, moves),
        taps: { given: async (_, act) => moves.done(...(await listGiven(act, 0))) },
      },

      wanted: {
        ask: ({ title }) => [
          { text: texts.askWanted(title), choices: SETTLES.map((by) => [option(texts.wanted(by), by)]) },
        ],
        pick: (key, answers) => {
          const settles = z.enum(SETTLES).parse(key);
          if (settles === 'articles') return moves.go('topic', { ...answers, settles, page: 0 });
          return moves.go('whom', { ...answers, settles, topic: null, chosen: NOBODY, view: MENU });
        },
      },

      topic: {
        ask: async ({ page }, act) => {
          const { plan } = await requirePlan(act.tx);
          const topics = topicsOnce(plan);
          const { shown, next } = pageOf(topics, page, 1);
          const more = next === undefined ? [] : [[option(turnLabel(next), `${PAGE}${next}`)]];
          const listed = shown.map(({ code, title }) => [option(title, `${TOPIC}${code}`)]);
          return [{ text: texts.askTopic, choices: [...listed, ...more, [tap(texts.skipTopic, 'skip')]] }];
        },
        pick: (key, { page: _, ...answers }) => {
          if (key.startsWith(PAGE)) return moves.go('topic', { ...answers, page: Number(key.slice(PAGE.length)) });
          return moves.go('whom', { ...answers, topic: key.slice(TOPIC.length), chosen: NOBODY, view: MENU });
        },
        taps: {
          skip: ({ page: _, ...answers }) => moves.go('whom', { ...answers, topic: null, chosen: NOBODY, view: MENU }),
        },
      },

      whom: {
        ask: async (answers, act) => [whomQuestion(await assignableBy(act), answers, texts.askWhom)],
        pick: async (key, answers, act) =>
          chose(whomPicked(key, await assignableBy(act), answers), answers, act, moves),
        text: async (text, answers, act) => {
          const found = whomTyped(text, await assignableBy(act), answers.chosen);
          if ('nothing' in found) return moves.again(texts.nobodyFound(found.nothing));
          return moves.go('whom', { ...answers, ...found });
        },
      },

      due: {
        ask: async ({ document }, act) => {
          const day = await deadlineOf(act, document);
          const choices = day === undefined ? [] : [[tap(texts.dueOfPaper(numericDay(day)), 'paper')]];
          return [{ text: dueTexts.ask, choices }];
        },
        text: (typed, answers, act) => dated(typed, answers, act, moves),
        taps: {
          paper: async (answers, act) => {
            const day = await deadlineOf(act, answers.document);
            if (day === undefined) return moves.again(texts.gone);
            const { zone } = (await requirePlan(act.tx)).calendar;
            const dueAt = startOf(addDays(day, 1), zone).toISOString();
            const problem = await whyNotDue(dueAt, act);
            return problem === undefined ? moves.go('sure', { ...answers, dueAt }) : moves.again(problem);
          },
        },
      },

      which: {
        ask: async (answers, act) => [await whichQuestion(answers, act)],
        pick: async (dueAt, { why: _, readings, ...answers }, act) => {
          if (!readings.includes(dueAt)) return moves.go('due', answers);
          const problem = await whyNotDue(dueAt, act);
          return problem === undefined ? moves.go('files', { ...answers, dueAt }) : moves.again(problem);
        },
        text: (typed, { why: _, readings: __, ...answers }, act) => dated(typed, answers, act, moves),
        taps: { again: ({ why: _, readings: __, ...answers }) => moves.go('due', answers) },
      },

      sure: {
        ask: async ({ dueAt }, act) => [await sureQuestion(dueAt, act)],
        taps: {
          yes: (answers) => moves.go('files', answers),
          again: ({ dueAt: _, ...answers }) => moves.go('due', answers),
        },
        text: (typed, answers, act) => {
          const { dueAt: _, ...undated } = answers;
          return isYes(typed) ? moves.go('files', answers) : dated(typed, undated, act, moves);
        },
      },

      files: {
        ask: async ({ filesAfter }, act) => {
          const words = await filesInWords(act, 'all', filesAfter);
          const all = words === undefined ? [] : [[tap(texts.attachAll(words), 'all')]];
          return [
            {
              text: words === undefined ? texts.askFiles : texts.askFilesWith(words),
              choices: [...all, [tap(texts.attachFresh, 'fresh'), tap(texts.attachNone, 'none')]],
            },
          ];
        },
        taps: {
          all: (answers) => moves.go('confirm', { ...answers, files: 'all' }),
          none: (answers) => moves.go('confirm', { ...answers, files: 'none' }),
          fresh: async (answers, act) => {
            const { fresh } = await filesOnOffer(act, answers.filesAfter);
            return fresh === 0 ? moves.again(texts.noFresh) : moves.go('confirm', { ...answers, files: 'fresh' });
          },
        },
      },

      confirm: {
        ask: async (answers, act) => [
          {
            text: await summaryOf(act, answers),
            choices: [
              [tap(texts.give, 'give')],
              [tap(texts.changeWhom, 'whom'), tap(texts.changeDue, 'due')],
              [tap(texts.drop, 'drop')],
            ],
          },
        ],
        taps: {
          give: async (answers, act) => {
            const problem = await whyNotDue(answers.dueAt, act);
            if (problem !== undefined) return moves.again(problem);
            return moves.done({ text: await giveIt(act, answers, draftChanged) });
          },
          whom: ({ dueAt: _, files: __, ...answers }) => moves.go('whom', { ...answers, view: MENU }),
          due: ({ dueAt: _, files: __, ...answers }) => moves.go('due', answers),
          drop: () => moves.done({ text: texts.dropped }),
        },
      },
    }),
  });
}

/** The day a paper sets, while it has not passed. */
async function deadlineOf(act: Act, document: number | null): Promise<Day | undefined> {
  if (document === null) return undefined;
  const paper = await act.tx.document.findUnique({ where: { id: document }, select: { deadline: true } });
  const day = paper?.deadline == null ? undefined : parseDay(paper.deadline);
  const today = await todayOf(act);
  return day === undefined || day < today ? undefined : day;
}

const PAGE = 'page/';
const TOPIC = 'topic/';

/** What a title leads to; also one typed right after the command. */
export function readTitle(typed: string): { readonly title: string } | { readonly problem: string } {
  const title = nfc(typed).replace(/\s+/g, ' ').trim();
  if (title.length < TITLE_MIN) return { problem: texts.titleTooShort };
  return title.length > TITLE_MAX ? { problem: texts.titleTooLong } : { title };
}

function titled(typed: string, begun: z.infer<typeof Begun>, moves: Go): Outcome {
  const read = readTitle(typed);
  return 'problem' in read ? moves.again(read.problem) : moves.go('wanted', { ...begun, ...read });
}

async function chose(
  answer: Whom | 'done' | undefined,
  answers: z.infer<typeof states.whom>,
  act: Act,
  moves: Go,
): Promise<Outcome> {
  if (answer === undefined) return moves.again(texts.gone);
  if (answer !== 'done') return moves.go('whom', { ...answers, ...answer });
  const { view: _, ...addressed } = answers;
  const { people, units } = chosenOf(await assignableBy(act), answers.chosen);
  const count = people.length + units.length;
  if (count === 0) return moves.again(texts.gone);
  return count > MOST_TASKS ? moves.again(texts.tooMany(MOST_TASKS)) : moves.go('due', addressed);
}

function dated(typed: string, answers: z.infer<typeof Addressed>, act: Act, moves: Go): Promise<Outcome> {
  return dueTyped(typed, act, {
    sure: (dueAt) => moves.go('sure', { ...answers, dueAt }),
    which: (readings) => moves.go('which', { ...answers, ...readings }),
    again: (why) => moves.again(why),
  });
}
