// The inside of the document thread: takes one order at a time, renders it, asks for pages of rows as it needs them.
import { once } from 'node:events';
import { type MessagePort, parentPort } from 'node:worker_threads';
import type { Sheet, SheetRow } from './workbook.js';
import type { FromThread, Order, ToThread } from './worker.js';

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

/** Each kind loads its library when first asked for: the two together take half a second. */
async function render(order: Order, port: MessagePort): Promise<Uint8Array> {
  if (order.kind === 'docx') {
    const { renderDocx } = await import('./docx.js');
    return renderDocx(order.document);
  }
  const { renderXlsx } = await import('./xlsx.js');
  const sheets = order.sheets.map((head, index): Sheet => ({ ...head, pages: pagesFrom(port, index) }));
  return renderXlsx({ sheets });
}

/** Asks for each page while the one before is being written. */
async function* pagesFrom(port: MessagePort, sheet: number): AsyncGenerator<readonly SheetRow[], void, undefined> {
  const ask = (): Promise<ToThread[]> => {
    const reply = once(port, 'message');
    answer(port, { kind: 'wants-page', sheet });
    return reply;
  };
  let coming = ask();
  for (;;) {
    const [message] = await coming;
    if (message?.kind !== 'page' || message.rows === null) return;
    coming = ask();
    yield message.rows;
  }
}

/** The bytes are handed over, not copied. */
function answer(port: MessagePort, message: FromThread, bytes?: Uint8Array): void {
  port.postMessage(message, bytes?.buffer instanceof ArrayBuffer ? [bytes.buffer] : []);
}
