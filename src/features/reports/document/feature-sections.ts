/** What features say in their sections: numbers beside those of earlier periods, sentences, and the first of their rows. */
import { parseDay } from '../../../calendar/day.js';
import type { Block, TableCell } from '../../../documents/official-document.js';
import type { Earlier, ReportModel, SectionRows } from '../../../ledger/compile-model.js';
import type { SectionCell, SectionColumn, SectionPlace, SectionTable } from '../../../ledger/report-section.js';
import { numeric } from './days.js';
import { limited, type TableCounter } from './tables.js';
import { texts } from './texts.js';

const MOST_ROWS = 120;

/**
 * The sections of one place, each under its own heading where it is not the only thing there (`isAlone`: nothing else
 * stands under the place's heading); none where no section has anything recorded.
 */
export function sectionsAt(
  model: ReportModel,
  place: SectionPlace,
  heading: string,
  count: TableCounter,
  isAlone: boolean,
): readonly Block[] {
  const here = model.sections.filter((section) => section.place === place);
  if (here.every(isEmpty)) return [];
  return here.flatMap((section) => {
    const blocks = blocksOf(section, model, count);
    if (isAlone && here.length === 1 && section.title === heading) return blocks;
    return [{ type: 'heading', level: 3, text: section.title } as const, ...blocks];
  });
}

function isEmpty({ numbers, sentences = [], tables }: SectionRows): boolean {
  return (
    sentences.length === 0 && numbers.every(({ value }) => value === 0) && tables.every(({ rows }) => rows.length === 0)
  );
}

function blocksOf(section: SectionRows, { before, lastYear }: ReportModel, count: TableCounter): readonly Block[] {
  if (isEmpty(section)) {
    return [section.empty === undefined ? { type: 'nothing' } : { type: 'paragraph', text: section.empty }];
  }
  const { name, numbers, sentences = [], tables } = section;
  const told = numbers.map((number) =>
    texts.sectionNumber(
      number.name,
      number.value,
      valueIn(before, name, number.name),
      valueIn(lastYear, name, number.name),
    ),
  );
  return [
    ...(told.length === 0 ? [] : [{ type: 'list', items: told } as const]),
    ...sentences.map((text) => ({ type: 'paragraph', text }) as const),
    ...tables.filter(({ rows }) => rows.length > 0).flatMap((table) => tableOf(table, count)),
  ];
}

/** Undefined: that period was not compared, or did not know the number. */
function valueIn(earlier: Earlier | null, section: string, number: string): number | undefined {
  return earlier?.sections.find((each) => each.name === section)?.numbers.find((each) => each.name === number)?.value;
}

function tableOf({ title, columns, rows }: SectionTable, count: TableCounter): readonly Block[] {
  const shown = columns.flatMap((column, index) => (column.workbookOnly === true ? [] : [{ ...column, index }]));
  return limited(MOST_ROWS, rows.length, {
    type: 'table',
    caption: texts.sectionTable(count(), title),
    columns: [
      { title: texts.columns.number, align: 'center' },
      ...shown.map(({ title: name, type }) => ({
        title: name,
        ...(type === 'number' || type === 'date' ? { align: 'center' as const } : {}),
      })),
    ],
    rows: rows
      .slice(0, MOST_ROWS)
      .map((row, at) => [at + 1, ...shown.map(({ index, type }) => cellOf(row[index] ?? null, type))]),
  });
}

function cellOf(cell: SectionCell, type: SectionColumn['type']): TableCell {
  if (type === 'link' && typeof cell === 'string') return { text: cell, href: cell };
  if (type !== 'date' || typeof cell !== 'string') return cell;
  const day = parseDay(cell.slice(0, 10));
  if (day === undefined) return cell;
  const time = cell.slice(11, 16);
  return time === '' ? numeric(day) : `${time} ${numeric(day)}`;
}
