/** What is to be chosen while an event is entered. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { unitsInForce } from '../../org/units.js';
import { knownEvents } from './event.js';
import { enterEventPermission } from './permissions.js';
import { namedAndOpen } from './rules.js';

/** The events the plan names that were not entered lately, where the actor may enter them. */
export async function namedEntries(act: Act) {
  const { plan, calendar } = await requirePlan(act.tx);
  const named = namedAndOpen(plan, await knownEvents(act.tx), dayOf(act.now, calendar.zone));
  const hosts = new Set((await hostEntries(act)).map(({ code }) => code));
  return named
    .filter((event) => event.host === undefined || hosts.has(event.host))
    .map((event) => ({ key: event.code, label: event.title }));
}

/** The units for which the actor may enter events. */
export async function hostEntries(act: Act) {
  return (await unitsInForce(act.tx))
    .filter((unit) => act.may(enterEventPermission, unit))
    .map(({ id, code, name }) => ({ key: String(id), label: name, code }));
}
