/**
 * `npm run bench`: what Loa does beside the least that could do the same, in one run and in turns (A B A B …), each in a
 * fresh process. Only ratios are judged: machines differ, and a busy one slows both. Exit code 1 when one misses its goal.
 *
 * `--quick`: three rounds instead of five. `--only inbox,idle`: these ratios alone.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateBare } from './bare.js';
import { type Measured, measure, RATIOS } from './ratios.js';
import { tableOf } from './table.js';

const ROUNDS = 5;
const QUICK_ROUNDS = 3;

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const wanted = values.only?.split(',') ?? RATIOS.map((ratio) => ratio.name);
const unknown = wanted.filter((name) => !RATIOS.some((ratio) => ratio.name === name));
if (unknown.length > 0) {
  throw new Error(`no such ratio: ${unknown.join(', ')} (there are ${RATIOS.map((ratio) => ratio.name).join(', ')})`);
}

const dir = mkdtempSync(join(tmpdir(), 'loa-bench-'));
const measured: Measured[] = [];
await generateBare();
try {
  for (const ratio of RATIOS.filter(({ name }) => wanted.includes(name))) {
    measured.push(await measure(ratio, values.quick ? QUICK_ROUNDS : ROUNDS, dir, say));
  }
} finally {
  rmSync(dir, { recursive: true, force: true });
}
say('');
say(tableOf(measured));
process.exitCode = measured.some(({ verdict }) => verdict === 'MISS') ? 1 : 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
