/** What a reader would rather look at: drawings of the model's numbers, as SVG. */
import type { Block } from '../../../documents/official-document.js';
import type { ReportModel, UnitNumbers } from '../../../ledger/compile-model.js';
import { begunOf, doneOf, inTimeOf, underwayOf } from '../../../ledger/count.js';
import { texts } from './texts.js';

/** Makes a PNG of an SVG. */
export type Draw = (svg: string) => Uint8Array;

/** Fewer are read faster in the table; more do not fit a page. */
const FEWEST_UNITS = 3;
const MOST_UNITS = 40;

const WIDTH = 640;
const ROW = 22;
const TOP = 34;
const NAMES = 210;
const NUMBERS = 60;
/** Printed on office printers: told apart in grey, too. */
const COLOURS = {
  inTime: '#2f6f4e',
  late: '#e0a33e',
  underway: '#9db8d2',
  missing: '#b5483a',
  rest: '#dddddd',
} as const;

/** How far each unit is with what it owes: bars of shares. */
export function unitChart(model: ReportModel, draw: Draw): readonly Block[] {
  const units = model.units.filter(({ counts }) => begunOf(counts) > 0);
  if (units.length < FEWEST_UNITS || units.length > MOST_UNITS) return [];
  return [
    {
      type: 'picture',
      image: draw(barsOf(units)),
      caption: texts.unitChart,
      alt: texts.unitChartAlt(units.map(({ name, counts }) => [name, doneOf(counts), begunOf(counts)])),
      widthMm: 150,
    },
  ];
}

function barsOf(units: readonly UnitNumbers[]): string {
  const height = TOP + units.length * ROW + 8;
  const rows = units.map((unit, index) => rowOf(unit, TOP + index * ROW)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" font-size="12">
<rect width="100%" height="100%" fill="#ffffff"/>${legend()}${rows}</svg>`;
}

function rowOf({ name, counts }: UnitNumbers, y: number): string {
  const all = begunOf(counts);
  const room = WIDTH - NAMES - NUMBERS;
  let x = NAMES;
  const bars = sharesOf(counts).map(([colour, value]) => {
    const width = (room * value) / all;
    const bar = `<rect x="${x.toFixed(1)}" y="${y + 3}" width="${width.toFixed(1)}" height="${ROW - 7}" fill="${colour}"/>`;
    x += width;
    return value === 0 ? '' : bar;
  });
  return `<text x="${NAMES - 8}" y="${y + 15}" text-anchor="end">${escaped(shortened(name))}</text>${bars.join('')}
<text x="${WIDTH - NUMBERS + 8}" y="${y + 15}">${doneOf(counts)}/${all}</text>`;
}

function sharesOf(counts: UnitNumbers['counts']): readonly (readonly [string, number])[] {
  const inTime = inTimeOf(counts);
  return [
    [COLOURS.inTime, inTime],
    [COLOURS.late, doneOf(counts) - inTime],
    [COLOURS.underway, underwayOf(counts)],
    [COLOURS.rest, counts.open],
    [COLOURS.missing, counts.missing],
  ];
}

function legend(): string {
  const { inTime, late, underway, open, missing } = texts.chartLegend;
  const entries: readonly (readonly [string, string, number])[] = [
    [COLOURS.inTime, inTime, 0],
    [COLOURS.late, late, 150],
    [COLOURS.underway, underway, 230],
    [COLOURS.rest, open, 340],
    [COLOURS.missing, missing, 440],
  ];
  return entries
    .map(
      ([colour, words, x]) =>
        `<rect x="${x + 8}" y="9" width="11" height="11" fill="${colour}"/><text x="${x + 24}" y="19">${escaped(words)}</text>`,
    )
    .join('');
}

const LONGEST_NAME = 30;

function shortened(name: string): string {
  return name.length <= LONGEST_NAME ? name : `${name.slice(0, LONGEST_NAME - 1)}…`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
