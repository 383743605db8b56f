/** Messages a second the outbox hands over when neither the pace nor the platform holds it back. */
import { THE_HOUSE } from '../../src/org/actor.js';
import { UNPACED } from '../../src/outbox/pacing.js';
import { openLoa } from './loa.js';
import { sentence } from './updates.js';

const WARM_UP = 500;
const MESSAGES = 2_000;

const [, , dir = '.'] = process.argv;
const app = await openLoa(dir, UNPACED);
const { db } = app.house;

await write(WARM_UP);
await app.settle();
await write(MESSAGES);
const startedMs = performance.now();
await app.settle();
const seconds = (performance.now() - startedMs) / 1_000;

const sent = await db.read.outgoing.count({ where: { state: 'sent' } });
if (sent !== WARM_UP + MESSAGES) throw new Error(`of ${WARM_UP + MESSAGES} messages ${sent} sent`);
await app.stop();
process.stdout.write(`${MESSAGES / seconds}\n`);

/** One message to each person in turn, as notices of that many things that happened. */
async function write(count: number): Promise<void> {
  const people = await db.read.person.findMany({ select: { id: true }, orderBy: { id: 'asc' } });
  await app.house.act(THE_HOUSE, `bench/${count}`, async (act) => {
    for (let index = 0; index < count; index++) {
      const person = people[index % people.length]?.id ?? 0;
      await act.tell({ person }, { text: sentence(index) }, { priority: 'notice' });
    }
  });
}
