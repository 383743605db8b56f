/** Random histories of one task, and what they come to by a second, slower way of reading them. */
import fc from 'fast-check';

const HOUR_MS = 3_600_000;
export const OPENS_AT = new Date('2020-11-01T00:00:00+07:00');
export const DUE_AT = new Date('2020-12-01T00:00:00+07:00');

/** What can happen to a task; items are numbered in the order they are sent. */
export type Happening =
  | { readonly kind: 'send' | 'nil' | 'excuse' | 'cancel' }
  | { readonly kind: 'return' | 'resend' | 'approve' | 'reject' | 'withdraw'; readonly item: number };

export interface History {
  readonly required: number;
  readonly events: readonly { readonly at: Date; readonly what: Happening }[];
  /** After the last event. */
  readonly now: Date;
}

/** How one item stands. */
export type ItemStanding = 'waiting' | 'returned' | 'approved' | 'gone';

export interface ItemPast {
  readonly sentAt: Date;
  readonly standing: ItemStanding;
}

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ kind: 'send' } as const) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('return', 'resend', 'approve', 'reject', 'withdraw'),
      item: fc.nat({ max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom({ kind: 'nil' } as const, { kind: 'excuse' } as const, { kind: 'cancel' } as const),
  },
);

/** Events some hours apart, from before the opening to after the hand-in; impossible ones are left out. */
export const histories: fc.Arbitrary<History> = fc
  .record({
    required: fc.integer({ min: 1, max: 3 }),
    startsAfterHours: fc.integer({ min: -48, max: 24 * 40 }),
    steps: fc.array(fc.record({ hours: fc.integer({ min: 1, max: 240 }), what: happening }), { maxLength: 9 }),
    restHours: fc.integer({ min: 0, max: 24 * 40 }),
  })
  .map(({ required, startsAfterHours, steps, restHours }) => {
    let at = OPENS_AT.getTime() + startsAfterHours * HOUR_MS;
    const events: { at: Date; what: Happening }[] = [];
    for (const { hours, what } of steps) {
      at += hours * HOUR_MS;
      const next = [...events, { at: new Date(at), what }];
      if (isPossible(next, required)) events.push({ at: new Date(at), what });
    }
    return { required, events, now: new Date(at + restHours * HOUR_MS) };
  });

/** The items of a history, each as its own last event left it. */
export function itemsOf(events: History['events']): readonly ItemPast[] {
  const sent = events.filter(({ what }) => what.kind === 'send');
  return sent.map(({ at }, item) => {
    const own = events.filter(({ what }) => 'item' in what && what.item === item);
    return { sentAt: at, standing: standingAfter(own.at(-1)?.what.kind) };
  });
}

/** The state by the words of the product: what was said of it, in the order of what counts most. */
export function expectedState({ required, events, now }: History): string {
  const has = (kind: Happening['kind']) => events.some(({ what }) => what.kind === kind);
  const items = itemsOf(events);
  const many = (...standings: ItemStanding[]) => items.filter((item) => standings.includes(item.standing)).length;
  if (has('cancel')) return 'cancelled';
  if (many('approved') >= required) return 'settled';
  if (has('nil')) return 'nil';
  if (has('excuse')) return 'excused';
  if (many('returned') > 0) return 'toFix';
  if (many('approved', 'waiting') >= required) return 'inReview';
  if (now.getTime() < OPENS_AT.getTime()) return 'upcoming';
  return now.getTime() < DUE_AT.getTime() ? 'open' : 'overdue';
}

function standingAfter(last: Happening['kind'] | undefined): ItemStanding {
  if (last === 'approve') return 'approved';
  if (last === 'return') return 'returned';
  return last === 'reject' || last === 'withdraw' ? 'gone' : 'waiting';
}

/** Reviewers decide what waits, authors resend what came back, and nothing is sent beyond the quota or after the end. */
function isPossible(events: History['events'], required: number): boolean {
  const before = events.slice(0, -1);
  const what = events.at(-1)?.what;
  const items = itemsOf(before);
  const live = items.filter((item) => item.standing !== 'gone').length;
  if (what === undefined || before.some((event) => event.what.kind === 'cancel')) return false;
  if (what.kind === 'send') return live < required;
  if (!('item' in what)) return true;
  const standing = items[what.item]?.standing;
  if (what.kind === 'resend') return standing === 'returned';
  if (what.kind === 'withdraw') return standing === 'waiting' || standing === 'returned';
  return standing === 'waiting';
}
