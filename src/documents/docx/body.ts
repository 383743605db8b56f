// The text: numbered headings, paragraphs, dashed lists, tables and pictures, "Không có." where a section is empty and
// "./." where the text ends (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 6).
import { AlignmentType, HeadingLevel, LineRuleType, Paragraph } from 'docx';
import { cleanText } from '../clean-text.js';
import { headingCounter } from '../numbering.js';
import type { Block, Heading, Table } from '../official-document.js';
import { NOTHING_TO_REPORT } from '../texts.js';
import { tablePlace } from './insert-tables.js';
import {
  BODY_STYLE,
  type Children,
  FIRST_LINE_INDENT,
  LINE_SPACING,
  PARAGRAPH_GAP,
  SIZE_PT,
  type Space,
} from './page.js';
import { capitals, gap, run } from './paragraphs.js';
import { pictureParagraphs } from './picture.js';
import { endWith } from './punctuation.js';
import { captionAbove, tableXml } from './table.js';

const END_OF_TEXT = './.';
const HEADING_LEVELS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/**
 * Tables are added to `space.tables`; their places in the text are filled when the file is made.
 * @param ends true when the signature follows: the text then closes with "./." and keeps hold of the signature
 */
export function bodyOf(blocks: readonly Block[], space: Space, ends: boolean): Children {
  const pieces = withEmptySectionsNamed(blocks).flatMap(piecesOf);
  const last = pieces.at(-1);
  if (ends && last?.kind !== 'text') pieces.push({ kind: 'text', text: '' });
  const numberOf = headingCounter();
  return pieces.flatMap((piece, index) => {
    if (piece.kind === 'heading') return [headingParagraph(piece.heading, numberOf(piece.heading.level))];
    if (piece.kind === 'other') return piece.children(space);
    const isEnd = ends && index === pieces.length - 1;
    return [textParagraph(isEnd ? endWith(piece.text, END_OF_TEXT) : piece.text, isEnd)];
  });
}

type Piece =
  | { readonly kind: 'heading'; readonly heading: Heading }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other'; readonly children: (space: Space) => Paragraph[] };

function piecesOf(block: Block): Piece[] {
  switch (block.type) {
    case 'heading':
      return [{ kind: 'heading', heading: block }];
    case 'paragraph':
      return textPieces(
        cleanText(block.text)
          .split('\n')
          .filter((line) => line.trim() !== ''),
      );
    case 'list':
      if (block.items.length === 0) return textPieces([NOTHING_TO_REPORT]);
      return textPieces(
        block.items.map((item, index) => `- ${endWith(item, index === block.items.length - 1 ? '.' : ';')}`),
      );
    case 'table':
      if (block.rows.length === 0) return textPieces([NOTHING_TO_REPORT]);
      return [{ kind: 'other', children: (space) => tableParagraphs(block, space) }];
    case 'picture':
      return [{ kind: 'other', children: (space) => pictureParagraphs(block, space) }];
    case 'nothing':
      return textPieces([NOTHING_TO_REPORT]);
  }
}

function tableParagraphs(table: Table, { width, tables }: Space): Paragraph[] {
  const place = tablePlace(tables.push(tableXml(table, width)) - 1);
  return [...(table.caption === undefined ? [] : [captionAbove(table.caption)]), place, gap(6)];
}

function textPieces(texts: readonly string[]): Piece[] {
  return texts.map((text) => ({ kind: 'text', text }));
}

/** A numbered title with nothing under it would look forgotten; a point "a)" may be a whole sentence and stands alone. */
function withEmptySectionsNamed(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block, index): Block[] => {
    if (block.type !== 'heading' || block.level === 3) return [block];
    const next = blocks[index + 1];
    const isEmpty = next === undefined || (next.type === 'heading' && next.level <= block.level);
    return isEmpty ? [block, { type: 'nothing' }] : [block];
  });
}

function headingParagraph({ level, text }: Heading, number: string): Paragraph {
  const title = level === 1 ? capitals(text) : text;
  return new Paragraph({
    heading: HEADING_LEVELS[level],
    alignment: AlignmentType.BOTH,
    indent: { firstLine: FIRST_LINE_INDENT },
    spacing: { before: 0, after: PARAGRAPH_GAP, line: LINE_SPACING, lineRule: LineRuleType.AUTO },
    keepNext: true,
    keepLines: true,
    children: [run(`${number} ${title}`, { sizePt: SIZE_PT.body, bold: level < 3 })],
  });
}

function textParagraph(text: string, keepNext: boolean): Paragraph {
  return new Paragraph({
    style: BODY_STYLE,
    indent: { firstLine: FIRST_LINE_INDENT },
    ...(keepNext && { keepNext: true }),
    children: [run(text, { sizePt: SIZE_PT.body })],
  });
}
