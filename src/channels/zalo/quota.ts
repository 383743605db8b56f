/** What a message costs: free answers within 48 hours of the person's last sign, after that somebody pays. */
import { z } from 'zod';
import type { Cost } from '../contract.js';

const FREE: readonly string[] = ['reply', 'sub_quota', 'reward_quota'];
const BILLED: readonly string[] = ['purchase_quota'];

/** A string here, though a number elsewhere. */
const Count = z.coerce.number().int().nonnegative().optional().catch(undefined);

const SendAnswer = z.object({
  quota: z.object({ quota_type: z.string().regex(/^\w{1,40}$/), remain: Count, total: Count }),
});

/** What the answer to a message says it was counted as; undefined when it says nothing of it. */
export function costIn(data: unknown): Cost | undefined {
  const read = SendAnswer.safeParse(data);
  if (!read.success) return undefined;
  const { quota_type: word, remain, total } = read.data.quota;
  return {
    kind: kindOf(word),
    word,
    ...(remain !== undefined && { left: remain }),
    ...(total !== undefined && { total }),
  };
}

function kindOf(word: string): Cost['kind'] {
  if (FREE.includes(word)) return 'free';
  return BILLED.includes(word) ? 'billed' : 'unknown';
}
