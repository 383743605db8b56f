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
      (result) => port.postMessage({ kind: 'done', result } satisfies FromThread, handedOver(result)),
      (error: unknown) =>
        answer(port, { kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    );
  });
}

/** Each kind loads its library when first asked for: the two together take half a second. */
async function render(order: Order, port: MessagePort): Promise<unknown> {
  if (order.kind === 'docx') {
    const { renderDocx } = await import('./docx.js');
    return renderDocx(order.document);
  }
  if (order.kind === 'png') {
    const { renderPng } = await import('./picture.js');
    return renderPng(order.svg);
  }
  if (order.kind === 'job') {
    const { run }: { run(input: unknown, sources: readonly unknown[]): Promise<unknown> } = await import(order.module);
    return run(
      order.input,
      Array.from({ length: order.sources }, (_, source) => pagesFrom(port, source)),
    );
  }
  if (order.kind === 'table') {
    const { readTable } = await import('./read-table.js');
    return readTable(order.path);
  }
  const { renderXlsx } = await import('./xlsx.js');
  const sheets = order.sheets.map((head, index): Sheet => ({ ...head, pages: pagesFrom<SheetRow>(port, index) }));
  return renderXlsx({ sheets });
}

/** Asks for each page while the one before is being written. */
async function* pagesFrom<R>(port: MessagePort, source: number): AsyncGenerator<readonly R[], void, undefined> {
  const ask = (): Promise<{ kind: string; rows?: readonly R[] | null }[]> => {
    const reply = once(port, 'message');
    answer(port, { kind: 'wants-page', source });
    return reply;
  };
  let coming = ask();
  for (;;) {
    const [message] = await coming;
    if (message?.kind !== 'page' || message.rows === null || message.rows === undefined) return;
    coming = ask();
    yield message.rows;
  }
}

/** Byte arrays, alone or at the top of a result, are handed over, not copied. */
function handedOver(result: unknown): readonly ArrayBuffer[] {
  const parts: readonly unknown[] =
    typeof result === 'object' && result !== null && !(result instanceof Uint8Array) ? Object.values(result) : [result];
  return parts.flatMap((part) =>
    part instanceof Uint8Array && part.buffer instanceof ArrayBuffer ? [part.buffer] : [],
  );
}

function answer(port: MessagePort, message: FromThread): void {
  port.postMessage(message);
}
