// Renders documents in a thread of their own, so that the bot goes on answering while a report is built.
import { Worker } from 'node:worker_threads';
import type { OfficialDocument } from './official-document.js';
import type { TableFile } from './table-file.js';
import type { SheetHead, Workbook } from './workbook.js';

export interface DocumentWorker {
  /** @see renderDocx */
  docx(document: OfficialDocument): Promise<Uint8Array>;
  /** Pages of rows are asked for one by one, as the thread gets through them. @see renderXlsx */
  xlsx(workbook: Workbook): Promise<Uint8Array>;
  /** @see renderPng */
  png(svg: string): Promise<Uint8Array>;
  /**
   * Runs a job's module in the thread. Its pages of rows, one reading a source, are asked for as the job gets to them;
   * byte arrays at the top of its result are handed over, not copied.
   */
  run<I, T>(job: Job<I, T>, input: I, sources?: readonly Pages[]): Promise<T>;
  /** Reads instead of rendering: the cells of an .xlsx file. @see readTable */
  table(path: string): Promise<TableFile>;
  /** Ends the thread; a job still running or waiting fails. */
  close(): Promise<void>;
}

export interface DocumentWorkerOptions {
  /**
   * Heap of the thread in MB, default 512. A thread that grows past it is ended and its job fails. This is the second
   * guard only: V8 ends the whole process when one allocation overshoots, so the renderers bound what they take.
   */
  readonly maxHeapMb?: number;
  /** A job that takes longer is given up, default five minutes. */
  readonly longestJobMs?: number;
  /** After so long without work the thread ends and gives back its memory, default one minute. */
  readonly idleMs?: number;
}

/** Work that is more than rendering: a module whose `run` takes the input and its sources, and answers the result. */
export interface Job<I, T> {
  /** The module's address, as compiled: `new URL('./some-job.js', import.meta.url).href`. */
  readonly module: string;
  /** Never there: it ties the types of input and result to the name. */
  readonly types?: (input: I) => T;
}

/** Rows in pages: about a thousand a page keep the main loop free. */
export type Pages<R = unknown> = Iterable<readonly R[]> | AsyncIterable<readonly R[]>;

/** What is asked of the thread, one job at a time. */
export type Order =
  | { readonly kind: 'docx'; readonly document: OfficialDocument }
  | { readonly kind: 'xlsx'; readonly sheets: readonly SheetHead[] }
  | { readonly kind: 'png'; readonly svg: string }
  | { readonly kind: 'job'; readonly module: string; readonly input: unknown; readonly sources: number }
  | { readonly kind: 'table'; readonly path: string };

export type ToThread = Order | { readonly kind: 'page'; readonly rows: readonly unknown[] | null };

export type FromThread =
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'wants-page'; readonly source: number };

/**
 * Starts its thread at the first job and again after a crash, and lets the process exit when nothing is being rendered.
 * Jobs run in the order they came. A job fails with an Error: the renderer's own, or one that says that the thread
 * ended, ran out of memory or took too long.
 */
