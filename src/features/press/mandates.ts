/** The office's register: somebody may speak to the press for a while, or no longer. */
import type { Act } from '../../act.js';
import { type Day, dayOf } from '../../calendar/day.js';
import { spellDay } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { registerPermission } from './permissions.js';
import { fieldsOf } from './register-screen.js';
import { heardAt } from './request-card.js';
import { texts } from './texts.js';

export interface NewMandate {
  readonly person: number;
  /** Null: every field. */
  readonly topic: string | null;
  readonly through: Day;
}

/** From today on. A sentence for whoever enters it. */
export async function giveMandate(act: Act, { person, topic, through }: NewMandate): Promise<string> {
  act.require(registerPermission, 'anywhere');
  const by = act.actor.person;
  if (by === undefined) throw new Error('somebody keeps the register');
  const { plan, calendar } = await requirePlan(act.tx);
  const today = dayOf(act.now, calendar.zone);
  if (through < today) return texts.pastDay(spellDay(through));
  const { name } = await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } });
  const { id } = await act.tx.pressMandate.create({
    data: { personId: person, topic, from: today, through, givenById: by.id, givenAt: act.now },
  });
  await act.record('press.mandate', `press-mandate/${id}`, `${topic ?? 'all'} through ${through}`);
  const text = texts.mandateYours(fieldsOf(topic === null ? [] : [topic], plan), spellDay(through));
  await tellSpeaker(act, person, text, `press/mandate/${id}`);
  return texts.mandateGiven(name);
}

export async function revokeMandate(act: Act, id: number): Promise<string> {
  act.require(registerPermission, 'anywhere');
  const { count } = await act.tx.pressMandate.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: act.now },
  });
  if (count === 0) return texts.alreadyOver;
  const { personId, person } = await act.tx.pressMandate.findUniqueOrThrow({
    where: { id },
    include: { person: { select: { name: true } } },
  });
  await act.record('press.revoke', `press-mandate/${id}`);
  await tellSpeaker(act, personId, texts.revokedYours, `press/mandate/${id}/revoked`);
  return texts.revoked(person.name);
}

async function tellSpeaker(act: Act, person: number, text: string, reason: string): Promise<void> {
  if (person === act.actor.person?.id) return;
  const notBefore = await heardAt(act);
  await act.tell({ person }, { text }, { reason, ...(notBefore === undefined ? {} : { notBefore }) });
}
