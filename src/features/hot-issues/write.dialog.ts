/** Everything about an issue that is said in words: what came of a step, a note, a reason, the lesson. */
import { z } from 'zod';
import { type Act, NotAllowed } from '../../act.js';
import { defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { proposeAnswer, returnAnswer } from './answer.js';
import { ASKED, type Asked } from './choices.js';
import { faceFor, loadIssue, mayHandle } from './issue.js';
import { addNote, keepLesson } from './mark-issue.js';
import { approvePermission, handlePermission } from './permissions.js';
import { readWords } from './rules.js';
import { withNext } from './step-choices.js';
import { closeEarly, doStep, skipStep } from './take-step.js';
import { texts, VERDICTS } from './texts.js';

const About = z.object({ issue: z.number() });
const VERDICT = z.enum(['proven', 'partly', 'unfounded']);

const DOES: Readonly<Record<Asked, (act: Act, issue: number, words: string) => Promise<string>>> = {
  handle: (act, issue, words) => doStep(act, issue, { step: 'handle', words }),
  answer: proposeAnswer,
  publishResult: (act, issue, words) => doStep(act, issue, { step: 'publishResult', words }),
  note: addNote,
  lesson: keepLesson,
  skip: skipStep,
  close: closeEarly,
  returnAnswer,
};

export const writeDialog = defineDialog({
  kind: 'hot-issues.write',
  version: 1,
  states: {
    verdict: About,
    found: About.extend({ words: z.string() }),
    findings: About.extend({ verdict: VERDICT }),
    words: About.extend({ what: z.enum(ASKED) }),
  },

  steps: ({ go, again, done }) => ({
    verdict: {
      ask: () => [
        { text: texts.askVerdict, choices: VERDICT.options.map((verdict) => [tap(VERDICTS[verdict], verdict)]) },
      ],
      taps: {
        proven: ({ issue }) => go('findings', { issue, verdict: 'proven' }),
        partly: ({ issue }) => go('findings', { issue, verdict: 'partly' }),
        unfounded: ({ issue }) => go('findings', { issue, verdict: 'unfounded' }),
      },
      text: (typed, { issue }) => {
        const words = readWords(typed);
        return words === undefined ? again(texts.badWords) : go('found', { issue, words });
      },
    },

    // The findings were written before the verdict was chosen.
    found: {
      ask: ({ words }) => [
        {
          text: texts.askVerdictOf(words),
          choices: VERDICT.options.map((verdict) => [option(VERDICTS[verdict], verdict)]),
        },
      ],
      pick: async (key, { issue, words }, act) => {
        const verdict = VERDICT.options.find((each) => each === key);
        if (verdict === undefined) return go('found', { issue, words });
        return done(await withNext(act, issue, await doStep(act, issue, { step: 'verify', words, verdict })));
      },
    },

    findings: {
      ask: () => [{ text: texts.askFindings }],
      text: async (typed, { issue, verdict }, act) => {
        const words = readWords(typed);
        if (words === undefined) return again(texts.badWords);
        return done(await withNext(act, issue, await doStep(act, issue, { step: 'verify', words, verdict })));
      },
    },

    words: {
      ask: ({ what }) => [{ text: texts.askWords(what) }],
      text: async (typed, { issue, what }, act) => {
        const words = readWords(typed);
        if (words === undefined) return again(texts.badWords);
        return done(await withNext(act, issue, await DOES[what](act, issue, words)));
      },
    },
  }),
});

export async function beginVerifyingIssue(act: Act, id: number): Promise<Reply> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return [{ text: texts.gone }];
  if (!(await mayHandle(act, issue))) throw new NotAllowed(handlePermission.action);
  if (issue.step !== 'verify') return [{ text: texts.movedOn(issue.code, issue.step) }];
  return writeDialog.at('verdict', { issue: id });
}

/** Asks for the words only where they would be taken. */
export async function beginWritingAbout(act: Act, id: number, what: Asked): Promise<Reply> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return [{ text: texts.gone }];
  const sees = await faceFor(act, issue);
  const may = what === 'note' ? sees !== undefined : await mayHandle(act, issue);
  if (!may) throw new NotAllowed(handlePermission.action);
  if (what === 'returnAnswer') act.require(approvePermission, issue.unit);
  const isStep = what === 'handle' || what === 'answer' || what === 'publishResult';
  if (isStep && issue.step !== what) return [{ text: texts.movedOn(issue.code, issue.step) }];
  if ((what === 'skip' || what === 'close') && issue.closedAt !== null)
    return [{ text: texts.alreadyClosed(issue.code) }];
  if (what === 'returnAnswer' && issue.draftAnswer === null) return [{ text: texts.noDraft(issue.code) }];
  return writeDialog.at('words', { issue: id, what });
}
