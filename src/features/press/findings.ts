/** For the operator: a question of the press with nobody to answer it. */
import { dayOf } from '../../calendar/day.js';
import type { Finding, House } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { answeringFor } from './rules.js';
import { postOf, speakersOn } from './speakers.js';

export async function pressFindings({ db, clock }: House): Promise<readonly Finding[]> {
  const edition = await planInForce(db.read);
  if (edition?.plan.press === undefined) return [];
  const { plan, calendar } = edition;
  const speakers = await speakersOn(db.read, plan, dayOf(clock.now(), calendar.zone));
  if (answeringFor(speakers, null).length > 0) return [];
  const what =
    speakers.length === 0
      ? 'nobody may speak to the press today'
      : 'nobody may speak to the press beyond single fields today';
  const post = edition.plan.press.speakers.find(({ byMandate }) => !byMandate);
  const { role, unit } = post === undefined ? { role: undefined, unit: undefined } : postOf(post, plan);
  const mandate = 'the office enters a mandate in the chat: /baochi';
  if (role === undefined) return [{ level: 'warning', what, remedy: mandate }];
  const invite = `npm run -s loa -- invite --role ${role}${unit === undefined ? '' : ` --unit ${unit}`}`;
  return [{ level: 'warning', what, remedy: `run: ${invite}; or ${mandate}` }];
}
