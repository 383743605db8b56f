/** Who gets the final report: the office that sends it on, and the units inside the house it is made for. */
import type { Read } from '../../db/client.js';
import type { ReportRule } from '../../ledger/plan/language.js';
import { holdersOf } from '../../org/reach.js';

export interface Receivers {
  readonly office: readonly number[];
  /** Those at the head of the units the plan names, who are not of the office. */
  readonly others: readonly number[];
}

export async function receiversOf(read: Read, rule: ReportRule | undefined): Promise<Receivers> {
  const office = await holdersOf(read, 'office');
  const units = await read.unit.findMany({
    where: { code: { in: [...(rule?.to ?? [])] }, retiredAt: null },
    select: { id: true },
  });
  const heads = new Set<number>();
  for (const { id } of units) {
    const leaders = await holdersOf(read, 'leader', id);
    for (const person of leaders.length > 0 ? leaders : await holdersOf(read, 'lead', id)) heads.add(person);
  }
  return { office, others: [...heads].filter((person) => !office.includes(person)) };
}
