// The inside of the document thread: takes one order at a time, renders it, asks for pages of rows as it needs them.
import { once } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import { renderDocx } from './docx.js';
import type { Sheet, SheetRow } from './workbook.js';
import type { FromThread, Order, ToThread } from './worker.js';
import { renderXlsx } from './xlsx.js';

if (parentPort === null) throw new Error('worker-thread.ts runs inside a worker thread only');
serve(parentPort);

function serve(port: MessagePort): void {
  port.on('message', (message: ToThread) => {
    if (message.kind === 'page') return;
    render(message, port).then(
      (bytes) => answer(port, { kind: 'done', bytes }, bytes),
      (error: unknown) =>
        answer(port, { kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
  });
}

function render(order: Order, port: MessagePort): Promise<Uint8Array> {
  if (order.kind === 'docx') return renderDocx(order.document);
  const sheets = order.sheets.map((head, index): Sheet => ({ ...head, pages: pagesFrom(port, index) }));
  return renderXlsx({ sheets });
}

async function* pagesFrom(port: MessagePort, sheet: number): AsyncGenerator<readonly SheetRow[], void, undefined> {
  for (;;) {
    const reply = once(port, 'message');
    answer(port, { kind: 'wants-page', sheet });
    const [message]: ToThread[] = await reply;
    if (message?.kind !== 'page' || message.rows === null) return;
    yield message.rows;
  }
}

/** The bytes are handed over, not copied. */
function answer(port: MessagePort, message: FromThread, bytes?: Uint8Array): void {
  port.postMessage(message, bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : []);
}
