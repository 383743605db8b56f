import { describe, expect, it } from 'vitest';
import { events } from '../../src/features/events/index.js';
import { coverageOf, isSameEvent } from '../../src/features/events/rules.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { approve, handIn, FEATURES as LEDGER_FEATURES } from './tasks-builders.js';

const FEATURES = [...LEDGER_FEATURES, events];

const tasksOf = (house: TestHouse) =>
  house.app.house.db.read.task.findMany({
    where: { eventId: { not: null } },
    orderBy: { id: 'asc' },
    include: { unit: { select: { code: true } } },
  });

describe.each(profiles)('entering an event on %s', (profile) => {
  it('takes one the plan names with its days, opens its tasks, and its host hears', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const host = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'lead' });
    await office.says('/sukien').hears('Chưa có sự kiện nào');
    await office.picks('Nhập sự kiện').hears('Thầy/cô nhập sự kiện nào?');
    const sure = await office.picks('Kỷ niệm 38 năm ngày Nhà giáo Việt Nam').hears('thứ Sáu, 20/11/2020');
    expect(sure.text).toContain('Bộ phận chuyên môn');
    expect(sure.text).toContain('hạn hết thứ Tư, 25/11/2020');
    await office.picks('Đúng, nhập sự kiện').hears('Đã nhập sự kiện SK-1120-001');
    await host.hears('Sau sự kiện: hạn hết thứ Tư, 25/11/2020');

    const [task, ...others] = await tasksOf(house);
    expect(others).toEqual([]);
    expect(task).toMatchObject({
      key: 'event-coverage/bo-phan-chuyen-mon/SK-1120-001/after',
      period: '2020-11',
      coverage: 'after',
    });
    await office.says('/sukien').hears('Sau: trống');
    await approve(house, await handIn(house, host.person, task?.key ?? ''));
    await office.says('/sukien').hears('Sau: ✔');
    // It is not offered a second time, and the days between do not make it another.
    await office.picks('Nhập sự kiện');
    expect(office.screen.at(-1)?.text).not.toContain('Nhà giáo Việt Nam');
  });

  it('lets a lead enter what the own unit holds, days typed as people type', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await lan.says('/sukien');
    await lan.picks('Nhập sự kiện').hears('gõ tên sự kiện');
    await lan.says('Ngày hội gói bánh').hears('thuộc chủ đề nào');
    await lan.picks('Không thuộc chủ đề nào').hears('bắt đầu ngày nào');
    await lan.says('xyz').hears('chưa đọc được ngày này');
    await lan.says('thu 5 tuan nay').hears('Bắt đầu: thứ Năm, 05/11/2020');
    await lan.says('4/11').hears('cần từ ngày bắt đầu');
    await lan.says('6/11').hears('từ thứ Năm, 05/11/2020 đến thứ Sáu, 06/11/2020');
    await house.restart();
    await lan.picks('Đúng, nhập sự kiện').hears('Đã mở 1 việc');
    const task = (await tasksOf(house))[0];
    expect(task?.unit.code).toBe('to-mau-giao-lon');
    expect(task?.dueAt.toISOString()).toBe('2020-11-11T17:00:00.000Z');
    // A day later its time has come: it stands on the list under its own name.
    await house.at('2020-11-06T08:00:00+07:00');
    await lan.says('/viec').hears('sau sự kiện Ngày hội gói bánh');
  });
});

