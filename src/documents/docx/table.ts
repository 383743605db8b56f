// Tables of the text: a head that repeats on every page, rows that do not split, columns that do not break words.
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { cleanLine } from '../clean-text.js';
import { safeLink } from '../links.js';
import type { TableCell as Cell, Table as TableBlock, TableColumn } from '../official-document.js';
import { longestWord, textWidth } from '../times-metrics.js';
import { formatNumber } from '../vietnamese-numbers.js';
import { type ColumnNeeds, columnWidths } from './column-widths.js';
import { mm, PARAGRAPH_GAP, SIZE_PT, TWIPS_PER_PT } from './page.js';
import { run } from './paragraphs.js';

const CELL_PADDING = 4 * TWIPS_PER_PT;
/** Heads up to this width stay on one line. */
const SHORT_HEAD_PT = 64;
const THIN_LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

export function tableOf(table: TableBlock, room: number): (Paragraph | Table)[] {
  const widths = columnWidths(table.columns.map(needsOf(table)), room);
  const rows = [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: table.columns.map(({ title }, index) => cellOf(title, widths[index] ?? 0, AlignmentType.CENTER, true)),
    }),
    ...table.rows.map((cells) => rowOf(cells, table.columns, widths, false)),
    ...(table.total === undefined ? [] : [rowOf(table.total, table.columns, widths, true)]),
  ];
  const drawn = new Table({
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    width: { size: room, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: CELL_PADDING, right: CELL_PADDING, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: {
      top: THIN_LINE,
      bottom: THIN_LINE,
      left: THIN_LINE,
      right: THIN_LINE,
      insideHorizontal: THIN_LINE,
      insideVertical: THIN_LINE,
    },
    rows,
  });
  return table.caption === undefined ? [drawn] : [captionAbove(table.caption), drawn];
}

/** What each column asks for. The head may break between words, so it asks for no more than a short line. */
function needsOf({ rows, total }: TableBlock): (column: TableColumn, index: number) => ColumnNeeds {
  const all = total === undefined ? rows : [...rows, total];
  return ({ title, widthMm }, index) => {
    const head = cleanLine(title);
    let word = longestWord(head, 'bold', SIZE_PT.table);
    let line = Math.min(textWidth(head, 'bold', SIZE_PT.table), SHORT_HEAD_PT);
    for (const cells of all) {
      const text = textOf(cells[index] ?? null);
      word = Math.max(word, longestWord(text, 'bold', SIZE_PT.table));
      line = Math.max(line, textWidth(text, 'bold', SIZE_PT.table));
    }
    const padded = (points: number): number => Math.ceil(points * TWIPS_PER_PT) + 2 * CELL_PADDING + TWIPS_PER_PT;
    return { word: padded(word), line: padded(line), fixed: widthMm === undefined ? undefined : mm(widthMm) };
  };
}

function rowOf(cells: readonly Cell[], columns: readonly TableColumn[], widths: readonly number[], bold: boolean) {
  return new TableRow({
    cantSplit: true,
    children: columns.map(({ align = 'left' }, index) =>
      cellOf(cells[index] ?? null, widths[index] ?? 0, ALIGNMENTS[align], bold),
    ),
  });
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

function cellOf(
  cell: Cell,
  width: number,
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType],
  bold: boolean,
): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment,
        spacing: { before: 2 * TWIPS_PER_PT, after: 2 * TWIPS_PER_PT },
        children: [contentOf(cell, bold)],
      }),
    ],
  });
}

function contentOf(cell: Cell, bold: boolean): ParagraphChild {
  const words = run(textOf(cell), { sizePt: SIZE_PT.table, bold });
  const link = cell !== null && typeof cell === 'object' ? safeLink(cell.href) : undefined;
  return link === undefined ? words : new ExternalHyperlink({ link, children: [words] });
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return formatNumber(cell);
  return cleanLine(typeof cell === 'string' ? cell : cell.text);
}

function captionAbove(caption: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 0, after: PARAGRAPH_GAP },
    children: [run(caption, { sizePt: SIZE_PT.table, italics: true })],
  });
}
