/** What nobody takes is told to the office, once: reporters do not wait. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import type { Json } from '../../lib/json.js';
import type { Composed } from '../../outbox/claim.js';
import { openRequest } from './choices.js';
import { isOver, loadRequest } from './request.js';
import { texts } from './texts.js';

export const UNTAKEN = 'press.untaken';
export const UNTAKEN_AFTER = { workingHours: 4 };

const Args = z.object({ request: z.number() });

/** Unsaid when somebody took it meanwhile. */
export async function composeUntaken(act: Act, _person: number, args: Json): Promise<Composed> {
  const { request: id } = Args.parse(args);
  const request = await loadRequest(act.tx, id);
  if (request === undefined || request.takenById !== null || isOver(request)) return 'withdraw';
  const { plan, calendar } = await requirePlan(act.tx);
  const at = nextDigestAt(act.now, plan.reminders, calendar);
  if (at > act.now) return { notBefore: at };
  const choices = [[openRequest.choice(texts.open, { request: id })]];
  return { say: { text: texts.untaken(request.code, request.outlet), choices } };
}
