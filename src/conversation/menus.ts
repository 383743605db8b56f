/** Keeps each person's command menu in step with their posts: a sweep over accounts marked as stale. */
import { type Channel, type ChannelName, type ChatRef, SendError } from '../channels/contract.js';
import type { Database } from '../db/client.js';
import type { Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
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
  return {
    name: 'conversation.menus',
    async run({ db, log }) {
      const where = { menuStale: true, outOfReachAt: null, person: { leftAt: null } };
      // On nearly every tick there is none, and what belongs to none need not be looked for.
      if ((await db.read.account.findFirst({ where, select: { id: true } })) === null) return;
      const accounts = await db.read.account.findMany({
        where,
        take: MENUS_PER_SWEEP,
        include: { person: { include: { memberships: { where: { until: null }, include: { unit: true } } } } },
      });
      for (const account of accounts) {
        const posts = account.person?.memberships ?? [];
        const entries = commands
          .filter((command) => command.shownTo(posts))
          .map(({ name, description }) => ({ command: name, description }));
        try {
          await channels.get(account.channel)?.menu(account.chat as ChatRef, entries);
        } catch (error) {
          // A menu is a comfort: tried again at the next change, unless the platform is merely out of breath.
          log.warn({ account: account.id, error }, 'a menu could not be set');
          if (error instanceof SendError && error.retryable) return;
        }
        await db.transaction((tx) => tx.account.update({ where: { id: account.id }, data: { menuStale: false } }));
      }
    },
  };
}
