/** The way an item takes through the desks of the plan's route. Pure: levels are named by their place in the route. */
import type { Plan, ReviewLevel } from './language.js';
import { chosenUnits } from './owers.js';

/** The desk at which a unit's items arrive. A route that names no desk for them begins with its first. */
export function firstLevel(plan: Plan, unit: string): number {
  return levelAfter(plan, unit, -1, false) ?? 0;
}

/** The next desk an approved item must pass; undefined: it is through. */
export function nextLevel(plan: Plan, unit: string, level: number): number | undefined {
  return levelAfter(plan, unit, level, false);
}

/** The next desk that chooses what is sent up, for items put forward after they passed `level`. */
export function choosingLevel(plan: Plan, unit: string, level = -1): number | undefined {
  return levelAfter(plan, unit, level, true);
}

function levelAfter(plan: Plan, unit: string, level: number, optional: boolean): number | undefined {
  const found = plan.route.levels.findIndex(
    (rule, index) => index > level && rule.optional === optional && takes(plan, rule, unit),
  );
  return found < 0 ? undefined : found;
}

function takes(plan: Plan, { of }: ReviewLevel, unit: string): boolean {
  return of === undefined || chosenUnits(of, plan).includes(unit);
}

/** The code of the unit where a level's reviewers sit. */
export function seatOf({ organisation }: Plan, { reviewer }: ReviewLevel): string {
  return reviewer.unit ?? organisation.desks[reviewer.role] ?? organisation.code;
}
