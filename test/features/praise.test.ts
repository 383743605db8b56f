import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { praise } from '../../src/features/praise/index.js';
import { commendedMerits, praiseSection, rewardSection } from '../../src/features/praise/section.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';
import { FEATURES as ISSUE_FEATURES, screenText } from './hot-issues-steps.js';
import { pay } from './tasks-builders.js';

const FEATURES = [...ISSUE_FEATURES, praise];
const DONG_THAP = { features: FEATURES, plan: 'dong-thap-2017', now: '2017-11-06T08:00:00+07:00' };
const HA_NOI = { features: FEATURES, plan: 'ha-noi-2017', now: '2017-11-06T08:00:00+07:00' };

const praiseOf = (house: TestHouse, code: string) =>
  house.app.house.db.read.commendation.findUniqueOrThrow({
    where: { code },
    include: {
      request: { include: { tasks: true } },
      proposing: { include: { tasks: { include: { doneMark: true } } } },
    },
  });

describe.each(profiles)('somebody worth telling of on %s', (profile) => {
  it('is proposed in two answers, confirmed by the union, written about by their unit and put forward for a reward', async () => {
    const house = await openHouse({ ...DONG_THAP, profile });
    const lan = await house.someone({ unit: 'phong-hanh-chinh', name: 'Lan Thử' });
    const head = await house.someone({ unit: 'phong-hanh-chinh', role: 'lead' });
    const union = await house.someone({ unit: 'cong-doan', role: 'lead', name: 'Đoàn Thử' });
    await lan.says('/guongtot').hears('giới thiệu ai');
    await lan.says('Cô Mai Thử').hears('đã làm được việc gì');
    // In the middle of a question they ask none of their own; who meant an article is shown it.
    const sent = await lan.sends([{ kind: 'photo', bytes: await picture(1) }]).hears('Đã nhận 1/1 ảnh');
    expect(sent.text).toContain('Đi kèm câu thầy/cô đang trả lời');
    expect(sent.text).not.toContain('chủ đề');
    await lan.says('/nop').hears('BẢN NHÁP');
    await house.restart();
    await lan.says('Dạy thêm miễn phí').hears('Kèm theo: 1 ảnh');
    const sure = await lan.says('cho học viên nghèo').hears('Dạy thêm miễn phí\ncho học viên nghèo');
    expect(sure.text).toContain('Công đoàn cơ sở, Đoàn cơ sở sẽ kiểm tra');
    await lan.picks('Gửi giới thiệu').hears('Đã ghi GT-1117-001');
    await union.hears('Lan Thử giới thiệu gương tốt GT-1117-001');
    await union.picks('Xem chi tiết').hears('Dạy thêm miễn phí');
    await union.picks('Xác nhận đúng').hears('Phòng Hành chính được mời viết bài');
    await lan.hears('đã được xác nhận');
    await head.hears('Đề nghị đơn vị viết bài giới thiệu');
    await union.picks('Đề nghị khen thưởng').hears('vào đề nghị khen thưởng');
    const found = await praiseOf(house, 'GT-1117-001');
    expect(found).toMatchObject({ state: 'confirmed', checkedById: union.person, rewardById: union.person });
    expect(found.request?.tasks).toMatchObject([{ dutyCode: 'praise', title: 'GT-1117-001, Cô Mai Thử' }]);
    expect(found.proposing?.tasks).toMatchObject([
      { key: expect.stringContaining('commendation-proposal/cong-doan'), doneMark: { byId: union.person } },
    ]);
  });

  it('is not put forward for a reward by a number typed once too often', async () => {
    const house = await openHouse({ ...DONG_THAP, profile });
    const union = await house.someone({ unit: 'cong-doan', role: 'lead' });
    await proposes(union, 'Cô Mai Thử', 'Dạy thêm miễn phí cho học viên nghèo');
    await union.says('/guongtot');
    await union.picks('Đề xuất chờ kiểm tra (1)');
    await union.picks(/^GT-1117-001/).hears('Xác nhận đúng');
    for (let again = 0; again < 5; again += 1) await union.says('1');
    await union.hears('đã xác nhận');
    expect(await praiseOf(house, 'GT-1117-001')).toMatchObject({ state: 'confirmed', rewardAt: null });
  });
});

