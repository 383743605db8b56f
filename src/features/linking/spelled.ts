/** Accounts, moments and codes as people read them. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellDay, spellMoment } from '../../calendar/spell.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { OwnAccount } from './accounts.js';
import { texts } from './texts.js';

/** One line of a list of accounts. */
export async function lineOf(act: Act, { id, channel, heardAt, reachable }: OwnAccount): Promise<string> {
  if (id === act.actor.account?.id) return texts.thisOne(channel);
  const { zone } = (await requirePlan(act.tx)).calendar;
  return texts.another(channel, heardAt === undefined ? undefined : spellDay(dayOf(heardAt, zone)), reachable);
}

export async function spelled(act: Act, at: Date): Promise<string> {
  return spellMoment(at, (await requirePlan(act.tx)).calendar.zone);
}
