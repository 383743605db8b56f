/** A plan's duties as rows of words, so that a reader can check them against the paper plan. */
import type { Duty, Plan } from './language.js';
import { owersOf } from './owers.js';
import { cutOffWords, ownersText, settlesWords, whenWords } from './texts.js';

/** One duty. All words but the code are Vietnamese. */
export interface DutyRow {
  readonly code: string;
  readonly title: string;
  readonly clause: string;
  readonly tier: Duty['tier'];
  readonly owes: string;
  readonly when: string;
  readonly settles: string;
  readonly to: string;
}

const MOST_NAMED_UNITS = 6;

/** The duties in the plan's order. */
export function dutyTable(plan: Plan): readonly DutyRow[] {
  return plan.duties.map((duty) => ({
    code: duty.code,
    title: duty.title,
    clause: duty.clause,
    tier: duty.tier,
    owes: owersInWords(duty, plan),
    when: whenInWords(duty, plan),
    settles: settlesWords(duty.settles),
    to: duty.to.map((code) => nameOf(code, plan)).join(', '),
  }));
}

/** When a duty is due, with its cut-off, in Vietnamese words. */
function whenInWords(duty: Duty, plan: Plan): string {
  const includesDay = duty.beforeIncludesDay ?? plan.deadlines.beforeIncludesDay;
  const times = duty.when.map((when) => whenWords(when, includesDay)).join('; ');
  return duty.cutOff === undefined ? times : `${times}; ${cutOffWords(duty.cutOff)}`;
}

/** The name of a unit or outside recipient; the code itself when the plan knows neither. */
function nameOf(code: string, plan: Plan): string {
  const found = plan.units.find((unit) => unit.code === code) ?? plan.recipients.find((each) => each.code === code);
  return found?.name ?? code;
}

function owersInWords(duty: Duty, plan: Plan): string {
  if (duty.owes.eventHost) return ownersText.eventHost;
  if (duty.owes.asked) return ownersText.asked;
  const owers = owersOf(duty, plan);
  if (owers.length > MOST_NAMED_UNITS) return ownersText.many(owers.length);
  return owers.map((code) => nameOf(code, plan)).join(', ');
}
