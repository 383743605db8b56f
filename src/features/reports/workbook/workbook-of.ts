/** The rows behind every number of a report, as sheets. Pure. */
import type { Sheet, SheetRow, Workbook } from '../../../documents/workbook.js';
import type { ReportModel } from '../../../ledger/compile-model.js';
import type { Counts } from '../../../ledger/count.js';
import type { ReportPlan } from '../job.js';
import { gradingSheet } from './grading-sheet.js';
import { type BookRows, itemSheet, taskSheet } from './row-sheets.js';
import { date, number, paged, sheet, text } from './sheet-parts.js';
import { sheetTime } from './sheet-time.js';
import { texts } from './texts.js';

export function workbookOf(model: ReportModel, plan: ReportPlan, rows: BookRows): Workbook {
  const { published, sections, supplement, grading } = model;
  return {
    sheets: [
      summarySheet(model, plan),
      countSheet(model),
      taskSheet(rows, plan),
      itemSheet(rows, plan),
      topicSheet(model),
      ...(published.total === 0 ? [] : [publishedSheet(model, plan)]),
      ...sections.flatMap(({ title, tables }) =>
        tables.map(
          (table): Sheet => ({
            name: tables.length === 1 ? title : `${title} - ${table.title}`,
            columns: table.columns,
            pages: paged(table.rows, (row) => row),
          }),
        ),
      ),
      ...(grading === null ? [] : [gradingSheet(grading)]),
      ...(supplement === null
        ? []
        : [
            sheet(
              texts.sheets.supplement,
              [text(texts.columns.unit), text(texts.columns.task), date(texts.columns.doneAt)],
              supplement.tasks,
              ({ unit, title, doneAt }) => [unit.name, title, sheetTime(doneAt, plan.zone)],
            ),
          ]),
    ],
  };
}

/** The totals, beside those of earlier periods. */
function summarySheet(model: ReportModel, { zone }: ReportPlan): Sheet {
  const { totals, items, published, before, lastYear, sections, dataFrom, dataTo, asOf } = model;
  const ofCounts = NUMBERS.map(
    ([name, of]): SheetRow => [
      texts.tasks(name),
      of(totals),
      before === null ? null : of(before.totals),
      lastYear === null ? null : of(lastYear.totals),
    ],
  );
  const ofItems = ITEM_NUMBERS.map(
    ([name, key]): SheetRow => [
      texts.items(name),
      items[key],
      before?.items[key] ?? null,
      lastYear?.items[key] ?? null,
    ],
  );
  const ofSections = sections.flatMap(({ name, title, numbers }) =>
    numbers.map((number): SheetRow => {
      const then = (earlier: typeof before) =>
        earlier?.sections.find((each) => each.name === name)?.numbers.find((each) => each.name === number.name)
          ?.value ?? null;
      return [`${title}: ${number.name}`, number.value, then(before), then(lastYear)];
    }),
  );
  const rows: readonly SheetRow[] = [
    ...ofCounts,
    ...ofItems,
    [texts.published, published.total, before?.published ?? null, lastYear?.published ?? null],
    ...ofSections,
    [texts.data(sheetTime(dataFrom, zone), sheetTime(dataTo, zone), sheetTime(asOf, zone)), null, null, null],
  ];
  return sheet(
    texts.sheets.summary,
    [
      { title: texts.columns.number, type: 'text', width: 60 },
      number(texts.columns.now),
      number(texts.columns.before),
      number(texts.columns.lastYear),
    ],
    rows,
    (row) => row,
  );
}

/** Unit × duty. */
function countSheet({ duties }: ReportModel): Sheet {
  const rows = duties.flatMap((duty) => duty.units.map((unit) => ({ duty, unit })));
  return sheet(
    texts.sheets.counts,
    [
      text(texts.columns.duty),
      text(texts.columns.clause),
      text(texts.columns.unitCode),
      text(texts.columns.unit),
      ...NUMBERS.map(([name]) => number(name)),
    ],
    rows,
    ({ duty, unit }) => [duty.title, duty.clause, unit.code, unit.name, ...NUMBERS.map(([, of]) => of(unit.counts))],
  );
}

function topicSheet({ topics, withoutTopic }: ReportModel): Sheet {
  const rest = withoutTopic === 0 ? [] : [{ code: '', title: texts.withoutTopic, approved: withoutTopic }];
  return sheet(
    texts.sheets.topics,
    [text(texts.columns.code), text(texts.columns.topic), number(texts.columns.approved)],
    [...topics, ...rest],
    ({ code, title, approved }) => [code, title, approved],
  );
}

function publishedSheet({ published }: ReportModel, { channels }: ReportPlan): Sheet {
  const names = new Map(channels.map(({ code, name }) => [code, name]));
  const { columns } = texts;
  return sheet(
    texts.sheets.published,
    [
      text(columns.code),
      text(columns.title),
      text(columns.unit),
      text(columns.channel),
      date(columns.publishedOn),
      { title: columns.link, type: 'link' },
    ],
    published.entries,
    ({ code, title, unit, channel, on, link }) => [
      code,
      title,
      unit.name,
      names.get(channel ?? '') ?? channel ?? null,
      on,
      link ?? null,
    ],
  );
}

const NUMBERS: readonly (readonly [string, (counts: Counts) => number])[] = [
  [texts.numbers.tasks, (counts) => counts.tasks],
  [texts.numbers.required, (counts) => counts.required],
  [texts.numbers.paid, (counts) => counts.paid],
  [texts.numbers.onTime, (counts) => counts.onTime],
  [texts.numbers.late, (counts) => counts.late],
  [texts.numbers.nil, (counts) => counts.nil],
  [texts.numbers.excused, (counts) => counts.excused],
  [texts.numbers.inReview, (counts) => counts.inReview],
  [texts.numbers.toFix, (counts) => counts.toFix],
  [texts.numbers.open, (counts) => counts.open],
  [texts.numbers.missing, (counts) => counts.missing],
  [texts.numbers.upcoming, (counts) => counts.upcoming],
];

const ITEM_NUMBERS = [
  [texts.numbers.sent, 'sent'],
  [texts.numbers.approved, 'approved'],
  [texts.numbers.inReview, 'inReview'],
  [texts.numbers.toFix, 'returned'],
  [texts.numbers.rejected, 'rejected'],
  [texts.numbers.withdrawn, 'withdrawn'],
] as const;
