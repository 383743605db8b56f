/** To whom an issue is handed over: those near it first. */
import { z } from 'zod';
import { type Act, NotAllowed } from '../../act.js';
import { defineDialog, type Moves, type Outcome } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { FIRST_VIEW, type Listed, ListView, listPicked, listQuestion, listTyped } from '../../conversation/listing.js';
import { eachOnce } from '../assignments/index.js';
import { type Issue, loadIssue, mayHandle, requireIssue } from './issue.js';
import { handlingUnit } from './people.js';
import { handlePermission } from './permissions.js';
import { handOverTo } from './take-step.js';
import { texts } from './texts.js';

const states = { whom: ListView.extend({ issue: z.number() }) };

export const handOverDialog = defineDialog({
  kind: 'hot-issues.hand-over',
  version: 1,
  states,

  steps: (moves) => ({
    whom: {
      ask: async ({ issue, ...view }, act) => {
        const found = await requireIssue(act.tx, issue);
        return [listQuestion(texts.askOwner(found.code), await peopleEntries(act, found), view)];
      },
      pick: async (key, { issue, ...view }, act) =>
        given(listPicked(key, await peopleEntries(act, await requireIssue(act.tx, issue)), view), issue, act, moves),
      text: async (text, { issue }, act) =>
        given(listTyped(text, await peopleEntries(act, await requireIssue(act.tx, issue))), issue, act, moves),
    },
  }),
});

export async function beginHandingOver(act: Act, id: number): Promise<Reply> {
  const issue = await loadIssue(act.tx, id);
  if (issue === undefined) return [{ text: texts.gone }];
  if (!(await mayHandle(act, issue))) throw new NotAllowed(handlePermission.action);
  if (issue.closedAt !== null) return [{ text: texts.alreadyClosed(issue.code) }];
  return handOverDialog.at('whom', { issue: id, ...FIRST_VIEW });
}

async function given(
  listed: Listed | undefined,
  issue: number,
  act: Act,
  moves: Moves<typeof states>,
): Promise<Outcome> {
  if (listed !== undefined && 'nothing' in listed) return moves.again(texts.nobodyFound(listed.nothing));
  if (listed !== undefined && 'key' in listed)
    return moves.done({ text: await handOverTo(act, issue, Number(listed.key)) });
  return moves.go('whom', { issue, ...(listed === undefined ? FIRST_VIEW : listed.view) });
}

/** People of the unit and of the one that handles such things, then leads, editors, office and leaders elsewhere. */
async function peopleEntries(act: Act, issue: Issue) {
  const near = [issue.unit.id, (await handlingUnit(act.tx, issue.unit)).id];
  const posts = await act.tx.membership.findMany({
    where: {
      until: null,
      person: { leftAt: null },
      OR: [{ unitId: { in: near } }, { role: { in: ['lead', 'editor', 'office', 'leader'] } }],
    },
    orderBy: { id: 'asc' },
    select: { person: { select: { id: true, name: true } }, unit: { select: { id: true, name: true, path: true } } },
  });
  const people = eachOnce(posts.map(({ person, unit }) => ({ ...person, unit })));
  const isNear = ({ unit }: { readonly unit: { readonly id: number } }) => near.includes(unit.id);
  return [...people.filter(isNear), ...people.filter((person) => !isNear(person))]
    .filter(({ id }) => id !== issue.ownerId)
    .map(({ id, name, unit }) => ({ key: String(id), name, label: texts.person(name, unit.name) }));
}
