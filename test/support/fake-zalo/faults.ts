/** Misbehaviour on order: what the network and the platform do to a call. */

export type Fault =
  /** HTTP 200 with this error. Nothing happened. */
  | { readonly kind: 'refuse'; readonly code: number }
  /** A page of HTML, as a proxy sends it. Nothing happened. */
  | { readonly kind: 'html'; readonly status: number }
  /** It happened, but half of the answer is missing. */
  | { readonly kind: 'truncated' }
  /** It happened, but the connection broke before the answer. */
  | { readonly kind: 'lost' }
  /** The connection broke before anything happened. */
  | { readonly kind: 'reset' }
  /** It happens, or the second half of a file comes, this much later. */
  | { readonly kind: 'stall'; readonly ms: number }
  /** A half-open connection: nothing happens, nothing answers, nothing closes. */
  | { readonly kind: 'silent' }
  /** 302 to somewhere else. Nothing happened. */
  | { readonly kind: 'redirect'; readonly to: string };

/** One call, as it was answered. `name`: message/cs, upload/image, user/detail, getoa, access_token, media, … */
export interface Call {
  readonly name: string;
  readonly body: unknown;
  /** The access token it came with. */
  readonly token: string | undefined;
  readonly at: Date;
  /** `ok`, the error's number, or the fault's kind. */
  answer: string;
}

export interface Faults {
  /** The next `times` calls of this name (`*`: any) meet this fault; later orders wait behind earlier ones. */
  fail(name: string, fault: Fault, times: number): void;
  heal(): void;
  take(name: string): Fault | undefined;
}

export function createFaults(): Faults {
  let orders: { readonly name: string; readonly fault: Fault; left: number }[] = [];
  return {
    fail(name, fault, times) {
      orders.push({ name, fault, left: times });
    },
    heal() {
      orders = [];
    },
    take(name) {
      const order = orders.find((one) => one.left > 0 && (one.name === '*' || one.name === name));
      if (order === undefined) return undefined;
      order.left -= 1;
      orders = orders.filter(({ left }) => left > 0);
      return order.fault;
    },
  };
}
