// One sheet to pin on a wall: big words, a picture, numbered lines. Heavy: call it in the document worker.
import { AlignmentType, Document, ImageRun, Packer, Paragraph } from 'docx';
import { cleanLine } from './clean-text.js';
import { fileOptions, section, TWIPS_PER_PT } from './docx/page.js';
import { capitals, run } from './docx/paragraphs.js';
import { imageFile } from './image-size.js';

export interface Poster {
  /** Who speaks; printed in capitals. */
  readonly from: string;
  readonly heading: string;
  readonly subject: string;
  /** A line between the subject and the picture. */
  readonly about: string;
  /** PNG or JPEG. */
  readonly picture: { readonly image: Uint8Array; readonly widthMm: number; readonly alt: string };
  /** Set wide, to be read out; absent: there is none. */
  readonly code?: { readonly label: string; readonly code: string };
  /** What to do, step by step. */
  readonly steps: readonly string[];
  readonly foot: string;
}

const PX_PER_MM = 96 / 25.4;
const SIZE_PT = { from: 16, heading: 24, subject: 30, about: 15, label: 14, code: 34, step: 16, foot: 12 } as const;
const CODE_SPACING = 3 * TWIPS_PER_PT;

/** The bytes of a .docx file of one A4 page. @throws Error when the picture is neither PNG nor JPEG */
export async function renderPoster(poster: Poster): Promise<Uint8Array> {
  const { data, type, width, height } = imageFile(poster.picture.image);
  const wide = poster.picture.widthMm * PX_PER_MM;
  const alt = cleanLine(poster.picture.alt);
  const image = new ImageRun({
    type,
    data,
    transformation: { width: wide, height: (wide * height) / width },
    altText: { name: alt, description: alt, title: alt },
  });
  const children = [
    line([run(capitals(poster.from), { sizePt: SIZE_PT.from, bold: true })], 18),
    line([run(capitals(poster.heading), { sizePt: SIZE_PT.heading, bold: true })], 4),
    line([run(poster.subject, { sizePt: SIZE_PT.subject, bold: true })], 4),
    line([run(poster.about, { sizePt: SIZE_PT.about })], 10),
    line([image], 6),
    ...codeLines(poster.code),
    ...poster.steps.map(
      (step, index) =>
        new Paragraph({
          spacing: { after: 6 * TWIPS_PER_PT },
          children: [run(`${index + 1}. ${step}`, { sizePt: SIZE_PT.step })],
        }),
    ),
    line([run(poster.foot, { sizePt: SIZE_PT.foot, italics: true })], 0, 8),
  ];
  const title = cleanLine(`${poster.heading} ${poster.subject}`);
  return new Uint8Array(await Packer.toBuffer(new Document({ ...fileOptions(title), sections: [section(children)] })));
}

function codeLines(code: Poster['code']): readonly Paragraph[] {
  if (code === undefined) return [];
  const spaced = run(code.code, { sizePt: SIZE_PT.code, bold: true });
  return [
    line([run(code.label, { sizePt: SIZE_PT.label })], 0),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 12 * TWIPS_PER_PT },
      indent: { left: CODE_SPACING },
      children: [spaced],
    }),
  ];
}

type Runs = NonNullable<Exclude<ConstructorParameters<typeof Paragraph>[0], string>['children']>;

function line(children: Runs, afterPt: number, beforePt = 0): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: beforePt * TWIPS_PER_PT, after: afterPt * TWIPS_PER_PT },
    children,
  });
}
