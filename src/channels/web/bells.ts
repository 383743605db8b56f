/** Tells open pages that their chat changed; what changed they ask the mailbox. In memory: nothing is lost with it. */

export interface Bells {
  ring(chat: string): void;
  /** Calls `listener` at every ring until the returned function is called. */
  listen(chat: string, listener: () => void): () => void;
}

export function createBells(): Bells {
  const listeners = new Map<string, Set<() => void>>();
  return {
    ring(chat) {
      for (const listener of listeners.get(chat) ?? []) listener();
    },
    listen(chat, listener) {
      const own = listeners.get(chat) ?? new Set();
      own.add(listener);
      listeners.set(chat, own);
      return () => {
        own.delete(listener);
        if (own.size === 0 && listeners.get(chat) === own) listeners.delete(chat);
      };
    },
  };
}
