/** One Telegram update → the events it holds, usually one. Never throws, whatever the update looks like. */
import type { Content, Inbound } from '../contract.js';
import { contentOf, fingerprint, fullName, wordsOf } from './message-content.js';
import { chatRef, messageRef } from './refs.js';
import {
  type TelegramMembership,
  type TelegramMessage,
  type TelegramTap,
  type TelegramUser,
  Update,
} from './update-shape.js';

interface ReadUpdate {
  readonly events: readonly Inbound[];
  /** The press whose spinner is to be ended, even when it holds no event. */
  readonly tap?: string;
  /** Why nothing came of it: field names only, for the log. */
  readonly unreadable?: string;
}

/** `now` dates what Telegram does not date: presses. `botName` is our user name without @, once it is known. */
export function readUpdate(raw: unknown, now: Date, botName?: string): ReadUpdate {
  const parsed = Update.safeParse(raw);
  if (!parsed.success) {
    const fields = parsed.error.issues.map((issue) => issue.path.join('.') || 'update');
    return { events: [], unreadable: [...new Set(fields)].slice(0, 5).join(', ') };
  }
  const { message, edited_message: edited, callback_query: tap, my_chat_member: membership } = parsed.data;
  if (tap !== undefined) return { events: fromTap(tap, now), tap: tap.id };
  if (message !== undefined) return { events: fromMessage(message, false, botName) };
  if (edited !== undefined) return { events: fromMessage(edited, true, botName) };
  if (membership !== undefined) return { events: fromMembership(membership) };
  return { events: [] };
}

function fromMessage(message: TelegramMessage, edited: boolean, botName: string | undefined): Inbound[] {
  const content = whatHappened(message, edited, botName);
  if (content === undefined) return [];
  const { chat, message_id: messageId } = message;
  const seconds = edited ? (message.edit_date ?? message.date) : message.date;
  const id = `${chat.id}/${messageId}`;
  return [
    {
      id: edited ? `${id}/${seconds}/${fingerprint(content)}` : id,
      chat: chatRef(chat.id),
      message: messageRef(chat.id, messageId),
      sender: message.from === undefined ? { ref: String(chat.id), name: chat.title ?? '' } : senderOf(message.from),
      at: new Date(seconds * 1_000),
      content,
    },
  ];
}

function whatHappened(message: TelegramMessage, edited: boolean, botName: string | undefined): Content | undefined {
  // Telegram writes this into the old group, in the name of whoever upgraded it, possibly an anonymous administrator.
  if (message.migrate_to_chat_id !== undefined) return { kind: 'moved', to: chatRef(message.migrate_to_chat_id) };
  if (message.from === undefined || message.from.is_bot === true) return undefined;
  if (message.chat.type === 'private') {
    // A private chat has the number of the person in it; whatever else is written there is not theirs.
    return message.chat.id === message.from.id ? contentOf(message, edited, botName) : undefined;
  }
  if (message.chat.type !== 'group' && message.chat.type !== 'supergroup') return undefined;
  const text = edited ? '' : wordsOf(message, botName);
  return text === '' ? undefined : { kind: 'group', text };
}

function fromTap(tap: TelegramTap, now: Date): Inbound[] {
  // Presses under messages sent through inline mode name no chat; Loa sends none.
  if (tap.message === undefined || tap.data === undefined || tap.from.is_bot === true) return [];
  return [
    {
      id: tap.id,
      chat: chatRef(tap.message.chat.id),
      message: messageRef(tap.message.chat.id, tap.message.message_id),
      sender: senderOf(tap.from),
      at: now,
      content: { kind: 'tap', token: tap.data },
    },
  ];
}

/** In private chats this comes only when the person blocks or unblocks the bot; in groups when it is added or removed. */
function fromMembership({ chat, from, date, new_chat_member: member }: TelegramMembership): Inbound[] {
  if (!['private', 'group', 'supergroup'].includes(chat.type)) return [];
  const present = ['creator', 'administrator', 'member'].includes(member.status);
  const reachable = present || (member.status === 'restricted' && member.is_member === true);
  return [
    {
      id: `${chat.id}/reach/${date}/${member.status}`,
      chat: chatRef(chat.id),
      sender: senderOf(from),
      at: new Date(date * 1_000),
      content: { kind: 'reach', reachable },
    },
  ];
}

function senderOf(user: TelegramUser): Inbound['sender'] {
  return { ref: String(user.id), name: fullName(user) || (user.username ?? '') };
}
