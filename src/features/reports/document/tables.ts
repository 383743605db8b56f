/** The report's tables: numbers of the model in rows, nothing counted anew. */
import type { Block, Table, TableCell, TableColumn } from '../../../documents/official-document.js';
import type { ApprovedItem, DutyNumbers, PublishedNumbers, ReportModel } from '../../../ledger/compile-model.js';
import { type Counts, notDueOf, underwayOf } from '../../../ledger/count.js';
import type { ReportPlan } from '../job.js';
import { numericDay } from './days.js';
import { texts } from './texts.js';

/** More rows are no reading matter: whoever needs them has the workbook. */
const MOST_ROWS = 120;
/** The room of all tables by unit together: a document holds some hundred pages. */
const MOST_UNIT_ROWS = 2_400;
const MOST_ITEMS = 1_000;

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
  [columns.underway, underwayOf],
  [columns.notYetDue, notDueOf],
];

/** Numbers the tables as they come. */
export type TableCounter = () => number;

/** How many rows each of so many tables by unit may have. */
export function rowsEach(tables: number): number {
  return Math.max(20, Math.min(MOST_ROWS, Math.floor(MOST_UNIT_ROWS / Math.max(1, tables))));
}

/** Unit × quota of one duty. */
export function dutyTable(
  { title, clause, units, totals }: DutyNumbers,
  count: TableCounter,
  mostRows: number,
): readonly Block[] {
  const numbers = [...ALWAYS, ...WHERE_ANY.filter(([, of]) => of(totals) > 0)];
  return limited(mostRows, units.length, {
    type: 'table',
    caption: texts.dutyTable(count(), title, clause),
    columns: [
      ...unitColumns(UNIT_WIDTH_MM - (numbers.length - ALWAYS.length) * NUMBER_WIDTH_MM),
      ...numbers.map(([name]) => centred(name)),
    ],
    rows: units
      .slice(0, mostRows)
      .map(({ name, counts }, index) => [index + 1, name, ...numbers.map(([, of]) => of(counts))]),
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
  return limited(MOST_ROWS, senders.length, {
    type: 'table',
    caption: texts.itemsByUnit(count()),
    columns: [
      ...unitColumns(),
      centred(columns.sent),
      centred(columns.approved),
      centred(columns.waiting),
      centred(columns.unused),
    ],
    rows: senders.slice(0, MOST_ROWS).map((unit, index) => [index + 1, unit.name, ...cells(unit.items)]),
    total: senders.length === 1 ? undefined : [null, texts.total, ...cells(items)],
  });
}

/** What was published, channel × unit. */
export function channelTable({ channels, units, total }: PublishedNumbers, count: TableCounter): readonly Block[] {
  if (total === 0) return [];
  const elsewhere = total - channels.reduce((sum, channel) => sum + channel.published, 0);
  const rest = (all: number, known: readonly number[]) =>
    elsewhere === 0 ? [] : [all - known.reduce((sum, each) => sum + each, 0)];
  return limited(MOST_ROWS, units.length, {
    type: 'table',
    caption: texts.publishedByChannel(count()),
    columns: [
      ...unitColumns(),
      ...channels.map(({ name }) => centred(name)),
      ...(elsewhere === 0 ? [] : [centred(columns.otherChannel)]),
      centred(texts.total),
    ],
    rows: units
      .slice(0, MOST_ROWS)
      .map(({ name, byChannel, published }, index) => [
        index + 1,
        name,
        ...byChannel,
        ...rest(published, byChannel),
        published,
      ]),
    total:
      units.length === 1
        ? undefined
        : [
            null,
            texts.total,
            ...channels.map(({ published }) => published),
            ...rest(
              total,
              channels.map((channel) => channel.published),
            ),
            total,
          ],
  });
}

export function topicTable({ topics, withoutTopic, items }: ReportModel, count: TableCounter): readonly Block[] {
  const rest = withoutTopic === 0 ? [] : [{ title: texts.withoutTopic, approved: withoutTopic }];
  return [
    {
      type: 'table',
      caption: texts.topicsTable(count()),
      columns: [centred(columns.number), { title: columns.topic }, centred(columns.items)],
      rows: [...topics, ...rest].map(({ title, approved }, index) => [index + 1, title, approved]),
      total: [null, texts.total, items.approved],
    },
  ];
}

/** The list of approved items; `all`: how many there are. */
export function approvedTable(
  items: readonly ApprovedItem[],
  all: number,
  plan: ReportPlan,
  caption?: string,
): readonly Block[] {
  const titles = topicTitles(plan);
  return limited(MOST_ITEMS, all, {
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
    rows: items
      .slice(0, MOST_ITEMS)
      .map((item, index) => [
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

/** What was published, where it can be seen. */
export function publishedTable({ entries, total }: PublishedNumbers, { channels }: ReportPlan): readonly Block[] {
  const names = new Map(channels.map(({ code, name }) => [code, name]));
  return limited(MOST_ITEMS, total, {
    type: 'table',
    columns: [
      centred(columns.number),
      { title: columns.code },
      { title: columns.title },
      { title: columns.unit },
      { title: columns.channel },
      centred(columns.publishedOn),
      { title: columns.link },
    ],
    rows: entries
      .slice(0, MOST_ITEMS)
      .map(({ code, title, unit, channel, on, link }, index) => [
        index + 1,
        code,
        title,
        unit.name,
        names.get(channel ?? '') ?? null,
        `${on.slice(8, 10)}/${on.slice(5, 7)}/${on.slice(0, 4)}`,
        link === undefined ? null : { text: link, href: link },
      ]),
  });
}

/** The titles of topics and their parts, by code. */
export function topicTitles(plan: Pick<ReportPlan, 'topics'>): ReadonlyMap<string, string> {
  return new Map(
    plan.topics.flatMap(({ code, title, subtopics }) => [
      [code, title] as const,
      ...subtopics.map((sub) => [sub.code, sub.title] as const),
    ]),
  );
}

export function unitColumns(widthMm?: number): readonly TableColumn[] {
  return [centred(columns.number), { title: columns.unit, widthMm }];
}

export function centred(title: string): TableColumn {
  return { title, align: 'center' };
}

/** A table of the first rows says of how many. */
export function limited(most: number, all: number, table: Table): readonly Block[] {
  return all <= most ? [table] : [table, { type: 'paragraph', text: texts.shortened(most, all) }];
}
