import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markDone } from '../../src/features/done-marks/mark-done.js';
import { readProof } from '../../src/features/done-marks/rules.js';
import { factsOf, WITH_CREDITS } from '../../src/ledger/pay.js';
import { wasOnTime } from '../../src/ledger/task-state.js';
import { loadPerson } from '../../src/org/actor.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';

const SCHOOL_PLAN = 'school-plan/bgh/2020-11-30';

const taskOf = (house: TestHouse, key: string) =>
  house.app.house.db.read.task.findUniqueOrThrow({ where: { key }, include: { doneMark: true, ...WITH_CREDITS } });

describe.each(profiles)('reporting something as done on %s', (profile) => {
  it('asks for the proof the plan wants, says it back, and settles the task at that instant', async () => {
    const house = await openHouse({ profile });
    const leader = await house.someone({ unit: 'bgh', role: 'leader', name: 'Lê Thử' });
    await leader.says('/xong').hears('Thầy/cô đã làm xong việc nào?');
    await leader.picks('Ban hành và triển khai kế hoạch').hears('số, ký hiệu văn bản');
    await leader.says('đã ban hành').hears('cần có chữ số');
    const sure = await leader.says('36/KH-MNTr').hears('Đúng chưa ạ?');
    expect(sure.text).toContain('Số văn bản: 36/KH-MNTr');
    await house.restart();
    await leader.picks('Đúng, báo xong').hears('Đã ghi nhận');
    const task = await taskOf(house, SCHOOL_PLAN);
    expect(task.doneMark).toMatchObject({ proofKind: 'number', proof: '36/KH-MNTr', byId: leader.person });
    expect(task.settledAt).toEqual(task.doneMark?.at);
    expect(wasOnTime(factsOf(task))).toBe(true);
  });

  it('takes the files sent meanwhile as proof, and keeps what was found at each unit', async () => {
    const house = await openHouse({ profile, plan: 'dong-thap-2017', now: '2018-05-28T08:00:00+07:00' });
    const lead = await house.someone({ unit: 'ban-giam-doc', role: 'lead' });
    const office = await house.someone({ unit: 'phong-hanh-chinh', role: 'office' });
    await lead.says('/xong');
    await lead.picks('Kiểm tra các bộ phận').hears('Kết quả kiểm tra từng đơn vị');
    await lead.says('huong nghiep').hears('ghi kết quả kiểm tra');
    await lead.says('Đã có kế hoạch, đủ tin bài').hears('• Phòng Kỹ thuật hướng nghiệp: Đã có kế hoạch');
    // An inspection takes days: what was found stays.
    await lead.picks('Ghi tiếp sau').hears('được giữ lại');
    await lead.says('/xong');
    await lead.picks('Kiểm tra các bộ phận').hears('• Phòng Kỹ thuật hướng nghiệp: Đã có kế hoạch');
    await lead.picks('Đủ rồi, báo xong').hears('gửi tệp hoặc ảnh minh chứng');
    await lead.picks('Dùng tệp vừa gửi').hears('Chưa nhận được tệp nào');
    await lead.sends([{ kind: 'photo', bytes: await picture(4) }], { caption: 'Biên bản kiểm tra' });
    await lead.picks('Dùng tệp vừa gửi').hears('Minh chứng: 1 ảnh');
    await lead.picks('Đúng, báo xong').hears('Đã ghi nhận');

    await office.says('/xong');
    await office.picks('Xem việc đã báo');
    const shown = await office.picks('Kiểm tra các bộ phận').hears('• Phòng Kỹ thuật hướng nghiệp');
    expect(shown.text).toContain('Minh chứng: 1 ảnh');
    expect(office.screen.flatMap((each) => each.files)).toHaveLength(1);
  });

  it('signs that there is nothing to report, and takes it back once there is', async () => {
    const house = await openHouse({ profile, plan: 'ha-noi-2017', now: '2017-11-13T08:00:00+07:00' });
    const lead = await house.someone({ unit: 'phong-giao-duc-mam-non', role: 'lead', name: 'Lan Thử' });
    await lead.says('/khongphatsinh').hears('kỳ này không có gì phát sinh');
    const statement = await lead.picks(/dư luận/).hears('Người xác nhận: Lan Thử');
    expect(statement.text).toContain('tháng 11/2017');
    await lead.picks('Xác nhận không phát sinh').hears('Đã ghi nhận');
    const key = 'opinion-return/phong-giao-duc-mam-non/2017-11';
    expect((await taskOf(house, key)).nilAt).toEqual(expect.any(Date));
    await lead.says('/khongphatsinh').hears('không có việc nào cần báo');
    await lead.says('/xong');
    await lead.picks('Xem việc đã báo');
    await lead.picks(/dư luận/).hears('Không phát sinh. Người xác nhận: Lan Thử');
    await lead.picks('Có phát sinh, mở lại').hears('Việc đã mở lại');
    expect((await taskOf(house, key)).nilAt).toBeNull();
    const returns = await house.app.house.db.read.nilReturn.findMany();
    expect(returns).toMatchObject([{ byId: lead.person, standsFor: null, supersededAt: expect.any(Date) }]);
    // Signed anew, it is another return: the first stays on record.
    await lead.says('/khongphatsinh');
    await lead.picks(/dư luận/);
    await lead.picks('Xác nhận không phát sinh').hears('Đã ghi nhận');
    expect(await house.app.house.db.read.nilReturn.count()).toBe(2);
  });
});

