/** Finds the choice a person made: by button, by its number, or by its words. */
import { z } from 'zod';
import type { Tx } from '../db/client.js';
import { fold } from '../lib/fold.js';
import type { Json } from '../lib/json.js';
import type { Choice, PickRef } from '../outbox/message.js';
import { boundAnswer } from './dialog.js';

/** How many messages back words and numbers still choose. */
const LOOK_BACK = 4;
const LONGEST_CHOICE = 64;

/** What a button's token stands for; undefined when it is forged, foreign or gone. */
export async function pickByToken(tx: Tx, account: number, token: string): Promise<PickRef | 'foreign' | undefined> {
  const match = /^(\d{1,15})\.(\d{1,3})$/.exec(token);
  if (match === null) return undefined;
  const row = await tx.outgoing.findUnique({
    where: { id: Number(match[1]) },
    select: { accountId: true, choices: true },
  });
  if (row === null || row.choices === null) return undefined;
  if (row.accountId !== account) return 'foreign';
  const choice = readChoices(row.choices)[Number(match[2])];
  return choice !== undefined && 'pick' in choice ? choice.pick : undefined;
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
    where: { accountId: account, choices: { not: null }, state: { in: ['waiting', 'sending', 'sent'] } },
    orderBy: { id: 'desc' },
    take: LOOK_BACK,
    select: { choices: true },
  });
  const lists = rows.map((row) => readChoices(row.choices ?? '[]'));
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

const Choices = z.array(
  z.union([
    z.object({
      label: z.string(),
      pick: z.object({ to: z.string(), key: z.custom<Json>((value) => value !== undefined) }),
    }),
    z.object({ label: z.string(), url: z.string() }),
  ]),
);

function readChoices(json: string): readonly Choice[] {
  return Choices.parse(JSON.parse(json));
}
