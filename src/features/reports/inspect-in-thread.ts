/** In the document thread: a document for each unit with its grading, the evidence of it, and its tasks with their proofs. */
import { buffer } from 'node:stream/consumers';
import { renderDocx } from '../../documents/docx.js';
import type { Block, OfficialDocument, TableCell } from '../../documents/official-document.js';
import { formatNumber } from '../../documents/vietnamese-numbers.js';
import { renderZip, type ZipEntry } from '../../documents/zip.js';
import type { ReportModel } from '../../ledger/compile-model.js';
import type { Evidence, GradingModel } from '../../ledger/grading.js';
import { numericDay } from './document/days.js';
import { inspectTexts as texts } from './document/inspect-texts.js';
import { texts as documentTexts } from './document/texts.js';
import type { InspectInput, UnitFile } from './job.js';
import { readModel } from './stored-model.js';

const MOST_EVIDENCE = 300;
const MOST_TASKS = 1_500;

/** The job: see job.ts. */
export async function run(
  { model: stored, plan, at }: InspectInput,
  [pages]: readonly [AsyncIterable<readonly UnitFile[]>],
): Promise<{ readonly archive: Uint8Array }> {
  const model = readModel(stored);
  const entries: ZipEntry[] = [];
  for await (const units of pages) {
    for (const unit of units) {
      const bytes = await renderDocx(unitDocument(unit, model, plan.organisation.name, plan.zone));
      entries.push({ path: [`${unit.code}.docx`], content: { bytes }, modifiedAt: at });
    }
  }
  return { archive: new Uint8Array(await buffer(renderZip(entries))) };
}

/** A document without head and foot: it is shown beside the report, not issued. */
export function unitDocument(unit: UnitFile, model: ReportModel, organisation: string, zone: string): OfficialDocument {
  const { period, asOf } = model;
  const body: readonly Block[] = [
    { type: 'paragraph', text: texts.opening(unit.name, organisation, period, numericDay(asOf, zone)) },
    { type: 'heading', level: 1, text: texts.grading },
    ...gradingBlocks(unit.code, model.grading),
    { type: 'heading', level: 1, text: texts.tasks },
    {
      type: 'table',
      columns: texts.taskColumns.map((title) => ({ title })),
      rows: unit.tasks
        .slice(0, MOST_TASKS)
        .map((task, index): readonly TableCell[] => [
          index + 1,
          task.about === null ? task.duty : `${task.duty}: ${task.about}`,
          task.clause,
          task.due,
          task.state,
          task.done,
          task.proof,
        ]),
    },
  ];
  return { kind: 'chapter', title: texts.title(unit.name, period), body };
}

function gradingBlocks(code: string, grading: GradingModel | null): readonly Block[] {
  if (grading === null) return [{ type: 'paragraph', text: texts.notGraded }];
  if (grading.mode === 'points') {
    const unit = grading.units.find((each) => each.code === code);
    if (unit === undefined) return [{ type: 'paragraph', text: texts.notGraded }];
    return [
      { type: 'paragraph', text: texts.points(formatNumber(unit.points), unit.grade) },
      {
        type: 'table',
        columns: texts.pointColumns.map((title) => ({ title })),
        rows: grading.rules.map(({ title }, at) => [
          title,
          unit.lines[at]?.count ?? 0,
          unit.lines[at]?.points ?? 0,
          evidenceWords(unit.lines[at]?.evidence ?? []),
        ]),
        total: [texts.total, null, unit.points, null],
      },
    ];
  }
  const unit = grading.units.find((each) => each.code === code);
  if (unit === undefined) return [{ type: 'paragraph', text: texts.notGraded }];
  return [
    { type: 'paragraph', text: texts.condition(documentTexts.condition(unit.met), unit.done, unit.judged) },
    {
      type: 'table',
      columns: texts.conditionColumns.map((title) => ({ title })),
      rows: unit.evidence.map(({ title, count, of }) => [title, count, of]),
    },
  ];
}

function evidenceWords(evidence: readonly Evidence[]): string {
  const words = evidence
    .slice(0, MOST_EVIDENCE)
    .map(({ code, title, count, of }) => (of === null ? `${code} ${title}` : `${title}: ${count}/${of}`));
  return words.join('; ');
}
