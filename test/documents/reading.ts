// Reads back what was rendered: parts of the file, paragraphs with their looks, tables.
import JSZip from 'jszip';
import { renderDocx } from '../../src/documents/docx.js';
import type { OfficialDocument } from '../../src/documents/official-document.js';

/** The text of one part of a .docx or .xlsx file. */
export async function partOf(file: Uint8Array, path: string): Promise<string> {
  const entry = (await JSZip.loadAsync(file)).file(path);
  if (entry === null) throw new Error(`the file has no part ${path}`);
  return entry.async('string');
}

export async function xmlOf(document: OfficialDocument): Promise<string> {
  return partOf(await renderDocx(document), 'word/document.xml');
}

export interface ReadParagraph {
  readonly text: string;
  readonly xml: string;
  /** Points, of its first run. */
  readonly sizePt: number | undefined;
  readonly bold: boolean;
  readonly italics: boolean;
}

/** Every paragraph in reading order, those in tables too. A line break reads as "\n". */
export function paragraphsOf(xml: string): ReadParagraph[] {
  return (xml.match(/<w:p>.*?<\/w:p>|<w:p\/>/gsu) ?? []).map((paragraph) => {
    const size = /<w:sz w:val="(\d+)"\/>/.exec(paragraph);
    return {
      text: textIn(paragraph),
      xml: paragraph,
      sizePt: size === null ? undefined : Number(size[1]) / 2,
      bold: /<w:b\/>/.test(paragraph),
      italics: /<w:i\/>/.test(paragraph),
    };
  });
}

/** The paragraph whose text is, or contains, the words; the test fails when there is none. */
export function paragraph(xml: string, words: string | RegExp): ReadParagraph {
  const found = paragraphsOf(xml).find(({ text }) => (typeof words === 'string' ? text === words : words.test(text)));
  if (found === undefined) throw new Error(`no paragraph says ${words}`);
  return found;
}

/** The texts of all paragraphs that say something. */
export function textsOf(xml: string): string[] {
  return paragraphsOf(xml)
    .map(({ text }) => text)
    .filter((text) => text !== '');
}

/** Drawn lines in the order they come: the column they stand in and their length, in points. */
export function drawnLinesOf(xml: string, textWidthPt: number): { columnPt: number; lengthPt: number }[] {
  const lines = xml.matchAll(
    /<w:tcW w:type="dxa" w:w="(\d+)"\/>|<w:pBdr>.*?<w:ind w:left="(\d+)" w:right="(\d+)"\/>|<\/w:tbl>/gsu,
  );
  const found: { columnPt: number; lengthPt: number }[] = [];
  let columnPt = textWidthPt;
  for (const [whole, column, left, right] of lines) {
    if (column !== undefined) columnPt = Number(column) / 20;
    else if (whole === '</w:tbl>') columnPt = textWidthPt;
    else found.push({ columnPt, lengthPt: columnPt - (Number(left) + Number(right)) / 20 });
  }
  return found;
}

/** All values of one attribute of one element, in order. */
export function valuesOf(xml: string, element: string, attribute: string): string[] {
  return [...xml.matchAll(new RegExp(`<w:${element} [^>]*?w:${attribute}="([^"]*)"`, 'g'))].map(
    ([, value]) => value ?? '',
  );
}

function textIn(paragraph: string): string {
  const pieces = paragraph.match(/<w:t(?: [^>]*)?>[^<]*<\/w:t>|<w:br\/>/g) ?? [];
  return pieces.map((piece) => (piece === '<w:br/>' ? '\n' : plainText(piece.replace(/<[^>]*>/g, '')))).join('');
}

function plainText(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}
