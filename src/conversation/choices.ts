/** Finds the choice a person made: by button, by its number, or by its words. */
import { noSql, sql, type Tx } from '../db/client.js';
import { fold } from '../lib/fold.js';
import { type Choice, type Message, numbered, type PickRef } from '../outbox/message.js';
import { questionChoice } from './dialog.js';
import type { DialogRow } from './dialog-rows.js';
import { plainWordsOf, wordsOf } from './typed-words.js';

/** How many messages back words and numbers still choose. */
const LOOK_BACK = 4;
const LONGEST_CHOICE = 64;
const NUMBER = /^\d{1,2}$/;

/** outdated: what the person saw says something else by now, and this is what it says. */
export type Chosen =
  | { readonly kind: 'pick'; readonly pick: PickRef }
  | { readonly kind: 'outdated'; readonly present: Message };

/** Who chooses: one's own buttons may be pressed on any of one's accounts. */
export interface Chooser {
  readonly account: number;
  readonly person: number | undefined;
}

/** What a button's token ("row.revision.choice") leads to; undefined: nowhere. Anybody can type one: foreign is not theirs. */
export async function readTap(tx: Tx, chooser: Chooser, token: string): Promise<Chosen | 'foreign' | undefined> {
  const match = /^(\d{1,15})\.(\d{1,9})\.(\d{1,3})$/.exec(token);
  if (match === null) return undefined;
  const [row, revision, choice] = match.slice(1).map(Number);
  const shown = await tx.outgoing.findUnique({
    where: { id: row ?? 0 },
    select: { accountId: true, personId: true, body: true, wanted: true, account: { select: { personId: true } } },
  });
  if (shown === null || shown.body === null) return undefined;
  const isTheirs = chooser.person !== undefined && shown.account?.personId === chooser.person;
  // What was said to a person is no choice of whoever uses the account after them.
  const isAnothers = shown.personId !== null && shown.personId !== chooser.person;
  if (isAnothers || (shown.accountId !== chooser.account && !isTheirs)) return 'foreign';
  const present = readMessage(shown.body);
  if (shown.wanted !== revision) return { kind: 'outdated', present };
  return chosenOf(numbered(present)[choice ?? 0]);
}

/**
 * What a short text chooses. A number counts in the question that is open, else in the newest message with choices;
 * words are those of one of the last few messages. While a question is open, what stood there before it is no choice.
 */
export async function readTyped(
  tx: Tx,
  account: number,
  text: string,
  open: DialogRow | undefined,
): Promise<Chosen | undefined> {
  const said = text.trim();
  if (said === '' || said.length > LONGEST_CHOICE) return undefined;
  const lists = await listsShown(tx, account, open);
  const question = open === undefined ? lists[0] : lists.find((list) => list.choices.some((each) => isOf(each, open)));
  const number = plainWordsOf(said);
  if (NUMBER.test(number)) return chosen(question, question?.choices[Number(number) - 1]);
  for (const list of question === undefined ? lists : [question, ...lists]) {
    const choice = byWords(list.choices, said);
    if (choice !== undefined) return chosen(list, choice);
  }
  return undefined;
}

/** Words of an older message, said while a question is open that does not take them; never a number. */
export async function readOlderWords(tx: Tx, account: number, text: string): Promise<Chosen | undefined> {
  return NUMBER.test(plainWordsOf(text)) ? undefined : readTyped(tx, account, text, undefined);
}

/** Whether the open question is the last thing the person was told: only then does a mere yes belong to it. */
export async function isLastTold(tx: Tx, account: number, open: DialogRow): Promise<boolean> {
  const [last] = await tx.$queryRaw<readonly { readonly body: string | null }[]>`
    SELECT "body" FROM "Outgoing" WHERE "accountId" = ${account} AND "sentAt" IS NOT NULL
    ORDER BY "sentAt" DESC, "id" DESC LIMIT 1`;
  return last !== undefined && last.body !== null && numbered(readMessage(last.body)).some((each) => isOf(each, open));
}

interface ShownList {
  readonly message: Message;
  readonly choices: readonly Choice[];
  /** Rewritten since, and not shown yet: what the person sees is not known any more. */
  readonly isRewritten: boolean;
}

interface ListRow {
  readonly body: string | null;
  readonly wanted: number;
  readonly shown: number;
}

/** Messages with choices, newest first: the last few, or all since the open question was put. */
async function listsShown(tx: Tx, account: number, open: DialogRow | undefined): Promise<readonly ShownList[]> {
  const rows = await tx.$queryRaw<readonly ListRow[]>`
    SELECT "body", "wanted", "shown" FROM "Outgoing"
    WHERE "accountId" = ${account} AND "choices" IS NOT NULL AND "sentAt" IS NOT NULL
      ${open === undefined ? noSql : sql`AND "createdAt" >= ${open.updatedAt} AND "sentAt" >= ${open.updatedAt}`}
    ORDER BY "sentAt" DESC, "id" DESC
    ${open === undefined ? sql`LIMIT ${LOOK_BACK}` : noSql}`;
  return rows.map(({ body, wanted, shown }) => {
    // Emptied after its retention: it still is the newest list, with nothing on it.
    const message = body === null ? { text: '' } : readMessage(body);
    return { message, choices: numbered(message), isRewritten: wanted !== shown };
  });
}

function chosen(list: ShownList | undefined, choice: Choice | undefined): Chosen | undefined {
  if (list?.isRewritten === true) return { kind: 'outdated', present: list.message };
  return chosenOf(choice);
}

/** As it stands there, else by its words alone, however politely they are said, where only one choice has them. */
function byWords(choices: readonly Choice[], said: string): Choice | undefined {
  const exact = choices.find((choice) => fold(choice.label) === fold(said));
  if (exact !== undefined) return exact;
  for (const words of new Set([wordsOf(said), plainWordsOf(said)])) {
    const [only, other] = words === '' ? [] : choices.filter((choice) => wordsOf(choice.label) === words);
    if (only !== undefined) return other === undefined ? only : undefined;
  }
  return undefined;
}

function isOf(choice: Choice, { id, revision }: DialogRow): boolean {
  const bound = 'pick' in choice ? questionChoice(choice.pick) : undefined;
  return bound !== undefined && bound.dialog === id && bound.revision === revision;
}

function chosenOf(choice: Choice | undefined): Chosen | undefined {
  return choice !== undefined && 'pick' in choice ? { kind: 'pick', pick: choice.pick } : undefined;
}

/** Our own writing, read back. */
function readMessage(json: string): Message {
  return JSON.parse(json);
}
