import { describe, expect, it } from 'vitest';
import { profiles } from '../support/profiles.js';
import { gives, openSchool, type Somebody } from './assignments-steps.js';

/** Says through the dialog that somebody is away from Wednesday 4 to Friday 6 November. */
async function reportsAway(who: Somebody, substitute: string): Promise<void> {
  await who.says('/baovang').hears('vắng từ ngày nào');
  await who.says('thu 4').hears('Vắng từ thứ Tư, 04/11/2020 đến hết ngày nào');
  await who.says('6/11').hears('Ai làm thay?');
  await who.says(substitute).hears('làm thay.');
  await who.picks('Đúng, báo vắng').hears('Đã ghi');
}

describe.each(profiles)('being away on %s', (profile) => {
  it('lets the substitute hear what the absent person would have heard, and the lead know', async () => {
    const school = await openSchool(profile);
    const { house, mai, thu, lan, hoa } = school;
    await gives(mai, { to: ['Lan'] });
    await lan.picks('Nhận việc');
    await reportsAway(lan, 'hoa giáo');
    await hoa.hears('Lan Giáo Viên vắng từ thứ Tư, 04/11/2020 đến hết thứ Sáu, 06/11/2020, nhờ thầy/cô làm thay');
    await thu.hears('Việc đang phụ trách: 1');

    // The day before the absence reminders are the holder's own: three days before Friday is Tuesday.
    await house.at('2020-11-03T07:00:00+07:00');
    await lan.hears('Viết bài về lễ 20/11');
    await hoa.hearsNothing();
    // The day before the hand-in they are the substitute's.
    await house.at('2020-11-05T07:00:00+07:00');
    await lan.hearsNothing();
    const told = await hoa.hears('Viết bài về lễ 20/11');
    expect(told.text).toContain('Làm thay: Lan Giáo Viên');
  });

  it('lets the substitute hand in, and keeps both names', async () => {
    const school = await openSchool(profile);
    const { house, mai, lan, hoa, editor } = school;
    await gives(mai, { to: ['Lan'] });
    await reportsAway(lan, 'hoa giáo');
    await house.at('2020-11-05T09:00:00+07:00');
    await hoa.says('/viec').hears('Làm thay: Lan Giáo Viên');
    await hoa.says('Lễ mít tinh chào mừng ngày nhà giáo.');
    const draft = await hoa.picks('Quản lý nhà nước').hears('Nộp hộ: Lan Giáo Viên');
    expect(draft.text).toContain('Nộp cho: Viết bài về lễ 20/11');
    await hoa.picks(/^Gửi$/).hears('Nộp hộ: Lan Giáo Viên');
    await lan.hears('Hoa Giáo Viên đã nộp hộ thầy/cô BAI-1120-001');
    const shown = await editor.hears('CHỜ DUYỆT BAI-1120-001');
    expect(shown.text).toContain('Nộp hộ: Lan Giáo Viên');
    const credit = await house.app.house.db.read.credit.findFirstOrThrow({ include: { submission: true } });
    expect([credit.forPersonId, credit.submission.authorId]).toEqual([lan.person, hoa.person]);
  });

  it('is entered by the lead for a member, and called off again', async () => {
    const school = await openSchool(profile);
    const { house, thu, lan, hoa } = school;
    await thu.says('/baovang').hears('Báo vắng cho ai?');
    await thu.says('cô Lan').hears('Lan Giáo Viên vắng từ ngày nào');
    await thu.picks('Ngày mai').hears('thứ Ba, 03/11/2020');
    await thu.picks('Chỉ ngày đó').hears('Ai làm thay?');
    await thu.picks('Hoa Giáo Viên').hears('Hoa Giáo Viên làm thay');
    await thu.picks('Đúng, báo vắng').hears('Lan Giáo Viên vắng thứ Ba, 03/11/2020');
    await lan.hears('Thu Tổ Trưởng đã báo vắng giúp thầy/cô');
    await hoa.hears('nhờ thầy/cô làm thay');
    await thu.says('/baovang').hears('– Lan Giáo Viên: thứ Ba, 03/11/2020, Hoa Giáo Viên làm thay');
    await thu.picks(/^Bỏ: Lan Giáo Viên/).hears('Đã bỏ báo vắng');
    await hoa.hears('không phải làm thay');
    const [row] = await house.app.house.db.read.absence.findMany();
    expect(row?.cancelledAt).not.toBeNull();
    const trail = await house.app.house.db.read.auditEntry.findMany({ where: { action: { startsWith: 'absences.' } } });
    expect(trail.map((entry) => entry.action)).toEqual(['absences.enter', 'absences.cancel']);
  });
});

