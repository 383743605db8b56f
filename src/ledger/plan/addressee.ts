/** What people call whom something goes to. */
import type { Plan } from './language.js';

/** An office outside or a unit of the institution, by its short name where it has one; the code where the plan knows neither. */
export function addresseeName({ recipients, units }: Pick<Plan, 'recipients' | 'units'>, code: string): string {
  const found = recipients.find((each) => each.code === code) ?? units.find((each) => each.code === code);
  return found?.shortName ?? found?.name ?? code;
}
