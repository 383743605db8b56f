/** The README's table of duties, made from the plan files themselves. */
import { readdirSync, readFileSync } from 'node:fs';
import { dutyTable } from '../../src/ledger/plan/duty-table.js';
import { readPlan } from '../../src/ledger/plan/read-plan.js';

const PLANS = new URL('../../prisma/plans/', import.meta.url);

export function dutyMarkdown(): string {
  return readdirSync(PLANS)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => {
      const read = readPlan(readFileSync(new URL(name, PLANS), 'utf8'), name);
      if ('problems' in read) throw new Error(`${name} is no plan`);
      const rows = dutyTable(read.plan).map((row) =>
        line([`\`${row.code}\``, row.clause, row.owes, row.when, row.settles, row.to]),
      );
      const head = [
        line(['duty', 'clause', 'who owes', 'when', 'settled in Loa by', 'to']),
        '| --- | --- | --- | --- | --- | --- |',
      ];
      const summary = `<details><summary>${read.plan.organisation.name}: <code>${name}</code>, ${rows.length} duties</summary>`;
      return [summary, '', ...head, ...rows, '', '</details>'].join('\n');
    })
    .join('\n\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
}