it('tells the lead’s tasks to the substitute of the lead, else to the office', async () => {
  const { house, thu, lan, mai } = await openSchool();
  await thu.says('/baovang');
  await thu.picks('Cho tôi');
  await thu.says('18/11');
  await thu.says('4/12').hears('Ai làm thay?');
  await thu.says('lan');
  await thu.picks('Đúng, báo vắng').hears('Đã ghi');
  await mai.hears('Thu Tổ Trưởng vắng');
  await thu.hears('Đã ghi');
  // A week before the month ends.
  await house.at('2020-11-23T07:00:00+07:00');
  await lan.hears('Mỗi tháng ít nhất một bài');
  await thu.hearsNothing();
  // The substitute is away too, with nobody named: then it is the office's.
  await lan.says('/baovang');
  await lan.picks('Hôm nay');
  await lan.says('30/11');
  await lan.picks('Không có ai làm thay');
  await lan.picks('Đúng, báo vắng');
  await lan.hears('Đã ghi');
  expect((await thu.hears('Lan Giáo Viên vắng')).text).toContain('Việc đang phụ trách: 4');
  await house.at('2020-11-27T07:00:00+07:00');
  await mai.hears('Tổ Mẫu giáo lớn');
  await lan.hearsNothing();
  await thu.hearsNothing();
});

it('says what the only one of the office leaves behind, and tells the leaders', async () => {
  const { house, mai } = await openSchool();
  const leader = await house.someone({ unit: 'bgh', role: 'leader' });
  await mai.says('/baovang');
  await mai.picks('Cho tôi');
  await mai.picks('Ngày mai');
  await mai.picks('Chỉ ngày đó');
  await mai.picks('Không có ai làm thay').hears('Văn phòng không còn ai khác trong thời gian này');
  await mai.picks('Đúng, báo vắng');
  await leader.hears('Mai Văn Phòng vắng');
});

it('asks which day, says that a day is past, and wants the end after the beginning', async () => {
  const { lan } = await openSchool();
  await lan.says('/baovang');
  await lan.says('hôm qua').hears('Ngày này đã qua: chủ nhật, 01/11/2020');
  await lan.says('cuối tuần').hears('chọn giúp một ngày');
  await lan.picks('thứ Sáu, 06/11/2020').hears('đến hết ngày nào');
  await lan.says('thứ 5').hears('cần từ thứ Sáu, 06/11/2020 trở đi');
  await lan.says('linh tinh').hears('chưa đọc được');
  await lan.says('thứ 2 tuần sau').hears('Ai làm thay?');
});

it('takes nobody as substitute who is away at that time', async () => {
  const { lan, hoa } = await openSchool();
  await reportsAway(hoa, 'Thu');
  await lan.says('/baovang');
  await lan.picks('Hôm nay');
  await lan.says('thứ 5').hears('Ai làm thay?');
  await lan.says('hoa giáo').hears('Hoa Giáo Viên cũng báo vắng');
});

it('lets a member speak for nobody else', async () => {
  const { lan, binh } = await openSchool();
  await reportsAway(binh, 'Thu');
  // Nothing of another's is on the list: the questions begin at once.
  await lan.says('/baovang').hears('Thầy/cô vắng từ ngày nào');
});
