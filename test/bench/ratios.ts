/** The ratios and how one is measured: product and floor by turns, so that what disturbs one disturbs the other. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { idleBytes } from './idle.js';
import { outputOf } from './processes.js';

export interface Ratio {
  readonly name: string;
  /** What is counted. */
  readonly quantity: string;
  readonly unit: string;
  /** `atLeast`: more is better. `atMost`: less is. Absent: reported, not judged. */
  readonly goal?: { readonly atLeast: number } | { readonly atMost: number };
  /** Each runs once in a fresh process with an empty folder of its own, and answers its figure. */
  product(dir: string): Promise<number>;
  floor(dir: string): Promise<number>;
  /** Both at once: for what does not depend on how busy the machine is, and takes long. */
  readonly sideBySide?: true;
  /** One that takes minutes says how often it runs. */
  readonly rounds?: number;
  /** Said beside the figures. */
  remark?(product: number, floor: number): string;
}

export interface Measured {
  readonly ratio: Ratio;
  /** Medians. */
  readonly product: number;
  readonly floor: number;
  readonly value: number;
  /** The smallest and the largest ratio of a single round. */
  readonly spread: readonly [number, number];
  readonly verdict: 'ok' | 'MISS' | 'told';
}

const MB = 1024 * 1024;
const MANY = '100000';
const FEW = '10000';
/** What Telegram lets a bot send to all its chats together. https://core.telegram.org/bots/faq#broadcasting-to-users */
const PLATFORM_PER_S = 30;

const BUILT = {
  report: 'the month of 3,000 units is reported',
  heatmap: 'the year of 3,000 units is drawn',
  photos: '300 MB of pictures are packed',
} as const;

export const RATIOS: readonly Ratio[] = [
  {
    name: 'inbox',
    quantity: 'event → inbox → dialog → committed; floor: telegraf + one Prisma transaction of two creates, FULL',
    unit: 'events/s',
    goal: { atLeast: 0.8 },
    product: figureOf('inbox-product'),
    floor: figureOf('inbox-floor'),
  },
  {
    name: 'idle',
    quantity: 'idle memory of `npm start`; floor: telegraf polling + Prisma',
    unit: 'MB',
    goal: { atMost: 1.3 },
    product: async (dir) => (await idleBytes('product', dir)) / MB,
    floor: async (dir) => (await idleBytes('floor', dir)) / MB,
    sideBySide: true,
  },
  {
    name: 'outbox',
    quantity:
      'outbox without a pace, instant channel; floor: telegraf client calls, 32 in flight, instant loopback API',
    unit: 'messages/s',
    goal: { atLeast: 0.1 },
    product: figureOf('outbox-product'),
    floor: figureOf('outbox-floor'),
    remark: (product) => `${(product / PLATFORM_PER_S).toFixed(0)} × the ${PLATFORM_PER_S}/s a platform takes`,
  },
  {
    name: 'broadcast',
    quantity: 'a message to 3,000 people while others write and are answered; floor: all a strict platform takes',
    unit: 'messages/s',
    goal: { atLeast: 0.93 },
    product: figureOf('broadcast'),
    floor: async () => PLATFORM_PER_S,
    rounds: 1,
  },
  {
    name: 'batch',
    quantity: 'accepting batches of 100 events; floor: bare better-sqlite3, 100 prepared inserts a transaction, FULL',
    unit: 'rows/s',
    product: figureOf('batch-product'),
    floor: figureOf('batch-floor'),
  },
  ...screenRatios('bai', '`/bai`'),
  ...screenRatios('kho', '`/kho`'),
  ...screenRatios('queue', '`/duyet`'),
  ...[1_000, 3_000].map(
    (units): Ratio => ({
      name: `expand-${units}`,
      quantity: `a year of six duties for ${units} units, each, of 3,000 kept together; floor: the same for 300`,
      unit: 'ns',
      goal: { atMost: 1.2 },
      product: expandFigure(units, 'time'),
      floor: expandFigure(300, 'time'),
    }),
  ),
  {
    name: 'expand-memory',
    quantity: 'what a year of tasks for 3,000 units holds, each; floor: the same for 300',
    unit: 'bytes',
    goal: { atMost: 1.2 },
    product: expandFigure(3_000, 'memory'),
    floor: expandFigure(300, 'memory'),
  },
  ...(['time', 'memory'] as const).map(
    (what): Ratio => ({
      name: `xlsx-${what}`,
      quantity: 'a workbook of 100,000 rows, ten columns; floor: a bare exceljs stream of the same rows into a file',
      unit: what === 'time' ? 'ms' : 'MB',
      goal: { atMost: 1.5 },
      product: figureOf('xlsx-product', what),
      floor: figureOf('xlsx-floor', what),
    }),
  ),
  {
    name: 'docx',
    quantity: 'a document with a table of 2,000 rows; floor: its table as XML streamed by hand into a ZIP',
    unit: 'ms',
    goal: { atMost: 3 },
    product: figureOf('docx-product'),
    floor: figureOf('docx-floor'),
  },
  ...(['report', 'heatmap', 'photos'] as const).map(
    (what): Ratio => ({
      name: `loop-${what}`,
      quantity: `the longest block of the main loop while ${BUILT[what]}; floor: while nothing is done`,
      unit: 'ms',
      goal: { atMost: 5 },
      product: figureOf('loop', what),
      floor: figureOf('loop', 'idle'),
    }),
  ),
  ...[1, 3_000].map(
    (units): Ratio => ({
      name: `status-${units}`,
      quantity: `/status of ${units === 1 ? 'one school' : `${units} units`}; floor: its SQL by hand, one transaction`,
      unit: 'µs',
      goal: { atMost: units === 1 ? 2 : 3 },
      product: figureOf('status', 'product', `${units}`),
      floor: figureOf('status', 'floor', `${units}`),
    }),
  ),
];

