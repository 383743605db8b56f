/** Somebody reports a hot issue: it gets its code and its clock, and whom it concerns hears of it, at once if it is urgent. */
import type { Act } from '../../act.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { nextCode } from '../../ledger/next-code.js';
import { supersedeNilsAgainst } from '../../ledger/opinion.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { linkIn } from '../../lib/link.js';
import { takeFiles } from '../carried-files/index.js';
import { refreshDraft } from '../submissions/index.js';
import { showAlert } from './alert-card.js';
import { type Issue, requireIssue } from './issue.js';
import { reportPermission } from './permissions.js';
import { texts } from './texts.js';

export interface NewIssue {
  readonly unit: number;
  readonly place: string;
  readonly words: string;
  readonly urgent: boolean;
  /** It names somebody, and nothing is proven. */
  readonly restricted: boolean;
  /** The files sent since go along. */
  readonly filesAfter: number;
}

export async function fileIssue(act: Act, told: NewIssue): Promise<Issue> {
  const { unit, place, words, restricted } = told;
  const { path } = await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { path: true } });
  act.require(reportPermission, { path });
  const { person } = act.actor;
  if (person === undefined) throw new Error('somebody reports a hot issue');
  const { calendar } = await requirePlan(act.tx);
  const code = await nextCode(act.tx, 'TN', act.now, calendar.zone);
  const collectionId = (await takeFiles(act, 'fresh', told.filesAfter, refreshDraft)) ?? null;
  const { id } = await act.tx.hotIssue.create({
    data: {
      code,
      unitId: unit,
      place,
      words,
      link: linkIn(`${place} ${words}`) ?? null,
      collectionId,
      reportedById: person.id,
      reportedAt: act.now,
      urgentAt: told.urgent ? act.now : null,
      restricted,
      step: 'receive',
      stepSince: act.now,
      entries: { create: { kind: 'reported', byId: person.id, at: act.now } },
    },
  });
  await act.record('hot-issues.report', `hot-issue/${id}`, code);
  if (!restricted) await supersedeNils(act, id);
  await showAlert(act, id);
  return requireIssue(act.tx, id);
}

/** The unit cannot have had nothing to report in the time of an issue; whoever signed so hears of it. */
export async function supersedeNils(act: Act, id: number): Promise<void> {
  const issue = await act.tx.hotIssue.findUniqueOrThrow({ where: { id } });
  const { code, unitId } = issue;
  const edition = await requirePlan(act.tx);
  for (const { task, period, by } of await supersedeNilsAgainst(act.tx, edition, unitId, issue, act.now)) {
    await act.record('hot-issues.supersede-nil', `task/${task}`, code);
    const known = parsePeriod(period, edition.calendar);
    const text = texts.nilSuperseded(code, known === undefined ? period : periodName(known));
    await act.tell({ person: by }, { text }, { reason: `hot-issues/${id}/nil/${task}` });
  }
}
