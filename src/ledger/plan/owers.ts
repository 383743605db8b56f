/** Who owes a duty, and how much. */
import type { Duty, Plan } from './language.js';

/** The codes of the units that owe a duty, in the plan's order; a unit whose quota is 0 owes nothing. */
export function owersOf(duty: Duty, plan: Plan): readonly string[] {
  const wanted = wantedUnits(duty, plan);
  return plan.units
    .filter((unit) => wanted.units.has(unit.code) || wanted.kinds.has(unit.kind))
    .filter((unit) => !duty.owes.except.includes(unit.code) && quotaFor(duty, unit.code) > 0)
    .map((unit) => unit.code);
}

/** How many of what settles it a unit owes for one period; 1 where nothing is counted. */
export function quotaFor(duty: Duty, unit: string): number {
  const { settles } = duty;
  if (settles.by !== 'articles' && settles.by !== 'photos') return 1;
  return settles.perUnit[unit] ?? settles.atLeast;
}

/** What a task made before still requires when its plan is applied anew: a period that has begun keeps its quota. */
export function requiredAfterApply(
  made: { readonly opensAt: Date; readonly required: number },
  requiredNow: number,
  now: Date,
): number {
  return made.opensAt <= now ? made.required : requiredNow;
}

/** Units of a choice such as who a website board urges or whose items a level reviews; all of them without a choice. */
export function chosenUnits(
  choice:
    | { readonly units: readonly string[]; readonly kinds: readonly string[]; readonly except: readonly string[] }
    | undefined,
  plan: Plan,
): readonly string[] {
  const all = plan.units.map((unit) => unit.code);
  if (!choice) return all;
  return plan.units
    .filter((unit) => choice.units.includes(unit.code) || choice.kinds.includes(unit.kind))
    .filter((unit) => !choice.except.includes(unit.code))
    .map((unit) => unit.code);
}

function wantedUnits(duty: Duty, plan: Plan): { units: Set<string>; kinds: Set<string> } {
  const { owes } = duty;
  const units = new Set(owes.units);
  const kinds = new Set(owes.kinds);
  if (owes.organisation) units.add(plan.organisation.code);
  if (units.size + kinds.size > 0 || owes.eventHost || owes.asked) return { units, kinds };

  // Only a person is named: the task belongs to the unit where that person sits.
  const post = plan.focalPersons.find((person) => person.code === owes.focalPerson);
  const desk = owes.role === undefined ? undefined : plan.organisation.desks[owes.role];
  const seat = post?.unit ?? desk;
  return { units: new Set(seat === undefined ? [] : [seat]), kinds };
}
