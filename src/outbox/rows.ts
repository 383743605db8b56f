/** Messages as rows, written in the transaction of what they speak about. One reason (key) never speaks twice. */
import type { Tx } from '../db/client.js';
import type { Json } from '../lib/json.js';
import { type Message, numbered } from './message.js';

/** Answers overtake notices, notices overtake bulk; inside one chat nothing overtakes. */
export const PRIORITY = { answer: 0, notice: 1, bulk: 2 } as const;
export type Priority = keyof typeof PRIORITY;

/** Where a message goes. */
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
  return write(tx, 'say', to, contentOf(message), options);
}

/** A recipe, composed or withdrawn in the transaction that claims it for sending. */
export async function writeLate(
  tx: Tx,
  to: Addressee,
  recipe: { name: string; args: Json },
  options: RowOptions,
): Promise<void> {
  await write(tx, 'late', to, { recipe: recipe.name, args: JSON.stringify(recipe.args) }, options);
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
  const [shown] = await tx.$queryRaw<readonly ShownCard[]>`
    SELECT "id", "state", "accountId", "body", "choices", "wanted", "priority" FROM "Outgoing"
    WHERE "key" = ${options.key}`;
  if (shown === undefined) {
    await write(tx, 'card', to, { ...said, wanted: 1 }, options);
    return;
  }
  // Where what was worth a message is not shown yet, this one is: it says that, too.
  const inPlace = onlyInPlace === true && (shown.state === 'sent' || waitsInPlace(shown));
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

/** What waits to be shown was no more worth a message than what is written now. */
function waitsInPlace({ state, body }: ShownCard): boolean {
  if (state !== 'waiting' || body === null) return false;
  const waiting: Message = JSON.parse(body);
  return waiting.onlyInPlace === true;
}

interface ShownCard {
  readonly id: number;
  readonly state: string;
  readonly accountId: number | null;
  readonly body: string | null;
  readonly choices: string | null;
  readonly wanted: number;
  readonly priority: number;
}

interface Content {
  readonly body?: string;
  readonly choices?: string | null;
  readonly recipe?: string;
  readonly args?: string;
  readonly wanted?: number;
}

/** The new row; undefined: there is one for this reason. */
async function write(
  tx: Tx,
  form: 'say' | 'late' | 'card',
  to: Addressee,
  content: Content,
  { key, priority, now, notBefore }: RowOptions,
): Promise<number | undefined> {
  const { body, choices, recipe, args, wanted } = content;
  const [row] = await tx.$queryRaw<readonly { readonly id: number }[]>`
    INSERT INTO "Outgoing" ("key", "form", "accountId", "personId", "priority", "body", "choices", "recipe", "args",
      "wanted", "state", "notBefore", "createdAt")
    VALUES (${key}, ${form}, ${to.account ?? null}, ${to.person ?? null}, ${PRIORITY[priority]}, ${body ?? null},
      ${choices ?? null}, ${recipe ?? null}, ${args ?? null}, ${wanted ?? 0}, 'waiting', ${notBefore ?? null}, ${now})
    ON CONFLICT ("key") DO NOTHING RETURNING "id"`;
  return row?.id;
}

function contentOf(message: Message) {
  const choices = numbered(message);
  return { body: JSON.stringify(message), choices: choices.length === 0 ? null : JSON.stringify(choices) };
}
