/** In the document thread: counts the rows as they come, compiles the model, makes the document and the workbook of it. */
import { createHash } from 'node:crypto';
import { renderCsvArchive } from '../../documents/csv-archive.js';
import { renderDocx } from '../../documents/docx.js';
import { renderPng } from '../../documents/picture.js';
import { renderXlsx } from '../../documents/xlsx.js';
import { compile } from '../../ledger/compile.js';
import type { Gap, ItemRow, ReportModel } from '../../ledger/compile-model.js';
import { createNumbers, type IssuedRow } from '../../ledger/frozen.js';
import type { ListedTask } from '../../ledger/task-pages.js';
import { documentOf } from './document/document-of.js';
import type { Compiled, CompileInput, ReportDigest } from './job.js';
import { workbookOf } from './workbook/workbook-of.js';

const COUNTS_PER_TEXT = 300;
const GAPS_TOLD = 6;
const UNITS_TOLD = 4;

type Source<R> = AsyncIterable<readonly R[]>;

/** The job: see job.ts. */
export async function run(
  { scope, plan, fixed, frozen, paper }: CompileInput,
  [taskPages, issuedPages, itemPages, laterPages]: readonly [
    Source<ListedTask>,
    Source<IssuedRow>,
    Source<ItemRow>,
    Source<ItemRow>,
  ],
): Promise<Compiled> {
  const numbers = createNumbers(plan.duties, frozen);
  const tasks: ListedTask[] = [];
  for await (const page of taskPages) {
    for (const task of page) {
      numbers.add(task);
      tasks.push(task);
    }
  }
  for await (const page of issuedPages) for (const row of page) numbers.addIssued(row);
  const items = await all(itemPages);
  const approvedLater = await all(laterPages);
  const count = numbers.result();
  const model = compile(
    scope,
    { ...fixed, count, items, approvedLater, ...(frozen.length === 0 ? {} : { frozenLater: count.later }) },
    plan,
  );
  const book = () => workbookOf(model, plan, { frozen, tasks, items, approvedLater });
  return {
    model: JSON.stringify(model),
    digest: digestOf(model),
    counts: countTexts(model),
    document: await renderDocx(documentOf(model, plan, paper, renderPng)),
    workbook: await renderXlsx(book()),
    csv: await renderCsvArchive(book(), fixed.asOf),
  };
}

async function all<R>(source: Source<R>): Promise<readonly R[]> {
  const rows: R[] = [];
  for await (const page of source) rows.push(...page);
  return rows;
}

function digestOf(model: ReportModel): ReportDigest {
  const { period, totals, items, published, sections, gaps, topics, uncovered, dueAt, dataTo, asOf } = model;
  return {
    period,
    totals,
    items,
    published: published.total,
    sections: sections.map(({ name, numbers }) => ({ name, numbers })),
    fingerprint: createHash('sha256')
      .update(JSON.stringify({ ...model, asOf: '' }))
      .digest('hex'),
    gaps: gaps.slice(0, GAPS_TOLD).map(toldGap),
    gapCount: gaps.length,
    topics: topics.length,
    uncovered: uncovered.length,
    dueAt,
    dataTo,
    asOf,
    frozenLater: model.frozenLater,
  };
}

function toldGap({ units, ...gap }: Gap): ReportDigest['gaps'][number] {
  const shown = units.length > UNITS_TOLD ? UNITS_TOLD - 1 : units.length;
  return { ...gap, names: units.slice(0, shown).map(({ name }) => name), others: units.length - shown };
}

function countTexts({ duties }: ReportModel): readonly string[] {
  const rows = duties.flatMap(({ code, clause, units }) =>
    units.map(({ id, counts, dueAt, lastDueAt }) => ({
      unitId: id,
      dutyCode: code,
      clause,
      dueAt,
      lastDueAt,
      ...counts,
    })),
  );
  const texts: string[] = [];
  for (let at = 0; at < rows.length; at += COUNTS_PER_TEXT)
    texts.push(JSON.stringify(rows.slice(at, at + COUNTS_PER_TEXT)));
  return texts;
}
