/** Every decision about given work exactly once, whoever presses what, however old the button. */
import { expect, it } from 'vitest';
import type { Talker } from '../support/talker.js';
import { givenTasks, gives, LON, openSchool } from './assignments-steps.js';

/** The token of the newest button with that label. */
function button(talker: Talker, label: string): string {
  const found = talker.screen
    .flatMap((shown) => shown.buttons)
    .findLast((each) => each.label === label && each.token !== undefined);
  if (found?.token === undefined) throw new Error(`no button ${label}`);
  return found.token;
}

it('lets exactly one of two leads answer for the unit', async () => {
  const school = await openSchool();
  const { house, mai, thu } = school;
  const dung = await house.someone({ unit: LON, role: 'lead', name: 'Dung Tổ Phó' });
  await gives(mai, { to: ['Tổ Mẫu giáo lớn'] });
  const accepts = button(dung, 'Nhận việc');
  const declines = button(dung, 'Xin không nhận');
  await Promise.all([thu.picks('Nhận việc'), dung.presses(accepts)]);
  await dung.presses(declines).hears('Thu Tổ Trưởng đã nhận việc');
  const [task] = await givenTasks(school);
  expect(task?.holders.map((holder) => [holder.answer, holder.answeredById])).toEqual([['accepted', thu.person]]);
  const trail = await house.app.house.db.read.auditEntry.findMany({ where: { action: 'assignments.accept' } });
  expect(trail).toHaveLength(1);
});

it('answers a second press of the same button politely', async () => {
  const school = await openSchool();
  const { mai, lan } = school;
  await gives(mai, { to: ['Lan'] });
  const accepts = button(lan, 'Nhận việc');
  const declines = button(lan, 'Xin không nhận');
  await lan.presses(accepts).hears('Đã nhận việc');
  await lan.presses(accepts).hears(/cũ/);
  await lan.presses(declines).hears(/cũ/);
  // The same asking from a message that was not rewritten.
  await lan.says('/viec');
  expect((await givenTasks(school))[0]?.holders).toHaveLength(1);
});

it('takes no answer to what was called off while the reason was being typed', async () => {
  const school = await openSchool();
  const { mai, lan } = school;
  await gives(mai, { to: ['Lan'] });
  await lan.picks('Xin không nhận').hears('lý do');
  await mai.picks('Hủy việc');
  await mai.picks('Đã có người làm').hears('Đã hủy');
  await lan.says('Trùng lịch thi của trường').hears('đã được hủy');
  const [task] = await givenTasks(school);
  expect(task?.holders[0]?.answer).toBe('waiting');
  expect(task?.cancelledAt).not.toBeNull();
});

it('decides a request for more time once, by whichever of those who may is first', async () => {
  const school = await openSchool();
  const { house, mai, thu, lan } = school;
  await gives(mai, { to: ['Lan'] });
  await lan.picks('Nhận việc');
  await lan.picks('Xin gia hạn');
  await lan.says('cuối tháng');
  await lan.picks('Đúng');
  await lan.says('Chờ ảnh của phụ huynh').hears('Đã gửi đề nghị');
  await lan.picks('Xin gia hạn').hears('đang chờ trả lời');
  await thu.hears('Lan Giáo Viên xin gia hạn');
  const refuses = button(mai, 'Không đồng ý');
  await thu.picks('Đồng ý').hears('Thu Tổ Trưởng đã đồng ý');
  await mai.hears('Thu Tổ Trưởng đã đồng ý');
  await mai.presses(refuses).hears('Thu Tổ Trưởng đã đồng ý');
  const rows = await house.app.house.db.read.extension.findMany();
  expect(rows.map((row) => [row.state, row.decidedById])).toEqual([['granted', thu.person]]);
  const [task] = await givenTasks(school);
  expect(task?.dueAt.toISOString()).toBe('2020-11-30T17:00:00.000Z');
});

