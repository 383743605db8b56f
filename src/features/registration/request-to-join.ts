/** Asks to be taken in: without a code, or with an invite that several people hold. Somebody decides it with one tap. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import { closeRequestsOf, pendingRequests, requestById, showRequest } from './request-cards.js';

export interface Asking {
  readonly name: string;
  readonly role: Role;
  /** Absent: the person does not know; whoever accepts says which. */
  readonly unit: number | undefined;
  /** The invite it came by, one use of which is spent already. */
  readonly invite: number | undefined;
  /** Who of the roster has the number that was typed. */
  readonly person?: number;
}

/** Anybody may ask. One request a chat: a new one takes the place of one still pending. */
export async function requestToJoin(act: Act, account: number, asking: Asking): Promise<void> {
  await closeRequestsOf(act, account);
  const { id } = await act.tx.joinRequest.create({
    data: {
      accountId: account,
      name: asking.name,
      unitId: asking.unit ?? null,
      role: asking.role,
      inviteId: asking.invite ?? null,
      personId: asking.person ?? null,
      state: 'pending',
      createdAt: act.now,
    },
  });
  await act.record('registration.request', `request/${id}`);
  const request = await requestById(act.tx, id);
  if (request !== null) await showRequest(act, request);
}

/** Whether this chat waits already for just this. */
export async function isAskingFor(act: Act, account: number, role: Role, unit: number): Promise<boolean> {
  const pending = await pendingRequests(act.tx, account);
  return pending.some((request) => request.role === role && request.unitId === unit);
}
