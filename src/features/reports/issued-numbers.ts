/** Earlier periods are compared with as their confirmed reports were issued. */
import type { Period } from '../../calendar/period.js';
import type { Read } from '../../db/client.js';
import type { Earlier } from '../../ledger/compile-model.js';
import type { IssuedNumbers, ReportSubject } from '../../ledger/compile-rows.js';
import { readDigest } from './stored-model.js';

/** Of the whole institution: what was issued about it says nothing of one unit. */
export function issuedNumbers(read: Read, { scope, unitPath }: ReportSubject): IssuedNumbers {
  return async ({ code }: Period): Promise<Earlier | undefined> => {
    if (unitPath !== '/') return undefined;
    const row = await read.report.findFirst({
      where: { kind: scope.report, period: code, unitId: null, confirmedAt: { not: null }, reopenedAt: null },
      orderBy: { edition: 'desc' },
      select: { digest: true },
    });
    if (row === null || row.digest === null) return undefined;
    const { period, totals, items, published, sections } = readDigest(row.digest);
    return { period, totals, items, published, sections };
  };
}
