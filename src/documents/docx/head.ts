// The head of the first page: letterhead and Quốc hiệu side by side, number and day, type, subtitle, addressees and
// legal bases (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 1–5a and 9a).
import { AlignmentType, Paragraph, type Table } from 'docx';
import { cleanLine } from '../clean-text.js';
import type { IssuedDocument } from '../official-document.js';
import { ADDRESSED_TO, NATIONAL_MOTTO, NATIONAL_NAME, numberLine, placeAndDay } from '../texts.js';
import { balancedLines, type Face, textWidth } from '../times-metrics.js';
import { documentNumber, officialDay } from '../vietnamese-numbers.js';
import { BODY_STYLE, type Children, FIRST_LINE_INDENT, SIZE_PT, TEXT_WIDTH, TWIPS_PER_PT } from './page.js';
import { capitals, centred, drawnLine, gap, run, twoColumns } from './paragraphs.js';
import { endWith } from './punctuation.js';

/** The two pairs of sizes in use: the smaller one lets longer names stay on one line. */
const HEAD_SIZES_PT = [
  { names: 13, motto: 14 },
  { names: 12, motto: 13 },
] as const;

/** A very long place name breaks rather than leave no room for the organisations. */
const WIDEST_RIGHT_COLUMN = Math.round(TEXT_WIDTH * 0.64);
/** Least distance between the two columns. */
const COLUMN_GAP_PT = 8;

export function headOf(document: IssuedDocument): Children {
  return [
    letterheadTable(document),
    gap(12),
    ...title(document),
    gap(12),
    ...addressees(document.addressees ?? []),
    ...legalBases(document.legalBases ?? []),
  ];
}

function letterheadTable(document: IssuedDocument): Table {
  const { sizes, left, right, parent, issuer } = letterheadLayout(document);
  const names = { sizePt: sizes.names };
  const motto = { sizePt: sizes.motto };
  const line = (text: string): Paragraph => centred([text], { ...names, bold: true });
  return twoColumns(
    [left, right],
    [
      [
        [
          ...parent.map((text) => centred([text], names)),
          ...issuer.map(line),
          drawnLine(left, shortLinePt(issuer, sizes.names)),
        ],
        [
          line(NATIONAL_NAME),
          centred([NATIONAL_MOTTO], { ...motto, bold: true }),
          drawnLine(right, textWidth(NATIONAL_MOTTO, 'bold', sizes.motto)),
        ],
      ],
      [
        [centred([numberText(document)], { sizePt: SIZE_PT.number }, SPACE_ABOVE)],
        [centred([dayText(document)], { ...motto, italics: true }, SPACE_ABOVE)],
      ],
    ],
  );
}

const SPACE_ABOVE = { spacing: { before: 4 * TWIPS_PER_PT } };

/** The larger sizes where every name then stays on one line, otherwise the smaller ones with evenly broken names. */
function letterheadLayout(document: IssuedDocument) {
  const layouts = HEAD_SIZES_PT.map((sizes) => {
    const rightPt = Math.max(
      textWidth(NATIONAL_NAME, 'bold', sizes.names),
      textWidth(dayText(document), 'italic', sizes.motto),
    );
    const right = Math.min(Math.ceil((rightPt + COLUMN_GAP_PT) * TWIPS_PER_PT), WIDEST_RIGHT_COLUMN);
    const left = TEXT_WIDTH - right;
    const room = left / TWIPS_PER_PT - COLUMN_GAP_PT;
    const lines = (text: string, face: Face): string[] => balancedLines(capitals(text), face, sizes.names, room);
    const parent = document.letterhead.parent.flatMap((text) => lines(text, 'regular'));
    const issuer = lines(document.letterhead.issuer, 'bold');
    const broken = parent.length > document.letterhead.parent.length || issuer.length > 1;
    return { sizes, left, right, parent, issuer, broken };
  });
  const [large, small] = layouts;
  if (large === undefined || small === undefined) throw new Error('HEAD_SIZES_PT must hold two pairs');
  return large.broken ? small : large;
}

function title({ typeName, subtitle }: IssuedDocument): Paragraph[] {
  const lines = balancedLines(cleanLine(subtitle), 'bold', SIZE_PT.body, (TEXT_WIDTH / TWIPS_PER_PT) * 0.9);
  const bold = { sizePt: SIZE_PT.body, bold: true };
  return [
    centred([capitals(typeName)], bold),
    centred(lines, bold),
    drawnLine(TEXT_WIDTH, shortLinePt(lines, SIZE_PT.body)),
  ];
}

/** One addressee stands beside "Kính gửi:"; several stand below, their dashes under the colon. */
function addressees(names: readonly string[]): Paragraph[] {
  const look = { sizePt: SIZE_PT.body };
  const indent = 2 * FIRST_LINE_INDENT;
  const colon = Math.round(textWidth(ADDRESSED_TO.slice(0, -1), 'regular', SIZE_PT.body) * TWIPS_PER_PT);
  const only = names[0];
  if (only === undefined) return [];
  if (names.length === 1) {
    const text = `${ADDRESSED_TO} ${cleanLine(only)}`;
    const hanging = Math.round(textWidth(`${ADDRESSED_TO} `, 'regular', SIZE_PT.body) * TWIPS_PER_PT);
    return [
      textWidth(text, 'regular', SIZE_PT.body) * TWIPS_PER_PT < TEXT_WIDTH
        ? centred([text], look)
        : new Paragraph({ indent: { left: indent + hanging, hanging }, children: [run(text, look)] }),
      gap(12),
    ];
  }
  const dash = Math.round(textWidth('- ', 'regular', SIZE_PT.body) * TWIPS_PER_PT);
  return [
    new Paragraph({ indent: { left: indent }, children: [run(ADDRESSED_TO, look)] }),
    ...names.map(
      (name, index) =>
        new Paragraph({
          indent: { left: indent + colon + dash, hanging: dash },
          children: [run(`- ${endWith(name, index === names.length - 1 ? '.' : ';')}`, look)],
        }),
    ),
    gap(12),
  ];
}

function legalBases(bases: readonly string[]): Paragraph[] {
  return bases.map(
    (base, index) =>
      new Paragraph({
        style: BODY_STYLE,
        alignment: AlignmentType.BOTH,
        indent: { firstLine: FIRST_LINE_INDENT },
        children: [run(endWith(base, index === bases.length - 1 ? '.' : ';'), { sizePt: SIZE_PT.body, italics: true })],
      }),
  );
}

function numberText({ number, symbol }: IssuedDocument): string {
  return numberLine(cleanLine(documentNumber(number)), cleanLine(symbol));
}

function dayText({ place, date }: IssuedDocument): string {
  return placeAndDay(cleanLine(place), officialDay(date));
}

/**
 * The line under the issuing organisation and the subtitle: the decree asks for 1/3 to 1/2 of the text. Where the text
 * breaks, that holds for its longest line and, if it can, for the last one too.
 */
function shortLinePt(lines: readonly string[], sizePt: number): number {
  const widths = lines.map((text) => textWidth(text, 'bold', sizePt));
  const least = Math.max(...widths) / 3;
  const most = (widths.at(-1) ?? 0) / 2;
  return most > least ? (least + most) / 2 : least * 1.02;
}
