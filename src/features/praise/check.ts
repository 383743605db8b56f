/** A proposal is confirmed, which opens the plan's duty of writing about it, or not; who is confirmed may be rewarded. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import type { Duty, Plan } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { answeringOn, peopleFor } from '../../ledger/responsible.js';
import { settleRaised, unsettleRaised } from '../done-marks/index.js';
import { dropRaised, raise, takeUpRaised, unitOwing } from '../requests/index.js';
import { checkersInWords, checkingUnitOf, mayCheck } from './checkers.js';
import { openPraise } from './choices.js';
import { texts } from './texts.js';

export type Praise = NonNullable<Awaited<ReturnType<typeof loadPraise>>>;

/** Undefined: there is none. */
export async function loadPraise(act: Act, id: number) {
  const NAME = { select: { id: true, name: true } } as const;
  const row = await act.tx.commendation.findUnique({
    where: { id },
    include: {
      unit: { select: { id: true, code: true, name: true, path: true } },
      by: NAME,
      checkedBy: NAME,
      rewardBy: NAME,
      request: { select: { tasks: { select: { settledAt: true, unit: { select: { name: true } } } } } },
    },
  });
  return row ?? undefined;
}

/** A sentence for whoever checks. */
export async function confirmPraise(act: Act, id: number): Promise<string> {
  const praise = await decide(act, id, { state: 'confirmed' });
  if ('refusal' in praise) return praise.refusal;
  await act.record('praise.confirm', `commendation/${id}`, praise.code);
  await tellProposer(act, praise, texts.confirmedFor(praise.code, praise.name));
  return texts.confirmed(praise.code, await askForArticle(act, praise));
}

export async function declinePraise(act: Act, id: number, reason: string): Promise<string> {
  const praise = await decide(act, id, { state: 'declined', reason });
  if ('refusal' in praise) return praise.refusal;
  await act.record('praise.decline', `commendation/${id}`, praise.code);
  await tellProposer(act, praise, texts.declinedFor(praise.code, praise.name, reason));
  return texts.declined(praise.code);
}

/** Into the proposal of rewards: the plan's duty of proposing them is done by it. */
export async function rewardPraise(act: Act, id: number): Promise<string> {
  const praise = await checked(act, id);
  if ('refusal' in praise) return praise.refusal;
  const { code, name } = praise;
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody proposes a reward');
  const { count } = await act.tx.commendation.updateMany({
    where: { id, state: 'confirmed', rewardAt: null },
    data: { rewardAt: act.now, rewardById: person.id },
  });
  if (count === 0) return texts.rewardedAlready(code);
  await act.record('praise.reward', `commendation/${id}`, code);
  const proposing = await proposingOf(act, praise, person.id);
  if (proposing !== undefined) await settleRaised(act, proposing, { words: texts.rewardProof(code, name) });
  return texts.rewarded(code);
}

/** The number of the plan's duty of proposing them, opened anew or once more; undefined: the plan has none. */
async function proposingOf(act: Act, { id, code, name, unit, proposingId }: Praise, by: number) {
  if (proposingId !== null) {
    await takeUpRaised(act, proposingId);
    return proposingId;
  }
  const duty = (await requirePlan(act.tx)).plan.praise?.proposal;
  if (duty === undefined) return undefined;
  const owing = (await checkingUnitOf(act)) ?? unit.code;
  const title = `${code}, ${name}`;
  const proposing = await raise(act, { code: `${code}-KT`, duties: [duty], unit: owing, title, at: act.now, by });
  if (proposing !== undefined) await act.tx.commendation.update({ where: { id }, data: { proposingId: proposing } });
  return proposing;
}

/** Out of it again: what was done by proposing them is done no more, and nobody owes it. */
export async function unrewardPraise(act: Act, id: number): Promise<string> {
  const praise = await checked(act, id);
  if ('refusal' in praise) return praise.refusal;
  const { count } = await act.tx.commendation.updateMany({
    where: { id, rewardAt: { not: null } },
    data: { rewardAt: null, rewardById: null },
  });
  if (count === 0) return texts.rewardedAlready(praise.code);
  await act.record('praise.unreward', `commendation/${id}`, praise.code);
  if (praise.proposingId !== null) {
    await unsettleRaised(act, praise.proposingId, texts.unrewarded(praise.code));
    await dropRaised(act, praise.proposingId);
  }
  return texts.unrewarded(praise.code);
}

/** The proposal, if the actor checks proposals; else a sentence that says who does. */
export async function checked(act: Act, id: number): Promise<Praise | { readonly refusal: string }> {
  const praise = await loadPraise(act, id);
  if (praise === undefined) return { refusal: texts.gone };
  return (await mayCheck(act)) ? praise : { refusal: texts.notYours(await checkersInWords(act)) };
}

/** The first of the plan's duties of writing that their own unit owes, else one that somebody can owe. */
function articleDuty(plan: Plan, dutyOf: (code: string) => Duty | undefined, unit: string): Duty | undefined {
  const duties = (plan.praise?.articles ?? []).flatMap((code) => dutyOf(code) ?? []);
  return (
    duties.find((duty) => unitOwing(duty, unit, plan) === unit) ??
    duties.find((duty) => unitOwing(duty, unit, plan) !== undefined)
  );
}

async function decide(act: Act, id: number, to: { state: 'confirmed' | 'declined'; reason?: string }) {
  const praise = await checked(act, id);
  if ('refusal' in praise) return praise;
  const { count } = await act.tx.commendation.updateMany({
    where: { id, state: 'proposed' },
    data: { ...to, checkedAt: act.now, checkedById: act.actor.person?.id ?? null },
  });
  return count === 0 ? { refusal: texts.decidedAlready(praise.code) } : praise;
}

/** Whoever is to write hears of it in working hours. Answers the unit's name; undefined: the plan asks nobody. */
async function askForArticle(act: Act, { id, code, name, words, unit, byId }: Praise): Promise<string | undefined> {
  const { plan, calendar, dutyOf } = await requirePlan(act.tx);
  const duty = articleDuty(plan, dutyOf, unit.code);
  if (duty === undefined) return undefined;
  const raised = { code, duties: [duty.code], unit: unit.code, title: `${code}, ${name}`, at: act.now, by: byId };
  const request = await raise(act, raised);
  if (request === undefined) return undefined;
  await act.tx.commendation.update({ where: { id }, data: { requestId: request } });
  const task = await act.tx.task.findFirst({
    where: { requestId: request },
    select: { unit: { select: { id: true, name: true } } },
  });
  if (task === null) return undefined;
  const answering = await answeringOn(act.tx, dayOf(act.now, calendar.zone));
  const notBefore = nextDigestAt(act.now, plan.reminders, calendar);
  const text = texts.writeFor(code, name, words, duty.clause);
  const choices = [[openPraise.choice(texts.open, { praise: id })]];
  for (const person of peopleFor({ unit: task.unit, holders: [], assignment: null }, answering)) {
    if (person === act.actor.person?.id) continue;
    await act.tell({ person }, { text, choices }, { reason: `praise/${id}/article`, notBefore });
  }
  return task.unit.name;
}

async function tellProposer(act: Act, { id, byId }: Praise, text: string): Promise<void> {
  if (byId === act.actor.person?.id) return;
  const { plan, calendar } = await requirePlan(act.tx);
  const choices = [[openPraise.choice(texts.open, { praise: id })]];
  const notBefore = nextDigestAt(act.now, plan.reminders, calendar);
  await act.tell({ person: byId }, { text, choices }, { reason: `praise/${id}/checked`, notBefore });
}