describe('a done-mark', () => {
  it('begins under the task in /viec, and counts as late by its own instant', async () => {
    const house = await openHouse({ now: '2020-12-02T08:00:00+07:00' });
    const lead = await house.someone({ unit: 'bgh', role: 'lead' });
    await lead.says('/viec').hears('Chưa báo xong');
    await lead.picks(/Xem việc.*Ban hành/).hears('bấm nút dưới để báo');
    await lead.picks('Báo đã xong').hears('số, ký hiệu văn bản');
    await lead.says('36/KH-MNTr');
    await lead.picks('Đúng, báo xong').hears('Đã ghi nhận');
    expect(wasOnTime(factsOf(await taskOf(house, SCHOOL_PLAN)))).toBe(false);
  });

  it('settles what was handed over on paper, and the office may say so for any unit', async () => {
    const house = await openHouse();
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lead = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await lead.says('/viec');
    await lead.picks(/Nộp kế hoạch/).hears('Đã nộp bản giấy');
    await office.says('/xong');
    await office.says('mau giao lon').hears('Kế hoạch truyền thông của tổ');
    await office.picks('Kế hoạch truyền thông của tổ').hears('nộp bằng gì, cho ai');
    await office.says('Bản giấy, văn thư nhận ngày 02/11');
    await office.picks('Đúng, báo xong').hears('Tổ Mẫu giáo lớn làm xong');
    await lead.picks('Đã nộp bản giấy').hears('không còn gì phải làm');
  });

  it('is taken back by the office with a reason: the task is owed again and the doer hears', async () => {
    const house = await openHouse();
    const lead = await house.someone({ unit: 'bgh', role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await report(lead);
    await office.says('/xong');
    await office.picks('Xem việc đã báo');
    await office.picks(/^Ban hành/);
    await office.picks('Huỷ ghi nhận').hears('Vì sao');
    await office.says('Số văn bản này của năm trước').hears('Đã huỷ ghi nhận');
    await lead.hears('Lý do: Số văn bản này của năm trước');
    const task = await taskOf(house, SCHOOL_PLAN);
    expect(task).toMatchObject({ settledAt: null, doneMark: null });
    expect(await house.app.house.db.read.undoneMark.findMany()).toMatchObject([
      { taskId: task.id, proof: '36/KH-MNTr', reason: 'Số văn bản này của năm trước', undoneById: office.person },
    ]);
    await report(lead);
    expect((await taskOf(house, SCHOOL_PLAN)).settledAt).not.toBeNull();
  });

  it('is one, however many report at once', async () => {
    const house = await openHouse();
    const people = [
      await house.someone({ unit: 'bgh', role: 'lead' }),
      await house.someone({ unit: 'bgh', role: 'leader' }),
    ];
    const { id } = await taskOf(house, SCHOOL_PLAN);
    const said = await Promise.all(
      people.map(async ({ person }) => {
        const actor = await loadPerson(house.app.house.db.read, person);
        const mark = { task: id, kind: 'number', proof: '36/KH', filesAfter: 0 } as const;
        return house.app.house.act(actor, `test/${person}`, (act) => markDone(act, mark));
      }),
    );
    expect(said.filter((sentence) => sentence.includes('Đã ghi nhận'))).toHaveLength(1);
    expect(said.filter((sentence) => sentence.includes('không còn gì phải làm'))).toHaveLength(1);
  });

  it('is not for those who do not answer for the unit, nor for articles', async () => {
    const house = await openHouse();
    const member = await house.someone({ unit: 'bgh' });
    const other = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await member.says('/xong').hears('không có việc nào của thầy/cô chờ báo xong');
    const list = await other.says('/xong').hears('Thầy/cô đã làm xong việc nào?');
    const labels = list.buttons.map((button) => button.label).join();
    expect(labels).not.toContain('Ban hành');
    expect(labels).not.toContain('ít nhất một bài');
    const { id } = await taskOf(house, SCHOOL_PLAN);
    const actor = await loadPerson(house.app.house.db.read, other.person);
    const mark = { task: id, kind: 'number', proof: '36/KH', filesAfter: 0 } as const;
    await expect(house.app.house.act(actor, 'test', (act) => markDone(act, mark))).rejects.toThrow('not allowed');
  });
});

describe('a typed proof', () => {
  it('is a whole address with a dotted host, whatever was typed', () => {
    expect(readProof('link', 'mnthanhtruong.edu.vn/tin/1')).toBe('https://mnthanhtruong.edu.vn/tin/1');
    expect(readProof('link', 'không có đường dẫn')).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        const link = readProof('link', text);
        if (link !== undefined) expect(new URL(link).hostname).toMatch(/\./);
      }),
      { seed: 11 },
    );
  });

  it('is a number with a digit, a name of two words, a note with something in it', () => {
    expect(readProof('number', ' 36/KH-MNTr ')).toBe('36/KH-MNTr');
    expect(readProof('number', 'chưa có số')).toBeUndefined();
    expect(readProof('name', 'Nguyễn Thử, phó hiệu trưởng')).toBe('Nguyễn Thử, phó hiệu trưởng');
    expect(readProof('name', 'Thử')).toBeUndefined();
    expect(readProof('note', 'xong')).toBeUndefined();
    expect(readProof('file', 'anh.jpg')).toBeUndefined();
  });
});

