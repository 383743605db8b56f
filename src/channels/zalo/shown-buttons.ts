/**
 * Remembers which message showed which button: a press names only the button. Forgetting it over a restart costs no
 * more than that later presses name no message.
 */
import type { ChatRef, MessageRef } from '../contract.js';

/** Old ones are forgotten past this. */
const REMEMBERED = 5_000;

export interface ShownButtons {
  shown(chat: ChatRef, tokens: readonly string[], message: MessageRef): void;
  messageOf(chat: ChatRef, token: string): MessageRef | undefined;
}

export function createShownButtons(): ShownButtons {
  const messages = new Map<string, MessageRef>();
  const keyOf = (chat: ChatRef, token: string) => `${chat} ${token}`;
  return {
    shown(chat, tokens, message) {
      for (const token of tokens) {
        messages.delete(keyOf(chat, token));
        messages.set(keyOf(chat, token), message);
      }
      for (const key of messages.keys()) {
        if (messages.size <= REMEMBERED) break;
        messages.delete(key);
      }
    },
    messageOf: (chat, token) => messages.get(keyOf(chat, token)),
  };
}
