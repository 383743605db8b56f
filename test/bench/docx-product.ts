/** A document with a table of 2,000 rows as the document worker makes it: argv `dir`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDocumentWorker } from '../../src/documents/worker.js';
import { sampleReport } from '../documents/samples.js';
import { tellMeasured } from './measured.js';
import { COLUMNS, DOCX_ROWS, rowOf } from './rows.js';

const [, , dir = '.'] = process.argv;
const worker = createDocumentWorker();
const make = async (count: number) => {
  const columns = COLUMNS.map(({ title }) => ({ title }));
  const rows = Array.from({ length: count }, (_, index) =>
    rowOf(index).map((cell) => (typeof cell === 'object' ? null : cell)),
  );
  const file = await worker.docx(sampleReport({ body: [{ type: 'table', columns, rows }] }));
  await writeFile(join(dir, 'product.docx'), file);
};
await tellMeasured(
  'time',
  () => make(DOCX_ROWS),
  () => make(DOCX_ROWS),
);
await worker.close();
