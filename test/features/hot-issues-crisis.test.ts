import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { issueSection } from '../../src/features/hot-issues/section.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { FEATURES, filed, SATURDAY_NIGHT, screenText } from './hot-issues-steps.js';

describe.each(profiles)('a crisis on %s', (profile) => {
  it('puts the plan’s procedure before leaders and office, who tick its steps; a drill is seen by one person alone', async () => {
    const house = await openHouse({ profile, features: FEATURES, now: SATURDAY_NIGHT });
    const leader = await house.someone({ unit: 'bgh', role: 'leader', name: 'Hiệu Thử' });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thử' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon' });

    const quiet = [leader, office, lan].map(screenText);
    await leader.says('/tinnong');
    await leader.picks('Xem sổ tin nóng');
    await leader.picks('Diễn tập khủng hoảng').hears('DIỄN TẬP – không phải sự việc thật');
    await leader.picks(/^Xong bước 1/).hears('1. ✔');
    await leader.picks('Kết thúc diễn tập').hears('DIỄN TẬP – đã kết thúc');
    // However a platform cuts the card, no piece of it passes for the real thing.
    const drilled = leader.screen.filter(({ text }) => /Lời trả lời ban đầu|☐/.test(text));
    expect(drilled.length).toBeGreaterThan(0);
    for (const { text } of drilled) expect(text).toContain('DIỄN TẬP');
    expect([office, lan].map(screenText)).toEqual(quiet.slice(1));
    await house.at('2020-11-08T20:00:00+07:00');
    expect([office, lan].map(screenText)).toEqual(quiet.slice(1));

    await filed(house, lan.person, 'to-mau-giao-lon', { urgent: true });
    await office.hears('TIN NÓNG KHẨN');
    await office.picks('Đã nhận');
    await office.picks('Xem chi tiết');
    await office.picks('Việc khác');
    await office.picks('Đánh dấu khủng hoảng').hears('KHỦNG HOẢNG TN-1120-001');
    await leader.hears('KHỦNG HOẢNG TN-1120-001');
    await leader.picks(/^Xong bước 1/).hears('1. ✔');
    await office.hears('Hiệu Thử, 20:00 chủ nhật, 08/11/2020');
    expect(screenText(office)).not.toContain('DIỄN TẬP');
    expect(screenText(lan)).not.toContain('KHỦNG HOẢNG');

    // One crisis and no drill in the report.
    const { read } = house.app.house.db;
    const edition = await requirePlan(read);
    const period = parsePeriod('2020-11', edition.calendar);
    if (period === undefined) throw new Error('November is a period');
    const [from, to] = [new Date('2020-11-01T00:00:00+07:00'), new Date('2020-12-01T00:00:00+07:00')];
    const { numbers } = await issueSection.read(read, { edition, period, from, to, unitPath: '/', now: new Date(to) });
    expect(numbers.map(({ value }) => value)).toEqual([1, 0, 1, 1]);
    expect(await read.crisis.count()).toBe(2);
  });
});
