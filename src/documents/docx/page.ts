// The sheet: A4, margins, page number and the typeface of the whole file (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I).
import {
  AlignmentType,
  Header,
  type IPropertiesOptions,
  type ISectionOptions,
  LineRuleType,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx';
import { BODY_STYLE_NAME } from '../texts.js';
import type { TableXml } from './insert-tables.js';

const TYPEFACE = 'Times New Roman';
const LANGUAGE = 'vi-VN';

export const TWIPS_PER_PT = 20;
const TWIPS_PER_MM = 1440 / 25.4;

/** Type sizes in points. The decree allows 13–14 for most of a document; where it gives a range the head may choose. */
export const SIZE_PT = {
  body: 14,
  table: 13,
  number: 13,
  recipientsTitle: 12,
  recipients: 11,
  pageNumber: 14,
} as const;

/** Between paragraphs: the decree's least. */
export const PARAGRAPH_GAP = 6 * TWIPS_PER_PT;
/** 1.27 cm, one of the two indents the decree names. */
export const FIRST_LINE_INDENT = 720;
/** Line spacing in 240ths of a line: the decree allows single to one and a half. */
const SINGLE = 240;
export const LINE_SPACING = 264;

const A4 = { width: 11906, height: 16838 };
// Rounded up, so that no program that rounds down again ends outside the decree's 20–25, 30–35 and 15–20 mm.
const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) };
/** The page number stands in the middle of the top margin. */
const HEADER_FROM_EDGE = mm(8);

/** The space for text on one page, in twips. */
export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Where a text is set: the room on its pages and the file's tables so far, as XML. */
export interface Space extends Room {
  readonly tables: TableXml[];
}

export const PORTRAIT_ROOM: Room = {
  width: A4.width - MARGIN.left - MARGIN.right,
  height: A4.height - MARGIN.top - MARGIN.bottom,
};
export const LANDSCAPE_ROOM: Room = {
  width: A4.height - MARGIN.left - MARGIN.right,
  height: A4.width - MARGIN.top - MARGIN.bottom,
};
export const TEXT_WIDTH = PORTRAIT_ROOM.width;

export type Children = ISectionOptions['children'];

/** One run of pages numbered from 1, the number not shown on the first. */
export function section(children: Children, landscape = false): ISectionOptions {
  return {
    properties: {
      page: {
        size: { ...A4, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { ...MARGIN, header: HEADER_FROM_EDGE, footer: HEADER_FROM_EDGE },
        pageNumbers: { start: 1 },
      },
      titlePage: true,
    },
    headers: { default: pageNumberHeader(), first: new Header({ children: [new Paragraph({})] }) },
    children,
  };
}

/** What holds for the whole file. Its properties name no person. */
export function fileOptions(title: string): Omit<IPropertiesOptions, 'sections'> {
  const plainHeading = { run: { color: '000000', bold: true, italics: false, size: SIZE_PT.body * 2 } };
  return {
    title,
    creator: 'Loa',
    lastModifiedBy: 'Loa',
    theme: { fonts: { headings: TYPEFACE, body: TYPEFACE } },
    styles: {
      default: {
        document: {
          run: {
            font: { ascii: TYPEFACE, hAnsi: TYPEFACE, cs: TYPEFACE, eastAsia: TYPEFACE },
            size: SIZE_PT.body * 2,
            language: { value: LANGUAGE, eastAsia: LANGUAGE },
          },
          paragraph: { spacing: { after: 0, line: SINGLE, lineRule: LineRuleType.AUTO } },
        },
        heading1: plainHeading,
        heading2: plainHeading,
        heading3: { run: { ...plainHeading.run, bold: false } },
      },
      paragraphStyles: [
        {
          id: BODY_STYLE,
          name: BODY_STYLE_NAME,
          basedOn: 'Normal',
          quickFormat: true,
          paragraph: {
            alignment: AlignmentType.BOTH,
            spacing: { after: PARAGRAPH_GAP, line: LINE_SPACING, lineRule: LineRuleType.AUTO },
          },
        },
      ],
    },
  };
}

/** The style of running text, so that a clerk can change all of it at once. */
export const BODY_STYLE = 'LoaBody';

function pageNumberHeader(): Header {
  const number = new TextRun({ children: [PageNumber.CURRENT], size: SIZE_PT.pageNumber * 2 });
  return new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number] })] });
}

/** Millimetres in twips, rounded up. */
export function mm(millimetres: number): number {
  return Math.ceil(millimetres * TWIPS_PER_MM);
}