describe('praise', () => {
  it('is checked by those the plan names and nobody else, once; a reason goes back to whoever proposed', async () => {
    const house = await openHouse(DONG_THAP);
    const lan = await house.someone({ unit: 'phong-hanh-chinh', role: 'lead' });
    const union = await house.someone({ unit: 'cong-doan', role: 'lead' });
    const youth = await house.someone({ unit: 'doan-co-so', role: 'lead' });
    const office = await house.someone({ unit: 'phong-hanh-chinh', role: 'office' });
    await proposes(lan, 'Tổ bảo vệ Thử', 'Nhặt được của rơi trả lại học viên');
    await union.hears('giới thiệu gương tốt');
    await youth.hears('giới thiệu gương tốt');
    await office.hearsNothing();
    const asked = await lan.says('/guongtot').hears('giới thiệu ai');
    expect(asked.buttons.map(({ label }) => label)).not.toContain('Đề xuất chờ kiểm tra (1)');
    await lan.picks('Gương tốt tôi đã giới thiệu').hears('chờ kiểm tra');
    await lan.picks(/^GT-1117-001/).hears('Đang chờ kiểm tra');
    expect(screenText(lan)).not.toContain('Xác nhận đúng');
    await youth.picks('Xem chi tiết');
    await youth.picks('Chưa xác nhận được').hears('Vì sao');
    await union.picks('Xem chi tiết');
    await youth.says('Chưa rõ ngày và người nhận').hears('báo người giới thiệu');
    await union.picks('Xác nhận đúng').hears('đã được kiểm tra trước đó');
    await lan.hears('chưa xác nhận được: Chưa rõ ngày và người nhận');
    expect((await praiseOf(house, 'GT-1117-001')).request).toBeNull();
    // What was not confirmed is read by nobody else.
    await office.says('/guongtot');
    await office.picks('Gương tốt đã xác nhận').hears('Chưa có gương tốt nào');
  });

  it('asks the office to check where the union has nobody, and opens the duty the unit itself owes', async () => {
    const house = await openHouse(HA_NOI);
    expect(await praise.findings?.(house.app.house)).toMatchObject([
      { what: expect.stringContaining('cong-doan-nganh') },
    ]);
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const district = await house.someone({ unit: 'pgd-ba-dinh', role: 'lead' });
    const room = await house.someone({ unit: 'thanh-tra', role: 'lead' });
    for (const by of [district, room]) await proposes(by, 'Nhóm Thử', 'Giúp trường vùng lũ sửa phòng học');
    for (const code of ['GT-1117-001', 'GT-1117-002']) {
      await office.says('/guongtot');
      await office.picks(/Đề xuất chờ kiểm tra/);
      await office.picks(new RegExp(`^${code}`));
      await office.picks('Xác nhận đúng').hears('được mời viết bài');
    }
    const duties = [];
    for (const code of ['GT-1117-001', 'GT-1117-002'])
      duties.push((await praiseOf(house, code)).request?.tasks.map(({ key }) => key));
    expect(duties).toEqual([['good-examples/pgd-ba-dinh/GT-1117-001'], ['role-models/van-phong/GT-1117-002']]);
    await district.says('/viec').hears('GT-1117-001');
  });

  it('is taken out of the proposal of rewards and put in again, the duty each time as it is', async () => {
    const house = await openHouse(DONG_THAP);
    const union = await house.someone({ unit: 'cong-doan', role: 'lead' });
    await proposes(union, 'Cô Mai Thử', 'Dạy thêm miễn phí cho học viên nghèo');
    await union.says('/guongtot');
    await union.picks('Đề xuất chờ kiểm tra (1)');
    await union.picks(/^GT-1117-001/);
    await union.picks('Xác nhận đúng');
    const { read } = house.app.house.db;
    const proposing = () =>
      read.task.findFirstOrThrow({ where: { dutyCode: 'commendation-proposal' }, include: { doneMark: true } });
    await union.picks('Đề nghị khen thưởng').hears('vào đề nghị khen thưởng');
    expect(await proposing()).toMatchObject({ settledAt: expect.any(Date), cancelledAt: null });
    await union.picks('Rút khỏi đề nghị').hears('Đã rút');
    expect(await proposing()).toMatchObject({ settledAt: null, doneMark: null, cancelledAt: expect.any(Date) });
    expect(await read.undoneMark.findMany()).toMatchObject([{ byId: union.person, undoneById: union.person }]);
    await union.picks('Đề nghị khen thưởng').hears('vào đề nghị khen thưởng');
    expect(await proposing()).toMatchObject({ settledAt: expect.any(Date), cancelledAt: null, doneMark: {} });
    expect(await read.task.count({ where: { dutyCode: 'commendation-proposal' } })).toBe(1);
  });

  it('stands in the report, in the proposal of rewards and in the grading, each number the length of its list', async () => {
    const house = await openHouse(HA_NOI);
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const district = await house.someone({ unit: 'pgd-ba-dinh', role: 'lead' });
    for (const name of ['Cô Một Thử', 'Cô Hai Thử', 'Cô Ba Thử'])
      await proposes(district, name, 'Vận động trẻ bỏ học trở lại lớp');
    for (const [code, rewarded] of [
      ['GT-1117-001', true],
      ['GT-1117-002', false],
    ] as const) {
      await office.says('/guongtot');
      await office.picks(/Đề xuất chờ kiểm tra/);
      await office.picks(new RegExp(`^${code}`));
      await office.picks('Xác nhận đúng');
      await office.picks('Đề nghị khen thưởng').hears(code);
      if (!rewarded) await office.picks('Rút khỏi đề nghị').hears('Đã rút');
    }
    await pay(house, district.person, 'good-examples/pgd-ba-dinh/GT-1117-001');
    const { read } = house.app.house.db;
    const edition = await requirePlan(read);
    const period = parsePeriod('2017-11', edition.calendar);
    if (period === undefined) throw new Error('November is a period');
    const [from, to] = [new Date('2017-11-01T00:00:00+07:00'), new Date('2017-12-01T00:00:00+07:00')];
    const span = { edition, period, from, to, unitPath: '/', now: house.clock.now() };
    const facts = [await praiseSection.read(read, span), await rewardSection.read(read, span)];
    expect(facts.flatMap(({ numbers }) => numbers.map(({ value }) => value))).toEqual([2, 1, 1]);
    for (const { numbers, tables } of facts)
      for (const { name, value } of numbers)
        expect(tables.find(({ title }) => title === name)?.rows ?? []).toHaveLength(value);
    expect((await commendedMerits(read, span)).map(({ unit, title }) => [unit.code, title])).toEqual([
      ['pgd-ba-dinh', 'Cô Một Thử'],
      ['pgd-ba-dinh', 'Cô Hai Thử'],
    ]);
  });
});

