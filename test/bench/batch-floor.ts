/** Rows a second when the same rows are stored by bare better-sqlite3: prepared, 100 a transaction, FULL. */
import Sqlite from 'better-sqlite3';
import { systemClock } from '../../src/lib/clock.js';
import { makeSchool } from './school.js';
import { batches, sentence } from './updates.js';

const WARM_UP = 2_000;
const EVENTS = 20_000;

const [, , dir = '.'] = process.argv;
const file = new Sqlite(await makeSchool(dir));
file.pragma('journal_mode = WAL');
file.pragma('synchronous = FULL');
const insert = file.prepare(
  `INSERT OR IGNORE INTO Inbox (channel, eventId, chat, sender, at, receivedAt, body, state)
   VALUES ('telegram', ?, ?, ?, ?, ?, ?, 'new')`,
);
const store = file.transaction((rows: readonly (readonly string[])[]) => {
  for (const row of rows) insert.run(...row);
});

for (const batch of rowsOf(0, WARM_UP)) store.immediate(batch);
const measured = rowsOf(WARM_UP, EVENTS);
const startedMs = performance.now();
for (const batch of measured) store.immediate(batch);
const seconds = (performance.now() - startedMs) / 1_000;

const [stored] = file.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM Inbox').all();
if (stored?.rows !== WARM_UP + EVENTS) throw new Error(`of ${WARM_UP + EVENTS} events ${stored?.rows} stored`);
file.close();
process.stdout.write(`${EVENTS / seconds}\n`);

function rowsOf(from: number, count: number): readonly (readonly (readonly string[])[])[] {
  const now = systemClock.now();
  const at = now.toISOString().replace('Z', '+00:00');
  return [...batches(from, count, now, sentence)].map((batch) =>
    batch.map(({ message: { chat, message_id: id, text } }) => {
      const body = JSON.stringify({
        message: `${chat.id}:${id}`,
        name: chat.first_name,
        content: { kind: 'text', text },
      });
      return [`${chat.id}/${id}`, String(chat.id), String(chat.id), at, at, body];
    }),
  );
}