export function createDocumentWorker(options: DocumentWorkerOptions = {}): DocumentWorker {
  const { maxHeapMb = 512, longestJobMs = 300_000, idleMs = 60_000 } = options;
  let thread: Worker | undefined;
  let lastJob: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  const liveThread = (): Worker => {
    if (thread !== undefined) return thread;
    const started = startThread(maxHeapMb);
    const forget = (): void => {
      if (thread === started) thread = undefined;
    };
    started.on('error', forget).on('exit', forget);
    thread = started;
    return started;
  };

  const stopThread = async (): Promise<void> => {
    const running = thread;
    thread = undefined;
    await running?.terminate();
  };

  const run = async (order: Order, sources: readonly Pages[]): Promise<unknown> => {
    if (isClosed) throw new Error('the document worker is closed');
    clearTimeout(idle);
    const worker = liveThread();
    worker.ref();
    try {
      return await converse(worker, order, pageReader(sources), longestJobMs);
    } catch (error) {
      // A thread in the middle of a job that was given up cannot take the next one.
      if (!(error instanceof RenderError)) await stopThread();
      throw error;
    } finally {
      worker.unref();
      idle = setTimeout(() => void stopThread(), idleMs).unref();
    }
  };

  const inTurn = (order: Order, sources: readonly Pages[]): Promise<unknown> => {
    const job = lastJob.then(() => run(order, sources));
    lastJob = Promise.allSettled([job]);
    return job;
  };
  const bytesOf = async (order: Order, sources: readonly Pages[]): Promise<Uint8Array> => {
    const result = await inTurn(order, sources);
    if (result instanceof Uint8Array) return result;
    throw new Error('the document thread answered no bytes');
  };

  return {
    docx: (document) => bytesOf({ kind: 'docx', document }, []),
    xlsx: ({ sheets }) =>
      bytesOf(
        { kind: 'xlsx', sheets: sheets.map(({ name, columns }) => ({ name, columns })) },
        sheets.map(({ pages }) => pages),
      ),
    png: (svg) => bytesOf({ kind: 'png', svg }, []),
    run: async <I, T>({ module }: Job<I, T>, input: I, sources: readonly Pages[] = []) =>
      // What a module loaded by its address answers is known by its job's types alone.
      (await inTurn({ kind: 'job', module, input, sources: sources.length }, sources)) as T,
    table: async (path) => (await inTurn({ kind: 'table', path }, [])) as TableFile,
    async close() {
      isClosed = true;
      clearTimeout(idle);
      await stopThread();
    },
  };
}

/** The renderer refused the model; the thread is well. */
class RenderError extends Error {}

/** One job: hands over the order, serves pages until the bytes come back. */
async function converse(worker: Worker, order: Order, pages: PageReader, longestJobMs: number): Promise<unknown> {
  const { promise, resolve, reject } = deferred<unknown>();
  let isOver = false;
  const send = (message: ToThread): void => worker.postMessage(message);
  const onMessage = (message: FromThread): void => {
    if (message.kind === 'done') resolve(message.result);
    else if (message.kind === 'failed') reject(new RenderError(message.message));
    else
      pages
        .next(message.source)
        .then((rows) => isOver || send({ kind: 'page', rows }))
        .catch(reject);
  };
  const onError = (cause: Error): void => reject(new Error(`the document thread failed: ${cause.message}`, { cause }));
  const onExit = (code: number): void => reject(new Error(`the document thread ended early (exit code ${code})`));
  const tooLong = setTimeout(() => reject(new Error(`the document took longer than ${longestJobMs} ms`)), longestJobMs);
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  try {
    send(order);
    return await promise;
  } finally {
    isOver = true;
    clearTimeout(tooLong);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
    pages.close();
  }
}

interface PageReader {
  next(source: number): Promise<readonly unknown[] | null>;
  /** Not waited for: a source that hangs must not hold up the error that says so. */
  close(): void;
}

/** Reads the sources one page at a time and ends readings that were broken off, so that nothing stays open. */
function pageReader(sources: readonly Pages[]): PageReader {
  const readings = sources.map((source) => pagesOf(source));
  return {
    async next(source) {
      const page = await readings[source]?.next();
      return page === undefined || page.done === true ? null : page.value;
    },
    close() {
      void Promise.allSettled(readings.map((reading) => reading.return()));
    },
  };
}

async function* pagesOf(pages: Pages): AsyncGenerator<readonly unknown[], void, undefined> {
  yield* pages;
}

/** Compiled, the thread's file stands beside this one; run from source (tests), tsx reads the TypeScript. */
function startThread(maxHeapMb: number): Worker {
  const file = new URL('./worker-thread.js', import.meta.url);
  const resourceLimits = { maxOldGenerationSizeMb: maxHeapMb };
  if (!import.meta.url.endsWith('.ts')) return new Worker(file, { resourceLimits });
  return new Worker(RUN_FROM_SOURCE, {
    eval: true,
    // The parent's own flags (a test runner's, tsx's) would change how the line below is read.
    execArgv: [],
    resourceLimits,
    workerData: { tsx: import.meta.resolve('tsx/esm/api'), file: file.href.replace(/\.js$/, '.ts') },
  });
}

const RUN_FROM_SOURCE = `
const { workerData } = require('node:worker_threads');
import(workerData.tsx).then(({ register }) => {
  register();
  return import(workerData.file);
});
`;

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
