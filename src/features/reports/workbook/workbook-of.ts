/** The rows behind every number of a report, as sheets. Pure. */
import type { Sheet, SheetCell, SheetColumn, SheetRow, Workbook } from '../../../documents/workbook.js';
import { countedDuty } from '../../../ledger/assigned-duty.js';
import type { ItemRow, ReportModel } from '../../../ledger/compile-model.js';
import type { Counts } from '../../../ledger/count.js';
import { type FrozenReport, frozenFor, isLater } from '../../../ledger/frozen.js';
import type { GradingModel } from '../../../ledger/grading.js';
import type { ListedTask } from '../../../ledger/task-pages.js';
import { topicTitles } from '../document/tables.js';
import type { ReportPlan } from '../job.js';
import { sheetTime } from './sheet-time.js';
import { texts } from './texts.js';

export interface BookRows {
  /** The confirmed reports whose numbers stand for the period. */
  readonly frozen: readonly FrozenReport[];
  readonly tasks: readonly ListedTask[];
  readonly items: readonly ItemRow[];
  readonly approvedLater: readonly ItemRow[];
}

const ROWS_PER_PAGE = 500;

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

function taskSheet({ tasks, frozen }: BookRows, plan: ReportPlan): Sheet {
  const isAfter = (task: ListedTask) => {
    const report = frozenFor(frozen, task.dutyCode);
    return report !== undefined && isLater(task, report);
  };
  const duties = new Map(plan.duties.map((duty) => [duty.code, duty]));
  const { columns } = texts;
  return sheet(
    texts.sheets.tasks,
    [
      text(columns.code),
      text(columns.unit),
      text(columns.duty),
      text(columns.about),
      text(columns.clause),
      text(columns.period),
      date(columns.opensAt),
      date(columns.dueAt),
      number(columns.required),
      number(columns.counted),
      text(columns.state),
      date(columns.doneAt),
      text(columns.note),
    ],
    tasks.filter(({ state }) => state !== 'cancelled'),
    (task) => [
      task.key,
      task.unit.name,
      countedDuty((code) => duties.get(code), task.dutyCode)?.title ?? task.dutyCode,
      task.title,
      task.clause,
      task.period,
      sheetTime(task.opensAt, plan.zone),
      sheetTime(new Date(task.dueAt.getTime() - 1), plan.zone),
      task.required,
      task.counted,
      texts.state(task.state, task.inTime),
      task.doneAt === null ? null : sheetTime(task.doneAt, plan.zone),
      isAfter(task) ? texts.sheets.supplement : null,
    ],
  );
}

function itemSheet({ items, approvedLater }: BookRows, plan: ReportPlan): Sheet {
  const titles = topicTitles(plan);
  const { columns } = texts;
  const rowOf = (item: ItemRow, isLater: boolean): SheetRow => [
    item.code,
    item.title,
    item.author,
    item.unit.name,
    titles.get(item.topic ?? '') ?? null,
    texts.itemState(item.state),
    sheetTime(item.firstSentAt, plan.zone),
    item.decidedAt === null ? null : sheetTime(item.decidedAt, plan.zone),
    isLater ? texts.fromBefore : null,
  ];
  const all = [
    ...items.map((item) => ({ item, isLater: false })),
    ...approvedLater.map((item) => ({ item, isLater: true })),
  ];
  return sheet(
    texts.sheets.items,
    [
      text(columns.code),
      text(columns.title),
      text(columns.author),
      text(columns.unit),
      text(columns.topic),
      text(columns.state),
      date(columns.sentAt),
      date(columns.decidedAt),
      text(columns.note),
    ],
    all,
    ({ item, isLater }) => rowOf(item, isLater),
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

/** One row a piece of evidence, so that an inspector can filter by unit. */
function gradingSheet(grading: GradingModel): Sheet {
  const { columns } = texts;
  const rows: readonly SheetRow[] =
    grading.mode === 'points'
      ? grading.units.flatMap((unit) =>
          unit.lines.flatMap((line, index): SheetRow[] => {
            const rule = grading.rules[index];
            const head: SheetRow = [unit.name, rule?.title ?? null, line.count, line.points];
            if (line.evidence.length === 0) return [[...head, null, null, null, null]];
            return line.evidence.map(({ code, title, count, link }, at) => [
              ...(at === 0 ? head : [unit.name, rule?.title ?? null, null, null]),
              code,
              title,
              count,
              link,
            ]);
          }),
        )
      : grading.units.flatMap((unit): SheetRow[] => [
          [unit.name, texts.condition(unit.met), unit.done, unit.judged, null, null, null, null],
          ...unit.evidence.map(
            ({ code, title, count, of, link }): SheetRow => [unit.name, null, count, of, code, title, null, link],
          ),
        ]);
  const [second, third] = grading.mode === 'points' ? [columns.count, columns.points] : [columns.done, columns.judged];
  return sheet(
    texts.sheets.grading,
    [
      text(columns.unit),
      text(grading.mode === 'points' ? columns.rule : columns.result),
      number(second),
      number(third),
      text(columns.code),
      text(columns.evidence),
      number(columns.count),
      { title: columns.link, type: 'link' },
    ],
    rows,
    (row) => row,
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

function sheet<R>(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly R[],
  cells: (row: R) => readonly SheetCell[],
): Sheet {
  return { name, columns, pages: paged(rows, cells) };
}

function* paged<R>(rows: readonly R[], cells: (row: R) => SheetRow): Generator<readonly SheetRow[]> {
  for (let at = 0; at < rows.length; at += ROWS_PER_PAGE) yield rows.slice(at, at + ROWS_PER_PAGE).map(cells);
}

function text(title: string): SheetColumn {
  return { title, type: 'text' };
}

function number(title: string): SheetColumn {
  return { title, type: 'number' };
}

function date(title: string): SheetColumn {
  return { title, type: 'date' };
}
