/** Whom a message concerns, and on which of their accounts they can be reached. */
import type { ChannelName } from '../channels/contract.js';
import { noSql, type Read, type Role, sql } from '../db/client.js';

/**
 * person: that one. account: this very chat, also a stranger's. role: everybody who holds it in the unit, or anywhere
 * when no unit is named; when nobody does, the office.
 */
export type Recipient =
  | { readonly person: number }
  | { readonly account: number }
  | { readonly role: Role; readonly unit?: number };

/** Those who can act and be told: not who has left, nor who stands on the roster and has not come in yet. */
export const PRESENT = { leftAt: null, accounts: { some: {} } } as const;

/** The people a recipient stands for now. Empty only when the institution has no office yet. */
export async function peopleOf(read: Read, to: Exclude<Recipient, { account: number }>): Promise<readonly number[]> {
  if ('person' in to) return [to.person];
  const holders = await holdersOf(read, to.role, to.unit);
  if (holders.length > 0 || to.role === 'office') return holders;
  return holdersOf(read, 'office');
}

/** The people who hold a role now, each once. */
export async function holdersOf(read: Read, role: Role, unit?: number): Promise<readonly number[]> {
  const rows = await read.$queryRaw<readonly { personId: number }[]>`
    SELECT DISTINCT m."personId" FROM "Membership" m JOIN "Person" p ON p."id" = m."personId"
    WHERE m."role" = ${role} AND m."until" IS NULL ${unit === undefined ? noSql : sql`AND m."unitId" = ${unit}`}
      AND p."leftAt" IS NULL AND EXISTS (SELECT 1 FROM "Account" a WHERE a."personId" = p."id")
    ORDER BY m."personId"`;
  return rows.map(({ personId }) => personId);
}

/** `on`: the channels that come into question; `notOn`: but not this one; `except`: not this account. */
export interface ReachOptions {
  readonly on?: readonly ChannelName[];
  readonly notOn?: ChannelName;
  readonly except?: number;
  /** Whether the platform would take a message now; where it would not, another account comes first. Default: yes. */
  readonly isOpen?: (account: Contact) => boolean;
}

/** An account, and when its person was last heard there. */
export interface Contact {
  readonly id: number;
  readonly channel: ChannelName;
  readonly chat: string;
  readonly lastWroteAt: Date | null;
}

/** The account on which the person can be reached now: the one they last wrote on. Undefined: out of reach on all. */
export async function reachableAccount(
  read: Read,
  personId: number,
  { on, notOn, except, isOpen = () => true }: ReachOptions = {},
): Promise<number | undefined> {
  const accounts = await read.$queryRaw<readonly Contact[]>`
    SELECT "id", "channel", "chat", "lastWroteAt" FROM "Account"
    WHERE "personId" = ${personId} AND "outOfReachAt" IS NULL ORDER BY "id"`;
  const lately = accounts
    .filter(({ id, channel }) => id !== except && channel !== notOn && (on === undefined || on.includes(channel)))
    .toSorted((a, b) => (b.lastWroteAt?.getTime() ?? 0) - (a.lastWroteAt?.getTime() ?? 0));
  return (lately.find(isOpen) ?? lately[0])?.id;
}
