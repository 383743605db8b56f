/** The chat somebody acts from. */
import type { Act } from '../../act.js';

/** Throws outside a chat: what asks for it is only said in one. */
export function accountOf(act: Act): number {
  const { account } = act.actor;
  if (account === undefined) throw new Error('this happens in a chat');
  return account.id;
}
