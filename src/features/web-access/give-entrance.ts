/** A personal way into the chat page: the page's account is one more of the same person, so nothing is kept twice. */
import type { Act } from '../../act.js';
import type { ChatRef } from '../../channels/contract.js';
import type { Door } from '../../feature.js';
import { webAccessPermission } from './permissions.js';

/** Returns an address that opens the person's chat once. Somebody in a chat asks for themselves only. */
export async function giveEntrance(act: Act, door: Door, person: number): Promise<string> {
  act.require(webAccessPermission, 'anywhere');
  if (!act.actor.house && act.actor.person?.id !== person) throw new Error('an entrance is given to its person only');
  const chat = (await chatOf(act, door, person)) ?? (await openChat(act, door, person));
  await act.record('web-access.entrance', `person/${person}`);
  return door.createEntrance(act.tx, chat, act.now);
}

/** The chat the person has on the page already; one that was closed is none. */
async function chatOf(act: Act, { channel }: Door, person: number): Promise<ChatRef | undefined> {
  const account = await act.tx.account.findFirst({
    where: { personId: person, channel, outOfReachAt: null },
    orderBy: [{ lastWroteAt: 'desc' }, { id: 'desc' }],
    select: { chat: true },
  });
  return account === null ? undefined : (account.chat as ChatRef);
}

async function openChat(act: Act, door: Door, person: number): Promise<ChatRef> {
  const { name } = await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } });
  const chat = await door.createChat(act.tx, name, act.now);
  // It has not been written in yet: messages go on to where the person is now, until they come here.
  await act.tx.account.create({
    data: { channel: door.channel, chat, sender: chat, personId: person, createdAt: act.now },
  });
  return chat;
}
