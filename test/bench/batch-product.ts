/** Rows a second when batches of 100 events are stored before the platform hears that we have them. */
import type { Inbound } from '../../src/channels/contract.js';
import { readUpdate } from '../../src/channels/telegram/inbound.js';
import { systemClock } from '../../src/lib/clock.js';
import { CLOSED } from './channel.js';
import { openLoa } from './loa.js';
import { batches, sentence } from './updates.js';

const WARM_UP = 2_000;
const EVENTS = 20_000;

const [, , dir = '.'] = process.argv;
const app = await openLoa(dir, CLOSED);

for (const batch of eventsOf(0, WARM_UP)) await app.accept('telegram', batch);
const measured = eventsOf(WARM_UP, EVENTS);
const startedMs = performance.now();
for (const batch of measured) await app.accept('telegram', batch);
const seconds = (performance.now() - startedMs) / 1_000;

const stored = await app.house.db.read.inbox.count();
if (stored !== WARM_UP + EVENTS) throw new Error(`of ${WARM_UP + EVENTS} events ${stored} stored`);
await app.stop();
process.stdout.write(`${EVENTS / seconds}\n`);

function eventsOf(from: number, count: number): readonly (readonly Inbound[])[] {
  const now = systemClock.now();
  return [...batches(from, count, now, sentence)].map((batch) =>
    batch.flatMap((update) => readUpdate(update, now).events),
  );
}
