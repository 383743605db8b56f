import { describe, expect, it } from 'vitest';
import { feedback } from '../../src/features/feedback/index.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import type { Talker } from '../support/talker.js';
import { FEATURES as ISSUE_FEATURES } from './hot-issues-steps.js';

const FEATURES = [...ISSUE_FEATURES, feedback];
const HA_NAM = { features: FEATURES, plan: 'ha-nam-2023', now: '2023-04-12T08:00:00+07:00' };

const comments = (house: TestHouse) => house.app.house.db.read.feedback.findMany({ orderBy: { id: 'asc' } });

async function takes(by: Talker, words: string, source: string, stance: string | RegExp) {
  await by.says(`/gopy ${words}`).hears('Ý kiến của ai');
  await by.picks(source).hears('Về lĩnh vực nào');
  await by.picks('Lĩnh vực khác').hears('Thái độ');
  return by.picks(stance).hears('Đã ghi GY-');
}

describe.each(profiles)('a comment on %s', (profile) => {
  it('is written down in one line and three presses, and opens the plan’s task when it wants an answer', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: 'to-mau-giao-lon' });
    const handler = await house.someone({ unit: 'bo-phan-truyen-thong', role: 'lead' });
    await takes(lan, 'Giờ đón trẻ quá muộn', 'Phụ huynh', 'Không đồng tình');
    await lan.picks('Cần xử lý').hears('Đã chuyển GY-1120-001');
    await handler.hears('Ý kiến GY-1120-001');
    await handler.picks('Xem ý kiến').hears('Giờ đón trẻ quá muộn');
    await handler.picks('Ghi cách xử lý').hears('tiếp thu, xử lý thế nào');
    await handler.says('Đón thêm đến 17h30').hears('Đã ghi cách xử lý');
    await lan.hears('đã được xử lý: Đón thêm đến 17h30');
    const task = await house.app.house.db.read.task.findUniqueOrThrow({
      where: { key: 'public-feedback/bo-phan-truyen-thong/GY-1120-001' },
      include: { doneMark: true },
    });
    expect(task.doneMark?.proof).toBe('GY-1120-001: Đón thêm đến 17h30');
  });
});

describe('comments', () => {
  it('are counted, compared with the month before, analysed once, and settle the duty of analysing them', async () => {
    const house = await openHouse(HA_NAM);
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await takes(office, 'Lịch thi công bố sớm', 'Học sinh', 'Đồng tình');
    await house.at('2023-05-10T09:00:00+07:00');
    await takes(office, 'Nên công bố thêm đề minh hoạ', 'Giáo viên', 'Góp ý');
    await takes(office, 'Đề thi thử quá khó', 'Phụ huynh', 'Không đồng tình');
    await takes(office, 'Ghi nhầm một ý', 'Người dân', 'Góp ý');
    await office.picks('Bỏ, ghi nhầm').hears('không tính vào số liệu');
    await office.says('/gopy');
    const tally = await office.picks('Xem tổng hợp').hears('Ý kiến góp ý tháng 05/2023: 2 (tăng 1)');
    expect(tally.text).toContain('▪ Phụ huynh: 1 (tăng 1)');
    expect(tally.text).toContain('▪ Học sinh: 0 (giảm 1)');
    expect(tally.text).toContain('Nhiều ý không đồng tình nhất: Lĩnh vực khác (1)');
    await office.picks('Nộp phân tích tháng').hears('có 2 ý kiến');
    await office.says('Học sinh lo về đề thi, đề xuất công bố thêm đề minh hoạ').hears('Đã nộp phân tích');
    const task = await house.app.house.db.read.task.findFirstOrThrow({
      where: { dutyCode: 'feedback-analysis', period: '2023-05' },
      include: { doneMark: true },
    });
    expect(task.doneMark?.proof).toMatch(/^2 ý kiến\. Học sinh lo/);
    expect((await comments(house)).filter(({ removedAt }) => removedAt === null)).toHaveLength(3);
  });

  it('are read by those over the unit, and by nobody else', async () => {
    const house = await openHouse({ features: FEATURES });
    const lan = await house.someone({ unit: 'to-mau-giao-lon' });
    const own = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const other = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    await takes(lan, 'Bữa ăn của trẻ ngon', 'Phụ huynh', 'Đồng tình');
    await own.says('/gopy');
    await own.picks('Xem tổng hợp').hears('Ý kiến góp ý tháng 11/2020: 1');
    await other.says('/gopy');
    await other.picks('Xem tổng hợp').hears('Chưa có ý kiến nào');
    const asked = await lan.says('/gopy').hears('góp ý điều gì');
    expect(asked.buttons).toEqual([]);
  });
});
