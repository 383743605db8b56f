/** What is settled by somebody's word instead of by an item. Pure. */
import type { Duty } from './plan/language.js';

/** What the word is proved by: a document number, a link, a file, a sentence, a name. */
export type ProofKind = 'number' | 'link' | 'file' | 'note' | 'name';

export interface ByWord {
  readonly proof: ProofKind;
  /** It is usually sent in here; this time it was handed over elsewhere, on paper or by post. */
  readonly elsewhere: boolean;
}

/**
 * How a task of the duty may be settled by saying so. What goes to the level above is proved by the number under which it
 * went. Undefined: articles and photos are counted, nobody's word stands for them.
 */
export function byWordOf({ settles, tier }: Duty): ByWord | undefined {
  switch (settles.by) {
    case 'doneMark':
      return { proof: settles.proof, elsewhere: false };
    case 'document':
    case 'planHandIn':
    case 'report':
    case 'opinionReturn':
      return { proof: tier === 'upward' ? 'number' : 'note', elsewhere: true };
    default:
      return undefined;
  }
}

/** Whether a signed "nothing to report" settles it. */
export function isNilAllowed({ settles }: Duty): boolean {
  return 'nilAllowed' in settles && settles.nilAllowed;
}

/** Whether findings are kept for each unit visited. */
export function keepsFindings({ settles }: Duty): boolean {
  return settles.by === 'doneMark' && settles.findings;
}
