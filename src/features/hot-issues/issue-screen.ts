/** One issue: its inside with what can be done about it, its outside for whoever reported it, its log. */
import { type Act, NotAllowed } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import { addresseeName } from '../../ledger/plan/addressee.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { carriedFiles } from '../carried-files/index.js';
import { beginWriting, handOver, mark, more, openIssue, seeLog } from './choices.js';
import { headOf, standingOf } from './head.js';
import { faceFor, type Issue, loadIssue, mayHandle } from './issue.js';
import { approvePermission, crisisPermission, seePermission } from './permissions.js';
import { stepChoices } from './step-choices.js';
import { texts } from './texts.js';

export async function issueScreen(act: Act, id: number): Promise<readonly Message[]> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return [{ text: texts.gone }];
  const face = await faceFor(act, issue);
  if (face === undefined) throw new NotAllowed(seePermission.action);
  const edition = await requirePlan(act.tx);
  if (face === 'outside') return [outside(issue, edition)];
  const carried =
    issue.collectionId === null ? undefined : await carriedFiles(act, issue.collectionId, texts.files(issue.code));
  const may = await mayHandle(act, issue);
  const text = [
    await headOf(act, issue, edition),
    [...stepLines(issue, edition), standingOf(issue, edition, act.now), ...reportLines(issue, edition)].join('\n'),
    ...outsideLines(issue),
    ...(issue.lesson === null ? [] : [texts.lesson(issue.lesson)]),
  ].join('\n\n');
  return [...(carried?.message === undefined ? [] : [carried.message]), { text, choices: choicesOf(act, issue, may) }];
}

/** The rarer things to do. */
export async function moreScreen(act: Act, id: number): Promise<readonly Message[]> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return [{ text: texts.gone }];
  if (!(await mayHandle(act, issue))) throw new NotAllowed(seePermission.action);
  const about = { issue: id };
  const choices: readonly (readonly Choice[])[] = [
    ...(issue.urgentAt === null ? [[mark.choice(texts.markUrgent, { ...about, what: 'urgent' })]] : []),
    ...(issue.restricted ? [] : [[mark.choice(texts.markRestricted, { ...about, what: 'restrict' })]]),
    ...(issue.restricted && act.may(approvePermission, issue.unit)
      ? [[mark.choice(texts.markOpen, { ...about, what: 'open' })]]
      : []),
    ...(act.may(crisisPermission, issue.unit)
      ? [[mark.choice(issue.crisis === null ? texts.crisis : texts.seeCrisis, { ...about, what: 'crisis' })]]
      : []),
    [beginWriting.choice(texts.skip, { ...about, what: 'skip' })],
    [beginWriting.choice(texts.close, { ...about, what: 'close' })],
    [openIssue.choice(texts.back, about)],
  ];
  return [{ text: standingOf(issue, await requirePlan(act.tx), act.now), choices }];
}

export async function logScreen(act: Act, id: number): Promise<readonly Message[]> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return [{ text: texts.gone }];
  if ((await faceFor(act, issue)) !== 'inside') throw new NotAllowed(seePermission.action);
  const { zone } = (await requirePlan(act.tx)).calendar;
  const lines = issue.entries.map((entry) => {
    const step = entry.step === null || entry.step === 'done' ? undefined : entry.step;
    return texts.logLine(spellMoment(entry.at, zone), entry.by?.name, texts.logWhat[entry.kind](step), entry.words);
  });
  const text = [texts.logHead(issue.code), ...lines].join('\n\n');
  return [{ text, choices: [[openIssue.choice(texts.back, { issue: id })]] }];
}

function outside(issue: Issue, edition: PlanInForce): Message {
  const at = spellMoment(issue.reportedAt, edition.calendar.zone);
  const lines = [
    texts.outsideHead(issue.code, issue.place, at),
    texts.nowAt(issue.step, undefined, false),
    ...(issue.answer === null ? [texts.noOutside] : outsideLines({ ...issue, draftAnswer: null })),
  ];
  const choices = [[beginWriting.choice(texts.note, { issue: issue.id, what: 'note' as const })]];
  return { text: lines.join('\n'), choices };
}

function outsideLines({ answer, draftAnswer, publishedLink }: Issue): readonly string[] {
  return [
    ...(draftAnswer === null ? [] : [[texts.draft, draftAnswer].join('\n')]),
    ...(answer === null ? [] : [[texts.outside, answer].join('\n')]),
    ...(publishedLink === null ? [] : [texts.published(publishedLink)]),
  ];
}

function stepLines(issue: Issue, { calendar }: PlanInForce): readonly string[] {
  const steps = issue.entries.flatMap(({ kind, step, by, at, words }) => {
    if (step === null || step === 'done') return [];
    // The answer stands below, as the outside face.
    const said = step === 'answer' ? null : words;
    if (kind === 'stepDone') return [texts.stepLine(step, by?.name ?? '', spellMoment(at, calendar.zone), said)];
    return kind === 'stepSkipped' ? [texts.skipLine(step, by?.name ?? '', words)] : [];
  });
  return [...steps, ...(issue.verdict === null ? [] : [texts.verdict(issue.verdict)])];
}

/** Until it is done: to whom the plan wants it reported. */
function reportLines({ step }: Issue, { plan }: PlanInForce): readonly string[] {
  const to = plan.hotIssues?.reportTo ?? [];
  return step === 'done' || to.length === 0 ? [] : [texts.reportTo(to.map((code) => addresseeName(plan, code)))];
}

function choicesOf(act: Act, issue: Issue, may: boolean): readonly (readonly Choice[])[] {
  const about = { issue: issue.id };
  const logged = seeLog.choice(texts.log, about);
  if (!may) return [[beginWriting.choice(texts.note, { ...about, what: 'note' }), logged]];
  if (issue.step === 'done') return [[beginWriting.choice(texts.writeLesson, { ...about, what: 'lesson' })], [logged]];
  return [
    ...stepChoices(act, issue),
    [handOver.choice(texts.handOver, about), beginWriting.choice(texts.note, { ...about, what: 'note' })],
    [logged, more.choice(texts.more, about)],
  ];
}
