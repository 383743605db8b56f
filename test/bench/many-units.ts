/** A plan of many units, as a province has them: six duties, each with another way of falling due. */
import { smallPlanText } from '../ledger/plan/small-plan.js';

export const WHENS = [
  '{ kind: monthlyDay, day: 20 }',
  '{ kind: monthlyBefore, day: 25 }',
  '{ kind: monthlyLastWorkingDay }',
  '{ kind: semesterEnd, semesters: [HK1, HK2] }',
  '{ kind: schoolYearEnd }',
];

/** `count` units owe each duty. `parts`: what else the plan says. */
export function manyUnitsText(count: number, parts: { readonly plan?: string } = {}): string {
  const more = Array.from({ length: count }, (_, n) => `\n  - { code: to-${n + 1}, name: Tổ ${n + 1}, kind: group }`);
  const duties = WHENS.map(
    (when, n) => `  - code: duty-${n + 1}
    title: Việc ${n + 1}
    clause: mục III.${n + 3}
    owes: { kinds: [group] }
    settles: { by: articles }
    to: [van-phong]
    when: ${when}
`,
  );
  return smallPlanText({ ...parts, units: more.join(''), more: duties.join('') });
}
