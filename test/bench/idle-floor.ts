/** The least that waits for messages and would keep them: telegraf's own polling and a Prisma client that has written. */
import { join } from 'node:path';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import { systemClock } from '../../src/lib/clock.js';
import { openBare, writeTwo } from './bare.js';

const [, , dir = '', token = '', apiRoot = ''] = process.argv;
const prisma = await openBare(join(dir, 'bare.db'));
await writeTwo(prisma, 1, 1, 'start', systemClock.now());

const bot = new Telegraf(token, { telegram: { apiRoot } });
bot.on(message('text'), async (context) => {
  const { chat, text } = context.message;
  await writeTwo(prisma, context.update.update_id, chat.id, text, systemClock.now());
});
process.once('SIGTERM', () => bot.stop('SIGTERM'));
await bot.launch();
await prisma.$disconnect();
