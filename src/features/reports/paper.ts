/** How the paper of a stored report looks at a moment: what was written into it, and the number and day it was given. */
import type { Read } from '../../db/client.js';
import type { Paper } from './job.js';
import { writtenTexts } from './written-texts.js';

export interface StoredPaper {
  readonly kind: string;
  readonly period: string;
  readonly form: Paper['form'];
  readonly unitId: number | null;
  readonly confirmedAt: Date | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
}

/** What is written after it was confirmed belongs to the next edition. */
export async function paperOf(read: Read, row: StoredPaper, now: Date): Promise<Paper> {
  const { form, unitId, confirmedAt, number, issuedOn } = row;
  return {
    form,
    isDraft: confirmedAt === null,
    texts: unitId === null ? await writtenTexts(read, row, confirmedAt ?? now) : {},
    issue: number === null || issuedOn === null ? null : { number, day: issuedOn },
  };
}
