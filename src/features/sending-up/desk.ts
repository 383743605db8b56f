/** The desk of the route that chooses what goes up, and to whom it sends. */
import type { Act } from '../../act.js';
import type { Read } from '../../db/client.js';
import { type Desk, deskOf } from '../../ledger/desk.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { sendUpPermission } from './permissions.js';

export interface SendingDesk extends Desk {
  /** Codes of addressees of the plan. */
  readonly to: readonly string[];
  readonly offersDaysBefore: number;
}

/** Undefined: the plan sends nothing up. */
export async function sendingDesk(read: Read): Promise<SendingDesk | undefined> {
  const { plan } = await requirePlan(read);
  const level = plan.route.levels.findIndex(({ sendsUpTo }) => sendsUpTo.length > 0);
  const rule = plan.route.levels[level];
  if (rule === undefined) return undefined;
  return { ...(await deskOf(read, level)), to: rule.sendsUpTo, offersDaysBefore: rule.offersDaysBefore };
}

/** The desk, if this actor may choose there. */
export async function ownDesk(act: Act): Promise<SendingDesk | undefined> {
  const desk = await sendingDesk(act.tx);
  return desk !== undefined && act.may(sendUpPermission, desk.unit) ? desk : undefined;
}

/** Whether the institution's own is this actor's to send. */
export async function maySendUp(act: Act): Promise<boolean> {
  return (await ownDesk(act)) !== undefined;
}
