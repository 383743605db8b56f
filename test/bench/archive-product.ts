/** How long (µs, 99th percentile) a screen of Loa takes on a filled database: argv `dir`, bai | kho | queue, items. */
import { z } from 'zod';
import { type Act, makeAct } from '../../src/act.js';
import { openDatabase } from '../../src/db/client.js';
import { showArchive } from '../../src/features/archive/found-screen.js';
import { EVERYTHING } from '../../src/features/archive/query.js';
import { listMine } from '../../src/features/items/list-mine.js';
import { showWaiting } from '../../src/features/review/queue.js';
import { systemClock } from '../../src/lib/clock.js';
import { loadPerson } from '../../src/org/actor.js';
import { filledSchool, searchOf } from './archive-fill.js';
import { p99Of } from './percentile.js';

const [, , dir = '.', which, size] = process.argv;
const screen = z.enum(['bai', 'kho', 'queue']).parse(which);
const db = openDatabase(await filledSchool(dir, Number(size)));
const [author] = await db.read.membership.findMany({ where: { role: 'member' }, take: 1 });
const [reviewer] = await db.read.membership.findMany({ where: { role: 'editor' }, take: 1 });
const person = (screen === 'bai' ? author : reviewer)?.personId ?? 0;

const show = (act: Act, turn: number) => {
  if (screen === 'bai') return listMine(act);
  return screen === 'queue' ? showWaiting(act) : showArchive(act, { ...EVERYTHING, ...searchOf(turn) });
};
const figure = await p99Of(async (turn) => {
  let took = 0;
  await db.transaction(async (tx) => {
    const act = makeAct(tx, await loadPerson(tx, person), systemClock.now(), `bench/${turn}`);
    const startedMs = performance.now();
    await show(act, turn);
    took = performance.now() - startedMs;
  });
  return took;
});
await db.close();
process.stdout.write(`${figure}\n`);
