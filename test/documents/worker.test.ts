import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Worker } from 'node:worker_threads';
import JSZip from 'jszip';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SheetColumn, SheetRow } from '../../src/documents/workbook.js';
import { createDocumentWorker, type DocumentWorker, type DocumentWorkerOptions } from '../../src/documents/worker.js';
import { partOf } from './reading.js';
import { sampleReport, sampleTable } from './samples.js';

const COLUMNS: readonly SheetColumn[] = [
  { title: 'STT', type: 'number' },
  { title: 'Đơn vị', type: 'text' },
];

const shared = createDocumentWorker();
const open: DocumentWorker[] = [shared];
function worker(options: DocumentWorkerOptions): DocumentWorker {
  const made = createDocumentWorker(options);
  open.push(made);
  return made;
}

afterAll(async () => {
  await Promise.all(open.map((made) => made.close()));
});

describe('the document worker', () => {
  it('renders a document in its thread', async () => {
    const file = await shared.docx(sampleReport());
    expect(await partOf(file, 'word/document.xml')).toContain('TRƯỜNG MẦM NON HOA MẪU');
  });

  it('asks for the pages of a workbook one at a time and writes every row', async () => {
    const asked: number[] = [];
    async function* pages(): AsyncGenerator<SheetRow[]> {
      for (const page of [0, 1, 2]) {
        asked.push(page);
        yield [
          [2 * page + 1, `Tổ ${2 * page + 1}`],
          [2 * page + 2, `Tổ ${2 * page + 2}`],
        ];
      }
    }
    const file = await shared.xlsx({ sheets: [{ name: 'Tin bài', columns: COLUMNS, pages: pages() }] });
    const sheet = await partOf(file, 'xl/worksheets/sheet1.xml');
    expect(sheet.match(/<row /g)).toHaveLength(7);
    expect(sheet).toContain('Tổ 6');
    expect(asked).toEqual([0, 1, 2]);
  });

  it('keeps the order of jobs that come at once', async () => {
    const finished: string[] = [];
    await Promise.all([
      shared.docx(sampleReport({ body: [sampleTable(300)] })).then(() => finished.push('long')),
      shared.xlsx({ sheets: [{ name: 'A', columns: COLUMNS, pages: [] }] }).then(() => finished.push('short')),
    ]);
    expect(finished).toEqual(['long', 'short']);
  });

  it('tells what the renderer refused and goes on with the next job', async () => {
    const refused = shared.docx(
      sampleReport({ body: [{ type: 'picture', image: new Uint8Array([1, 2, 3]), alt: 'hỏng' }] }),
    );
    await expect(refused).rejects.toThrow('neither PNG nor JPEG');
    await expect(shared.docx(sampleReport())).resolves.toBeInstanceOf(Uint8Array);
  });

  it('fails the job when the rows cannot be read, with the reason, and goes on with the next job', async () => {
    async function* pages(): AsyncGenerator<SheetRow[]> {
      yield [[1, 'Tổ 1']];
      throw new Error('the database went away');
    }
    const broken = shared.xlsx({ sheets: [{ name: 'A', columns: COLUMNS, pages: pages() }] });
    await expect(broken).rejects.toThrow('the database went away');
    await expect(shared.docx(sampleReport())).resolves.toBeInstanceOf(Uint8Array);
  });

  it('stops reading rows when the job is given up', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let isClosed = false;
    async function* pages(): AsyncGenerator<SheetRow[]> {
      try {
        for (let page = 0; ; page++) {
          if (page === 2) vi.advanceTimersByTime(8_000);
          yield [[1, 'Tổ 1']];
        }
      } finally {
        isClosed = true;
      }
    }
    const endless = worker({ longestJobMs: 8_000 }).xlsx({ sheets: [{ name: 'A', columns: COLUMNS, pages: pages() }] });
    await expect(endless).rejects.toThrow('took longer than 8000 ms');
    expect(isClosed).toBe(true);
  });

  it('survives the death of its thread: that job fails, the next one has a new thread', async () => {
    const mortal = worker({});
    const started = once(process, 'worker');
    const lost = expect(mortal.docx(sampleReport())).rejects.toThrow('the document thread ended early');
    const [thread]: Worker[] = await started;
    await thread?.terminate();
    await lost;
    await expect(mortal.docx(sampleReport())).resolves.toBeInstanceOf(Uint8Array);
  });

  it('ends an idle thread and starts another when work comes', async () => {
    const restless = worker({ idleMs: 0 });
    await restless.docx(sampleReport());
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(restless.docx(sampleReport())).resolves.toBeInstanceOf(Uint8Array);
  });

  it('refuses work after it was closed', async () => {
    const closed = worker({});
    await closed.close();
    await expect(closed.docx(sampleReport())).rejects.toThrow('closed');
  });

  it('lets the process exit by itself after the last job', async () => {
    const script = `
      import { register } from 'tsx/esm/api';
      register();
      const { createDocumentWorker } = await import('./src/documents/worker.ts');
      const file = await createDocumentWorker().docx({ kind: 'chapter', title: 'A', body: [] });
      console.log(file.length > 1000);
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      timeout: 15_000,
    });
    expect(stdout.trim()).toBe('true');
  });
});

it('reads back what JSZip wrote, so that the other tests can trust it', async () => {
  const zip = new JSZip().file('a.txt', 'á');
  expect(await partOf(await zip.generateAsync({ type: 'uint8array' }), 'a.txt')).toBe('á');
});
