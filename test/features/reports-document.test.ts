import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { periodsIn } from '../../src/calendar/period.js';
import { renderDocx } from '../../src/documents/docx.js';
import { documentOf } from '../../src/features/reports/document/document-of.js';
import { compile } from '../../src/ledger/compile.js';
import type { ItemRow } from '../../src/ledger/compile-model.js';
import { scopeOf } from '../../src/ledger/compile-scope.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { emptyRows } from '../ledger/counted.js';
import { type PLAN_FILES, planOf } from '../ledger/plan/small-plan.js';
import { loa } from '../support/cli.js';
import { openHouse } from '../support/house.js';
import { readReport } from './reports-reading.js';

const PAPER = { form: 'standalone', isDraft: true, texts: {}, issue: null } as const;
const noDrawing = () => new Uint8Array();

/** The stand-alone reports the plans ask for, each with its subtitle. */
const ASKED = [
  ['thanh-truong-2020', 'month', '2020-12', 'Kết quả công tác truyền thông tháng 12 năm 2020'],
  ['cu-jut-2020', 'month', '2020-11', 'Kết quả công tác truyền thông tháng 11 năm 2020'],
  ['ha-noi-2017', 'opinion', '2018-01', 'Tình hình dư luận quan tâm và kết quả xử lý tháng 01 năm 2018'],
  ['ha-noi-2017', 'web-count', '2017-12', 'Thống kê tin bài trên website tháng 12 năm 2017'],
  ['ha-nam-2023', 'half-year', '2023/H1', 'Kết quả công tác thông tin đối ngoại 6 tháng đầu năm 2023'],
  ['ha-nam-2023', 'year', '2023', 'Kết quả công tác thông tin đối ngoại năm 2023'],
] as const;

it.each(ASKED)(
  'of %s, %s %s is an official document with the plan’s own head and foot',
  async (file, report, period, subtitle) => {
    const plan = planOf(file);
    const house = await openHouse({ plan: file, now: `${plan.plan.from}T08:00:00+07:00` });
    const [path = ''] = (await loa(house, 'report', report, period, '--out', house.dir)).lines;
    const { words } = await readReport(readFileSync(path));
    const text = words.join('\n');
    expect(words).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(words).toContain(`Số:        /BC-${plan.organisation.letterhead.symbol}`);
    expect(text).toContain(`${plan.organisation.letterhead.place}, ngày      tháng `);
    expect(words).toContain('BÁO CÁO');
    expect(text.replaceAll('\n', ' ')).toContain(subtitle);
    for (const basis of plan.plan.basis) expect(text).toContain(`Căn cứ ${basis}`);
    expect(words.filter((line) => /^(I|II|III|IV|V|VI)\. /.test(line))).toEqual([
      'I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI',
      'II. KẾT QUẢ THỰC HIỆN',
      'III. ĐÁNH GIÁ CHUNG',
      'IV. ĐỀ XUẤT THI ĐUA, KHEN THƯỞNG',
      'V. PHƯƠNG HƯỚNG, NHIỆM VỤ KỲ TỚI',
      'VI. KIẾN NGHỊ, ĐỀ XUẤT',
    ]);
    const [signer] = plan.organisation.letterhead.signers.filter((each) => each.default);
    for (const line of signer?.lines ?? []) expect(words).toContain(line);
    expect(text).toMatch(/- Lưu: VT(, .+)?\.$/m);
    expect(text).toContain('Trên đây là báo cáo');
    expect(text).not.toMatch(/undefined|NaN|null|Invalid/);
  },
);

it.each([
  ['thanh-truong-2020', 'semester', '2020-2021/HK1'],
  ['dong-thap-2017', 'semester', '2017-2018/HK1'],
  ['dong-thap-2017', 'school-year', '2017-2018'],
] as const)('of %s, %s %s is a chapter to paste: no head, no foot, no closing', async (file, report, period) => {
  const { plan: paper } = planOf(file);
  const house = await openHouse({ plan: file, now: `${paper.from}T08:00:00+07:00` });
  const [path = ''] = (await loa(house, 'report', report, period, '--out', house.dir)).lines;
  const { words } = await readReport(readFileSync(path));
  const text = words.join('\n');
  expect(words[0]).toMatch(/^Số liệu tính từ ngày/);
  expect(words).toContain('VI. KIẾN NGHỊ, ĐỀ XUẤT');
  expect(text).not.toMatch(/CỘNG HÒA|Nơi nhận|Trên đây|\.\/\./);
});

it('addresses those above and lists the others with why they get it', async () => {
  const { addressees: none, recipients } = await issued('thanh-truong-2020', 'month');
  expect(none).toEqual([]);
  expect(recipients).toEqual({ to: ['Ban Giám hiệu (để b/c)'], keptBy: ['VP'] });
  const above = await issued('ha-noi-2017', 'opinion');
  expect(above.addressees).toEqual(['Bộ Giáo dục và Đào tạo', 'Ủy ban nhân dân Thành phố Hà Nội']);
  expect(above.recipients.to).toEqual([]);
});

