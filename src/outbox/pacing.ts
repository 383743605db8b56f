/**
 * How fast a channel may be written to. Starts at 25 messages a second, one more every 5 seconds without a refusal, up
 * to 29: at 30 the platform answers 429 in storms (https://core.telegram.org/bots/faq#broadcasting-to-users). One chat
 * takes a burst of 3, then one a second. State is a hint, not truth: losing it costs a few refusals.
 */
const START_PER_S = 25;
const TOP_PER_S = 29;
const RAISE_EVERY_MS = 5_000;
const CHAT_BURST = 3;
const CHAT_REFILL_MS = 1_000;
/** The channel itself allows no burst beyond this many messages. */
const CHANNEL_BURST = 2;

export interface Pace {
  /** Takes a place for one message, or says how long to wait (ms) until there may be one. */
  take(chat: string, nowMs: number): number;
  /** Whether this chat may be written to now, without taking the place. */
  chatReady(chat: string, nowMs: number): boolean;
  /** The platform refused: everyone waits `forMs`, then it goes on a step slower. */
  refused(forMs: number, nowMs: number): void;
}

/** For platforms that are ours (the web mailbox) and for tests: no limits. */
export const UNPACED: Pace = { take: () => 0, chatReady: () => true, refused: () => undefined };

export function createPace(startMs: number): Pace {
  let perSecond = START_PER_S;
  let raisedAt = startMs;
  let pausedUntil = 0;
  let nextFree = 0;
  const chats = new Map<string, { tokens: number; at: number }>();

  const bucket = (chat: string, nowMs: number) => {
    const known = chats.get(chat);
    const tokens =
      known === undefined ? CHAT_BURST : Math.min(CHAT_BURST, known.tokens + (nowMs - known.at) / CHAT_REFILL_MS);
    return { tokens, at: nowMs };
  };
  const forgetFull = (nowMs: number) => {
    for (const chat of chats.keys()) if (bucket(chat, nowMs).tokens >= CHAT_BURST) chats.delete(chat);
  };

  return {
    take(chat, nowMs) {
      if (nowMs < pausedUntil) return pausedUntil - nowMs;
      const mine = bucket(chat, nowMs);
      if (mine.tokens < 1) return (1 - mine.tokens) * CHAT_REFILL_MS;
      if (nowMs - raisedAt >= RAISE_EVERY_MS) {
        perSecond = Math.min(TOP_PER_S, perSecond + 1);
        raisedAt = nowMs;
        forgetFull(nowMs);
      }
      const gap = 1_000 / perSecond;
      const free = Math.max(nextFree, nowMs - (CHANNEL_BURST - 1) * gap);
      if (free > nowMs) return free - nowMs;
      nextFree = free + gap;
      chats.set(chat, { tokens: mine.tokens - 1, at: nowMs });
      return 0;
    },
    chatReady: (chat, nowMs) => bucket(chat, nowMs).tokens >= 1,
    refused(forMs, nowMs) {
      pausedUntil = Math.max(pausedUntil, nowMs + forMs);
      perSecond = Math.max(1, Math.floor(perSecond / 2));
      raisedAt = nowMs + forMs;
    },
  };
}
