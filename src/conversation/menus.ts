/** Keeps each chat's command menu in step with what its person may do: a sweep over accounts marked as stale. */
import { isDeepStrictEqual } from 'node:util';
import { type Channel, type ChannelName, type ChatRef, type MenuEntry, SendError } from '../channels/contract.js';
import type { Database } from '../db/client.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { postsOf, WITH_POSTS } from '../org/actor.js';
import type { Sweep } from '../scheduler/sweep.js';
import type { Command } from './handlers.js';

const MENUS_PER_SWEEP = 20;

export interface MenusParts {
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly commands: readonly Command[];
}

/** A few accounts a time; where the platform is out of breath, the rest waits for the next sweep. */
export function menuSweep({
  channels,
  commands,
}: MenusParts): Sweep<{ readonly db: Database; readonly clock: Clock; readonly log: Log }> {
  /** Nothing for a chat that is nobody's any more, or whose person left: what stood there goes. */
  const menuFor = ({ person }: Owned): readonly MenuEntry[] =>
    person === null || person.leftAt !== null
      ? []
      : commands
          .filter((command) => command.shownTo(postsOf(person.memberships)))
          .map(({ name, description }) => ({ command: name, description }));
  return {
    name: 'conversation.menus',
    async run({ db, log }) {
      const where = { menuStale: true, outOfReachAt: null };
      // On nearly every tick there is none, and what belongs to none need not be looked for.
      if ((await db.read.account.findFirst({ where, select: { id: true } })) === null) return;
      const accounts = await db.read.account.findMany({ where, take: MENUS_PER_SWEEP, include: WITH_PERSON });
      for (const account of accounts) {
        const { id, channel, chat } = account;
        const menu = menuFor(account);
        try {
          await channels.get(channel)?.menu(chat as ChatRef, menu);
        } catch (error) {
          // A menu is a comfort: tried again at the next change, unless the platform is merely out of breath.
          log.warn({ account: id, error }, 'a menu could not be set');
          if (error instanceof SendError && error.retryable) return;
        }
        await db.transaction(async (tx) => {
          const present = await tx.account.findUnique({ where: { id }, include: WITH_PERSON });
          // What changed while the platform was asked has made the menu stale anew.
          if (present === null || !isDeepStrictEqual(menuFor(present), menu)) return;
          await tx.account.update({ where: { id }, data: { menuStale: false } });
        });
      }
    },
  };
}

interface Owned {
  readonly person: { readonly leftAt: Date | null; readonly memberships: Parameters<typeof postsOf>[0] } | null;
}

const WITH_PERSON = { person: { include: WITH_POSTS } } as const;
