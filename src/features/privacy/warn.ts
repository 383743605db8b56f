/** Tells whoever answers that a legal deadline comes near, and the leaders when it has passed. */
import { dayOf, startOf } from '../../calendar/day.js';
import type { Finding, House } from '../../feature.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import { THE_HOUSE } from '../../org/actor.js';
import { hasSpoken } from '../../outbox/told.js';
import { forEachDue } from '../../scheduler/each.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { openRequest } from './choices.js';
import { type Step, stepOf } from './deadlines.js';
import { openRequests, type PrivacyRequest } from './request.js';
import { texts } from './texts.js';

const TELL_AT = { hour: 7, minute: 30 };

export const warnOfDeadlines: Sweep<House> = {
  name: 'privacy.warn',
  async run(house) {
    const { read } = house.db;
    const open = await openRequests(read);
    const zone = open.length === 0 ? undefined : (await planInForce(read))?.calendar.zone;
    if (zone === undefined) return;
    const now = house.clock.now();
    await forEachDue(open, async (request) => {
      const step = stepOf(request.dueAt, now, zone);
      if (step !== undefined && !(await hasSpoken(read, reasonOf(request, step))))
        await warn(house, request, step, zone);
    });
  },
};

/** With the deadline in it: a longer one has its own warnings. */
function reasonOf({ id, dueAt }: PrivacyRequest, step: Step): string {
  return `privacy/${id}/due/${dueAt.toISOString()}/${step}`;
}

async function warn(house: House, request: PrivacyRequest, step: Step, zone: string): Promise<void> {
  const now = house.clock.now();
  const reason = reasonOf(request, step);
  const notBefore = startOf(dayOf(now, zone), zone, TELL_AT);
  const choices = [[openRequest.choice(texts.open, { request: request.id })]];
  const message = { text: texts.dueSoon(request, zone, now), choices };
  await house.act(THE_HOUSE, reason, async (act) => {
    await act.tell({ role: 'office' }, message, { reason, notBefore });
    if (step === 'late') await act.tell({ role: 'leader' }, message, { reason, notBefore });
  });
}

/** For the operator: what the law says should have been answered. */
export async function requestFindings({ db, clock }: House): Promise<readonly Finding[]> {
  const late = await db.read.privacyRequest.count({ where: { state: 'open', dueAt: { lte: clock.now() } } });
  if (late === 0) return [];
  const what = `${late} requests of people about their own data are past the legal deadline`;
  return [{ level: 'problem', what, remedy: 'the office answers them in the chat: /dulieucuatoi' }];
}
