/** Events a second from the platform's update to the commit of all it led to: event done, dialog, domain row, answer. */
import { z } from 'zod';
import { readUpdate } from '../../src/channels/telegram/inbound.js';
import { defineDialog } from '../../src/conversation/dialog.js';
import { defineFeature } from '../../src/feature.js';
import { systemClock } from '../../src/lib/clock.js';
import { CLOSED } from './channel.js';
import { openLoa } from './loa.js';
import { PEOPLE } from './school.js';
import { answer, batches } from './updates.js';

const WARM_UP = 1_000;
const EVENTS = 4_000;

/** Asks again and again; every answer is written down. */
const chat = defineDialog({
  kind: 'bench.chat',
  version: 1,
  states: { what: z.object({}), where: z.object({ what: z.string() }) },
  steps: ({ go }) => ({
    what: {
      ask: () => [{ text: 'Hôm nay lớp có hoạt động gì?' }],
      text: async (what, _, act) => {
        await act.record('bench.what', `${what.length} characters`);
        return go('where', { what });
      },
    },
    where: {
      ask: ({ what }) => [{ text: `${what}\n\nHoạt động diễn ra ở đâu?` }],
      text: async (where, { what }, act) => {
        await act.record('bench.where', `${what.length} and ${where.length} characters`);
        return go('what', {});
      },
    },
  }),
});

const bench = defineFeature({
  name: 'bench',
  dialogs: [chat],
  commands: [
    {
      name: 'hoi',
      description: 'Hỏi',
      readsOnly: false,
      shownTo: () => true,
      run: async () => chat.at('what', {}),
    },
  ],
});

const [, , dir = '.'] = process.argv;
const app = await openLoa(dir, CLOSED, [bench]);

await deliver(0, PEOPLE, () => '/hoi');
await deliver(PEOPLE, WARM_UP, answer);
const startedMs = performance.now();
await deliver(PEOPLE + WARM_UP, EVENTS, answer);
const seconds = (performance.now() - startedMs) / 1_000;

// What was not done does not count: each event was to end in one answer and, but for the first, one domain row.
const total = PEOPLE + WARM_UP + EVENTS;
const done = await app.house.db.read.inbox.count({ where: { state: 'done' } });
const answers = await app.house.db.read.outgoing.count({ where: { state: 'waiting' } });
const written = await app.house.db.read.auditEntry.count({ where: { action: { startsWith: 'bench.' } } });
if (done !== total || answers !== total || written !== total - PEOPLE) {
  throw new Error(`of ${total} events ${done} done, ${answers} answered, ${written} written`);
}
await app.stop();
process.stdout.write(`${EVENTS / seconds}\n`);

async function deliver(from: number, count: number, textOf: (index: number) => string): Promise<void> {
  const now = systemClock.now();
  for (const batch of batches(from, count, now, textOf)) {
    await app.accept(
      'telegram',
      batch.flatMap((update) => readUpdate(update, now).events),
    );
    await app.settle();
  }
}
