/** /lienket: one's accounts, a code for another one, and letting one go. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { type Command, definePick, type Pick } from '../../conversation/handlers.js';
import type { CodeLink } from '../../feature.js';
import { asTypedCode, spacedCode } from '../../lib/codes.js';
import type { Message } from '../../outbox/message.js';
import { findCode } from './account-codes.js';
import { accountsOf } from './accounts.js';
import { giveOwnCodes, OWN_MINUTES } from './give-codes.js';
import { linkPermission } from './permissions.js';
import { lineOf } from './spelled.js';
import { texts } from './texts.js';
import { askUnlink } from './unlink.js';

const addPick = { name: 'linking.add', key: z.null() };

export const linkCommand: Command = {
  name: 'lienket',
  description: texts.command,
  // It may write a code, but touches nothing a question could be about.
  readsOnly: true,
  shownTo: (posts) => posts.length > 0,
  run: async (act, argument) => [argument === '' ? await ownAccounts(act) : await codeOfAMember(act, argument)],
};

export function ownCodePick(linksTo: (code: string) => readonly CodeLink[]): Pick {
  return definePick({
    ...addPick,
    run: async (act) => {
      const codes = await giveOwnCodes(act);
      const here = act.actor.account?.channel;
      const ways = linksTo(codes.link).filter(({ channel }) => channel !== here);
      const lines = ways.map(({ channel, url }) => texts.way(channel, url));
      return [{ text: texts.code(spacedCode(codes.typed), OWN_MINUTES, lines) }];
    },
  });
}

async function ownAccounts(act: Act): Promise<Message> {
  act.require(linkPermission, 'anywhere');
  const { person, account: here } = act.actor;
  const accounts = person === undefined ? [] : await accountsOf(act.tx, person.id);
  const lines = await Promise.all(accounts.map((account) => lineOf(act, account)));
  const others = accounts.filter(({ id }) => id !== here?.id).slice(0, UNLINKS_SHOWN);
  const unlinks = others.map(({ id, channel }) => [askUnlink.choice(texts.unlink(channel), { account: id })]);
  const add = { label: texts.add, pick: { to: addPick.name, key: null } };
  return { text: texts.accounts(lines), choices: [[add], ...unlinks] };
}

/** With the first choice, what every channel shows as buttons. */
const UNLINKS_SHOWN = 4;

/** A code is entered where nobody has joined yet; here it only says what to do instead. */
async function codeOfAMember(act: Act, argument: string): Promise<Message> {
  const { person } = act.actor;
  const code = await findCode(act.tx, asTypedCode(argument) ?? argument, act.now);
  if (code === undefined || person === undefined) return { text: texts.noSuchCode };
  return { text: code.person.id === person.id ? texts.alreadyYours : texts.usedBy(person.name) };
}