/** Runs the ratio's own number of rounds, else `wanted`, and tells each as it ends. */
export async function measure(
  ratio: Ratio,
  wanted: number,
  dir: string,
  tell: (line: string) => void,
): Promise<Measured> {
  const rounds = ratio.rounds ?? wanted;
  const products: number[] = [];
  const floors: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const running = inOwnFolder(join(dir, `${ratio.name}-product`), ratio.product);
    if (ratio.sideBySide !== true) await running;
    const floor = await inOwnFolder(join(dir, `${ratio.name}-floor`), ratio.floor);
    const product = await running;
    products.push(product);
    floors.push(floor);
    tell(`${ratio.name} ${round}/${rounds}: ${product.toFixed(0)} / ${floor.toFixed(0)} ${ratio.unit}`);
  }
  const product = median(products);
  const floor = median(floors);
  const each = products.map((figure, round) => figure / (floors[round] ?? Number.NaN));
  const value = product / floor;
  return { ratio, product, floor, value, spread: [Math.min(...each), Math.max(...each)], verdict: judge(ratio, value) };
}

function judge({ goal }: Ratio, value: number): Measured['verdict'] {
  if (goal === undefined) return 'told';
  const met = 'atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost;
  return met ? 'ok' : 'MISS';
}

function figureOf(script: string, ...args: readonly string[]): (dir: string) => Promise<number> {
  return async (dir) => Number(await outputOf(script, [dir, ...args]));
}

/** A screen over 100,000 items and 300,000 photos: beside its SQL written out by hand, and beside itself over a tenth. */
function screenRatios(screen: string, what: string): readonly Ratio[] {
  return [
    {
      name: screen,
      quantity: `${what} of 100,000 items, 99th percentile; floor: its SQL by hand, one transaction`,
      unit: 'µs',
      goal: { atMost: 3 },
      product: figureOf('archive-product', screen, MANY),
      floor: figureOf('archive-floor', screen, MANY),
    },
    {
      name: `${screen}-growth`,
      quantity: `${what} of 100,000 items, 99th percentile; floor: the same of 10,000`,
      unit: 'µs',
      goal: { atMost: 1.5 },
      product: figureOf('archive-product', screen, MANY),
      floor: figureOf('archive-product', screen, FEW),
    },
  ];
}

function expandFigure(units: number, what: 'time' | 'memory'): (dir: string) => Promise<number> {
  return async (dir) => Number(await outputOf('expand', [dir, `${units}`, what], ['--expose-gc']));
}

async function inOwnFolder(dir: string, work: (dir: string) => Promise<number>): Promise<number> {
  mkdirSync(dir, { recursive: true });
  try {
    const figure = await work(dir);
    if (!Number.isFinite(figure) || figure <= 0) throw new Error(`${dir}: ${figure} is no figure`);
    return figure;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Of an odd number of figures the middle one. */
function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
