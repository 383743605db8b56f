// The smallest parts: a styled run, a centred line, a drawn line of exact length, a borderless two-column table.
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { cleanLine } from '../clean-text.js';
import { TWIPS_PER_PT } from './page.js';

interface Look {
  readonly sizePt: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
}

export function run(text: string, { sizePt, bold = false, italics = false }: Look): TextRun {
  return new TextRun({ text: cleanLine(text), size: sizePt * 2, ...(bold && { bold }), ...(italics && { italics }) });
}

/** Capitals by Vietnamese rules. */
export function capitals(text: string): string {
  return cleanLine(text).toLocaleUpperCase('vi');
}

/** Centred lines, broken exactly where given. */
export function centred(lines: readonly string[], look: Look, options: IParagraphOptions = {}): Paragraph {
  const runs = lines.map(
    (text, index) =>
      new TextRun({
        text,
        size: look.sizePt * 2,
        ...(look.bold && { bold: true }),
        ...(look.italics && { italics: true }),
        ...(index > 0 && { break: 1 }),
      }),
  );
  return new Paragraph({ alignment: AlignmentType.CENTER, ...options, children: runs });
}

/**
 * A solid line of an exact length in the middle of a column: the top edge of an empty paragraph indented from both
 * sides. It is neither an underline nor a floating shape: Word, LibreOffice and phone viewers all draw it at this
 * length and keep it under its text when the text moves.
 * @param columnWidth twips between the edges of the column
 * @param lengthPt length of the line in points
 */
export function drawnLine(columnWidth: number, lengthPt: number): Paragraph {
  const side = Math.max(0, Math.round((columnWidth - lengthPt * TWIPS_PER_PT) / 2));
  return new Paragraph({
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    indent: { left: side, right: side },
    spacing: { before: 2 * TWIPS_PER_PT, after: 0, line: 3 * TWIPS_PER_PT, lineRule: LineRuleType.EXACT },
    children: [new TextRun({ text: '', size: 2 })],
  });
}

/** An empty line of a given height, to part tables from what follows. */
export function gap(heightPt: number, keepNext = false): Paragraph {
  return new Paragraph({
    ...(keepNext && { keepNext }),
    spacing: { before: 0, after: 0, line: heightPt * TWIPS_PER_PT, lineRule: LineRuleType.EXACT },
    children: [],
  });
}

/** Two columns without borders or padding; each row holds the paragraphs of its left and right cell. */
export function twoColumns(
  [left, right]: readonly [number, number],
  rows: readonly (readonly [readonly Paragraph[], readonly Paragraph[]])[],
  rowsMaySplit = false,
): Table {
  const cell = (children: readonly Paragraph[], width: number): TableCell =>
    new TableCell({ children, width: { size: width, type: WidthType.DXA }, borders: NO_CELL_BORDERS });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: left + right, type: WidthType.DXA },
    columnWidths: [left, right],
    margins: { left: 0, right: 0, top: 0, bottom: 0, marginUnitType: WidthType.DXA },
    borders: { ...NO_CELL_BORDERS, insideHorizontal: NO_BORDER, insideVertical: NO_BORDER },
    rows: rows.map(
      ([one, two]) => new TableRow({ cantSplit: !rowsMaySplit, children: [cell(one, left), cell(two, right)] }),
    ),
  });
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_CELL_BORDERS = { top: NO_BORDER, bottom: NO_BORDER, left: NO_BORDER, right: NO_BORDER };
