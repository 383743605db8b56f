/** Messages whose person could not be told: sent, or decided again, once that person is heard of. */
import type { Tx } from '../db/client.js';

const AGAIN = { state: 'waiting', tries: 0, notBefore: null, error: null } as const;

/**
 * The person was heard on this account: what is held for the account, or for the person on any of theirs, goes there,
 * before anything else is said. Of one that had begun to arrive there, the rest.
 */
export async function sendHeld(tx: Tx, account: number, person: number | undefined): Promise<void> {
  await tx.outgoing.updateMany({ where: { state: 'held', accountId: account }, data: AGAIN });
  if (person === undefined) return;
  await tx.outgoing.updateMany({
    where: { state: 'held', personId: person },
    data: { ...AGAIN, accountId: account, partsSent: 0, refs: '[]' },
  });
}
