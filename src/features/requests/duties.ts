/** The duties somebody may ask for, or report as having come up, and the units that may owe them. */
import type { Act } from '../../act.js';
import type { Duty } from '../../ledger/plan/language.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { Permission } from '../../org/permissions.js';
import { type UnitInForce, unitsInForce } from '../../org/units.js';
import { arisePermission, askPermission } from './permissions.js';
import { comesAbout, possibleUnits, type RequestKind } from './rules.js';

export interface OpenDuty {
  readonly duty: Duty;
  /** Those this person may name: asked, all of them; come up, those they answer for. In the plan's order. */
  readonly units: readonly UnitInForce[];
}

export const PERMISSIONS: Readonly<Record<RequestKind, Permission>> = { asked: askPermission, arisen: arisePermission };

/** In the plan's order; a duty nobody could owe is not among them. */
export async function openDuties(act: Act, kind: RequestKind): Promise<readonly OpenDuty[]> {
  const edition = await requirePlan(act.tx);
  const units = new Map((await unitsInForce(act.tx)).map((unit) => [unit.code, unit]));
  return edition.plan.duties
    .filter((duty) => comesAbout(duty, kind))
    .map((duty) => ({ duty, units: unitsOf(act, kind, duty, edition, units) }))
    .filter((open) => open.units.length > 0);
}

export async function openDuty(act: Act, kind: RequestKind, code: string): Promise<OpenDuty | undefined> {
  return (await openDuties(act, kind)).find(({ duty }) => duty.code === code);
}

function unitsOf(
  act: Act,
  kind: RequestKind,
  duty: Duty,
  { plan }: PlanInForce,
  units: ReadonlyMap<string, UnitInForce>,
): readonly UnitInForce[] {
  const possible = possibleUnits(duty, plan).flatMap((code) => units.get(code) ?? []);
  if (kind === 'arisen') return possible.filter((unit) => act.may(arisePermission, unit));
  // What outsiders ask for comes in through the office and the leaders, who may ask anybody.
  const receivers = duty.to.flatMap((code) => units.get(code) ?? []);
  const mine = receivers.some((unit) => act.may(askPermission, unit)) || act.may(askPermission, { path: '/' });
  return mine ? possible : [];
}
