/** Answers every call with a sent message at once: in a thread of its own, as the platform does not take our time. */
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';

let sent = 0;

const server = createServer((request, response) => {
  request.resume().once('end', () => {
    sent += 1;
    const result = { message_id: sent, date: 1_600_000_000, chat: { id: 1_000, type: 'private' }, text: 'x' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, result }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  parentPort?.postMessage(typeof address === 'object' ? address?.port : undefined);
});
