import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { loa } from '../support/cli.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { readReport } from './reports-reading.js';
import { handsIn } from './reports-steps.js';

it('writes the report as of now into a new folder, prints where, and changes nothing', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-mau-giao-lon' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await handsIn(lan, 'Bé tập đếm');
  await hoa.picks('Duyệt');
  const before = contentOf(house);
  const out = join(house.dir, 'new', 'folder');
  const { lines } = await loa(house, 'report', 'month', '2020-11', '--out', out);
  const path = join(out, 'bao-cao-thang-2020-11.docx');
  expect(lines).toEqual([path, path.replace('.docx', '.xlsx')]);
  const report = await readReport(readFileSync(path));
  expect(report.row('Mỗi tháng ít nhất một bài về hoạt động', 'Tổ Mẫu giáo lớn').slice(2, 5)).toEqual(['1', '1', '1']);
  expect(report.words.join('\n')).toContain('kỳ báo cáo chưa kết thúc');
  expect(contentOf(house)).toBe(before);
  await expect(loa(house, 'report', 'month', '2020-11', '--out', path)).rejects.toThrow(
    `the report cannot be written into ${path}: name a folder with --out that is no file`,
  );
});

it('prints the numbers as JSON, the same as those of status', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-mau-giao-lon' });
  const mai = await house.someone({ unit: 'to-nha-tre' });
  const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  await handsIn(lan, 'Bé tập đếm');
  await hoa.picks('Duyệt');
  await handsIn(mai, 'Bé tập nói');
  house.clock.set('2021-01-20T09:00:00+07:00');

  for (const [kind, period] of [
    ['month', '2020-11'],
    ['semester', '2020-2021/HK1'],
    ['school-year', '2020-2021'],
    ['half-year', '2020/H2'],
    ['year', '2020'],
    ['range', '2020-11-15..2020-12-15'],
  ] as const) {
    const [report] = (await loa(house, 'report', kind, period, '--json')).json;
    const [status] = (await loa(house, 'status', '--period', period, '--json')).json;
    const { totals, duties, onTimeRate } = report as Model;
    expect({ ...totals, onTimeRate }, period).toEqual((status as Status).totals);
    const rows = (status as Status).units.flatMap((unit) => unit.duties.map((duty) => ({ ...duty, unit: unit.unit })));
    for (const duty of duties) {
      for (const { code, counts } of duty.units)
        expect(rows.find((row) => row.duty === duty.code && row.unit === code)).toMatchObject(counts);
    }
    expect(duties.flatMap((duty) => duty.units).length).toBe(rows.length);
  }
  expect(existsSync('bao-cao-thang-2020-11.docx')).toBe(false);
});

it('names its files in plain letters, for every kind of period', async () => {
  const house = await openHouse();
  const written = async (...args: string[]) => {
    const { lines } = await loa(house, 'report', ...args, '--out', house.dir);
    return lines.filter((path) => path.endsWith('.docx')).map((path) => path.slice(house.dir.length + 1));
  };
  expect(await written('semester', '2020-2021/HK1')).toEqual(['bao-cao-hoc-ky-1-2020-2021.docx']);
  expect(await written('school-year', '2020-2021')).toEqual(['bao-cao-nam-hoc-2020-2021.docx']);
  expect(await written('half-year', '2021/H1')).toEqual(['bao-cao-6-thang-dau-nam-2021.docx']);
  expect(await written('year', '2020')).toEqual(['bao-cao-nam-2020.docx']);
  expect(await written('range', '2020-11-10..2020-11-12')).toEqual(['bao-cao-2020-11-10-den-2020-11-12.docx']);
});

it('explains the valid forms when the kind or the period is wrong', async () => {
  const house = await openHouse();
  await expect(loa(house, 'report', 'thang', '2020-11')).rejects.toThrow(
    /no kind of report thang[\s\S]*month +2020-11[\s\S]*semester +2020-2021\/HK1/,
  );
  await expect(loa(house, 'report', 'constructor', '2020-11')).rejects.toThrow(/no kind of report constructor/);
  await expect(loa(house, 'report', 'month', '2020-13')).rejects.toThrow(
    '2020-13 is no period of a month report: write it as 2020-11.',
  );
  await expect(loa(house, 'report', 'month', '2020')).rejects.toThrow('2020 is no period of a month report');
  await expect(loa(house, 'report', 'semester', '2031-2032/HK1')).rejects.toThrow(
    /write it as 2020-2021\/HK1\. The plan's calendar has the school years 2020-2021\./,
  );
});

it('says what to do before a plan is applied', async () => {
  const house = await openHouse({ plan: null });
  await expect(loa(house, 'report', 'month', '2020-11')).rejects.toThrow(/plan apply FILE/);
});

interface Model {
  readonly totals: object;
  readonly onTimeRate: number | null;
  readonly duties: readonly {
    readonly code: string;
    readonly units: readonly { readonly code: string; readonly counts: object }[];
  }[];
}

interface Status {
  readonly totals: object;
  readonly units: readonly { readonly unit: string; readonly duties: readonly { readonly duty: string }[] }[];
}

/** A hash over every row of every table. */
function contentOf({ dir }: TestHouse): string {
  const db = new Database(join(dir, 'loa.db'), { readonly: true });
  const tables = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'").all();
  const hash = createHash('sha256');
  for (const { name } of tables) hash.update(JSON.stringify([name, db.prepare(`SELECT * FROM "${name}"`).all()]));
  db.close();
  return hash.digest('hex');
}