describe('events', () => {
  it('opens before, during and after where the plan asks for all three, and tells nothing to whom it does not concern', async () => {
    const house = await openHouse({ features: FEATURES, plan: 'ha-noi-2017', now: '2017-11-06T08:00:00+07:00' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await office.says('/sukien');
    await office.picks('Nhập sự kiện').hears('gõ tên sự kiện');
    await office.says('Hội nghị sơ kết').hears('Đơn vị nào chủ trì?');
    await office.says('Văn phòng Sở');
    await office.picks('Không thuộc chủ đề nào');
    await office.says('15/11').hears('thứ Tư, 15/11/2017');
    const sure = await office.picks('Trong một ngày').hears('Các việc sẽ mở');
    expect(sure.text).toContain('hạn hết thứ Ba, 14/11/2017');
    expect(sure.text).toContain('hạn hết thứ Tư, 15/11/2017');
    expect(sure.text).toContain('hạn hết thứ Sáu, 17/11/2017');
    await office.picks('Đúng, nhập sự kiện').hears('Đã mở 3 việc');
    expect((await tasksOf(house)).map((task) => task.coverage)).toEqual(['before', 'during', 'after']);
    await office.says('/sukien').hears('Trước: trống · Trong: trống · Sau: trống');
  });

  it('keeps its tasks when the plan is looked at again', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await enterTeachersDay(office);
    await house.at('2020-11-05T08:00:00+07:00');
    expect((await tasksOf(house)).map((task) => task.cancelledAt)).toEqual([null]);
  });

  it('cancels with a reason: what is open is owed no more, and the second to press hears that it was done', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const host = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'lead' });
    await enterTeachersDay(office);
    await host.hears('Sự kiện mới');
    for (const each of [office, leader]) {
      await each.says('/sukien');
      await each.picks(/^Xem: Kỷ niệm/);
      await each.picks('Huỷ sự kiện').hears('cho biết lý do');
    }
    await office.says('hoãn').hears('từ 5 đến 300');
    await office.says('Hoãn vì mưa bão').hears('1 việc chưa làm được bỏ');
    await host.hears('vì: Hoãn vì mưa bão');
    await leader.says('Hoãn vì mưa bão').hears('đã được huỷ trước đó');
    expect((await tasksOf(house)).every((task) => task.cancelledAt !== null)).toBe(true);
    await office.says('/sukien').hears('Chưa có sự kiện nào');
    // What was cancelled can be entered anew, under a number of its own.
    await enterTeachersDay(office);
    expect((await tasksOf(house)).map((task) => task.key)).toHaveLength(2);
  });

  it('leaves a settled task of a cancelled event as it is', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await enterTeachersDay(office);
    await approve(house, await handIn(house, office.person, 'event-coverage/bo-phan-chuyen-mon/SK-1120-001/after'));
    await office.says('/sukien');
    await office.picks(/^Xem: Kỷ niệm/);
    await office.picks('Huỷ sự kiện');
    await office.says('Nhập nhầm').hears('Đã huỷ sự kiện');
    expect(await tasksOf(house)).toMatchObject([{ cancelledAt: null }]);
  });

  it('is not for members, and a lead enters nothing for another unit', async () => {
    const house = await openHouse({ features: FEATURES });
    const member = await house.someone({ unit: 'to-mau-giao-lon' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await member.says('/sukien').hears('thuộc quyền của người khác');
    await enterTeachersDay(office);
    await lan.says('/sukien');
    const shown = await lan.picks(/^Xem: Kỷ niệm/).hears('Sau sự kiện: trống');
    expect(shown.buttons.map((button) => button.label)).not.toContain('Huỷ sự kiện');
  });

  it('knows the same event by its place in the plan or by its words and day', () => {
    const own = { planEvent: null, title: 'Hội chợ', from: '2020-11-20' } as const;
    expect(isSameEvent(own, { ...own, title: 'hội  chợ' })).toBe(true);
    expect(isSameEvent(own, { ...own, from: '2020-11-21' })).toBe(false);
    const named = { ...own, planEvent: 'hoi-cho' };
    expect(isSameEvent(named, { ...named, from: '2020-11-27' })).toBe(true);
    expect(isSameEvent(named, { ...named, from: '2021-11-20' })).toBe(false);
  });

  it('counts what is told of and what waits', () => {
    expect(coverageOf(['settled', 'inReview', 'overdue', 'cancelled'])).toEqual({ done: 1, waiting: 1, all: 3 });
  });
});

async function enterTeachersDay(by: Awaited<ReturnType<TestHouse['someone']>>): Promise<void> {
  await by.says('/sukien');
  await by.picks('Nhập sự kiện');
  await by.picks('Kỷ niệm 38 năm ngày Nhà giáo Việt Nam');
  await by.picks('Đúng, nhập sự kiện').hears('Đã nhập sự kiện');
}
