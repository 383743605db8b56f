/** An article or a post about us is noted down, and taken out again when it was a mistake. Nobody fetches it. */
import { type Act, NotAllowed } from '../../act.js';
import { dayOf, startOf } from '../../calendar/day.js';
import { numericDay, spellMoment } from '../../calendar/spell.js';
import { nextCode } from '../../ledger/next-code.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { dropRaised, raise } from '../requests/index.js';
import { notePermission, watchPermission } from './permissions.js';
import { type Stance, texts } from './texts.js';

export interface NewMention {
  readonly unit: number;
  readonly link: string;
  readonly outlet: string;
  readonly words: string | null;
  readonly stance: Stance;
}

/** A sentence, where somebody noted it before. */
export async function knownMention(act: Act, link: string): Promise<string | undefined> {
  const known = await act.tx.pressMention.findUnique({ where: { link }, include: { by: { select: { name: true } } } });
  if (known === null || known.removedAt !== null) return undefined;
  const { zone } = (await requirePlan(act.tx)).calendar;
  return texts.knownAlready(known.outlet, known.by.name, spellMoment(known.at, zone));
}

export async function noteMention(act: Act, told: NewMention): Promise<number> {
  const { unit, link, ...said } = told;
  act.require(notePermission, await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { path: true } }));
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody saw it');
  const noted = { ...said, unitId: unit, byId: person.id, at: act.now };
  // What was taken out as a mistake may turn out to be none.
  const anew = { removedAt: null, listedAt: null, requestId: await listTask(act, unit, person.id) };
  const { id } = await act.tx.pressMention.upsert({
    where: { link },
    create: { link, ...noted, ...anew },
    update: { ...noted, ...anew },
  });
  await act.record('press.note', `press-mention/${id}`);
  return id;
}

/** Whoever noted it may take it out; so may those who read all. */
export async function removeMention(act: Act, id: number): Promise<string> {
  const found = await act.tx.pressMention.findUnique({ where: { id }, include: { unit: { select: { path: true } } } });
  if (found === null || found.removedAt !== null) return texts.mentionGone;
  if (found.byId !== act.actor.person?.id && !act.may(watchPermission, found.unit))
    throw new NotAllowed(watchPermission.action);
  await act.tx.pressMention.update({ where: { id }, data: { removedAt: act.now } });
  await act.record('press.remove', `press-mention/${id}`);
  const { requestId } = found;
  if (requestId !== null) {
    const others = await act.tx.pressMention.count({ where: { requestId, removedAt: null } });
    if (others === 0) await dropRaised(act, requestId);
  }
  return texts.removed(found.outlet);
}

/** The plan's duty of a list of the day is one task, however many stand on it. */
async function listTask(act: Act, unit: number, by: number): Promise<number | null> {
  const { plan, calendar } = await requirePlan(act.tx);
  const duty = plan.press?.watching;
  if (duty === undefined) return null;
  const today = dayOf(act.now, calendar.zone);
  const waiting = await act.tx.pressMention.findFirst({
    where: { listedAt: null, removedAt: null, requestId: { not: null }, at: { gte: startOf(today, calendar.zone) } },
    select: { requestId: true },
  });
  if (waiting !== null) return waiting.requestId;
  const code = await nextCode(act.tx, 'DB', act.now, calendar.zone);
  const about = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { code: true } });
  const title = texts.listTitle(numericDay(today));
  return (await raise(act, { code, duties: [duty], unit: about.code, title, at: act.now, by })) ?? null;
}
