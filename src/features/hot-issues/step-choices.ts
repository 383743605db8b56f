/** The buttons of the step an issue is at, for whoever does it. */
import type { Act } from '../../act.js';
import type { Choice, Message } from '../../outbox/message.js';
import { beginVerifying, beginWriting, mark, openIssue, receive } from './choices.js';
import { type Issue, loadIssue, mayHandle } from './issue.js';
import { approvePermission } from './permissions.js';
import { texts } from './texts.js';

/** What was said about an issue, with what comes next under it. */
export async function withNext(act: Act, id: number, text: string): Promise<Message> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined || !(await mayHandle(act, issue))) return { text };
  const about = { issue: id };
  const next =
    issue.step === 'done' && issue.lesson === null
      ? [[beginWriting.choice(texts.writeLesson, { ...about, what: 'lesson' as const })]]
      : stepChoices(act, issue);
  return { text, choices: [...next, [openIssue.choice(texts.open, about)]] };
}

export function stepChoices(act: Act, issue: Issue): readonly (readonly Choice[])[] {
  const about = { issue: issue.id };
  switch (issue.step) {
    case 'receive':
      return [[receive.choice(texts.receive, about)]];
    case 'verify':
      return [[beginVerifying.choice(texts.verify, about)]];
    case 'handle':
      return [[beginWriting.choice(texts.handle, { ...about, what: 'handle' })]];
    case 'answer': {
      const decide =
        issue.draftAnswer !== null && act.may(approvePermission, issue.unit)
          ? [
              [mark.choice(texts.approve, { ...about, what: 'approve' })],
              [beginWriting.choice(texts.returnAnswer, { ...about, what: 'returnAnswer' })],
            ]
          : [];
      return [...decide, [beginWriting.choice(texts.answer, { ...about, what: 'answer' })]];
    }
    case 'publishResult':
      return [[beginWriting.choice(texts.publish, { ...about, what: 'publishResult' })]];
    default:
      return [];
  }
}
