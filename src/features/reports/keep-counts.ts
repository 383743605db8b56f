/** What a report says of each unit and duty, as rows: once it is confirmed, the numbers everybody is shown. */
import { z } from 'zod';
import type { Database } from '../../db/client.js';
import { insertRows } from '../../db/insert-rows.js';

/** Some hundred rows a transaction: nobody waits long for theirs. */
export async function keepCounts(db: Database, report: number, counts: readonly string[]): Promise<void> {
  await db.transaction((tx) => tx.reportCount.deleteMany({ where: { reportId: report } }));
  for (const text of counts) {
    const rows = CountRows.parse(JSON.parse(text));
    await db.transaction((tx) =>
      insertRows(
        tx,
        'ReportCount',
        rows.map((row) => ({ reportId: report, ...row })),
      ),
    );
  }
}

const CountRows = z.array(
  z.object({
    unitId: z.number(),
    dutyCode: z.string(),
    clause: z.string(),
    dueAt: z.string().transform((text) => new Date(text)),
    lastDueAt: z.string().transform((text) => new Date(text)),
    tasks: z.number(),
    required: z.number(),
    paid: z.number(),
    onTime: z.number(),
    late: z.number(),
    nil: z.number(),
    excused: z.number(),
    inReview: z.number(),
    toFix: z.number(),
    open: z.number(),
    missing: z.number(),
    upcoming: z.number(),
    nilInTime: z.number(),
  }),
);
