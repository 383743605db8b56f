/** Misbehaviour on order: what the network, the platform and people's settings do to a call. */

export type Fault =
  /** 429: asked to wait this long. Nothing happened. */
  | { readonly kind: 'throttle'; readonly retryAfterS: number }
  /** An answer of the Bot API with this code. Nothing happened. */
  | { readonly kind: 'refuse'; readonly code: number; readonly description: string }
  /** A page of HTML, as a proxy sends it. Nothing happened. */
  | { readonly kind: 'html'; readonly code: number }
  /** It happened, but half of the answer is missing. */
  | { readonly kind: 'truncated' }
  /** It happened, but the connection broke before the answer. */
  | { readonly kind: 'lost' }
  /** The connection broke before anything happened. */
  | { readonly kind: 'reset' }
  /** It happens this much later. */
  | { readonly kind: 'stall'; readonly ms: number }
  /** A half-open connection: nothing happens, nothing answers, nothing closes. */
  | { readonly kind: 'silent' }
  | { readonly kind: 'blocked' }
  /** The group became a supergroup with this id. */
  | { readonly kind: 'migrated'; readonly to: number };

/** One call of a method, or one download (method `download`), as it was answered. */
export interface Call {
  readonly method: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: Date;
  /** `ok`, the refusal as `400 Bad Request: …`, or the fault's kind. */
  answer: string;
}

export type Matcher = string | ((call: Call) => boolean);

export interface Faults {
  /** The next `times` calls that match meet this fault; later orders wait behind earlier ones. */
  fail(matcher: Matcher, fault: Fault, times: number): void;
  heal(): void;
  take(call: Call): Fault | undefined;
}

export function createFaults(): Faults {
  let orders: { readonly matcher: Matcher; readonly fault: Fault; left: number }[] = [];
  const matches = (matcher: Matcher, call: Call) =>
    typeof matcher === 'string' ? matcher === '*' || matcher === call.method : matcher(call);
  return {
    fail(matcher, fault, times) {
      orders.push({ matcher, fault, left: times });
    },
    heal() {
      orders = [];
    },
    take(call) {
      const order = orders.find(({ matcher, left }) => left > 0 && matches(matcher, call));
      if (order === undefined) return undefined;
      order.left -= 1;
      orders = orders.filter(({ left }) => left > 0);
      return order.fault;
    },
  };
}

export interface RateLimit {
  /** Messages accepted in any second that slides by. */
  readonly perSecond: number;
  /** How long everything is refused after a breach. */
  readonly penaltyMs: number;
}

/** Counts messages; says how many seconds to wait, or undefined when it may pass. */
export function createRateLimiter({ perSecond, penaltyMs }: RateLimit, now: () => Date) {
  let accepted: number[] = [];
  let blockedUntilMs = 0;
  return (messages: number): number | undefined => {
    const nowMs = now().getTime();
    accepted = accepted.filter((atMs) => nowMs - atMs < 1_000);
    if (nowMs >= blockedUntilMs && accepted.length + messages <= perSecond) {
      for (let i = 0; i < messages; i += 1) accepted.push(nowMs);
      return undefined;
    }
    blockedUntilMs = Math.max(blockedUntilMs, nowMs + penaltyMs);
    return Math.max(1, Math.ceil((blockedUntilMs - nowMs) / 1_000));
  };
}
