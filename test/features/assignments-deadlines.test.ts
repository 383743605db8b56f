import { describe, expect, it } from 'vitest';
import { profiles } from '../support/profiles.js';
import { givenTasks, openSchool, type School } from './assignments-steps.js';

/** Up to the question for the deadline; Monday 2 November 2020, eight o'clock. */
async function asksDeadline(school: School): Promise<void> {
  const { mai } = school;
  await mai.says('/giaoviec Báo cáo kết quả tuyên truyền');
  await mai.picks('Văn bản');
  await mai.says('Lan Giáo Viên');
  await mai.picks(/^Chọn xong/).hears('Hạn là khi nào');
}

describe.each(profiles)('a deadline on %s', (profile) => {
  it('is said back in full however it is typed, and taken when confirmed', async () => {
    const school = await openSchool(profile);
    const { mai } = school;
    await asksDeadline(school);
    for (const [typed, bare, spelled] of [
      ['25/11', '25-11', 'hết thứ Tư, 25/11/2020'],
      ['cuối tháng', 'cuoi thang', 'hết thứ Hai, 30/11/2020'],
      ['10h sáng mai', '10h sang mai', '10:00 thứ Ba, 03/11/2020'],
      ['trước ngày 20/11', 'truoc ngay 20/11', 'hết thứ Năm, 19/11/2020'],
      ['thứ 6', 'thu 6', 'hết thứ Sáu, 06/11/2020'],
    ] as const) {
      await mai.says(typed).hears(`Hạn: ${spelled}. Đúng chưa ạ?`);
      await mai.says(bare).hears(`Hạn: ${spelled}. Đúng chưa ạ?`);
    }
    await mai.picks('Gõ lại hạn').hears('Hạn là khi nào');
    await mai.says('10h sang mai');
    await mai.says('đúng rồi ạ').hears('kèm tệp');
    await mai.picks('Không kèm').hears('Hạn: 10:00 thứ Ba, 03/11/2020');
    await mai.picks(/^Giao việc$/).hears('Đã giao');
    const dueAt = (await givenTasks(school)).map((task) => task.dueAt.toISOString());
    expect(dueAt).toEqual(['2020-11-03T03:00:00.000Z']);
  });

  it('that is unclear is asked about, each reading in full', async () => {
    const school = await openSchool(profile);
    const { mai } = school;
    await asksDeadline(school);
    const asked = await mai.says('cuoi tuan').hears('chọn giúp một ngày cụ thể');
    const offered = [asked.text, ...asked.buttons.map((button) => button.label)].join('\n');
    for (const day of ['thứ Sáu, 06/11/2020', 'thứ Bảy, 07/11/2020', 'chủ nhật, 08/11/2020'])
      expect(offered).toContain(`hết ${day}`);
    await mai.picks('hết thứ Bảy, 07/11/2020').hears('kèm tệp');
  });
});

describe('a deadline', () => {
  it('that is past, or none, is said to be so with examples', async () => {
    const school = await openSchool();
    const { mai } = school;
    await asksDeadline(school);
    await mai.says('hôm qua').hears('Thời điểm này đã qua: hết chủ nhật, 01/11/2020');
    await mai.says('khi nào rảnh').hears('Ví dụ: "thứ 6", "25/11", "cuối tháng", "10h sáng mai"');
    await mai.says('31/11').hears('Không có ngày như vậy');
    await mai.says('thứ 6 hằng tuần').hears(/chỉ đặt một hạn|chưa đọc được/);
    // The question is still open.
    await mai.says('thứ 6').hears('Đúng chưa');
  });

  it('of which the day passed a short while ago is asked with both years, and the past one is not taken', async () => {
    const school = await openSchool();
    const { mai } = school;
    await asksDeadline(school);
    await mai.says('1/10').hears('năm nay đã qua');
    await mai.picks('01/10/2020').hears('Thời điểm này đã qua');
    await mai.picks('01/10/2021').hears('kèm tệp');
  });

  it('that passes while the summary waits is not given', async () => {
    const school = await openSchool();
    const { house, mai } = school;
    await asksDeadline(school);
    await mai.says('10h sáng nay').hears('10:00 thứ Hai, 02/11/2020');
    await mai.picks('Đúng');
    await mai.picks('Không kèm').hears('Giao việc này?');
    await house.at('2020-11-02T10:00:00+07:00');
    await mai.picks(/^Giao việc$/).hears('Thời điểm này đã qua');
    expect(await givenTasks(school)).toEqual([]);
    await mai.picks('Sửa hạn').hears('Hạn là khi nào');
    await mai.says('thứ 6');
    await mai.picks('Đúng');
    await mai.picks('Không kèm');
    await mai.picks(/^Giao việc$/).hears('Đã giao GV-1120-001');
  });

  it('survives a restart between being said and being confirmed', async () => {
    const school = await openSchool();
    const { house, mai } = school;
    await asksDeadline(school);
    await mai.says('thứ 6').hears('Đúng chưa');
    await house.restart();
    await mai.picks('Đúng').hears('kèm tệp');
  });
});
