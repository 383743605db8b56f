/** One message to each who may answer a request, that follows it to its end. */
import type { Act } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { afterQuietHours } from '../../ledger/remind.js';
import type { Message } from '../../outbox/message.js';
import { peopleWithCard } from '../../outbox/told.js';
import { openRequest, takeIt } from './choices.js';
import { isOver, type PressRequest, requireRequest, topicName } from './request.js';
import { speakersFor } from './speakers.js';
import { texts } from './texts.js';

/** To whoever took it; while nobody did, to all whose field it is. Who saw it before sees what became of it. */
export async function showRequest(act: Act, id: number): Promise<void> {
  const request = await requireRequest(act.tx, id);
  const saw = await peopleWithCard(act.tx, keyOf(id));
  const now = request.takenById === null ? await speakersFor(act, request.topic) : [{ person: request.takenById }];
  const people = isOver(request) ? saw : [...new Set([...saw, ...now.map(({ person }) => person)])];
  const text = [await headOf(act, request), ...(await standingOf(act, request))].join('\n');
  const about = { request: id };
  const take = request.takenById === null && !isOver(request) ? [[takeIt.choice(texts.take, about)]] : [];
  const message: Message = { text, choices: [...take, [openRequest.choice(texts.open, about)]] };
  for (const person of people) {
    const notBefore = person === act.actor.person?.id ? undefined : await heardAt(act);
    await act.card(keyOf(id), { person }, message, {
      priority: 'notice',
      ...(notBefore === undefined ? {} : { notBefore }),
    });
  }
}

/** When people hear of what the press asks, if not at once: reporters also work on Saturdays, nobody at night. */
export async function heardAt(act: Act): Promise<Date | undefined> {
  const { plan, calendar } = await requirePlan(act.tx);
  const at = afterQuietHours(act.now, plan.reminders, calendar.zone);
  return at > act.now ? at : undefined;
}

export async function headOf(act: Act, request: PressRequest): Promise<string> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { code, outlet, words, topic, by, at } = request;
  const named = { code, outlet, words, by: by.name, at: spellMoment(at, zone) };
  return texts.head({ ...named, topic: await topicName(act, topic) });
}

export async function standingOf(act: Act, request: PressRequest): Promise<readonly string[]> {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { takenBy, takenAt, draft, agreedBy, answer, answeredAt, removedAt } = request;
  if (removedAt !== null) return [texts.wasWithdrawn];
  if (takenBy === null || takenAt === null) return [texts.waitsForTaker];
  const taken = texts.takenBy(takenBy.name, spellMoment(takenAt, zone));
  if (answer !== null && answeredAt !== null) return [taken, texts.answeredLine(answer, spellMoment(answeredAt, zone))];
  if (draft === null) return [taken];
  return [taken, agreedBy === null ? texts.draftLine(draft) : texts.agreedLine(agreedBy.name, draft)];
}

function keyOf(id: number): string {
  return `press/${id}`;
}
