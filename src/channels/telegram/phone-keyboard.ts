/**
 * Remembers which chats still show the "share my number" keyboard, so that it goes once the person has answered.
 * Telegram shows a reply keyboard until a later message takes it away; it is one-time, so forgetting it over a restart
 * leaves at most a folded keyboard behind.
 */
import type { ChatRef, Inbound } from '../contract.js';

/** Old chats are forgotten past this. */
const REMEMBERED = 1_000;

export interface PhoneKeyboards {
  shown(chat: ChatRef): void;
  /** Whatever a person says next answers the question, with the number or without it. */
  noticed(event: Inbound): void;
  isAnswered(chat: ChatRef): boolean;
  removed(chat: ChatRef): void;
}

export function createPhoneKeyboards(): PhoneKeyboards {
  const chats = new Map<ChatRef, 'shown' | 'answered'>();
  const remember = (chat: ChatRef, state: 'shown' | 'answered') => {
    chats.delete(chat);
    chats.set(chat, state);
    const oldest = chats.keys().next();
    if (chats.size > REMEMBERED && !oldest.done) chats.delete(oldest.value);
  };
  return {
    shown: (chat) => remember(chat, 'shown'),
    noticed({ chat, content }) {
      if (content.kind === 'phone' || chats.has(chat)) remember(chat, 'answered');
    },
    isAnswered: (chat) => chats.get(chat) === 'answered',
    removed(chat) {
      chats.delete(chat);
    },
  };
}
