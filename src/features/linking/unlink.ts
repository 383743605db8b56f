/** Letting an account of one's own go: asked once more, never the last one. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, namePick, type Pick } from '../../conversation/handlers.js';
import type { Door } from '../../feature.js';
import type { Message } from '../../outbox/message.js';
import { accountsOf, letGo, type OwnAccount } from './accounts.js';
import { linkPermission } from './permissions.js';
import { texts } from './texts.js';

/** Offered wherever an account is shown to its person. */
export const askUnlink = namePick('linking.unlink', z.object({ account: z.number() }));
const sure = namePick('linking.unlink-sure', z.object({ account: z.number(), sure: z.boolean() }));

/** `door`: the house's own chat page, whose ways in are closed with an account of it. */
export function unlinkPicks(door: Door | undefined): readonly Pick[] {
  return [
    definePick({
      ...askUnlink,
      run: async (act, { account }) => {
        const found = await ownAccount(act, account);
        return ['text' in found ? found : confirmation(found)];
      },
    }),
    definePick({
      ...sure,
      run: async (act, { account, sure: isSure }) => {
        if (!isSure) return [{ text: texts.kept }];
        const found = await ownAccount(act, account);
        return ['text' in found ? found : await unlink(act, door, found)];
      },
    }),
  ];
}

function confirmation({ id: account, channel }: OwnAccount): Message {
  const choices = [
    [sure.choice(texts.confirmYes, { account, sure: true }), sure.choice(texts.keep, { account, sure: false })],
  ];
  return { text: texts.confirmUnlink(channel), choices };
}

async function unlink(act: Act, door: Door | undefined, account: OwnAccount): Promise<Message> {
  await letGo(act.tx, door, account);
  await act.record('linking.unlink', `person/${act.actor.person?.id}`, `${account.channel} account/${account.id}`);
  const isHere = account.id === act.actor.account?.id;
  if (!isHere) await act.tell({ account: account.id }, { text: texts.unlinkedThere });
  return { text: isHere ? texts.unlinkedThere : texts.unlinked(account.channel) };
}

/** The account if it is the actor's and may go, else why not. */
async function ownAccount(act: Act, id: number): Promise<OwnAccount | Message> {
  act.require(linkPermission, 'anywhere');
  const { person } = act.actor;
  const accounts = person === undefined ? [] : await accountsOf(act.tx, person.id);
  const found = accounts.find((account) => account.id === id);
  if (found === undefined) return { text: texts.unlinkedAlready };
  return accounts.some((other) => other.id !== id && other.reachable) ? found : { text: texts.lastOne };
}
