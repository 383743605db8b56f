/** The same rows through a bare exceljs stream into a file, dates as dates: argv `dir`, time | memory. */
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { tellMeasured } from './measured.js';
import { COLUMNS, rowOf, XLSX_ROWS } from './rows.js';

/** Without a turn for the stream all of its rows pile up, which would make the floor a low one to stay above. */
const ROWS_PER_TURN = 500;

const [, , dir = '.', what] = process.argv;
const make = async (rows: number) => {
  const filename = join(dir, 'floor.xlsx');
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useStyles: true, useSharedStrings: false });
  const sheet = writer.addWorksheet('Việc');
  sheet.columns = COLUMNS.map(({ title, type }) => ({
    header: title,
    ...(type === 'date' ? { style: { numFmt: 'dd/mm/yyyy' } } : {}),
  }));
  const isDate = COLUMNS.map(({ type }) => type === 'date');
  for (let index = 0; index < rows; index += 1) {
    const cells = rowOf(index).map((cell, at) => (isDate[at] && typeof cell === 'string' ? new Date(cell) : cell));
    sheet.addRow(cells).commit();
    if (index % ROWS_PER_TURN === 0) await nextTurn();
  }
  sheet.commit();
  await writer.commit();
};
await tellMeasured(
  what,
  () => make(2_000),
  () => make(XLSX_ROWS),
);
