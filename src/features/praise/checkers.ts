/** Who checks a proposal: the leads of the unions the plan names, and the office; in any case the leaders may. */
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { chosenUnits } from '../../ledger/plan/owers.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { answeringOn } from '../../ledger/responsible.js';
import { checkPermission } from './permissions.js';
import { texts } from './texts.js';

/** Codes of the units whose leads check; none where the plan leaves it to the office. */
async function checkingUnits(act: Act): Promise<readonly string[]> {
  const { plan } = await requirePlan(act.tx);
  const choice = plan.praise?.checkedBy;
  return choice === undefined ? [] : chosenUnits(choice, plan);
}

export async function mayCheck(act: Act): Promise<boolean> {
  if (!act.may(checkPermission, 'anywhere')) return false;
  const units = await checkingUnits(act);
  return act.actor.posts.some(({ role, unit }) =>
    role === 'lead' ? units.includes(unit.code) : role === 'office' || role === 'leader',
  );
}

/** The unit for which the actor checks, if they check as one of those the plan names. */
export async function checkingUnitOf(act: Act): Promise<string | undefined> {
  const units = await checkingUnits(act);
  return act.actor.posts.find(({ role, unit }) => role === 'lead' && units.includes(unit.code))?.unit.code;
}

/** Who is asked to check: those the plan names who are there, else the office. */
export async function askedToCheck(act: Act): Promise<readonly number[]> {
  const { calendar } = await requirePlan(act.tx);
  const { leads, office } = await answeringOn(act.tx, dayOf(act.now, calendar.zone));
  const units = await act.tx.unit.findMany({
    where: { code: { in: [...(await checkingUnits(act))] } },
    select: { id: true },
  });
  const named = units.flatMap(({ id }) => leads.get(id) ?? []);
  return [...new Set(named.length > 0 ? named : office)];
}

/** "Công đoàn cơ sở, Đoàn cơ sở" */
export async function checkersInWords(act: Act): Promise<string> {
  const { plan } = await requirePlan(act.tx);
  const units = await checkingUnits(act);
  const names = plan.units.filter(({ code }) => units.includes(code)).map(({ name }) => name);
  if (names.length > 0) return names.join(', ');
  return plan.units.find(({ code }) => code === plan.organisation.desks.office)?.name ?? texts.office;
}
