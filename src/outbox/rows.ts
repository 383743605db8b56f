/** Messages as rows, written in the transaction of what they speak about. One reason (key) never speaks twice. */
import type { Tx } from '../db/client.js';
import type { Json } from '../lib/json.js';
import { type Message, numbered } from './message.js';

/** Answers overtake notices, notices overtake bulk; inside one chat nothing overtakes. */
export const PRIORITY = { answer: 0, notice: 1, bulk: 2 } as const;
export type Priority = keyof typeof PRIORITY;

export interface Addressee {
  /** The chat to use; absent: none of the person's accounts is within reach now. */
  readonly account: number | undefined;
  readonly person: number | undefined;
  /** They are talking to us in this chat right now: what is shown to them elsewhere is shown here instead. */
  readonly isSpeaking?: boolean;
}

export interface RowOptions {
  readonly key: string;
  readonly priority: Priority;
  readonly now: Date;
  /** Not before this instant: a notice of something that can still be undone. */
  readonly notBefore?: Date;
}

/** A literal message, once. Returns undefined when this reason has spoken already. */
export async function writeSay(
  tx: Tx,
  to: Addressee,
  message: Message,
  options: RowOptions,
): Promise<number | undefined> {
  if (await hasSpoken(tx, options.key)) return undefined;
  const row = await tx.outgoing.create({ data: { ...rowOf('say', to, options), ...contentOf(message) } });
  return row.id;
}

/** A recipe, composed or withdrawn in the transaction that claims it for sending. */
export async function writeLate(
  tx: Tx,
  to: Addressee,
  recipe: { name: string; args: Json },
  options: RowOptions,
): Promise<void> {
  if (await hasSpoken(tx, options.key)) return;
  await tx.outgoing.create({
    data: {
      ...rowOf('late', to, options),
      recipe: recipe.name,
      args: JSON.stringify(recipe.args),
    },
  });
}

/** The wanted content of a message that may be shown already: last writer wins. `below`: as a new message. */
export async function writeCard(
  tx: Tx,
  to: Addressee,
  message: Message,
  { below = false, ...options }: RowOptions & { readonly below?: boolean },
): Promise<void> {
  const { onlyInPlace, ...asSaid } = message;
  const said = contentOf(asSaid);
  const shown = await tx.outgoing.findUnique({ where: { key: options.key } });
  if (shown === null) {
    await tx.outgoing.create({ data: { ...rowOf('card', to, options), ...said, wanted: 1 } });
    return;
  }
  // Where what was worth a message is not shown yet, this one is: it says that, too.
  const inPlace = onlyInPlace === true && shown.state === 'sent';
  const content = inPlace ? { ...said, body: JSON.stringify(message) } : said;
  const follows = !inPlace && to.isSpeaking === true && to.account !== undefined && shown.accountId !== to.account;
  const isShown =
    (shown.body === content.body || (inPlace && shown.body === said.body)) &&
    shown.choices === content.choices &&
    shown.state !== 'failed' &&
    shown.state !== 'held';
  if (isShown && !follows && !below) return;
  const priority = PRIORITY[options.priority];
  await tx.outgoing.update({
    where: { id: shown.id },
    data: {
      ...content,
      wanted: shown.wanted + 1,
      partsSent: 0,
      priority: shown.state === 'waiting' ? Math.min(shown.priority, priority) : priority,
      notBefore: options.notBefore ?? null,
      ...(follows ? { accountId: to.account } : {}),
      ...(follows || below ? { refs: '[]' } : {}),
      // One under way is picked up again when it lands.
      ...(shown.state === 'sending' ? {} : { state: 'waiting', tries: 0, error: null }),
    },
  });
}

async function hasSpoken(tx: Tx, key: string): Promise<boolean> {
  return (await tx.outgoing.findUnique({ where: { key }, select: { id: true } })) !== null;
}

function rowOf(form: 'say' | 'late' | 'card', to: Addressee, { key, priority, now, notBefore }: RowOptions) {
  return {
    key,
    form,
    accountId: to.account ?? null,
    personId: to.person ?? null,
    priority: PRIORITY[priority],
    state: 'waiting',
    notBefore: notBefore ?? null,
    createdAt: now,
  } as const;
}

function contentOf(message: Message) {
  const choices = numbered(message);
  return { body: JSON.stringify(message), choices: choices.length === 0 ? null : JSON.stringify(choices) };
}
