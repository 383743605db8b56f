/** A hot issue as it stands, and who sees which of its faces. */
import type { Act } from '../../act.js';
import type { Read } from '../../db/client.js';
import { handlingUnit, leadersOver } from './people.js';
import { handlePermission, seePermission, seeRestrictedPermission } from './permissions.js';

const NAME = { select: { id: true, name: true } } as const;

export type Issue = NonNullable<Awaited<ReturnType<typeof loadIssue>>>;

/** Undefined: there is none. */
export async function loadIssue(read: Read, id: number) {
  const row = await read.hotIssue.findUnique({
    where: { id },
    include: {
      unit: { select: { id: true, code: true, name: true, path: true } },
      reportedBy: NAME,
      owner: NAME,
      entries: { orderBy: { id: 'asc' }, include: { by: NAME } },
      crisis: true,
    },
  });
  return row ?? undefined;
}

export async function requireIssue(read: Read, id: number): Promise<Issue> {
  const issue = await loadIssue(read, id);
  if (issue === undefined) throw new Error(`hot issue ${id} is gone`);
  return issue;
}

/** What decides who sees an issue. */
export type Seen = Pick<Issue, 'restricted' | 'ownerId' | 'reportedById'> & { readonly unit: Issue['unit'] };

/** inside: everything. outside: what became of it, for whoever reported it. */
export type Face = 'inside' | 'outside';

export async function faceFor(act: Act, issue: Seen): Promise<Face | undefined> {
  const person = act.actor.person?.id;
  if (act.actor.house || (person !== undefined && issue.ownerId === person)) return 'inside';
  if (await seesInside(act, issue)) return 'inside';
  return person === issue.reportedById ? 'outside' : undefined;
}

/** Whether the actor may do its steps: the owner, and those who see the inside by their office. */
export async function mayHandle(act: Act, issue: Seen): Promise<boolean> {
  if (act.actor.person !== undefined && issue.ownerId === act.actor.person.id) return true;
  if (!(await seesInside(act, issue))) return false;
  const handling = await handlingUnit(act.tx, issue.unit);
  return act.may(handlePermission, issue.unit) || act.may(handlePermission, handling);
}

async function seesInside(act: Act, issue: Seen): Promise<boolean> {
  if (issue.restricted) {
    if (!act.may(seeRestrictedPermission, issue.unit)) return false;
    return (await leadersOver(act.tx, issue.unit)).includes(act.actor.person?.id ?? 0);
  }
  return act.may(seePermission, issue.unit) || act.may(seePermission, await handlingUnit(act.tx, issue.unit));
}
