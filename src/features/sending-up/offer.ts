/** On its day, those who choose what goes up get what there is to send; what it says is decided when it is sent. */
import type { Act } from '../../act.js';
import { addDays, addMonths, dayOf, firstDayOfMonth, monthOf, startOf } from '../../calendar/day.js';
import type { House } from '../../feature.js';
import { upwardTasks } from '../../ledger/pay-upward.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { THE_HOUSE } from '../../org/actor.js';
import { holdersOf } from '../../org/reach.js';
import type { Composed } from '../../outbox/claim.js';
import type { Sweep } from '../../scheduler/sweep.js';
import { heldBackUntil } from '../reminders/index.js';
import { sendingDesk } from './desk.js';
import { offerMessage } from './offer-screen.js';

export const OFFER = 'sending-up.offer';

export const offerSweep: Sweep<House> = {
  name: 'sending-up.offer',
  async run(house) {
    const { read } = house.db;
    const edition = await planInForce(read);
    if (edition === undefined) return;
    const now = house.clock.now();
    const { zone } = edition.calendar;
    const today = dayOf(now, zone);
    const { from, through } = edition.plan.plan;
    if (today < from || (through !== undefined && today > through)) return;
    const month = monthOf(today);
    const key = `${OFFER}/${month}`;
    if ((await read.occurrence.findUnique({ where: { key } })) !== null) return;
    const desk = await sendingDesk(read);
    if (desk === undefined) return;
    const [owed] = await upwardTasks(read, edition, 'articles', now);
    // Without a task above, the month itself is what is looked at.
    const handIn = owed?.dueAt ?? startOf(addMonths(firstDayOfMonth(month), 1), zone);
    if (today < addDays(dayOf(handIn, zone), -desk.offersDaysBefore)) return;
    await house.act(THE_HOUSE, key, async (act) => {
      await act.tx.occurrence.create({ data: { key, at: act.now } });
      for (const person of await holdersOf(act.tx, desk.role, desk.unit.id)) {
        await act.tellLate(person, OFFER, null, { reason: key });
      }
    });
  },
};

export async function composeOffer(act: Act): Promise<Composed> {
  const notBefore = await heldBackUntil(act.tx, await requirePlan(act.tx), act.now);
  if (notBefore !== undefined) return { notBefore };
  const { message, empty } = await offerMessage(act);
  return empty ? 'withdraw' : { say: message };
}
