/** The paper is wanted in another wording: the next sweep makes it. Its numbers stay. */
import type { Tx } from '../../db/client.js';

/** Who hears when it is made, and not before when; `by` null: everybody who gets the final report. */
export interface Wording {
  readonly by: number | null;
  readonly notBefore?: Date;
}

export async function wantWording(tx: Tx, report: number, { by, notBefore }: Wording): Promise<void> {
  await tx.report.update({
    where: { id: report },
    data: { wanted: { increment: 1 }, touchedById: by, tries: 0, nextTryAt: notBefore ?? null, error: null },
  });
}
