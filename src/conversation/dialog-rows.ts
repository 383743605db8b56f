/** Running dialogs as rows: begin, put the question, take an answer, end. */
import type { Act } from '../act.js';
import { after, DAY_MS } from '../lib/clock.js';
import type { Json } from '../lib/json.js';
import { type Answer, bind, type Dialog, type DialogStart, type Outcome } from './dialog.js';
import { texts } from './texts.js';

/** A question nobody answers is closed after this; drafts stay. */
const DIALOG_LIFETIME_MS = 7 * DAY_MS;

export interface DialogRow {
  readonly id: number;
  readonly kind: string;
  readonly version: number;
  readonly step: string;
  readonly answers: string;
  readonly revision: number;
  /** When its question was put. */
  readonly updatedAt: Date;
}

/** A dialog somebody is in, with the form it follows. */
export interface RunningDialog {
  readonly row: DialogRow;
  readonly dialog: Dialog;
}

/** The question that is open, by the clock: one that nobody answered in time is closed, swept or not. */
export async function activeDialog(act: Act, account: number): Promise<DialogRow | undefined> {
  const [row] = await act.tx.$queryRaw<readonly (DialogRow & { readonly expiresAt: Date })[]>`
    SELECT "id", "kind", "version", "step", "answers", "revision", "updatedAt", "expiresAt"
    FROM "Dialog" WHERE "activeFor" = ${account}`;
  if (row === undefined) return undefined;
  if (row.expiresAt > act.now) return row;
  await endDialog(act, account, 'expired');
  return undefined;
}

/**
 * The dialog the account is in, if it can go on. One whose form has changed since is ended with an honest word; without a
 * word one that a former member was in, and the joining of somebody who was let in meanwhile: it is no longer theirs.
 */
export async function runningDialog(
  act: Act,
  account: number,
  dialogs: ReadonlyMap<string, Dialog>,
): Promise<RunningDialog | undefined> {
  const row = await activeDialog(act, account);
  if (row === undefined) return undefined;
  const dialog = dialogs.get(row.kind);
  const isStranger = act.actor.person === undefined;
  if (isStranger ? dialog?.forStrangers !== true : dialog?.forStrangers === true) {
    await endDialog(act, account, 'expired');
    return undefined;
  }
  if (dialog !== undefined && dialog.version === row.version && dialog.fits(row.step, JSON.parse(row.answers))) {
    return { row, dialog };
  }
  await endDialog(act, account, 'expired');
  await act.tell({ account }, { text: texts.formChanged });
  return undefined;
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
  await putQuestion(act, account, { row, dialog: start.dialog });
}

/** Ends the running dialog, if there is one. */
export async function endDialog(
  act: Act,
  account: number,
  state: 'done' | 'cancelled' | 'expired' | 'interrupted',
): Promise<boolean> {
  const ended = await act.tx.$executeRaw`
    UPDATE "Dialog" SET "activeFor" = NULL, "state" = ${state}, "updatedAt" = ${act.now}
    WHERE "activeFor" = ${account}`;
  return ended > 0;
}

/** Asks the question of the current step. */
export async function putQuestion(act: Act, account: number, { row, dialog }: RunningDialog): Promise<void> {
  for (const message of await dialog.ask(row.step, JSON.parse(row.answers), act)) {
    await act.tell({ account }, bind(message, row.id, row.revision));
  }
}

/** Takes an answer to the running dialog and says what follows; 'notHere' when its step does not take such an answer. */
export async function takeAnswer(
  act: Act,
  account: number,
  running: RunningDialog,
  answer: Answer,
): Promise<'taken' | 'notHere'> {
  const { row, dialog } = running;
  const outcome = await dialog.answer(row.step, JSON.parse(row.answers), answer, act);
  if (outcome === 'notHere') return 'notHere';
  await follow(act, account, running, outcome);
  return 'taken';
}

async function follow(act: Act, account: number, { row, dialog }: RunningDialog, outcome: Outcome): Promise<void> {
  switch (outcome.kind) {
    case 'again':
      await act.tell({ account }, bind(outcome.why, row.id, row.revision));
      return;
    case 'done':
      await endDialog(act, account, 'done');
      for (const message of outcome.say) await act.tell({ account }, message);
      if (outcome.next !== undefined) await beginDialog(act, account, outcome.next);
      return;
    case 'go': {
      const next = await moveOn(act, row, outcome.step, outcome.answers);
      await putQuestion(act, account, { row: next, dialog });
    }
  }
}

async function moveOn(act: Act, row: DialogRow, step: string, answers: Json): Promise<DialogRow> {
  const next = { step, answers: JSON.stringify(answers), revision: row.revision + 1, updatedAt: act.now };
  await act.tx.$executeRaw`
    UPDATE "Dialog" SET "step" = ${next.step}, "answers" = ${next.answers}, "revision" = ${next.revision},
      "updatedAt" = ${next.updatedAt}, "expiresAt" = ${after(act.now, DIALOG_LIFETIME_MS)}
    WHERE "id" = ${row.id}`;
  return { ...row, ...next };
}