it('keeps the date when more time is refused, and says so', async () => {
  const school = await openSchool();
  const { mai, lan } = school;
  await gives(mai, { to: ['Lan'] });
  await lan.picks('Nhận việc');
  await lan.picks('Xin gia hạn');
  await lan.says('cuối tháng');
  await lan.picks('Đúng');
  await lan.picks('Trùng lịch công tác');
  await mai.picks('Không đồng ý').hears('Mai Văn Phòng không đồng ý');
  await lan.hears('Hạn giữ nguyên: hết thứ Sáu, 06/11/2020');
  const [task] = await givenTasks(school);
  expect(task?.dueAt.toISOString()).toBe('2020-11-06T17:00:00.000Z');
});

it('closes a request for more time when the work is done meanwhile', async () => {
  const school = await openSchool();
  const { mai, lan } = school;
  await gives(mai, { to: ['Lan'], wanted: 'Chỉ cần báo xong' });
  await lan.picks('Nhận việc');
  await lan.picks('Xin gia hạn');
  await lan.says('cuối tháng');
  await lan.picks('Đúng');
  await lan.picks('Trùng lịch công tác');
  const grants = button(mai, 'Đồng ý');
  await lan.picks('Đã xong');
  await lan.says('Đã làm xong chiều nay');
  await mai.hears('không cần gia hạn');
  await mai.presses(grants).hears('không cần gia hạn');
  const [task] = await givenTasks(school);
  expect(task?.dueAt.toISOString()).toBe('2020-11-06T17:00:00.000Z');
});

it('gives a declined task to one person only, though the giver presses twice', async () => {
  const school = await openSchool();
  const { house, mai, lan, hoa, binh } = school;
  const linh = await house.someone({ unit: 'van-phong', role: 'office', name: 'Linh Văn Phòng' });
  await gives(mai, { to: ['Lan'] });
  await lan.picks('Xin không nhận');
  await lan.picks('Việc đang quá tải');
  await mai.picks('Giao người khác').hears('Giao cho ai thay');
  await linh.says('/giaoviec');
  await linh.picks('Việc đã giao');
  await linh.picks('GV-1120-001').hears('xin không nhận 1');
  await linh.picks('Giao lại').hears('Giao cho ai thay');
  await linh.says('Hoa').hears('Đã giao');
  await mai.says('Bình').hears('vừa được giao cho Hoa Giáo Viên');
  await hoa.hears('THẦY/CÔ ĐƯỢC GIAO VIỆC');
  await binh.hearsNothing();
  const [task] = await givenTasks(school);
  expect(task?.holders.filter((holder) => holder.endedAt === null).map((holder) => holder.personId)).toEqual([
    hoa.person,
  ]);
});

it('lets somebody else’s button do nothing', async () => {
  const school = await openSchool();
  const { mai, lan, binh } = school;
  await gives(mai, { to: ['Lan'] });
  await binh.presses(button(lan, 'Nhận việc')).hears('không dành cho thầy/cô');
  expect((await givenTasks(school))[0]?.holders[0]?.answer).toBe('waiting');
});

it('drops the part nobody took with one tap, and tells nobody who declined twice', async () => {
  const school = await openSchool();
  const { mai, lan, hoa } = school;
  await gives(mai, { to: ['Lan', 'Hoa'] });
  await lan.picks('Xin không nhận');
  await lan.picks('Việc đang quá tải');
  await mai.picks('Không cần làm nữa').hears('Đã hủy GV-1120-001');
  await hoa.picks('Nhận việc').hears('Đã nhận việc');
  const tasks = await givenTasks(school);
  expect(tasks.map((task) => task.cancelledAt !== null)).toEqual([false, true]);
});

it('lets whoever gave it only, or the office, call it off', async () => {
  const school = await openSchool();
  const { mai, thu, lan } = school;
  await gives(thu, { to: ['Lan'] });
  await lan.hears('Người giao: Thu Tổ Trưởng');
  await mai.says('/giaoviec');
  await mai.picks('Việc đã giao').hears('Thu Tổ Trưởng giao');
  await mai.picks('GV-1120-001');
  await mai.picks('Hủy việc');
  await mai.says('Đã phân công lại').hears('Đã hủy GV-1120-001');
  await thu.hears('Đã hủy: Đã phân công lại');
  await lan.hears('không cần làm nữa: Đã phân công lại');
});
