/** What stands at the top of an issue wherever it is shown from inside. */
import type { Act } from '../../act.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { carriedFiles } from '../carried-files/index.js';
import type { Issue } from './issue.js';
import { stepDueAt } from './rules.js';
import { texts } from './texts.js';

export async function headOf(act: Act, issue: Issue, { calendar }: PlanInForce): Promise<string> {
  const files = issue.collectionId === null ? undefined : (await carriedFiles(act, issue.collectionId, '')).words;
  return texts.head({
    code: issue.code,
    urgent: issue.urgentAt !== null,
    restricted: issue.restricted,
    place: issue.place,
    unit: issue.unit.name,
    words: issue.words,
    by: issue.reportedBy.name,
    at: spellMoment(issue.reportedAt, calendar.zone),
    files,
    owner: issue.owner?.name,
  });
}

/** "Đang ở bước: Xác minh. Hạn: …" */
export function standingOf(issue: Issue, edition: PlanInForce, now: Date): string {
  const due = stepDueAt(issue, edition);
  const spelled = due === undefined ? undefined : spellDueAt(due, edition.calendar.zone);
  return texts.nowAt(issue.step, spelled, due !== undefined && now >= due);
}
