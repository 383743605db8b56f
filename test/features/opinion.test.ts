import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { opinion } from '../../src/features/opinion/index.js';
import { opinionSection } from '../../src/features/opinion/section.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { filed, FEATURES as ISSUE_FEATURES, screenText } from './hot-issues-steps.js';

const FEATURES = [...ISSUE_FEATURES, opinion];
const HA_NOI = { features: FEATURES, plan: 'ha-noi-2017', now: '2017-11-06T08:00:00+07:00' };
const BA_DINH = 'pgd-ba-dinh';

const taskOf = (house: TestHouse, unit = BA_DINH) =>
  house.app.house.db.read.task.findUniqueOrThrow({
    where: { key: `opinion-return/${unit}/2017-11` },
    include: { nilReturns: true, opinionReturns: { include: { entries: true } }, doneMark: true },
  });

describe.each(profiles)('a return about public opinion on %s', (profile) => {
  it('gathers what people talk about, survives a restart, and is handed in from the list of what one must do', async () => {
    const house = await openHouse({ ...HA_NOI, profile });
    const lead = await house.someone({ unit: BA_DINH, role: 'lead' });
    await lead.says('/duluan').hears('Chưa ghi vấn đề nào');
    await lead.picks('Ghi một vấn đề').hears('đang quan tâm điều gì');
    await lead.says('tháng này không có gì ạ').hears('bấm “Không phát sinh”');
    await lead.picks('Ghi một vấn đề').hears('đang quan tâm điều gì');
    await lead.says('Phụ huynh hỏi về tuyển sinh lớp 1').hears('xử lý thế nào');
    await house.restart();
    await lead.says('Đã đăng hướng dẫn trên trang').hears('có thể phát sinh gì');
    await lead.says('không ạ').hears('Vấn đề đã ghi, chưa nộp');
    await lead.picks('Nộp báo cáo (1 vấn đề)').hears('Đã ghi nhận báo cáo dư luận');
    const task = await taskOf(house);
    expect(task.settledAt).not.toBeNull();
    expect(task.opinionReturns).toMatchObject([{ number: 1, entries: [{ forecast: null }] }]);
  });
});

describe('a return about public opinion', () => {
  it('takes the place of a nil return signed before, and both stay to be seen', async () => {
    const house = await openHouse(HA_NOI);
    const lead = await house.someone({ unit: BA_DINH, role: 'lead', name: 'Đầu Mối Thử' });
    await lead.says('/duluan');
    await lead.picks('Không phát sinh').hears('Đúng chưa ạ?');
    await lead.picks('Xác nhận không phát sinh').hears('Đã ghi nhận');
    await house.at('2017-11-10T09:00:00+07:00');
    await lead.says('/duluan').hears('Đã xác nhận không phát sinh: Đầu Mối Thử');
    await lead.picks('Ghi một vấn đề');
    await lead.says('Dư luận về thu đầu năm');
    await lead.says('Đã kiểm tra hai trường');
    const kept = await lead.says('Có thể có thêm phản ánh').hears('không còn hiệu lực');
    expect(kept.text).toContain('Dự báo: Có thể có thêm phản ánh');
    expect((await taskOf(house)).nilAt).toBeNull();
    await lead.picks('Nộp báo cáo (1 vấn đề)').hears('1 vấn đề');
    const shown = await lead.says('/duluan').hears('đã được thay lúc 09:00 thứ Sáu, 10/11/2017');
    expect(shown.text).toContain('✔ Đã nộp: Đầu Mối Thử');
    // What comes up after that is a return of its own.
    await lead.picks('Ghi một vấn đề');
    await lead.says('Phản ánh về bữa ăn bán trú');
    await lead.says('Đang xác minh tại trường');
    await lead.picks('Không có dự báo thêm');
    await lead.picks('Nộp bổ sung (1 vấn đề)').hears('bổ sung');
    expect((await taskOf(house)).opinionReturns.map(({ number }) => number)).toEqual([1, 2]);
  });

  it('has a nil return fall when a hot issue of the unit is reported, and refuses one while it is alive', async () => {
    const house = await openHouse(HA_NOI);
    const lead = await house.someone({ unit: BA_DINH, role: 'lead' });
    const other = await house.someone({ unit: 'pgd-tay-ho', role: 'lead' });
    for (const each of [lead, other]) {
      await each.says('/duluan');
      await each.picks('Không phát sinh');
      await each.picks('Xác nhận không phát sinh');
    }
    await filed(house, lead.person, BA_DINH);
    await lead.hears('xác nhận không phát sinh tháng 11/2017 không còn hiệu lực');
    expect((await taskOf(house)).nilReturns).toMatchObject([{ standsFor: null }]);
    expect((await taskOf(house, 'pgd-tay-ho')).nilAt).not.toBeNull();
    const shown = await lead.says('/duluan').hears('TN-1117-001, Cổng trường: đang xử lý');
    expect(shown.buttons.map(({ label }) => label)).not.toContain('Không phát sinh');
    await lead.says('/khongphatsinh');
    await lead.says('tình hình dư luận').hears('đang có tin nóng TN-1117-001');
    expect((await taskOf(house)).nilAt).toBeNull();
    await lead.says('/duluan');
    await lead.picks('Nộp báo cáo').hears('1 vấn đề');
    expect((await taskOf(house)).doneMark?.proof).toBe('Báo cáo dư luận: 0 vấn đề, 1 tin nóng');
  });

  it('is compiled for the office, with every number the length of a list', async () => {
    const house = await openHouse(HA_NOI);
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lead = await house.someone({ unit: BA_DINH, role: 'lead' });
    const nil = await house.someone({ unit: 'pgd-tay-ho', role: 'lead' });
    await lead.says('/duluan');
    await lead.picks('Ghi một vấn đề');
    await lead.says('Dư luận về thu đầu năm');
    await lead.says('Đã kiểm tra hai trường');
    await lead.picks('Không có dự báo thêm');
    await lead.picks('Nộp báo cáo (1 vấn đề)');
    await nil.says('/duluan');
    await nil.picks('Không phát sinh');
    await nil.picks('Xác nhận không phát sinh');
    await office.says('/duluan');
    const compiled = await office.picks('Xem tổng hợp các đơn vị').hears('Có vấn đề: 1 đơn vị, 1 vấn đề');
    expect(compiled.text).toContain('Không phát sinh: 1 đơn vị');
    expect(compiled.text).toContain('Chưa báo cáo: 42 đơn vị');
    expect(compiled.text).toContain('Dư luận về thu đầu năm');
    expect(screenText(lead)).not.toContain('Xem tổng hợp');

    await house.at('2017-11-25T08:00:00+07:00');
    const { read } = house.app.house.db;
    const edition = await requirePlan(read);
    const period = parsePeriod('2017-11', edition.calendar);
    if (period === undefined) throw new Error('November is a period');
    const [from, to] = [new Date('2017-10-25T00:00:00+07:00'), new Date('2017-11-25T00:00:00+07:00')];
    const span = { edition, period, from, to, unitPath: '/', now: house.clock.now() };
    const { numbers, tables } = await opinionSection.read(read, span);
    expect(numbers.map(({ value }) => value)).toEqual([1, 1, 1, 0, 42, 0]);
    for (const { name, value } of numbers) {
      expect(tables.find(({ title }) => title === name)?.rows ?? []).toHaveLength(value);
    }
  });
});
