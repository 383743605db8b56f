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
const CLOCK_SET_BACK_MS = 1_000;

/** How fast a channel takes messages. Asked and told by the dispatcher, with its own clock. */
export interface Pace {
  /** How long (ms) until one more message may leave on this channel; 0: now. */
  channelWait(nowMs: number): number;
  /** How long (ms) until this chat may be written to again; 0: now. */
  chatWait(chat: string, nowMs: number): number;
  /** One message leaves for this chat now. */
  take(chat: string, nowMs: number): void;
  /** The platform refused: everyone waits `forMs`, then it goes on at half the speed. */
  refused(forMs: number, nowMs: number): void;
}

/** For platforms that are ours (the web mailbox) and for tests: no limits. */
export const UNPACED: Pace = {
  channelWait: () => 0,
  chatWait: () => 0,
  take: () => undefined,
  refused: () => undefined,
};

/** `startMs`: the instant it begins at; every wait it names is in milliseconds. */
export function createPace(startMs: number): Pace {
  let perSecond = START_PER_S;
  let raisedAt = startMs;
  let pausedUntil = 0;
  let nextFree = 0;
  let latest = startMs;
  const chats = new Map<string, { tokens: number; at: number }>();

  const tokensOf = (chat: string, nowMs: number) => {
    const known = chats.get(chat);
    if (known === undefined) return CHAT_BURST;
    return Math.min(CHAT_BURST, known.tokens + (nowMs - known.at) / CHAT_REFILL_MS);
  };
  /** The first moment the channel's own schedule leaves free. */
  const freeAt = (nowMs: number) => Math.max(nextFree, nowMs - ((CHANNEL_BURST - 1) * 1_000) / perSecond);
  const forgetFull = (nowMs: number) => {
    for (const chat of chats.keys()) if (tokensOf(chat, nowMs) >= CHAT_BURST) chats.delete(chat);
  };
  /** A clock set back must not keep everyone waiting until it has caught up. */
  const follow = (nowMs: number) => {
    if (nowMs < latest - CLOCK_SET_BACK_MS) {
      pausedUntil -= latest - nowMs;
      nextFree = Math.min(nextFree, nowMs);
      raisedAt = Math.min(raisedAt, nowMs);
      chats.clear();
      latest = nowMs;
    }
    latest = Math.max(latest, nowMs);
  };

  return {
    channelWait(nowMs) {
      follow(nowMs);
      return Math.max(0, pausedUntil - nowMs, freeAt(nowMs) - nowMs);
    },
    chatWait(chat, nowMs) {
      follow(nowMs);
      return Math.max(0, (1 - tokensOf(chat, nowMs)) * CHAT_REFILL_MS);
    },
    take(chat, nowMs) {
      follow(nowMs);
      if (nowMs - raisedAt >= RAISE_EVERY_MS) {
        perSecond = Math.min(TOP_PER_S, perSecond + 1);
        raisedAt = nowMs;
        forgetFull(nowMs);
      }
      nextFree = freeAt(nowMs) + 1_000 / perSecond;
      chats.set(chat, { tokens: tokensOf(chat, nowMs) - 1, at: nowMs });
    },
    refused(forMs, nowMs) {
      follow(nowMs);
      // Those in flight together are refused together: that is one refusal, not four.
      if (nowMs >= pausedUntil) perSecond = Math.max(1, Math.floor(perSecond / 2));
      pausedUntil = Math.max(pausedUntil, nowMs + forMs);
      raisedAt = pausedUntil;
    },
  };
}
