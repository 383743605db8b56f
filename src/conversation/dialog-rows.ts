/** Running dialogs as rows: begin, put the question, take an answer, end. */
import type { Act } from '../act.js';
import type { Tx } from '../db/client.js';
import { after, DAY_MS } from '../lib/clock.js';
import type { Json } from '../lib/json.js';
import type { Message } from '../outbox/message.js';
import { type Answer, bind, type Dialog, type DialogStart, type Outcome } from './dialog.js';
import { texts } from './texts.js';

/** A question nobody answers is closed after this; drafts stay. */
const DIALOG_LIFETIME_MS = 7 * DAY_MS;

export interface RunningDialog {
  readonly id: number;
  readonly kind: string;
  readonly version: number;
  readonly step: string;
  readonly answers: string;
  readonly revision: number;
}

export async function activeDialog(tx: Tx, account: number): Promise<RunningDialog | null> {
  return tx.dialog.findUnique({ where: { activeFor: account } });
}

/** Begins a dialog; one that was running is marked as interrupted. */
export async function beginDialog(act: Act, account: number, start: DialogStart): Promise<void> {
  await endDialog(act, account, 'interrupted');
  const row = await act.tx.dialog.create({
    data: {
      accountId: account,
      activeFor: account,
      kind: start.dialog.kind,
      version: start.dialog.version,
      step: start.step,
      answers: JSON.stringify(start.answers),
      revision: 1,
      state: 'active',
      expiresAt: after(act.now, DIALOG_LIFETIME_MS),
      updatedAt: act.now,
    },
  });
  await putQuestion(act, account, start.dialog, row);
}

/** Ends the running dialog, if there is one. */
export async function endDialog(
  act: Act,
  account: number,
  state: 'done' | 'cancelled' | 'expired' | 'interrupted',
): Promise<boolean> {
  const { count } = await act.tx.dialog.updateMany({
    where: { activeFor: account },
    data: { activeFor: null, state, updatedAt: act.now },
  });
  return count > 0;
}

/** Asks the question of the current step. */
export async function putQuestion(act: Act, account: number, dialog: Dialog, row: RunningDialog): Promise<void> {
  for (const message of await dialog.ask(row.step, JSON.parse(row.answers), act)) {
    await act.tell({ account }, bind(message, row.id, row.revision));
  }
}

/** Takes an answer to the running dialog and says what follows; 'notHere' when its step does not take such an answer. */
export async function takeAnswer(
  act: Act,
  account: number,
  dialog: Dialog,
  row: RunningDialog,
  answer: Answer,
): Promise<'taken' | 'notHere'> {
  const outcome = await dialog.answer(row.step, JSON.parse(row.answers), answer, act);
  if (outcome === 'notHere') return 'notHere';
  await follow(act, account, dialog, row, outcome);
  return 'taken';
}

async function follow(act: Act, account: number, dialog: Dialog, row: RunningDialog, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'again':
      await sayBound(act, account, [outcome.why], row);
      return;
    case 'done':
      await endDialog(act, account, 'done');
      for (const message of outcome.say) await act.tell({ account }, message);
      if (outcome.next !== undefined) await beginDialog(act, account, outcome.next);
      return;
    case 'go': {
      const next = await moveOn(act, row, outcome.step, outcome.answers);
      await putQuestion(act, account, dialog, next);
    }
  }
}

async function sayBound(act: Act, account: number, messages: readonly Message[], row: RunningDialog): Promise<void> {
  for (const message of messages) await act.tell({ account }, bind(message, row.id, row.revision));
}

async function moveOn(act: Act, row: RunningDialog, step: string, answers: Json): Promise<RunningDialog> {
  const next = { step, answers: JSON.stringify(answers), revision: row.revision + 1 };
  await act.tx.dialog.update({
    where: { id: row.id },
    data: { ...next, expiresAt: after(act.now, DIALOG_LIFETIME_MS), updatedAt: act.now },
  });
  return { ...row, ...next };
}

/** The definition a running dialog belongs to; one whose form has changed since is ended with an honest word. */
export async function definitionOf(
  act: Act,
  account: number,
  row: RunningDialog,
  dialogs: ReadonlyMap<string, Dialog>,
): Promise<Dialog | undefined> {
  const dialog = dialogs.get(row.kind);
  if (dialog !== undefined && dialog.version === row.version) return dialog;
  await endDialog(act, account, 'expired');
  await act.tell({ account }, { text: texts.formChanged });
  return undefined;
}
