/** The button under a list that was read: import it, or leave it. */
import type { Act } from '../../act.js';
import type { Message } from '../../outbox/message.js';
import { importRoster } from './import-roster.js';
import { knownNow } from './known.js';
import { importRosterPermission } from './permissions.js';
import { planImport } from './plan-import.js';
import { peopleChanged } from './plan-words.js';
import { dryRun, StoredFile } from './read-waiting.js';
import { texts } from './texts.js';

export interface Said {
  readonly list: number;
  readonly yes: boolean;
  readonly people: number;
}

/** Judged anew at this moment: what has changed since it was shown is shown again, not imported unseen. */
export async function carryOutList(act: Act, { list: id, yes, people }: Said): Promise<readonly Message[]> {
  act.require(importRosterPermission, 'anywhere');
  const list = await act.tx.rosterImport.findUnique({ where: { id } });
  if (list === null || list.state !== 'read' || list.rows === null) return [{ text: texts.doneAlready }];
  if (!yes) {
    await end(act, id, 'dropped');
    return [{ text: texts.dropped }];
  }
  const file = StoredFile.parse(JSON.parse(list.rows));
  const plan = planImport(file, await knownNow(act.tx));
  if (plan.problems.length > 0 || peopleChanged(plan) !== people)
    return [{ text: texts.changedMeanwhile }, await dryRun(act, id, list.fileName ?? texts.sheet, file)];
  const fresh = await importRoster(act, plan, `roster/${id}`);
  await end(act, id, 'imported');
  return [{ text: texts.imported(fresh, plan.rows.length) }];
}

async function end(act: Act, id: number, state: 'imported' | 'dropped'): Promise<void> {
  await act.tx.rosterImport.update({ where: { id }, data: { state, doneAt: act.now, rows: null } });
}
