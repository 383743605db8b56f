/** A stranger's chat turns out to be one more account of somebody who is here. */
import type { Act } from '../../act.js';
import type { Message } from '../../outbox/message.js';
import { type AccountCode, linkAccount } from '../linking/index.js';
import { closeRequestsOf } from './request-cards.js';

export async function enterLink(act: Act, account: number, link: AccountCode): Promise<Message> {
  await closeRequestsOf(act, account);
  return linkAccount(act, account, link);
}
