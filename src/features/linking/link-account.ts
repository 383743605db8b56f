/** An account becomes one more of a person: their work, drafts and history are there at once, nothing is kept twice. */
import type { Act } from '../../act.js';
import { sendHeld } from '../../outbox/held.js';
import type { Message } from '../../outbox/message.js';
import { type AccountCode, dropCodes } from './account-codes.js';
import { accountsOf } from './accounts.js';
import { texts } from './texts.js';
import { askUnlink } from './unlink.js';

/**
 * `account`: the one that brought the code, nobody's until now. Says on the person's other accounts what happened, with
 * the way to undo it. Returns what to answer here.
 */
export async function linkAccount(act: Act, account: number, { person, byOffice }: AccountCode): Promise<Message> {
  const { channel } = await act.tx.account.update({
    where: { id: account },
    data: { personId: person.id, menuStale: true, outOfReachAt: null },
  });
  await dropCodes(act.tx, person.id);
  await sendHeld(act.tx, account, person.id);
  await act.record(
    'linking.link',
    `person/${person.id}`,
    `${channel} account/${account}${byOffice ? ' by the office' : ''}`,
  );
  const others = (await accountsOf(act.tx, person.id)).filter(({ id }) => id !== account);
  for (const other of others.filter(({ reachable }) => reachable)) {
    await act.tell(
      { account: other.id },
      { text: texts.linkedElsewhere(channel), choices: [[askUnlink.choice(texts.unlink(channel), { account })]] },
      { reason: `linking/account-${account}/told-${other.id}/${act.now.getTime()}` },
    );
  }
  return { text: texts.linked(person.name, [channel, ...others.map((other) => other.channel)]) };
}
