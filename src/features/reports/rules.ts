/** Pure decisions about a report: what it is about, and what the office types on its way. */
import type { Plan } from '../../ledger/plan/language.js';
import { nfc } from '../../lib/fold.js';
import { typedWords } from '../../lib/typed.js';

/** draft: its numbers may still be compiled anew. replaced: a newer draft is there. */
export type Stage = 'underway' | 'failed' | 'draft' | 'replaced' | 'confirmed' | 'reopened';

/** A report on public opinion says nothing of articles and topics: whoever asked for it did not ask for them. */
export function isOnOpinion({ reports }: Pick<Plan, 'reports'>, code: string): boolean {
  return reports.find((report) => report.code === code)?.kind === 'opinion';
}

export const LONGEST_PART = 6_000;
const LONGEST_PROOF = 500;
const SHORTEST_REASON = 5;
const LONGEST_REASON = 1_000;

/** "Số: 05/BC-MNTT" → "5"; undefined: no number of a document. */
export function readNumber(typed: string): string | undefined {
  const found = /^(?:số)?\s*:?\s*0*(\d{1,5}[a-zđ]?)(?:\s*\/.*)?$/iu.exec(nfc(typed).trim());
  return found?.[1] === undefined || found[1] === '0' ? undefined : found[1].toLowerCase();
}

/** What people wrote for a part of the report; undefined: nothing, or more than a part has room for. */
export function readPart(typed: string): string | undefined {
  const text = nfc(typed)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
  return text === '' || text.length > LONGEST_PART ? undefined : text;
}

export function readProof(typed: string): string | undefined {
  return typedWords(typed, { min: 1, max: LONGEST_PROOF });
}

export function readReason(typed: string): string | undefined {
  return typedWords(typed, { min: SHORTEST_REASON, max: LONGEST_REASON });
}
