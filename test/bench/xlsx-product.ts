/** A workbook of 100,000 rows as the document worker makes it: argv `dir`, time | memory. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDocumentWorker } from '../../src/documents/worker.js';
import { tellMeasured } from './measured.js';
import { COLUMNS, pagesOf, XLSX_ROWS } from './rows.js';

const [, , dir = '.', what] = process.argv;
const worker = createDocumentWorker();
const make = async (rows: number) => {
  const file = await worker.xlsx({ sheets: [{ name: 'Việc', columns: COLUMNS, pages: pagesOf(rows) }] });
  await writeFile(join(dir, 'product.xlsx'), file);
};
await tellMeasured(
  what,
  () => make(2_000),
  () => make(XLSX_ROWS),
);
await worker.close();
