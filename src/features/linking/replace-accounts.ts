/** What the office does for somebody who lost a phone or an account: the old ones go if wished, a code brings the new one. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick, namePick, type Pick } from '../../conversation/handlers.js';
import type { CodeLink, Door } from '../../feature.js';
import { spacedCode } from '../../lib/codes.js';
import type { Message } from '../../outbox/message.js';
import { accountsOf, letGo } from './accounts.js';
import { type GivenCodes, giveReplacementCodes } from './give-codes.js';
import { replacePermission } from './permissions.js';
import { lineOf, spelled } from './spelled.js';
import { texts } from './texts.js';

/** Offered where the office looks at a person. */
const askReplace = namePick('linking.replace', z.object({ person: z.number() }));
const replace = namePick('linking.replace-now', z.object({ person: z.number(), removeOld: z.boolean() }));

export interface ReplaceParts {
  readonly door: Door | undefined;
  readonly linksTo: (code: string) => readonly CodeLink[];
}

/** The choice for the screen of a person; undefined where it is not this actor's to make. */
export function replaceChoice(act: Act, person: number) {
  if (person === act.actor.person?.id || !act.may(replacePermission, 'anywhere')) return undefined;
  return askReplace.choice(texts.replace, { person });
}

export function replacePicks(parts: ReplaceParts): readonly Pick[] {
  return [
    definePick({ ...askReplace, run: async (act, { person }) => [await question(act, person)] }),
    definePick({
      ...replace,
      run: async (act, { person, removeOld }) => replaceAccounts(act, parts, person, removeOld),
    }),
  ];
}

async function question(act: Act, id: number): Promise<Message> {
  const found = await personFor(act, id);
  if ('text' in found) return found;
  const accounts = await accountsOf(act.tx, id);
  const lines = await Promise.all(accounts.map((account) => lineOf(act, account)));
  const removing = accounts.length === 0 ? [] : [replace.choice(texts.replaceAll, { person: id, removeOld: true })];
  const choices = [...removing, replace.choice(texts.replaceNone, { person: id, removeOld: false })];
  return { text: texts.askReplace(found.name, lines), choices: choices.map((choice) => [choice]) };
}

/** Answers one message for whoever asked and one to be passed on. */
async function replaceAccounts(
  act: Act,
  { door, linksTo }: ReplaceParts,
  id: number,
  removeOld: boolean,
): Promise<readonly Message[]> {
  const found = await personFor(act, id);
  if ('text' in found) return [found];
  const { removed, ...codes } = await replaceWith(act, door, id, removeOld);
  const ways = linksTo(codes.link).map(({ channel, url }) => texts.way(channel, url));
  const until = await spelled(act, codes.expiresAt);
  return [
    { text: texts.replaced(found.name, removed) },
    { text: texts.replacement(found.name, spacedCode(codes.typed), until, ways) },
  ];
}

/** The use case: codes for somebody who is here, in place of all their accounts if wished; how many those were. */
export async function replaceWith(
  act: Act,
  door: Door | undefined,
  person: number,
  removeOld: boolean,
): Promise<GivenCodes & { readonly removed: number }> {
  act.require(replacePermission, 'anywhere');
  const { agreedAt } = await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { agreedAt: true } });
  if (agreedAt === null) throw new Error(`person ${person} has not agreed to the privacy notice yet`);
  const old = removeOld ? await accountsOf(act.tx, person) : [];
  for (const account of old) {
    await letGo(act.tx, door, account);
    if (account.reachable) await act.tell({ account: account.id }, { text: texts.unlinkedThere });
  }
  if (old.length > 0)
    await act.record('linking.replace', `person/${person}`, old.map(({ channel }) => channel).join(' '));
  return { ...(await giveReplacementCodes(act, person)), removed: old.length };
}

async function personFor(act: Act, id: number): Promise<{ readonly name: string } | Message> {
  act.require(replacePermission, 'anywhere');
  if (id === act.actor.person?.id) return { text: texts.notYourself };
  const person = await act.tx.person.findUnique({
    where: { id },
    select: { name: true, leftAt: true, agreedAt: true },
  });
  if (person === null || person.leftAt !== null) return { text: texts.hasLeft };
  return person.agreedAt === null ? { text: texts.notJoined(person.name) } : person;
}