async function proposes(by: Awaited<ReturnType<TestHouse['someone']>>, name: string, words: string) {
  await by.says(`/guongtot ${name}`).hears('đã làm được việc gì');
  await by.says(words).hears('Giới thiệu gương tốt');
  await by.picks('Gửi giới thiệu').hears('Đã ghi GT-');
}

it.each([...profiles, 'zalo'] as const)(
  'says of photos sent in its middle that they go along, beside an article in the draft too, on %s',
  async (profile) => {
    const house = await openHouse({ ...DONG_THAP, profile });
    const lan = await house.someone({ unit: 'phong-hanh-chinh' });
    await lan.says('Lễ khai giảng lớp học buổi tối').hears('BẢN NHÁP');
    await lan.says('/guongtot');
    await lan.says('Cô Mai Thử').hears('đã làm được việc gì');
    const album = await Promise.all([1, 2].map(async (n) => ({ kind: 'photo' as const, bytes: await picture(n) })));
    await lan.sends(album, { album: 'a' }).hears('Đi kèm câu thầy/cô đang trả lời');
    expect(lan.screen.at(-1)?.text).toContain('Đi kèm');
    expect(lan.screen.filter(({ text }) => text.includes('Đi kèm'))).toHaveLength(1);
    await lan.says('Dạy thêm miễn phí cho học viên').hears('Kèm theo: 2 ảnh');
    await lan.picks('Gửi giới thiệu').hears('Đã ghi GT-1117-001');
    await lan.says('/nop').hears('Lễ khai giảng lớp học buổi tối');
  },
);
