import { describe, expect, it } from 'vitest';
import { profiles } from '../support/profiles.js';
import { givenTasks, gives, openSchool } from './assignments-steps.js';

describe.each(profiles)('giving work on %s', (profile) => {
  it('asks for one thing after the other, says the deadline back in full, and tells whoever shall do it', async () => {
    const school = await openSchool(profile);
    const { mai, lan, thu } = school;
    await mai.says('/giaoviec').hears('muốn giao việc gì');
    await mai.says('ngắn').hears('quá ngắn');
    await mai.says('Viết bài về lễ 20/11').hears('cần nộp gì');
    await mai.picks('Tin bài').hears('chủ đề nào');
    await mai.picks('Quản lý nhà nước').hears('Giao cho ai?');
    await mai.says('cô Lan giáo ạ').hears('Đã chọn: Lan Giáo Viên');
    await mai.picks(/^Chọn xong/).hears('Hạn là khi nào');
    await mai.says('thu 6').hears('Hạn: hết thứ Sáu, 06/11/2020. Đúng chưa ạ?');
    await mai.picks('Đúng').hears('kèm tệp');
    await mai.picks('Không kèm').hears('Giao cho: Lan Giáo Viên');
    await mai.picks(/^Giao việc$/).hears('Đã giao GV-1120-001');

    const told = await lan.hears('THẦY/CÔ ĐƯỢC GIAO VIỆC');
    expect(told.text).toContain('GV-1120-001 · Viết bài về lễ 20/11');
    expect(told.text).toContain('Hạn: hết thứ Sáu, 06/11/2020');
    expect(told.text).toContain('Người giao: Mai Văn Phòng');
    expect(told.text).toContain('Chủ đề: Quản lý nhà nước');
    await thu.hearsNothing();
    const [task] = await givenTasks(school);
    expect(task?.dueAt.toISOString()).toBe('2020-11-06T17:00:00.000Z');
    expect(task?.unit.code).toBe('to-mau-giao-lon');
  });

  it('shows whoever gave it who accepted, who declined and why, and who has not answered', async () => {
    const { mai, lan, hoa, binh } = await openSchool(profile);
    await gives(mai, { to: ['Lan', 'Hoa', 'Bình'] });
    await lan.picks('Nhận việc').hears('Đã nhận việc');
    await hoa.picks('Xin không nhận').hears('lý do xin không nhận');
    await hoa.says('bận').hears('quá ngắn');
    await hoa.says('Trùng lịch thi giáo viên giỏi').hears('Đã chuyển lý do');
    await mai.hears('✅ Lan Giáo Viên – đã nhận');
    const texts = mai.screen.map((shown) => shown.text);
    const card = texts.findLast((text) => text.includes('chưa trả lời'));
    expect(card).toContain('xin không nhận 1 · chưa trả lời 1 · đã nhận 1');
    expect(card).toContain('✖ Hoa Giáo Viên – xin không nhận: Trùng lịch thi giáo viên giỏi');
    expect(card).toContain('⏳ Bình Giáo Viên – chưa trả lời');
    expect(texts.join('\n')).toContain('Hoa Giáo Viên xin không nhận GV-1120-001');
    await binh.says('/viec').hears('Viết bài về lễ 20/11');
    await hoa.says('/viec');
    expect(hoa.screen.at(-1)?.text).not.toContain('Hạn: hết thứ Sáu, 06/11/2020');
  });

  it('settles the task with the article of whoever holds it, before the unit’s own', async () => {
    const school = await openSchool(profile);
    const { mai, lan, editor } = school;
    await gives(mai, { to: ['Lan'] });
    await lan.picks('Nhận việc');
    await lan.says('Lễ mít tinh chào mừng ngày nhà giáo.').hears('chủ đề nào');
    await lan.picks('Quản lý nhà nước').hears('Nộp cho: Viết bài về lễ 20/11');
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
    await mai.hears('đã gửi, chờ duyệt');
    await editor.picks('Duyệt').hears('Đã duyệt');
    await school.house.later();
    await lan.hears('Đã tính cho: Viết bài về lễ 20/11');
    await mai.hears('tất cả đã xong');
    const [task] = await givenTasks(school);
    expect(task?.settledAt).not.toBeNull();
    const own = await school.house.app.house.db.read.task.findFirstOrThrow({
      where: { key: 'monthly-article/to-mau-giao-lon/2020-11' },
    });
    expect(own.settledAt).toBeNull();
  });

  it('takes the word of whoever did it where nothing is to be sent, with proof', async () => {
    const school = await openSchool(profile);
    const { mai, lan } = school;
    await gives(mai, { title: 'Họp cộng tác viên', wanted: 'Chỉ cần báo xong', to: ['Lan'] });
    await lan.picks('Nhận việc');
    await lan.picks('Đã xong').hears('minh chứng');
    await lan.says('Đã họp sáng 4/11, 12 người dự').hears('đã xong. Xin cảm ơn');
    await mai.hears('✔ Lan Giáo Viên – đã xong: Đã họp sáng 4/11, 12 người dự');
    const [task] = await givenTasks(school);
    expect(task?.settledAt).not.toBeNull();
    await lan.says('/viec');
    expect(lan.screen.at(-1)?.text).not.toContain('Họp cộng tác viên');
  });

  it('grants more time with one tap and keeps both dates', async () => {
    const school = await openSchool(profile);
    const { house, mai, lan } = school;
    await gives(mai, { to: ['Lan'] });
    await lan.picks('Nhận việc');
    await lan.picks('Xin gia hạn').hears('lùi hạn đến khi nào');
    await lan.says('thứ 5').hears('cần sau hạn hiện tại (hết thứ Sáu, 06/11/2020)');
    await lan.says('10h sang thu 2 tuan sau').hears('Hạn: 10:00 thứ Hai, 09/11/2020. Đúng chưa');
    await lan.picks('Đúng').hears('cho biết lý do');
    await lan.picks('Chờ tư liệu').hears('Đã gửi đề nghị gia hạn đến 10:00 thứ Hai, 09/11/2020');
    const asked = await mai.hears('Lan Giáo Viên xin gia hạn');
    expect(asked.text).toContain('Hạn hiện tại: hết thứ Sáu, 06/11/2020');
    await mai.picks('Đồng ý').hears('Mai Văn Phòng đã đồng ý');
    await lan.hears('Hạn mới: 10:00 thứ Hai, 09/11/2020');
    const [task] = await givenTasks(school);
    expect(task?.dueAt.toISOString()).toBe('2020-11-09T03:00:00.000Z');
    const [extension] = await house.app.house.db.read.extension.findMany();
    expect(extension).toMatchObject({ state: 'granted', fromDueAt: new Date('2020-11-06T17:00:00Z') });
  });

  it('gives it to somebody else when it was declined', async () => {
    const school = await openSchool(profile);
    const { mai, lan, binh } = school;
    await gives(mai, { to: ['Lan'] });
    await lan.picks('Xin không nhận');
    await lan.picks('Việc đang quá tải');
    await mai.picks('Giao người khác').hears('Giao cho ai thay?');
    await mai.says('binh').hears('Đã giao "Viết bài về lễ 20/11" cho Bình Giáo Viên');
    await binh.hears('THẦY/CÔ ĐƯỢC GIAO VIỆC');
    await binh.picks('Nhận việc');
    await mai.hears('✅ Bình Giáo Viên – đã nhận');
    const [task] = await givenTasks(school);
    // Whose unit owes it has changed with a record, not silently.
    expect(task?.unit.code).toBe('to-nha-tre');
    const trail = await school.house.app.house.db.read.auditEntry.findMany({
      where: { action: 'assignments.hand-out' },
    });
    expect(trail).toHaveLength(1);
  });

  it('asks the lead of a unit, who hands it to people of the unit', async () => {
    const school = await openSchool(profile);
    const { mai, thu, lan, hoa } = school;
    await gives(mai, { to: ['Tổ Mẫu giáo lớn'] });
    await thu.hears('VIỆC GIAO CHO TỔ MẪU GIÁO LỚN');
    await lan.hearsNothing();
    await thu.picks('Giao cho người trong đơn vị').hears('Có thể chọn nhiều người');
    await thu.picks('Lan Giáo Viên').hears('Đã chọn: Lan Giáo Viên');
    await thu.picks(/^Chọn xong/).hears('Đã giao "Viết bài về lễ 20/11" cho Lan Giáo Viên');
    await lan.hears('THẦY/CÔ ĐƯỢC GIAO VIỆC');
    await mai.hears('Tổ Mẫu giáo lớn (Lan Giáo Viên)');
    await lan.picks('Xin không nhận');
    await lan.picks('Việc đang quá tải');
    await thu.hears('Lan Giáo Viên xin không nhận');
    // Nobody of the unit took it: it is the unit's again, not the office's.
    await thu.says('/viec').hears('Viết bài về lễ 20/11');
    await hoa.says('/viec');
    expect(hoa.screen.at(-1)?.text).not.toContain('Lan');
  });

  it('calls off what is not done, and says why', async () => {
    const school = await openSchool(profile);
    const { mai, lan, hoa } = school;
    await gives(mai, { to: ['Lan', 'Hoa'], wanted: 'Chỉ cần báo xong' });
    await lan.picks('Nhận việc');
    await lan.picks('Đã xong');
    await lan.says('Đã làm xong sáng nay');
    await mai.picks('Hủy việc').hears('cho biết lý do');
    await mai.picks('Hoạt động không tổ chức').hears('Đã hủy GV-1120-001');
    await hoa.hears('Việc này không cần làm nữa: Hoạt động không tổ chức');
    const tasks = await givenTasks(school);
    // People stand by their given names: Hoa before Lan.
    expect(tasks.map((task) => [task.settledAt !== null, task.cancelledAt !== null])).toEqual([
      [false, true],
      [true, false],
    ]);
  });
});

it('lets members and editors hand out nothing', async () => {
  const { lan, editor } = await openSchool();
  await lan.says('/giaoviec').hears('thuộc quyền của người khác');
  await editor.says('/giaoviec').hears('thuộc quyền của người khác');
});

it('lets a lead reach the own unit only', async () => {
  const { thu } = await openSchool();
  await thu.says('/giaoviec Viết bài về lễ 20/11');
  await thu.picks('Ảnh').hears('Giao cho ai?');
  await thu.says('Bình').hears('Không tìm thấy "Bình"');
  await thu.says('Giáo Viên').hears('Hoa Giáo Viên – Tổ Mẫu giáo lớn');
  expect(thu.screen.at(-1)?.buttons.map((button) => button.label)).not.toContain('Bình Giáo Viên – Tổ Nhà trẻ');
});
