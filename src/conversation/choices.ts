/** Finds the choice a person made: by button, by its number, or by its words. */
import type { Tx } from '../db/client.js';
import { fold } from '../lib/fold.js';
import { type Choice, type Message, numbered, type PickRef } from '../outbox/message.js';
import { boundAnswer } from './dialog.js';

/** How many messages back words and numbers still choose. */
const LOOK_BACK = 4;
const LONGEST_CHOICE = 64;

/** What a button's token leads to. outdated: the message says something else by now, and this is what it says. */
export type Tapped =
  | { readonly kind: 'pick'; readonly pick: PickRef }
  | { readonly kind: 'outdated'; readonly present: Message }
  | { readonly kind: 'foreign' | 'unknown' };

/** A token is "row.revision.choice"; anybody can type one, so it must belong to this very chat. */
export async function readTap(tx: Tx, account: number, token: string): Promise<Tapped> {
  const match = /^(\d{1,15})\.(\d{1,9})\.(\d{1,3})$/.exec(token);
  if (match === null) return { kind: 'unknown' };
  const [row, revision, choice] = match.slice(1).map(Number);
  const shown = await tx.outgoing.findUnique({
    where: { id: row ?? 0 },
    select: { accountId: true, body: true, wanted: true },
  });
  if (shown === null || shown.body === null) return { kind: 'unknown' };
  if (shown.accountId !== account) return { kind: 'foreign' };
  const present = readMessage(shown.body);
  if (shown.wanted !== revision) return { kind: 'outdated', present };
  const pick = pickOf(numbered(present)[choice ?? 0]);
  return pick === undefined ? { kind: 'unknown' } : { kind: 'pick', pick };
}

/**
 * What a short text chooses: a number of the question that is open (else of the newest message with choices), or the
 * words of one of the last few. `dialog` is the running dialog, whose question comes first.
 */
export async function pickByWords(
  tx: Tx,
  account: number,
  text: string,
  dialog: { id: number; revision: number } | null,
): Promise<PickRef | undefined> {
  const said = text.trim();
  if (said === '' || said.length > LONGEST_CHOICE) return undefined;
  const rows = await tx.outgoing.findMany({
    where: { accountId: account, choices: { not: null }, sentAt: { not: null } },
    orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
    take: LOOK_BACK,
    select: { body: true },
  });
  const lists = rows.map((row) => (row.body === null ? [] : numbered(readMessage(row.body))));
  const open =
    dialog === null ? undefined : lists.find((choices) => choices.some((choice) => isOfQuestion(choice, dialog)));
  const ordered = open === undefined ? lists : [open, ...lists.filter((list) => list !== open)];
  const number = /^\d{1,2}$/.test(said) ? Number(said) : undefined;
  if (number !== undefined) return pickOf(ordered[0]?.[number - 1]);
  const words = fold(said);
  return pickOf(ordered.flat().find((choice) => fold(choice.label) === words));
}

function isOfQuestion(choice: Choice, { id, revision }: { id: number; revision: number }): boolean {
  const bound = 'pick' in choice ? boundAnswer(choice.pick) : undefined;
  return bound !== undefined && bound.dialog === id && bound.revision === revision;
}

function pickOf(choice: Choice | undefined): PickRef | undefined {
  return choice !== undefined && 'pick' in choice ? choice.pick : undefined;
}

/** Our own writing, read back. */
function readMessage(json: string): Message {
  return JSON.parse(json);
}
