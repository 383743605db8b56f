/** What somebody writes into a report is kept by report and period: every later compilation has it. */
import type { Act } from '../../act.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import { seeReport } from './report-row.js';
import { wantWording } from './rewording.js';
import { texts } from './texts.js';
import type { Part } from './written-texts.js';

/** People write several parts in a row: the paper is made when they are through, or paused. */
const PAUSE_MS = 120 * SECOND_MS;

/** Empty text: the part is taken out again. A refusal is answered as a sentence. */
export async function writePart(act: Act, report: number, part: Part, text: string): Promise<string | undefined> {
  const seen = await seeReport(act, report);
  if (seen === undefined) return texts.unknown;
  const { person } = act.actor;
  if (person === undefined) throw new Error('a person writes into a report');
  if (seen.stage !== 'draft') return texts.onlyDrafts;
  const { kind, period } = seen.row;
  await act.tx.reportText.create({ data: { kind, period, part, text, byId: person.id, at: act.now } });
  await wantWording(act.tx, report, { by: person.id, notBefore: after(act.now, PAUSE_MS) });
  await act.record('reports.write', `report/${report}`, part);
  return undefined;
}

/** Writing is over: what was written is shown without waiting. */
export async function showNow(act: Act, report: number): Promise<string> {
  const seen = await seeReport(act, report);
  if (seen === undefined) return texts.unknown;
  if (seen.row.made === seen.row.wanted) return texts.nothingWritten;
  await act.tx.report.update({ where: { id: report }, data: { nextTryAt: null } });
  return texts.beingReworded;
}
