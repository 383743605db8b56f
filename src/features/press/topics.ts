/** The fields of the plan to choose from, each once. */
import type { Act } from '../../act.js';
import type { ListEntry } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';

export async function topicEntries(act: Act): Promise<readonly ListEntry[]> {
  const { plan } = await requirePlan(act.tx);
  return plan.topics
    .filter(({ sameAs }) => sameAs === undefined)
    .map(({ code, title }) => ({ key: code, label: title }));
}
