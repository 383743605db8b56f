/**
 * The plan's crisis procedure at hand: one card that shows who does what by when, which channels speak, and the first
 * words to say; each step is ticked as it is done. A drill is the same card on the screen of whoever drills, and nowhere else.
 */
import { type Act, NotAllowed } from '../../act.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import type { Role } from '../../db/client.js';
import { dueAfter } from '../../ledger/plan/expand-occasion.js';
import type { HotIssuePolicy, Plan } from '../../ledger/plan/language.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { showAlert } from './alert-card.js';
import { endCrisis as endPick, openIssue, tickCrisis } from './choices.js';
import { crisisTexts as texts } from './crisis-texts.js';
import { faceFor, loadIssue, requireIssue } from './issue.js';
import { leadersOver, peopleToAlert } from './people.js';
import { crisisPermission } from './permissions.js';
import { log } from './take-step.js';

/** With the way to the issue and the end, eight buttons. */
const STEPS_OFFERED = 6;

/** Everybody it concerns gets the card at once. A sentence for whoever calls it, where there is something to say. */
export async function callCrisis(act: Act, id: number): Promise<string | undefined> {
  const issue = await loadIssue(act.tx, id);
  const { person } = act.actor;
  if (issue === undefined || person === undefined) return undefined;
  act.require(crisisPermission, issue.unit);
  if ((await faceFor(act, issue)) !== 'inside') throw new NotAllowed(crisisPermission.action);
  if ((await policyOf(act)) === undefined) return texts.noProcedure;
  if (issue.crisis === null) {
    if (issue.closedAt !== null) return texts.closed(issue.code);
    await act.tx.crisis.create({ data: { issueId: id, startedById: person.id, startedAt: act.now } });
    await act.tx.hotIssue.updateMany({ where: { id, urgentAt: null }, data: { urgentAt: act.now } });
    await log(act, id, 'crisis');
    await act.record('hot-issues.crisis', `hot-issue/${id}`, issue.code);
    await showAlert(act, id);
  }
  const { id: crisis } = await act.tx.crisis.findUniqueOrThrow({ where: { issueId: id }, select: { id: true } });
  await showCrisis(act, crisis);
  return undefined;
}

/** A drill alarms nobody. A sentence only where there is nothing to drill. */
export async function beginDrill(act: Act): Promise<string | undefined> {
  act.require(crisisPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) return undefined;
  if ((await policyOf(act)) === undefined) return texts.noProcedure;
  const { id } = await act.tx.crisis.create({ data: { startedById: person.id, startedAt: act.now } });
  await act.record('hot-issues.drill', `crisis/${id}`);
  await showCrisis(act, id);
  return undefined;
}

/** A step of the procedure is done, once. */
export async function tick(act: Act, id: number, step: string): Promise<string | undefined> {
  const crisis = await theirs(act, id);
  if (crisis.endedAt !== null) return texts.ended;
  const { person } = act.actor;
  if (person === undefined) return undefined;
  if (crisis.ticks.some((each) => each.step === step)) return texts.ticked;
  await act.tx.crisisTick.create({ data: { crisisId: id, step, byId: person.id, at: act.now } });
  await showCrisis(act, id);
  return undefined;
}

export async function endCrisis(act: Act, id: number): Promise<string | undefined> {
  const crisis = await theirs(act, id);
  const { count } = await act.tx.crisis.updateMany({ where: { id, endedAt: null }, data: { endedAt: act.now } });
  if (count === 0) return texts.ended;
  if (crisis.issueId !== null) await log(act, crisis.issueId, 'crisisOver');
  await showCrisis(act, id);
  return undefined;
}

async function theirs(act: Act, id: number) {
  const crisis = await loadCrisis(act, id);
  act.require(crisisPermission, 'anywhere');
  const mine = crisis.startedById === act.actor.person?.id;
  const sees =
    crisis.issueId === null ? mine : (await faceFor(act, await requireIssue(act.tx, crisis.issueId))) === 'inside';
  if (!sees) throw new NotAllowed(crisisPermission.action);
  return crisis;
}

type Crisis = Awaited<ReturnType<typeof loadCrisis>>;

