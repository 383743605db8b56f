/** Work of once a day that nobody waits for: while schools sleep, or as soon as the house is up after a night it missed. */
import { dayOf } from '../calendar/day.js';
import type { Database } from '../db/client.js';
import { after, type Clock, HOUR_MS } from '../lib/clock.js';
import type { Sweep } from './sweep.js';

/** Where the schools are: whatever zone a plan names, this is when they sleep. */
const ZONE = 'Asia/Ho_Chi_Minh';
/** One o'clock: before the backup, hours before anybody is spoken to. */
const BEGINS_AFTER_MIDNIGHT_MS = HOUR_MS;

/** `name`: "feature.what". What fails is tried again the next night: it must take up what was left. */
export function nightly<H extends { readonly db: Database; readonly clock: Clock }>(
  name: string,
  work: (house: H) => Promise<void>,
): Sweep<H> {
  return {
    name,
    async run(house) {
      const { db, clock } = house;
      const now = clock.now();
      const key = `${name}/${dayOf(after(now, -BEGINS_AFTER_MIDNIGHT_MS), ZONE)}`;
      if ((await db.read.occurrence.findUnique({ where: { key } })) !== null) return;
      await db.transaction(async (tx) => {
        await tx.occurrence.deleteMany({ where: { key: { startsWith: `${name}/` } } });
        await tx.occurrence.create({ data: { key, at: now } });
      });
      await work(house);
    },
  };
}
