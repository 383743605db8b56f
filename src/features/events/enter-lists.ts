/** What is to be chosen while an event is entered. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
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
  const units = await act.tx.unit.findMany({
    where: { retiredAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, code: true, name: true, path: true },
  });
  return units
    .filter((unit) => act.may(enterEventPermission, unit))
    .map(({ id, code, name }) => ({ key: String(id), label: name, code }));
}

/** The plan's topics, each once. */
export async function topicEntries(act: Act) {
  const { plan } = await requirePlan(act.tx);
  return plan.topics
    .filter((topic) => topic.sameAs === undefined)
    .map((topic) => ({ key: topic.code, label: topic.title }));
}
