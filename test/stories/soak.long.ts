/** A million updates through the whole house: memory stays where it is, and none is left unhandled. */
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from '../../src/app.js';
import type { ChatRef, Inbound } from '../../src/channels/contract.js';
import { openDatabase, type Tx } from '../../src/db/client.js';
import { HOUR_MS } from '../../src/lib/clock.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { UNPACED } from '../../src/outbox/pacing.js';
import { silentChannel } from '../bench/channel.js';
import { testClock } from '../support/clock.js';
import { FIRST_MORNING, KINDERGARTEN } from '../support/house.js';
import { scratchFolder } from '../support/scratch.js';
import { preparedDatabase } from '../support/shelf.js';

const UPDATES = 1_000_000;
const PEOPLE = 50;
const BATCH = 100;
/** What a process needs to be warm is not growth. */
const WARM = 100_000;
const PER = 100_000;
const MOST_GROWTH_BYTES = 1024 * 1024;
/** A busy machine takes a night for it. */
const LONGEST_MS = 12 * HOUR_MS;
const SAID = ['/viec', '/bai', 'cảm ơn', '/trogiup', 'dạ vâng ạ', '/status'];

it('grows by less than a megabyte in a hundred thousand updates', { timeout: LONGEST_MS }, async () => {
  const dir = scratchFolder('soak');
  const clock = testClock(FIRST_MORNING);
  const databasePath = join(dir, 'loa.db');
  copyFileSync(await preparedDatabase(KINDERGARTEN, clock.now()), databasePath);
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const mediaDir = join(dir, 'media');
  const parts = { databasePath, mediaDir, publicUrl: undefined, channels: [silentChannel], clock, log };
  const app = createApp({ ...parts, paceOf: () => UNPACED }, openDatabase(databasePath, { throwaway: true }));
  const { db } = app.house;
  const chats = Array.from({ length: PEOPLE }, (_, n) => `chat-${n}`);
  for (const chat of chats) await app.house.act(THE_HOUSE, `soak/${chat}`, ({ tx, now }) => join_(tx, chat, now));
  const measured: { readonly updates: number; readonly bytes: number }[] = [];
  // What was not collected yet is no growth: of each stretch the lowest reading counts.
  let lowest = Number.POSITIVE_INFINITY;
  for (let done = BATCH; done <= UPDATES; done += BATCH) {
    await app.accept(
      'telegram',
      Array.from({ length: BATCH }, (_, n) => update(done + n, chats)),
    );
    await app.settle();
    clock.advance(1_000);
    lowest = Math.min(lowest, process.memoryUsage.rss());
    if (done % PER !== 0) continue;
    measured.push({ updates: done, bytes: lowest });
    lowest = Number.POSITIVE_INFINITY;
  }
  expect(await db.read.inbox.count({ where: { state: { not: 'done' } } })).toBe(0);
  expect(await db.read.inbox.count()).toBe(UPDATES);
  const slope = slopeOf(measured.filter(({ updates }) => updates > WARM));
  expect(slope * PER, JSON.stringify(measured)).toBeLessThan(MOST_GROWTH_BYTES);
  await app.stop();
  rmSync(dir, { recursive: true, force: true });
});

async function join_(tx: Tx, chat: string, now: Date): Promise<void> {
  const unit = await tx.unit.findUniqueOrThrow({ where: { code: 'to-nha-tre' } });
  const { id: personId } = await tx.person.create({
    data: { name: 'Người Thử', sortName: 'thu nguoi', createdAt: now, agreedAt: now, noticeVersion: 'test' },
  });
  await tx.account.create({ data: { channel: 'telegram', chat, sender: chat, personId, createdAt: now } });
  await tx.membership.create({ data: { personId, unitId: unit.id, role: 'member', since: now } });
}

function update(n: number, chats: readonly string[]): Inbound {
  const chat = chats[n % chats.length] ?? '';
  const text = SAID[n % SAID.length] ?? '';
  return {
    id: `soak/${n}`,
    chat: chat as ChatRef,
    sender: { ref: chat, name: 'Người Thử' },
    at: new Date('2020-11-02T01:00:00Z'),
    content: { kind: 'text', text },
  };
}

/** Least squares, bytes an update. */
function slopeOf(points: readonly { readonly updates: number; readonly bytes: number }[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const x = mean(points.map(({ updates }) => updates));
  const y = mean(points.map(({ bytes }) => bytes));
  const up = points.reduce((sum, { updates, bytes }) => sum + (updates - x) * (bytes - y), 0);
  return up / points.reduce((sum, { updates }) => sum + (updates - x) ** 2, 0);
}
