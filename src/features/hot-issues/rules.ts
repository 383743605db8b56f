/** The steps of a hot issue and their clocks. Pure. */
import { dueAfter } from '../../ledger/plan/expand-occasion.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { typedLine, typedWords } from '../../lib/typed.js';

export const STEPS = ['receive', 'verify', 'handle', 'answer', 'publishResult'] as const;
export type Step = (typeof STEPS)[number];
export type Stage = Step | 'done';

/** The step after; there is no way back. */
export function stageAfter(step: Step): Stage {
  return STEPS[STEPS.indexOf(step) + 1] ?? 'done';
}

/** What an issue's clock is read from. */
export interface Clocked {
  readonly step: Stage;
  /** When the step began. */
  readonly stepSince: Date;
  readonly urgentAt: Date | null;
}

/**
 * The first late instant of the step under way. What becomes urgent has the urgent time from that moment on, never more
 * than it had. Undefined: done, or the plan sets no clocks.
 */
export function stepDueAt(
  { step, stepSince, urgentAt }: Clocked,
  { plan, calendar }: Pick<PlanInForce, 'plan' | 'calendar'>,
): Date | undefined {
  const clock = plan.hotIssues?.steps.find((each) => each.step === step);
  if (clock === undefined) return undefined;
  const due = dueAfter(stepSince, clock.within, plan, calendar);
  if (urgentAt === null || clock.urgentWithin === undefined) return due;
  const from = new Date(Math.max(stepSince.getTime(), urgentAt.getTime()));
  const urgent = dueAfter(from, clock.urgentWithin, plan, calendar);
  return urgent < due ? urgent : due;
}

interface Seat {
  readonly unit: { readonly code: string; readonly path: string };
}

/** Whether somebody sits at the institution's own desk of their role, or in the unit of an issue, or above it. */
export function sitsAbove({ unit }: Seat, desk: string | undefined, issueUnitPath: string): boolean {
  return unit.code === desk || issueUnitPath.startsWith(unit.path);
}

const LONGEST_WORDS = 2_000;
const SHORTEST_WORDS = 5;
const SHORTEST_PLACE = 3;
const LONGEST_PLACE = 200;

/** As we keep it; undefined: too short or too long. */
export function readWords(text: string): string | undefined {
  return typedWords(text, { min: SHORTEST_WORDS, max: LONGEST_WORDS });
}

export function readPlace(text: string): string | undefined {
  return typedLine(text, { min: SHORTEST_PLACE, max: LONGEST_PLACE });
}
