/** The figures as a table for a terminal or a log. */
import type { Measured, Ratio } from './ratios.js';

const HEAD = ['ratio', 'product', 'floor', 'unit', 'ratio', 'spread', 'goal', ''];

export function tableOf(measured: readonly Measured[]): string {
  const rows = measured.map(({ ratio, product, floor, value, spread, verdict }) => [
    ratio.name,
    product.toFixed(0),
    floor.toFixed(0),
    ratio.unit,
    value.toFixed(2),
    spread.map((each) => each.toFixed(2)).join('–'),
    goalOf(ratio),
    verdict,
  ]);
  const lines = [HEAD, ...rows];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const meanings = measured.map(({ ratio, product, floor }) => {
    const remark = ratio.remark?.(product, floor);
    return `${ratio.name}: ${ratio.quantity}${remark === undefined ? '' : ` (${remark})`}`;
  });
  return [...table, '', ...meanings].join('\n');
}

function goalOf({ goal }: Ratio): string {
  if (goal === undefined) return '–';
  return 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;
}
