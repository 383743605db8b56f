/** What the buttons of hot issues lead to. */
import type { Act } from '../../act.js';
import { definePick, type Pick, type Reply } from '../../conversation/handlers.js';
import { openIssueRecord } from '../tasks/index.js';
import { approveAnswer } from './answer.js';
import * as offered from './choices.js';
import { beginDrill, callCrisis, endCrisis, tick } from './crisis.js';
import { beginHandingOver } from './hand-over.dialog.js';
import { issueScreen, logScreen, moreScreen } from './issue-screen.js';
import { listScreen, mineScreen } from './lists.js';
import { makeUrgent, open, restrict } from './mark-issue.js';
import { withNext } from './step-choices.js';
import { receiveIssue } from './take-step.js';
import { texts } from './texts.js';
import { beginVerifyingIssue, beginWritingAbout } from './write.dialog.js';

const MARKED: Readonly<Record<offered.Mark, (act: Act, issue: number) => Promise<string | undefined>>> = {
  urgent: makeUrgent,
  restrict,
  open,
  approve: approveAnswer,
  crisis: callCrisis,
};

export const issuePicks: readonly Pick[] = [
  definePick({ ...openIssueRecord, run: (act, { code }) => byCode(act, code) }),
  definePick({ ...offered.openIssue, run: (act, { issue }) => issueScreen(act, issue) }),
  definePick({
    ...offered.receive,
    run: async (act, { issue }) => [await withNext(act, issue, await receiveIssue(act, issue))],
  }),
  definePick({ ...offered.beginVerifying, run: (act, { issue }) => beginVerifyingIssue(act, issue) }),
  definePick({ ...offered.beginWriting, run: (act, { issue, what }) => beginWritingAbout(act, issue, what) }),
  definePick({ ...offered.mark, run: (act, { issue, what }) => marked(act, issue, what) }),
  definePick({ ...offered.handOver, run: (act, { issue }) => beginHandingOver(act, issue) }),
  definePick({ ...offered.seeLog, run: (act, { issue }) => logScreen(act, issue) }),
  definePick({ ...offered.more, run: (act, { issue }) => moreScreen(act, issue) }),
  definePick({ ...offered.listOpen, run: (act, view) => listScreen(act, view) }),
  definePick({ ...offered.listMine, run: (act, { page }) => mineScreen(act, page) }),
  definePick({ ...offered.drill, run: async (act) => said(await beginDrill(act)) }),
  definePick({ ...offered.tickCrisis, run: async (act, { crisis, step }) => said(await tick(act, crisis, step)) }),
  definePick({ ...offered.endCrisis, run: async (act, { crisis }) => said(await endCrisis(act, crisis)) }),
];

async function marked(act: Act, issue: number, what: offered.Mark): Promise<Reply> {
  const sentence = await MARKED[what](act, issue);
  return sentence === undefined ? undefined : [await withNext(act, issue, sentence)];
}

export async function byCode(act: Act, code: string): Promise<Reply> {
  const issue = await act.tx.hotIssue.findUnique({ where: { code }, select: { id: true } });
  return issue === null ? [{ text: texts.gone }] : issueScreen(act, issue.id);
}

/** Nothing to say: a card shows it. */
function said(sentence: string | undefined): Reply {
  return sentence === undefined ? undefined : [{ text: sentence }];
}