async function loadCrisis(act: Act, id: number) {
  return act.tx.crisis.findUniqueOrThrow({
    where: { id },
    include: { ticks: { include: { by: { select: { name: true } } } }, issue: { select: { code: true } } },
  });
}

async function policyOf(act: Act): Promise<HotIssuePolicy | undefined> {
  return (await requirePlan(act.tx)).plan.hotIssues;
}

async function showCrisis(act: Act, id: number): Promise<void> {
  const crisis = await loadCrisis(act, id);
  const edition = await requirePlan(act.tx);
  const policy = edition.plan.hotIssues;
  if (policy === undefined) return;
  for (const person of await concerned(act, crisis)) {
    const message = messageOf(crisis, policy, edition);
    await act.card(`hot-issues/crisis/${id}`, { person }, message, { priority: 'answer' });
  }
}

async function concerned(act: Act, { issueId, startedById }: Crisis): Promise<readonly number[]> {
  if (issueId === null) return [startedById];
  const issue = await requireIssue(act.tx, issueId);
  return [...new Set([...(await leadersOver(act.tx, issue.unit)), ...(await peopleToAlert(act.tx, issue, act.now))])];
}

function messageOf(crisis: Crisis, { clause, crisis: rules }: HotIssuePolicy, edition: PlanInForce): Message {
  const { plan, calendar } = edition;
  const done = new Map(crisis.ticks.map((each) => [each.step, each]));
  const lines = rules.procedure.map(({ title, who, within }, index) => {
    const ticked = done.get(title);
    // A long card arrives in pieces, and none of them may be taken for a real crisis.
    const called = crisis.issue === null ? texts.drilled(title) : title;
    if (ticked !== undefined)
      return texts.done(index + 1, called, ticked.by.name, spellMoment(ticked.at, calendar.zone), isLate(ticked.at));
    return texts.todo(index + 1, called, whoWords(who, plan), within === undefined ? undefined : spelled(within));

    function isLate(at: Date): boolean {
      return within !== undefined && at >= dueAfter(crisis.startedAt, within, plan, calendar);
    }
  });
  function spelled(within: NonNullable<(typeof rules.procedure)[number]['within']>): string {
    return spellDueAt(dueAfter(crisis.startedAt, within, plan, calendar), calendar.zone);
  }
  const channels = rules.channels.map((code) => plan.channels.find((each) => each.code === code)?.name ?? code);
  const head =
    crisis.issue === null
      ? texts.drillHead(crisis.endedAt !== null)
      : texts.head(crisis.issue.code, crisis.endedAt !== null);
  const text = [
    head,
    lines.join('\n'),
    [
      ...(crisis.issue === null ? [texts.drillMark] : []),
      ...(channels.length === 0 ? [] : [texts.channels(channels)]),
      texts.statement(rules.holdingStatement ?? texts.holding(plan.organisation.name)),
      rules.ownSetting ? texts.ownProcedure : texts.clause(rules.clause ?? clause),
    ].join('\n'),
  ].join('\n\n');
  return { text, choices: crisis.endedAt === null ? choicesOf(crisis, rules.procedure) : wayBack(crisis) };
}

function choicesOf(crisis: Crisis, procedure: HotIssuePolicy['crisis']['procedure']): readonly (readonly Choice[])[] {
  const done = new Set(crisis.ticks.map((each) => each.step));
  const open = procedure.flatMap(({ title }, index) => (done.has(title) ? [] : [{ title, number: index + 1 }]));
  return [
    ...open
      .slice(0, STEPS_OFFERED)
      .map(({ title, number }) => [tickCrisis.choice(texts.tick(number, title), { crisis: crisis.id, step: title })]),
    [endPick.choice(crisis.issueId === null ? texts.endDrill : texts.end, { crisis: crisis.id })],
    ...wayBack(crisis),
  ];
}

function wayBack({ issueId }: Crisis): readonly (readonly Choice[])[] {
  return issueId === null ? [] : [[openIssue.choice(texts.openIssue, { issue: issueId })]];
}

/** "Lãnh đạo – Ban Giám hiệu" */
function whoWords({ unit, role }: { readonly unit?: string | undefined; readonly role: Role }, plan: Plan): string {
  const name = plan.units.find((each) => each.code === unit)?.name;
  // The office is called as its unit is.
  return name !== undefined && role === 'office' ? name : texts.who(role, name);
}
