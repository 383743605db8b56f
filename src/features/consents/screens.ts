/** `/dongyanh`: who may be shown, who may not, and what is still to be taken down. */
import type { Act } from '../../act.js';
import { dayOf, parseDay } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { FIRST_VIEW, pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { todayOf } from '../../ledger/today.js';
import type { Choice, Message } from '../../outbox/message.js';
import { beginKeeping, clear, listConsents, listTakeDowns, openConsent, takeDown, withdraw } from './choices.js';
import { keepDialog, keptUnits } from './keep.dialog.js';
import { keepConsentsPermission } from './permissions.js';
import { type Consent, consentById, consentsFor, isOver } from './register.js';
import { texts } from './texts.js';
import { clearPublication, toTakeDown, withdrawConsent } from './withdraw.js';

export async function registerScreen(act: Act, page = 0): Promise<Reply> {
  const consents = await consentsFor(act);
  const today = await todayOf(act);
  const { shown, next } = pageOf(consents, page, 1);
  const lines = shown.map((one) =>
    texts.line(one.subject, one.unit.name, isOver(one.until, today) ? 'over' : one.state),
  );
  const choices: readonly (readonly Choice[])[] = [
    ...shown.map((one) => [openConsent.choice(texts.open(one.subject), { consent: one.id })]),
    ...(next === undefined ? [] : [[listConsents.choice(turnLabel(next), { page: next })]]),
    [beginKeeping.choice(texts.keep, null)],
  ];
  return [{ text: shown.length === 0 ? texts.empty : [texts.head, ...lines].join('\n'), choices }];
}

export async function beginKeepingConsent(act: Act): Promise<Reply> {
  act.require(keepConsentsPermission, 'anywhere');
  const [only, other] = await keptUnits(act);
  if (only !== undefined && other === undefined) return keepDialog.at('subject', { unit: only.id });
  return keepDialog.at('unit', FIRST_VIEW);
}

export async function consentScreen(act: Act, id: number): Promise<Reply> {
  const consent = await consentById(act, id);
  return [consent === undefined ? { text: texts.gone } : await oneScreen(act, consent)];
}

export async function withdrawScreen(act: Act, id: number, sure: boolean): Promise<Reply> {
  const consent = await consentById(act, id);
  if (consent === undefined) return [{ text: texts.gone }];
  if (!sure) {
    const choices = [
      [withdraw.choice(texts.withdrawSure, { consent: id, sure: true })],
      [openConsent.choice(texts.leave, { consent: id })],
    ];
    return [{ text: texts.withdrawBefore(consent.subject), choices }];
  }
  if (!(await withdrawConsent(act, consent))) return [{ text: texts.withdrawnAlready }];
  return takeDownsScreen(act, id, 0);
}

export async function takeDownsScreen(act: Act, id: number, page: number): Promise<Reply> {
  const consent = await consentById(act, id);
  if (consent === undefined) return [{ text: texts.gone }];
  const open = await toTakeDown(act, consent);
  const [first] = open.slice(page % Math.max(1, open.length));
  if (first === undefined) return [{ text: texts.nothingToTakeDown(consent.subject) }];
  const { plan } = await requirePlan(act.tx);
  const where = plan.channels.find(({ code }) => code === first.channel)?.name ?? first.channel;
  const day = parseDay(first.on);
  const text = texts.toTakeDown({
    subject: consent.subject,
    left: open.length,
    code: first.submission.code,
    title: first.submission.title,
    where,
    on: day === undefined ? first.on : numericDay(day),
    link: first.link,
  });
  const choices = [
    [takeDown.choice(texts.takeDown, { publication: first.id })],
    [clear.choice(texts.notOnIt, { consent: id, publication: first.id })],
    ...(open.length > 1 ? [[listTakeDowns.choice(texts.nextOne, { consent: id, page: page + 1 })]] : []),
  ];
  return [{ text, choices }];
}

export async function clearScreen(act: Act, id: number, publication: number): Promise<Reply> {
  const consent = await consentById(act, id);
  if (consent === undefined) return [{ text: texts.gone }];
  await clearPublication(act, consent, publication);
  return takeDownsScreen(act, id, 0);
}

async function oneScreen(act: Act, consent: Consent): Promise<Message> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const until = consent.until === null ? undefined : parseDay(consent.until);
  const open = consent.state === 'withdrawn' ? (await toTakeDown(act, consent)).length : 0;
  const text = texts.one({
    subject: consent.subject,
    unit: consent.unit.name,
    state: consent.state,
    byChild: consent.byChild,
    scope: consent.scope,
    until: until === undefined ? undefined : numericDay(until),
    by: consent.takenBy.name,
    on: numericDay(dayOf(consent.at, zone)),
  });
  const choices = [
    ...(consent.state === 'granted' ? [[withdraw.choice(texts.withdraw, { consent: consent.id, sure: false })]] : []),
    ...(open > 0 ? [[listTakeDowns.choice(texts.stillUp(open), { consent: consent.id, page: 0 })]] : []),
    [listConsents.choice(texts.back, { page: 0 })],
  ];
  return { text, choices };
}
