/** What the messages of a period cost where a platform bills them: for those who see the whole institution. */
import type { Act } from '../../act.js';
import { startOf } from '../../calendar/day.js';
import type { Period } from '../../calendar/period.js';
import type { Finding, House } from '../../feature.js';
import { after, DAY_MS } from '../../lib/clock.js';
import { postageIn } from '../../outbox/postage.js';
import { linkingTexts } from '../linking/index.js';
import { seePostagePermission } from './permissions.js';
import { texts } from './texts.js';

/** One line a platform; empty where none bills, and for whom it does not concern. */
export async function postageWords(act: Act, period: Period, zone: string): Promise<string> {
  if (!act.may(seePostagePermission, 'anywhere')) return '';
  const costs = await postageIn(act.tx, startOf(period.from, zone), startOf(period.to, zone));
  return costs.map(({ channel, ...cost }) => texts.postage(linkingTexts.channel(channel), cost)).join('\n');
}

const LOOK_BACK_DAYS = 31;
const FEW = 0.1;

/** Said while there is time to buy more: without them people are reached only for two days after they write. */
export async function postageFindings({ db, clock }: House): Promise<readonly Finding[]> {
  const now = clock.now();
  const costs = await postageIn(db.read, after(now, -LOOK_BACK_DAYS * DAY_MS), now);
  return costs.flatMap(({ channel, left, total }): Finding[] => {
    if (left === undefined || total === undefined || left > total * FEW) return [];
    const remedy = `buy more from ${channel}, or ask people to write to it: what follows within two days is free`;
    return [{ level: 'warning', what: `of the messages bought from ${channel}, ${left} of ${total} are left`, remedy }];
  });
}
