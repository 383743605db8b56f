/**
 * Somebody does something, now, in a transaction. Chat events, sweeps, web requests and the command line all make acts,
 * so a use case is written once: permission, rule, write, tell.
 */
import type { ChannelName } from './channels/contract.js';
import type { Tx } from './db/client.js';
import type { Json } from './lib/json.js';
import type { Actor } from './org/actor.js';
import { allows, type Permission, type Place } from './org/permissions.js';
import { peopleOf, type Recipient, reachableAccount } from './org/reach.js';
import type { Message } from './outbox/message.js';
import { type Addressee, type Priority, writeCard, writeLate, writeSay } from './outbox/rows.js';

/** How something is said; everything has a sensible default. */
export interface TellOptions {
  /** Why this is said: one reason never speaks twice to the same person. Absent: this very act is the reason. */
  readonly reason?: string;
  readonly priority?: Priority;
  readonly notBefore?: Date;
  /** Not on this channel where the person has another: it is what this is about. */
  readonly notOn?: ChannelName;
}

/** How a card is shown. */
export interface CardOptions extends Pick<TellOptions, 'priority' | 'notBefore'> {
  /** Shown anew, nearest to where the person types: they asked for it, or have been away. What stood above grows stale. */
  readonly below?: boolean;
}

/**
 * Who does something, now, in a transaction. Made for each chat event, sweep, web request and command; every use case
 * takes one.
 */
export interface Act {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly now: Date;
  /** Says it, once this act is committed. */
  tell(to: Recipient, message: Message, options?: TellOptions): Promise<void>;
  /** Shows it, and shows what is written later under the same key in its place. */
  card(key: string, to: Recipient, message: Message, options?: CardOptions): Promise<void>;
  /** Has it composed when it is sent, or left unsaid. */
  tellLate(
    person: number,
    recipe: string,
    args: Json,
    options: Omit<TellOptions, 'notOn'> & { readonly reason: string },
  ): Promise<void>;
  /** Throws NotAllowed unless one of the actor's posts reaches this place with this action. */
  require(permission: Permission, place: Place | 'anywhere'): void;
  may(permission: Permission, place: Place | 'anywhere'): boolean;
  /** Writes to the audit trail; `detail` holds no message bodies. */
  record(action: string, subject: string, detail?: string): Promise<void>;
}

/** The actor reached for what is not theirs. Nothing was written; whoever made the act answers politely. */
export class NotAllowed extends Error {
  constructor(readonly action: string) {
    super(`not allowed: ${action}`);
  }
}

/** `cause` names what happened ("inbox/17", "sweep/digest/…"): replies without a reason of their own count under it. */
export function makeAct(tx: Tx, actor: Actor, now: Date, cause: string): Act {
  let said = 0;
  const act: Act = {
    tx,
    actor,
    now,
    async tell(to, message, options = {}) {
      said += 1;
      const key = options.reason ?? `${cause}/${said}`;
      const priority = options.priority ?? (options.reason === undefined ? 'answer' : 'notice');
      for (const addressee of await addressees(tx, to, actor, options.notOn)) {
        await writeSay(tx, addressee, message, { ...timing(options), key: keyFor(key, addressee), priority, now });
      }
    },
    async card(key, to, message, options = {}) {
      for (const addressee of await addressees(tx, to, actor)) {
        await writeCard(tx, addressee, message, {
          ...timing(options),
          key: keyFor(key, addressee),
          priority: options.priority ?? 'answer',
          below: options.below === true,
          now,
        });
      }
    },
    async tellLate(person, name, args, options) {
      const row = {
        ...timing(options),
        key: keyFor(options.reason, { person, account: undefined }),
        priority: options.priority ?? 'notice',
        now,
      };
      // Known now so that it is paced and kept in order with its chat; decided again when it is sent.
      const account = await reachableAccount(tx, person);
      await writeLate(tx, { person, account }, { name, args }, row);
    },
    require(permission, place) {
      if (!act.may(permission, place)) throw new NotAllowed(permission.action);
    },
    may: (permission, place) => actor.house || allows(actor.posts, permission, place),
    async record(action, subject, detail) {
      await tx.$executeRaw`
        INSERT INTO "AuditEntry" ("at", "byId", "action", "subject", "detail")
        VALUES (${now}, ${actor.person?.id ?? null}, ${action}, ${subject}, ${detail ?? null})`;
    },
  };
  return act;
}

async function addressees(tx: Tx, to: Recipient, actor: Actor, notOn?: ChannelName): Promise<readonly Addressee[]> {
  if ('account' in to) return [{ account: to.account, person: undefined }];
  const people = await peopleOf(tx, to);
  const found: Addressee[] = [];
  for (const person of people) {
    // Whoever is speaking to us is answered where they speak.
    const here = person === actor.person?.id ? actor.account?.id : undefined;
    const elsewhere = notOn === undefined ? undefined : await reachableAccount(tx, person, { notOn });
    const account = here ?? elsewhere ?? (await reachableAccount(tx, person));
    found.push({ person, account, isSpeaking: here !== undefined });
  }
  return found;
}

function keyFor(key: string, { person, account }: Addressee): string {
  return person === undefined ? `${key}/account-${account}` : `${key}/person-${person}`;
}

function timing(options: { readonly notBefore?: Date }): { readonly notBefore?: Date } {
  return options.notBefore === undefined ? {} : { notBefore: options.notBefore };
}
