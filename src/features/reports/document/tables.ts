/** The report's tables: numbers of the model in rows, nothing counted anew. */
import type { Block, Table, TableCell, TableColumn } from '../../../documents/official-document.js';
import type { ApprovedItem, DutyNumbers, ReportModel } from '../../../ledger/compile-model.js';
import type { Counts } from '../../../ledger/count.js';
import type { Plan } from '../../../ledger/plan/language.js';
import { numericDay } from './days.js';
import { texts } from './texts.js';

/** More rows are no reading matter, and a document worker holds a few thousand. */
const MOST_ROWS = 500;
const MOST_ITEMS = 2_000;

/** Room for names beside the columns that are always there; each further column takes its share. */
const UNIT_WIDTH_MM = 46;
const NUMBER_WIDTH_MM = 11;

type NumberColumn = readonly [title: string, of: (counts: Counts) => number];

const { columns } = texts;
const ALWAYS: readonly NumberColumn[] = [
  [columns.required, (counts) => counts.required],
  [columns.paid, (counts) => counts.paid],
  [columns.onTime, (counts) => counts.onTime],
  [columns.late, (counts) => counts.late],
  [columns.nil, (counts) => counts.nil],
  [columns.excused, (counts) => counts.excused],
  [columns.missing, (counts) => counts.missing],
];
const WHERE_ANY: readonly NumberColumn[] = [
  [columns.underway, (counts) => counts.inReview + counts.toFix],
  [columns.notYetDue, (counts) => counts.open + counts.upcoming],
];

/** Numbers the tables as they come. */
export type TableCounter = () => number;

/** Unit × quota of one duty. */
export function dutyTable({ title, clause, units, totals }: DutyNumbers, count: TableCounter): readonly Block[] {
  const numbers = [...ALWAYS, ...WHERE_ANY.filter(([, of]) => of(totals) > 0)];
  return limited(MOST_ROWS, {
    type: 'table',
    caption: texts.dutyTable(count(), title, clause),
    columns: [
      ...unitColumns(UNIT_WIDTH_MM - (numbers.length - ALWAYS.length) * NUMBER_WIDTH_MM),
      ...numbers.map(([name]) => centred(name)),
    ],
    rows: units.map(({ name, counts }, index) => [index + 1, name, ...numbers.map(([, of]) => of(counts))]),
    total: units.length === 1 ? undefined : [null, texts.total, ...numbers.map(([, of]) => of(totals))],
  });
}

/** Items sent, by unit: only units that sent something. */
export function itemTable({ units, items }: ReportModel, count: TableCounter): readonly Block[] {
  const senders = units.filter((unit) => unit.items.sent > 0);
  if (senders.length === 0) return [];
  const cells = (of: ReportModel['items']): TableCell[] => [
    of.sent,
    of.approved,
    of.inReview + of.returned,
    of.rejected + of.withdrawn,
  ];
  return limited(MOST_ROWS, {
    type: 'table',
    caption: texts.itemsByUnit(count()),
    columns: [
      ...unitColumns(),
      centred(columns.sent),
      centred(columns.approved),
      centred(columns.waiting),
      centred(columns.unused),
    ],
    rows: senders.map((unit, index) => [index + 1, unit.name, ...cells(unit.items)]),
    total: senders.length === 1 ? undefined : [null, texts.total, ...cells(items)],
  });
}

export function topicTable({ topics, withoutTopic, items }: ReportModel, count: TableCounter): readonly Block[] {
  const rest = withoutTopic === 0 ? [] : [{ title: texts.withoutTopic, approved: withoutTopic }];
  return limited(MOST_ROWS, {
    type: 'table',
    caption: texts.topicsTable(count()),
    columns: [centred(columns.number), { title: columns.topic }, centred(columns.items)],
    rows: [...topics, ...rest].map(({ title, approved }, index) => [index + 1, title, approved]),
    total: [null, texts.total, items.approved],
  });
}

/** The list of approved items. */
export function approvedTable(items: readonly ApprovedItem[], plan: Plan, caption?: string): readonly Block[] {
  const titles = new Map(
    plan.topics.flatMap(({ code, title, subtopics }) => [
      [code, title] as const,
      ...subtopics.map((sub) => [sub.code, sub.title] as const),
    ]),
  );
  return limited(MOST_ITEMS, {
    type: 'table',
    caption,
    columns: [
      centred(columns.number),
      { title: columns.code },
      { title: columns.title },
      { title: columns.author },
      { title: columns.unit },
      { title: columns.topic },
      centred(columns.sentOn),
      centred(columns.approvedOn),
    ],
    rows: items.map((item, index) => [
      index + 1,
      item.code,
      item.title,
      item.author,
      item.unit.name,
      titles.get(item.topic ?? '') ?? null,
      numericDay(item.firstSentAt, plan.zone),
      item.decidedAt === null ? null : numericDay(item.decidedAt, plan.zone),
    ]),
  });
}

function unitColumns(widthMm?: number): readonly TableColumn[] {
  return [centred(columns.number), { title: columns.unit, widthMm }];
}

function centred(title: string): TableColumn {
  return { title, align: 'center' };
}

/** The total stays that of all rows. */
function limited(most: number, table: Table): readonly Block[] {
  if (table.rows.length <= most) return [table];
  return [
    { ...table, rows: table.rows.slice(0, most) },
    { type: 'paragraph', text: texts.shortened(most, table.rows.length) },
  ];
}
