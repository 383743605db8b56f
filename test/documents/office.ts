// Opens documents with LibreOffice and measures the pages it prints. Everything is in points from the top left corner.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const PACKAGES: Readonly<Record<string, string>> = {
  soffice: 'libreoffice-writer-nogui',
  pdftotext: 'poppler-utils',
  pdftocairo: 'poppler-utils',
  pdffonts: 'poppler-utils',
};
const FONT_PACKAGE = 'fonts-liberation';
const LONGEST_CONVERSION_MS = 120_000;

export interface Word {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly words: readonly Word[];
}

export interface Line {
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

export interface Printed {
  readonly pages: readonly Page[];
  /** Names of the typefaces used. */
  readonly fonts: readonly string[];
  /** Horizontal lines of a page, from 1, from top to bottom. */
  linesOn(page: number): Promise<Line[]>;
  close(): Promise<void>;
}

/** @throws Error when a program is missing, saying which package brings it, or when LibreOffice complains */
export async function print(file: Uint8Array): Promise<Printed> {
  const folder = await mkdtemp(join(tmpdir(), 'loa-office-'));
  const pdf = join(folder, 'document.pdf');
  await writeFile(join(folder, 'document.docx'), file);
  const said = await run('soffice', [
    `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
    ...['--headless', '--convert-to', 'pdf', '--outdir', folder, join(folder, 'document.docx')],
  ]);
  if (!said.includes('writer_pdf_Export')) throw new Error(`LibreOffice did not convert the document: ${said}`);
  const fonts = fontsIn(await run('pdffonts', [pdf]));
  if (!fonts.some((font) => font.startsWith('Liberation'))) {
    throw new Error(
      `Times New Roman has no stand-in here: apt-get install -y ${FONT_PACKAGE} (used: ${fonts.join(', ')})`,
    );
  }
  return {
    pages: pagesIn(await run('pdftotext', ['-bbox', pdf, '-'])),
    fonts,
    linesOn: async (page) => {
      const drawing = join(folder, `page-${page}.svg`);
      await run('pdftocairo', ['-svg', '-f', String(page), '-l', String(page), pdf, drawing]);
      return linesIn(await readFile(drawing, 'utf8'));
    },
    close: () => rm(folder, { recursive: true }),
  };
}

async function run(program: string, parameters: readonly string[]): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(program, [...parameters], {
      timeout: LONGEST_CONVERSION_MS,
      maxBuffer: 1 << 28,
    });
    return stdout;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Error(`${program} is missing: apt-get install -y ${PACKAGES[program]}`);
    }
    throw error;
  }
}

// The table of pdffonts: two lines of head, then a name such as "BAAAAA+LiberationSerif-Bold" in each line.
function fontsIn(table: string): string[] {
  const names = table
    .split('\n')
    .slice(2)
    .map((line) => (line.split(/\s+/)[0] ?? '').replace(/^[A-Z]{6}\+/, ''));
  return names.filter((name) => name !== '');
}

function pagesIn(html: string): Page[] {
  return [...html.matchAll(/<page width="([\d.]+)" height="([\d.]+)">(.*?)<\/page>/gs)].map(
    ([, width, height, inside]) => ({
      width: Number(width),
      height: Number(height),
      words: [
        ...(inside ?? '').matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g),
      ].map(([, left, top, right, bottom, text]) => ({
        text: (text ?? '').replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
        left: Number(left),
        right: Number(right),
        top: Number(top),
        bottom: Number(bottom),
      })),
    }),
  );
}

/**
 * Stroked paths of two points at one height. Their coordinates are the PDF's own; pdftocairo's matrix only turns them
 * upside down and fits the page to its sheet, a matter of half a point.
 */
function linesIn(svg: string): Line[] {
  const strokes = svg.matchAll(
    /<path style="fill:none;[^"]*" d="M ([-\d.]+) ([-\d.]+) L ([-\d.]+) ([-\d.]+) " transform="matrix\(([^)]*)\)"/g,
  );
  const lines: Line[] = [];
  for (const [, x1, y1, x2, y2, matrix] of strokes) {
    const [, , , scale = -1, , offset = 0] = (matrix ?? '').split(',').map(Number);
    if (Math.abs(Number(y1) - Number(y2)) > 0.01) continue;
    lines.push({ left: Number(x1), right: Number(x2), y: scale * Number(y1) + offset });
  }
  return lines.sort((one, other) => one.y - other.y);
}