async function report(by: Awaited<ReturnType<TestHouse['someone']>>): Promise<void> {
  await by.says('/xong');
  await by.picks('Ban hành và triển khai kế hoạch');
  await by.says('36/KH-MNTr');
  await by.picks('Đúng, báo xong').hears('Đã ghi nhận');
}

it('gives way to what is sent in after it was signed that there was nothing', async () => {
  const house = await openHouse({ plan: 'ha-nam-2023', now: '2023-04-27T08:00:00+07:00' });
  const lead = await house.someone({ unit: 'van-phong', role: 'lead' });
  const member = await house.someone({ unit: 'van-phong', name: 'Hoa Thử' });
  const nil = () => house.app.house.db.read.nilReturn.findFirstOrThrow({ include: { task: true } });
  await lead.says('/khongphatsinh');
  await lead.picks(/góp ý, phản biện/);
  await lead.picks('Xác nhận không phát sinh').hears('Đã ghi nhận');
  await member.says('Tổng hợp góp ý của phụ huynh về tuyển sinh đầu cấp gửi trong tháng này');
  await member.picks(/đã báo không phát sinh/).hears('xác nhận đó không còn hiệu lực');
  expect((await nil()).standsFor).not.toBeNull();
  await member.picks('Gửi').hears('BAI-');
  await lead.hears('Hoa Thử vừa nộp bài cho việc');
  expect(await nil()).toMatchObject({ standsFor: null, supersededAt: expect.any(Date), task: { nilAt: null } });
});
