/** To whom an issue is handed over: those near it first. */
import { z } from 'zod';
import { type Act, NotAllowed } from '../../act.js';
import { defineDialog } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { FIRST_VIEW, ListView } from '../../conversation/listing.js';
import { eachOnce, postsHeld } from '../../org/people.js';
import { type Issue, loadIssue, mayHandle, requireIssue } from './issue.js';
import { handlingUnit } from './people.js';
import { handlePermission } from './permissions.js';
import { handOverTo } from './take-step.js';
import { texts } from './texts.js';

export const handOverDialog = defineDialog({
  kind: 'hot-issues.hand-over',
  version: 1,
  states: { whom: ListView.extend({ issue: z.number() }) },

  steps: (moves) => ({
    whom: listStep({
      ask: async ({ issue }, act) => texts.askOwner((await requireIssue(act.tx, issue)).code),
      entries: async ({ issue }, act) => peopleEntries(act, await requireIssue(act.tx, issue)),
      nothing: texts.nobodyFound,
      turn: (answers) => moves.go('whom', answers),
      chosen: async (key, { issue }, act) => moves.done({ text: await handOverTo(act, issue, Number(key)) }),
    }),
  }),
});

export async function beginHandingOver(act: Act, id: number): Promise<Reply> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return [{ text: texts.gone }];
  if (!(await mayHandle(act, issue))) throw new NotAllowed(handlePermission.action);
  if (issue.closedAt !== null) return [{ text: texts.alreadyClosed(issue.code) }];
  return handOverDialog.at('whom', { issue: id, ...FIRST_VIEW });
}

/** People of the unit and of the one that handles such things, then leads, editors, office and leaders elsewhere. */
async function peopleEntries(act: Act, issue: Issue) {
  const near = [issue.unit.id, (await handlingUnit(act.tx, issue.unit)).id];
  const posts = await postsHeld(act.tx, {
    OR: [{ unitId: { in: near } }, { role: { in: ['lead', 'editor', 'office', 'leader'] } }],
  });
  const people = eachOnce(posts);
  const isNear = ({ unit }: { readonly unit: { readonly id: number } }) => near.includes(unit.id);
  return [...people.filter(isNear), ...people.filter((person) => !isNear(person))]
    .filter(({ id }) => id !== issue.ownerId)
    .map(({ id, name, unit }) => ({ key: String(id), name, label: texts.person(name, unit.name) }));
}
