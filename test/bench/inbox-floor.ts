/** Updates a second through telegraf's own handlers into one Prisma transaction of two creates. */
import { join } from 'node:path';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { systemClock } from '../../src/lib/clock.js';
import { openBare, writeTwo, written } from './bare.js';
import { answer, batches } from './updates.js';

const WARM_UP = 1_000;
const EVENTS = 4_000;

const [, , dir = '.'] = process.argv;
const prisma = await openBare(join(dir, 'bare.db'));
const bot = new Telegraf('42:bench');
bot.botInfo = {
  id: 42,
  is_bot: true,
  first_name: 'Loa',
  username: 'loa_bench_bot',
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
};
bot.start(() => undefined);
bot.command('hoi', () => undefined);
bot.action(/./, () => undefined);
bot.on(message('text'), async (context) => {
  const { date, text, chat } = context.message;
  await writeTwo(prisma, context.update.update_id, chat.id, text, new Date(date * 1_000));
});

await deliver(0, WARM_UP);
const startedMs = performance.now();
await deliver(WARM_UP, EVENTS);
const seconds = (performance.now() - startedMs) / 1_000;

const done = await written(prisma);
if (done !== WARM_UP + EVENTS) throw new Error(`of ${WARM_UP + EVENTS} updates ${done} written`);
await prisma.$disconnect();
process.stdout.write(`${EVENTS / seconds}\n`);

async function deliver(from: number, count: number): Promise<void> {
  for (const batch of batches(from, count, systemClock.now(), answer)) {
    await Promise.all(batch.map((update) => bot.handleUpdate(update)));
  }
}
