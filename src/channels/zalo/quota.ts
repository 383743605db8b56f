/** What a message costs: free answers within 48 hours of the person's last sign, after that somebody pays. */
import { z } from 'zod';
import type { ChatRef } from '../contract.js';
import type { Api } from './api.js';
import { toSendError } from './errors.js';

/** What Zalo said of the quota from which one message was taken. */
export interface MessageQuota {
  /** free: an answer within 48 hours, or part of the OA's package. billable: bought messages. unknown: another word. */
  readonly cost: 'free' | 'billable' | 'unknown';
  /** Zalo's own word, such as reply, sub_quota, purchase_quota, reward_quota. */
  readonly type: string;
  readonly remaining?: number;
  readonly total?: number;
}

/** Whether and how a person can be written to at this moment, as Zalo counts. */
export interface ChatQuota {
  readonly lastInteraction?: Date;
  /** Free answers left. */
  readonly repliesLeft?: number;
}

const FREE: readonly string[] = ['reply', 'sub_quota', 'reward_quota'];
const BILLABLE: readonly string[] = ['purchase_quota'];

const side = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);
/** A string in the answer to a message, a number in the answer to the question. */
const Count = side(z.coerce.number().int().nonnegative());
const Type = z.string().regex(/^\w{1,40}$/);

const SendAnswer = z.object({
  quota: z.object({ quota_type: Type, remain: Count, total: Count }),
});

const QuotaAnswer = z.object({
  last_interaction: side(z.coerce.number().int().positive().max(8_640_000_000_000_000)),
  cs_reply: side(z.object({ remain: Count })),
});

/** Undefined when the answer to a message says nothing of it. */
export function quotaIn(data: unknown): MessageQuota | undefined {
  const read = SendAnswer.safeParse(data);
  if (!read.success) return undefined;
  const { quota_type: type, remain, total } = read.data.quota;
  return {
    cost: costOf(type),
    type,
    ...(remain !== undefined && { remaining: remain }),
    ...(total !== undefined && { total }),
  };
}

/** Throws SendError. */
export async function askQuota(api: Api, chat: ChatRef): Promise<ChatQuota> {
  try {
    const { last_interaction: at, cs_reply: replies } = QuotaAnswer.parse(
      await api.post('/v3.0/oa/quota/message', { user_id: chat }),
    );
    return {
      ...(at !== undefined && { lastInteraction: new Date(at) }),
      ...(replies?.remain !== undefined && { repliesLeft: replies.remain }),
    };
  } catch (error) {
    throw toSendError(error);
  }
}

function costOf(type: string): MessageQuota['cost'] {
  if (FREE.includes(type)) return 'free';
  return BILLABLE.includes(type) ? 'billable' : 'unknown';
}
