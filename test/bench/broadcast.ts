/**
 * Of what a platform takes (30 messages in any second, strictly), how much a message to 3,000 people makes of it, while some
 * write and are answered. Fails when the platform had to refuse, or when answers wait three times as long as on a quiet day.
 */

import { join } from 'node:path';
import { createApp } from '../../src/app.js';
import type { Channel, ChatRef } from '../../src/channels/contract.js';
import { SendError } from '../../src/channels/contract.js';
import { systemClock } from '../../src/lib/clock.js';
import { createLog } from '../../src/lib/log.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { createPace } from '../../src/outbox/pacing.js';
import { silentChannel } from './channel.js';
import { FIRST_ID, makeSchool } from './school.js';

const AUDIENCE = 3_000;
const LIMIT_PER_S = 30;
const SECOND_MS = 1_000;
const ASKING = 40;
const QUIET_ASKED = 100;
const ASK_EVERY_MS = 700;
const QUIET_EVERY_MS = 100;
/** Short of this a quiet machine's answers are noise. */
const LEAST_WAIT_MS = 100;
const MOST_TIMES_QUIET = 3;

const [, , dir = '.'] = process.argv;
const taken: number[] = [];
let refused = 0;
const waiting = new Map<string, number>();
const waits: number[] = [];

const strict: Channel = {
  ...silentChannel,
  async send(chat, part) {
    const now = performance.now();
    while (taken[0] !== undefined && taken[0] <= now - SECOND_MS) taken.shift();
    if (taken.length >= LIMIT_PER_S) {
      refused += 1;
      throw new SendError('throttled', 'too many', SECOND_MS);
    }
    taken.push(now);
    all += 1;
    const asked = waiting.get(chat);
    if (asked !== undefined) waits.push(now - asked);
    waiting.delete(chat);
    return silentChannel.send(chat, part);
  },
};
let all = 0;

const app = createApp({
  databasePath: await makeSchool(dir),
  mediaDir: join(dir, 'media'),
  publicUrl: undefined,
  channels: [strict],
  clock: systemClock,
  log: createLog('error'),
  paceOf: () => pace,
});
const pace = createPace(systemClock.now().getTime());
await app.start();

let asked = 0;
for (let n = 0; n < QUIET_ASKED; n++) {
  await ask();
  await pause(QUIET_EVERY_MS);
}
await emptied();
const quiet = percentile99();
waits.length = 0;

const people = await audience();
all = 0;
const startedMs = performance.now();
await app.house.act(THE_HOUSE, 'bench/broadcast', async (act) => {
  for (const person of people) await act.tell({ person }, { text: 'Mời thầy cô đọc thông báo.' }, { priority: 'bulk' });
});
while ((await left()) > 0) {
  await ask();
  await pause(ASK_EVERY_MS);
}
const seconds = (performance.now() - startedMs) / SECOND_MS;
const busy = percentile99();
await app.stop();
const tooLong = Math.max(quiet, LEAST_WAIT_MS) * MOST_TIMES_QUIET;
if (refused > 0) throw new Error(`the platform refused ${refused} times`);
if (busy > tooLong) throw new Error(`answers waited ${busy.toFixed(0)} ms, ${quiet.toFixed(0)} ms when it is quiet`);
process.stderr.write(
  `answers: ${busy.toFixed(0)} ms during it, ${quiet.toFixed(0)} ms when it is quiet (99th percentile)\n`,
);
process.stdout.write(`${all / seconds}\n`);

async function ask(): Promise<void> {
  const chat = String(FIRST_ID + (asked % ASKING));
  asked += 1;
  waiting.set(chat, performance.now());
  const sender = { ref: chat, name: 'Người Thử' };
  const content = { kind: 'text', text: '/trogiup' } as const;
  await app.accept('telegram', [
    { id: `bench/${asked}`, chat: chat as ChatRef, sender, at: systemClock.now(), content },
  ]);
}

async function audience(): Promise<readonly number[]> {
  return app.house.act(THE_HOUSE, 'bench/audience', async ({ tx, now }) => {
    const people: number[] = [];
    for (let n = 0; n < AUDIENCE; n++) {
      const chat = `9${String(n).padStart(6, '0')}`;
      const facts = { name: 'Người Thử', sortName: 'thu nguoi', createdAt: now, agreedAt: now, noticeVersion: 'bench' };
      const { id } = await tx.person.create({ data: facts });
      await tx.account.create({
        data: { channel: 'telegram', chat, sender: chat, personId: id, createdAt: now, menuStale: false },
      });
      people.push(id);
    }
    return people;
  });
}

function left(): Promise<number> {
  return app.house.db.read.outgoing.count({ where: { state: { in: ['waiting', 'sending'] }, priority: 2 } });
}

async function emptied(): Promise<void> {
  while (waiting.size > 0) await pause(QUIET_EVERY_MS);
}

function percentile99(): number {
  const sorted = waits.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length * 0.99)] ?? 0;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
