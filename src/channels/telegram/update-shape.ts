/**
 * The parts of a Telegram update we read, checked once at the edge.
 * Side details that do not fit are dropped; only what an event cannot do without makes an update unreadable.
 * https://core.telegram.org/bots/api#update
 */
import { z } from 'zod';

/** The last second a Date can hold. */
const LAST_SECOND = 8_640_000_000_000;
const Seconds = z.int().min(0).max(LAST_SECOND);
const side = <T extends z.ZodType>(type: T) => type.optional().catch(undefined);

const User = z.object({
  id: z.int(),
  is_bot: z.boolean().optional(),
  first_name: side(z.string()),
  last_name: side(z.string()),
  username: side(z.string()),
});

const Chat = z.object({ id: z.int(), type: z.string(), title: side(z.string()), username: side(z.string()) });

const File = z.object({
  file_id: z.string().min(1),
  file_size: side(z.number().nonnegative()),
  file_name: side(z.string()),
  mime_type: side(z.string()),
});

const Photo = File.extend({ width: z.number(), height: z.number() });

const Entity = z.object({ type: z.string(), offset: z.int().min(0), length: z.int().min(0), url: side(z.string()) });

const Origin = z.object({
  sender_user: side(User),
  sender_user_name: side(z.string()),
  sender_chat: side(Chat),
  chat: side(Chat),
});

/** Other keys are kept: they tell what an unsupported message was. */
const Message = z.looseObject({
  message_id: z.int().min(0),
  date: Seconds,
  chat: Chat,
  from: User.optional(),
  edit_date: Seconds.optional(),
  text: z.string().optional(),
  entities: side(z.array(Entity)),
  caption: z.string().optional(),
  caption_entities: side(z.array(Entity)),
  media_group_id: z.string().optional(),
  photo: z.array(Photo).min(1).optional(),
  animation: File.optional(),
  document: File.optional(),
  video: File.optional(),
  video_note: File.optional(),
  voice: File.optional(),
  audio: File.optional(),
  contact: z.object({ phone_number: z.string(), user_id: side(z.int()) }).optional(),
  forward_origin: Origin.optional(),
  reply_to_message: side(z.object({ message_id: z.int().min(0), chat: Chat })),
  migrate_to_chat_id: z.int().optional(),
});

const Tap = z.object({
  id: z.string().min(1),
  from: User,
  data: z.string().optional(),
  /** May be an inaccessible message: only its chat and id are there then. */
  message: z.object({ message_id: z.int().min(0), chat: Chat }).optional(),
});

const Membership = z.object({
  chat: Chat,
  from: User,
  date: Seconds,
  new_chat_member: z.object({ status: z.string(), is_member: side(z.boolean()) }),
});

export const Update = z.object({
  message: Message.optional(),
  edited_message: Message.optional(),
  callback_query: Tap.optional(),
  my_chat_member: Membership.optional(),
});

export type TelegramUser = z.infer<typeof User>;
export type TelegramEntity = z.infer<typeof Entity>;
export type TelegramMessage = z.infer<typeof Message>;
export type TelegramTap = z.infer<typeof Tap>;
export type TelegramMembership = z.infer<typeof Membership>;
