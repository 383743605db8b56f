/** Calls a second of telegraf's client alone, 32 in flight, against an API on the own machine that answers at once. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Telegram } from 'telegraf';
import { FIRST_ID } from './school.js';
import { sentence } from './updates.js';

const IN_FLIGHT = 32;
const WARM_UP = 4_000;
const CALLS = 20_000;

const api = new Worker(new URL('./instant-api.js', import.meta.url));
const [port] = await once(api, 'message');
const telegram = new Telegram('42:bench', { apiRoot: `http://127.0.0.1:${port}` });

await call(WARM_UP);
const startedMs = performance.now();
await call(CALLS);
const seconds = (performance.now() - startedMs) / 1_000;
await api.terminate();
process.stdout.write(`${CALLS / seconds}\n`);

async function call(count: number): Promise<void> {
  let next = 0;
  const caller = async () => {
    while (next < count) {
      const index = next;
      next += 1;
      await telegram.sendMessage(FIRST_ID + (index % 100), sentence(index));
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, caller));
}
