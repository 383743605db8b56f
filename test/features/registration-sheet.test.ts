import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { createFeatures } from '../../src/features/index.js';
import { partOf, textsOf } from '../documents/reading.js';
import { loa } from '../support/cli.js';
import { openHouse } from '../support/house.js';

const FEATURES = createFeatures({
  linksTo: (code) => [{ channel: 'telegram', url: `https://loa.example/?start=${code}` }],
  door: undefined,
});

import { GROUP } from './registration-steps.js';

it('gives a sheet to print under an invite for one person, with the short code and three steps', async () => {
  const house = await openHouse({ features: FEATURES });
  const lead = await house.someone({ unit: GROUP, role: 'lead' });
  await lead.says('/moi');
  const { text } = await lead.picks('Một người').hears('Kính mời');
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0] ?? '';
  await lead.picks('Tờ A4 để in').hears('sẽ gửi vào đây ngay');
  await house.later(5);
  await lead.hears('Tờ A4 mời thành viên – Tổ Mẫu giáo lớn');
  const sheetSent = lead.screen.flatMap(({ files }) => files).at(-1);
  const sheet = sheetSent?.bytes ?? new Uint8Array();
  const lines = textsOf(await partOf(sheet, 'word/document.xml'));
  expect(lines).toContain('TRƯỜNG MẦM NON THANH TRƯỜNG');
  expect(lines).toContain('Tổ Mẫu giáo lớn');
  expect(lines).toContain(code);
  expect(lines.filter((line) => /^\d\. /.test(line))).toHaveLength(3);
  const pictures = Object.keys((await JSZip.loadAsync(sheet)).files).filter((name) => name.endsWith('.png'));
  expect(pictures).toHaveLength(1);
  // The order no longer knows the code.
  expect(await house.app.house.db.read.fileOrder.findMany({ select: { args: true } })).toEqual([{ args: 'null' }]);
});

it('sends the picture of the code by itself where many are invited', async () => {
  const house = await openHouse({ features: FEATURES });
  const lead = await house.someone({ unit: GROUP, role: 'lead' });
  await lead.says('/moi');
  await lead.picks('Nhiều người');
  await lead.picks('10 người').hears('Kính mời');
  await house.later(5);
  const shown = await lead.hears('Mã QR mời thành viên – Tổ Mẫu giáo lớn');
  expect(shown.files.map(({ name }) => name)).toEqual(['moi-thanh-vien-to-mau-giao-lon.png']);
});

it('writes the sheet from the command line, and makes no invite where there is nothing to scan', async () => {
  const house = await openHouse({ features: FEATURES });
  const file = join(house.dir, 'to-moi.docx');
  const { lines } = await loa(house, 'invite', '--role', 'lead', '--unit', GROUP, '--sheet', file);
  expect(lines.join('\n')).toContain(file);
  expect(textsOf(await partOf(new Uint8Array(readFileSync(file)), 'word/document.xml'))).toContain('Tổ Mẫu giáo lớn');
  // What was made is told before its sheet fails.
  const nowhere = join(file, 'to-moi.docx');
  await expect(loa(house, 'invite', '--role', 'lead', '--sheet', nowhere)).rejects.toMatchObject({
    message: expect.stringContaining(`cannot write ${nowhere}: the invite above is good without it`),
    printed: { lines: expect.arrayContaining([expect.stringMatching(/^ {2}code {2}\S/)]) },
  });
});
