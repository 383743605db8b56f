/** For the operator: proposals that nobody of those the plan names would check. */
import type { Finding, House } from '../../feature.js';
import { chosenUnits } from '../../ledger/plan/owers.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { PRESENT } from '../../org/reach.js';

export async function praiseFindings({ db }: House): Promise<readonly Finding[]> {
  const plan = (await planInForce(db.read))?.plan;
  const choice = plan?.praise?.checkedBy;
  if (plan === undefined || choice === undefined) return [];
  const units = chosenUnits(choice, plan);
  const leads = await db.read.membership.count({
    where: { role: 'lead', until: null, person: PRESENT, unit: { code: { in: [...units] } } },
  });
  if (leads > 0) return [];
  const [unit] = units;
  const what = `nobody leads ${units.join(', ')}, where the plan has good examples checked`;
  const remedy = `run: npm run -s loa -- invite --role lead --unit ${unit}; until then the office is asked`;
  return [{ level: 'warning', what, remedy }];
}