it('takes the way of signing from the plan', async () => {
  expect((await issued('thanh-truong-2020', 'month')).signature).toEqual({ form: 'head', title: 'HIỆU TRƯỞNG' });
  expect((await issued('ha-nam-2023', 'year')).signature).toEqual({
    form: 'KT.',
    authority: ['GIÁM ĐỐC'],
    title: 'PHÓ GIÁM ĐỐC',
  });
});

it('names the issuer in ordinary case where the institution’s name says the same as the letterhead', async () => {
  expect((await issued('ha-nam-2023', 'year')).letterhead).toEqual({
    parent: ['ỦY BAN NHÂN DÂN TỈNH HÀ NAM'],
    issuer: 'Sở Giáo dục và Đào tạo',
  });
  expect((await issued('cu-jut-2020', 'month')).letterhead.issuer).toBe('TRƯỜNG PTDTNT THCS VÀ THPT HUYỆN CƯ JÚT');
});

it('says Không có. where Loa holds no records, and leaves judgement to people', async () => {
  const house = await openHouse();
  const [path = ''] = (await loa(house, 'report', 'month', '2020-11', '--out', house.dir)).lines;
  const { words } = await readReport(readFileSync(path));
  const after = (title: string) => words[words.indexOf(title) + 1];
  expect(after('3. Gương người tốt việc tốt, điển hình tiên tiến')).toBe('Không có.');
  expect(after('4. Phối hợp với cơ quan báo chí')).toBe('Không có.');
  expect(after('5. Dư luận quan tâm và kết quả xử lý')).toBe('Không có.');
  expect(after('VI. KIẾN NGHỊ, ĐỀ XUẤT')).toBe('Không có.');
  expect(after('3. Nguyên nhân')).toBe('(Đơn vị soạn thảo bổ sung.)');
  expect(words.join('\n')).toContain('Chưa có số liệu kỳ trước để so sánh.');
  expect(words.filter((line) => line.startsWith('Bảng ')).map((line) => line.split('.')[0])).toEqual(
    words.filter((line) => line.startsWith('Bảng ')).map((_, index) => `Bảng ${index + 1}`),
  );
});

it('says of public opinion what was asked, with no empty pages about articles', async () => {
  const house = await openHouse({ plan: 'ha-noi-2017', now: '2017-12-01T08:00:00+07:00' });
  const [path = ''] = (await loa(house, 'report', 'opinion', '2017-12', '--out', house.dir)).lines;
  const { words } = await readReport(readFileSync(path));
  expect(words[words.indexOf('2. Dư luận quan tâm và kết quả xử lý') + 1]).toMatch(/^Bảng \d+\./);
  expect(words.filter((line) => /tin bài đã gửi|chủ đề|gương người tốt/iu.test(line))).toEqual([]);
});

it('lists the first thousand items and says how many there are', async () => {
  const house = await openHouse();
  const edition = await requirePlan(house.app.house.db.read);
  const [period] = periodsIn('year', '2020-01-01', '2020-01-02', edition.calendar);
  if (period === undefined) throw new Error('no year');
  const at = new Date('2020-11-20T09:00:00+07:00');
  const items = Array.from(
    { length: 2_345 },
    (_, index): ItemRow => ({
      code: `BAI-1120-${index}`,
      title: `Bài ${index}`,
      author: 'Người Thử',
      unit: { code: 'to-nha-tre', name: 'Tổ Nhà trẻ', position: 1 },
      topic: null,
      state: 'approved',
      firstSentAt: at,
      decidedAt: at,
    }),
  );
  const rows = { ...emptyRows(at), items };
  const model = compile(scopeOf(edition, undefined, period), rows, edition.plan);
  const { words, tables } = await readReport(await renderDocx(documentOf(model, edition.plan, PAPER, noDrawing)));
  expect(words).toContain('Ghi 1000 dòng đầu trong tổng số 2345; danh sách đầy đủ ở bảng số liệu Excel kèm theo.');
  expect(tables.find((table) => table[0]?.[1] === 'Mã')?.length).toBe(1_001);
  expect(words.join('\n')).toContain('2345 tin bài được gửi: 2345 được duyệt');
});

/** The document of one of the plan's reports, with nothing to report yet. */
async function issued(file: (typeof PLAN_FILES)[number], report: string) {
  const { plan: paper } = planOf(file);
  const house = await openHouse({ plan: file, now: `${paper.from}T08:00:00+07:00` });
  const edition = await requirePlan(house.app.house.db.read);
  const rule = edition.plan.reports.find((each) => each.code === report);
  const kind = rule?.kind === 'year' ? 'year' : 'month';
  const [period] = periodsIn(
    kind,
    paper.from,
    edition.calendar.schoolYears.at(-1)?.endsOn ?? paper.from,
    edition.calendar,
  );
  if (rule === undefined || period === undefined) throw new Error(`no report ${report}`);
  const rows = emptyRows(house.clock.now());
  const document = documentOf(
    compile(scopeOf(edition, rule, period), rows, edition.plan),
    edition.plan,
    PAPER,
    noDrawing,
  );
  if (document.kind !== 'document') throw new Error(`${join(file, report)} is a chapter`);
  return document;
}
