/** The heat map as a drawing: a row a unit, a column a month; each cell says how many tasks are done of those due. Pure. */
import { begunOf, type Counts, doneOf, sumOf } from '../../ledger/count.js';
import { heatTexts as texts } from './heat-texts.js';

export interface HeatRow {
  readonly name: string;
  /** In the order of the columns. */
  readonly cells: readonly Counts[];
}

export interface HeatPage {
  readonly title: string;
  readonly subtitle: string;
  readonly columns: readonly string[];
  readonly rows: readonly HeatRow[];
}

const NAMES = 250;
const CELL = 64;
const ROW = 26;
const TOP = 96;
const BOTTOM = 46;
const PADDING = 16;
const LONGEST_NAME = 34;
/** The legend has room below so many. */
const FEWEST_COLUMNS = 9;

/** Told apart in grey, too: the darker, the more is wanting. */
const COLOURS = {
  inTime: { fill: '#cfe8d5', ink: '#1d4a30' },
  late: { fill: '#f6e2ad', ink: '#5c4508' },
  underway: { fill: '#d3e2f2', ink: '#1f3d5c' },
  someMissing: { fill: '#eda08f', ink: '#4f150b' },
  allMissing: { fill: '#b5483a', ink: '#ffffff' },
  nothing: { fill: '#f3f3f1', ink: '#8a8a86' },
} as const;

/** An SVG. */
export function heatMap({ title, subtitle, columns, rows }: HeatPage): string {
  const width = PADDING * 2 + NAMES + CELL * Math.max(columns.length, FEWEST_COLUMNS);
  const height = TOP + rows.length * ROW + BOTTOM;
  const heads = columns.map((name, at) => label(name, PADDING + NAMES + at * CELL + CELL / 2, TOP - 10, 'middle'));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-size="13">
<rect width="100%" height="100%" fill="#ffffff"/>
<text x="${PADDING}" y="30" font-size="18" font-weight="600">${escaped(title)}</text>
<text x="${PADDING}" y="52" fill="#555555">${escaped(subtitle)}</text>
${heads.join('')}${rows.map(drawnRow).join('')}${legend(TOP + rows.length * ROW + 18)}</svg>`;
}

function drawnRow({ name, cells }: HeatRow, index: number): string {
  const y = TOP + index * ROW;
  const drawn = cells.map((counts, at) => cell(counts, PADDING + NAMES + at * CELL, y));
  return label(shortened(name), PADDING, y + 17, 'start') + drawn.join('');
}

function cell(counts: Counts, x: number, y: number): string {
  const due = begunOf(counts);
  const { fill, ink } = COLOURS[lookOf(counts)];
  const words = due === 0 ? '' : `${doneOf(counts)}/${due}`;
  return `<rect x="${x + 1}" y="${y + 1}" width="${CELL - 2}" height="${ROW - 2}" rx="3" fill="${fill}"/>${label(words, x + CELL / 2, y + 17, 'middle', ink)}`;
}

function lookOf(counts: Counts): keyof typeof COLOURS {
  const due = begunOf(counts);
  if (due === 0) return 'nothing';
  if (counts.missing === due) return 'allMissing';
  if (counts.missing > 0) return 'someMissing';
  if (doneOf(counts) < due) return 'underway';
  return counts.late > 0 || counts.nil > counts.nilInTime ? 'late' : 'inTime';
}

function legend(y: number): string {
  const entries = Object.entries(texts.legend);
  let x = PADDING;
  return entries
    .map(([look, words]) => {
      const at = x;
      x += 30 + words.length * 7;
      const { fill } = COLOURS[look as keyof typeof texts.legend];
      return `<rect x="${at}" y="${y}" width="14" height="14" rx="2" fill="${fill}"/>${label(words, at + 20, y + 12, 'start')}`;
    })
    .join('');
}

function label(words: string, x: number, y: number, anchor: 'start' | 'middle', ink = '#222222'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${ink}">${escaped(words)}</text>`;
}

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Rows of several units as one, such as a district's. */
export function joinedRow(name: string, rows: readonly (readonly Counts[])[], columns: number): HeatRow {
  const cells = Array.from({ length: columns }, (_, at) =>
    sumOf(rows.flatMap((row) => (row[at] === undefined ? [] : [row[at]]))),
  );
  return { name, cells };
}
