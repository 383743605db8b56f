/**
 * The parts of a Zalo event we read, checked once at the edge. Side details that do not fit are dropped; only what an
 * event cannot do without makes it unreadable.
 */
import { z } from 'zod';

/** The last millisecond a Date can hold. */
const LAST_MS = 8_640_000_000_000_000;

const side = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

/** Beyond 2^53 a number has lost its end: only strings, and whole numbers below that. */
const Id = z.union([z.string().regex(/^\S{1,100}$/), z.int().nonnegative().transform(String)]);

const Milliseconds = z
  .union([z.string().regex(/^\d{1,16}$/), z.int().nonnegative()])
  .transform(Number)
  .pipe(z.int().max(LAST_MS));

const Party = z.object({ id: Id });

const Attachment = z.object({
  payload: side(
    z.object({
      url: side(z.string().min(1)),
      name: side(z.string()),
      size: side(z.union([z.string().regex(/^\d{1,15}$/), z.int().nonnegative()]).transform(Number)),
    }),
  ),
});

const Message = z.object({
  msg_id: Id,
  text: side(z.string()),
  quote_msg_id: side(Id),
  attachments: side(z.array(Attachment.catch({}))),
});

/** Two shapes of it are known; the number stands at the same place in both. */
const Info = z.object({ name: side(z.string()), phone: side(z.union([z.string(), z.int()]).transform(String)) });

export const Event = z.object({
  event_name: z.string().min(1).max(100),
  timestamp: Milliseconds,
  oa_id: side(Id),
  sender: Party.optional(),
  recipient: Party.optional(),
  follower: Party.optional(),
  message: side(Message),
  info: side(Info),
});

export type ZaloEvent = z.infer<typeof Event>;
export type ZaloMessage = z.infer<typeof Message>;
export type ZaloAttachment = z.infer<typeof Attachment>;

/** The field `timestamp` of any body, as it is written there: part of what is signed. */
export function timestampIn(raw: unknown): string | undefined {
  const value: unknown = typeof raw === 'object' && raw !== null ? Reflect.get(raw, 'timestamp') : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
