import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { press } from '../../src/features/press/index.js';
import { pressSection } from '../../src/features/press/section.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { FEATURES as ISSUE_FEATURES, screenText } from './hot-issues-steps.js';
import { messagesWith } from './reminders-steps.js';

const FEATURES = [...ISSUE_FEATURES, press];
const HA_NOI = { features: FEATURES, plan: 'ha-noi-2017', now: '2017-11-06T08:00:00+07:00' };
const CU_JUT = { features: FEATURES, plan: 'cu-jut-2020', now: '2020-11-09T09:00:00+07:00' };

const requestOf = (house: TestHouse, code: string) =>
  house.app.house.db.read.pressRequest.findUniqueOrThrow({
    where: { code },
    include: {
      request: { include: { tasks: { include: { doneMark: true } } } },
      agreeing: { include: { tasks: { include: { doneMark: true } } } },
    },
  });

describe.each(profiles)('the press on %s', (profile) => {
  it('asks a teacher, who learns at once who may answer; the question reaches that person and the answer comes back', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', name: 'Lan Thử' });
    const principal = await house.someone({ unit: 'bgh', role: 'leader', name: 'Hiệu Thử' });
    await lan.says('/baochi').hears('Báo chí hỏi điều gì');
    await lan.says('Hỏi về bữa ăn bán trú').hears('Báo, đài nào hỏi');
    await lan.says('https://www.baothu.vn/lien-he').hears('Câu hỏi thuộc lĩnh vực nào');
    await lan.says('Lĩnh vực khác').hears('baothu.vn hỏi: Hỏi về bữa ăn bán trú');
    await lan.picks('Gõ lại').hears('Báo chí hỏi điều gì');
    await lan.says('Hỏi về bữa ăn bán trú').hears('Báo, đài nào hỏi');
    await house.restart();
    await lan.says('Báo Thử').hears('lĩnh vực nào');
    const sure = await lan.picks('Lĩnh vực khác').hears('Báo Thử hỏi: Hỏi về bữa ăn bán trú');
    expect(sure.text).toContain('Người được trả lời: Hiệu Thử');
    expect(sure.text).toContain('Đề nghị thầy/cô không trả lời thay');
    expect(sure.text).not.toContain('Tôi sẽ trả lời');
    await lan.picks('Chuyển câu hỏi').hears('Đã ghi BC-1120-001. Đã chuyển tới Hiệu Thử');
    await principal.hears('Yêu cầu của báo chí BC-1120-001');
    await principal.picks('Nhận trả lời').hears('thầy/cô trả lời BC-1120-001');
    await principal.picks('Ghi nội dung đã trả lời').hears('Đã trả lời báo chí thế nào');
    await principal.says('Thực đơn công khai trên trang của trường').hears('Đã ghi câu trả lời BC-1120-001');
    await lan.hears('đã được Hiệu Thử trả lời');
    const asked = await requestOf(house, 'BC-1120-001');
    expect(asked).toMatchObject({ takenById: principal.person, answer: 'Thực đơn công khai trên trang của trường' });
    expect(asked.request?.tasks).toMatchObject([
      { dutyCode: 'press-cooperation', doneMark: { byId: principal.person } },
    ]);
  });

  it('writes about the school: a link and one press', async () => {
    const house = await openHouse({ profile, ...CU_JUT });
    const lan = await house.someone({ unit: 'to-ngu-van' });
    await lan.says('/baochi https://baothu.vn/bai-1?utm_source=zalo Học sinh nội trú giỏi').hears('Bài trên baothu.vn');
    await lan.picks('Tích cực').hears('Đã ghi bài trên baothu.vn');
    const [mention] = await house.app.house.db.read.pressMention.findMany();
    expect(mention).toMatchObject({
      link: 'https://baothu.vn/bai-1',
      words: 'Học sinh nội trú giỏi',
      stance: 'positive',
    });
    await lan.says('/baochi https://baothu.vn/bai-1').hears('đã được Người Thử 1 ghi');
  });
});

describe('the press gate', () => {
  it('follows the register: the field’s own speaker through the last day, then whoever speaks for all', async () => {
    const house = await openHouse(HA_NOI);
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thử' });
    const spokesman = await house.someone({ unit: 'ban-giam-doc', role: 'leader', name: 'Phát Ngôn Thử' });
    const head = await house.someone({ unit: 'phong-giao-duc-mam-non', role: 'lead', name: 'Mầm Thử' });
    const school = await house.someone({ unit: 'thpt-chu-van-an', role: 'lead' });
    const register = await officeOpens(office);
    expect(register).toContain('▪ Phát Ngôn Thử (Ban Giám đốc): mọi lĩnh vực');
    expect(register).toMatch(/khi có văn bản giao[\s\S]*▪ Phòng Giáo dục Mầm non/);
    await office.picks('Thêm người phát ngôn').hears('Ai được giao phát ngôn');
    await office.says('mầm thử').hears('được trả lời lĩnh vực nào');
    await office.says('mầm non').hears('đến hết ngày nào');
    await office.says('30/11').hears('đến hết thứ Năm, 30/11/2017. Đúng chưa ạ');
    await office.picks('Đúng, ghi vào sổ').hears('Đã ghi Mầm Thử vào sổ');
    await head.hears('Thầy/cô được giao trả lời báo chí');

    const code = await passes(school, 'Hỏi về lớp mầm non tư thục', 'mầm non');
    await head.hears(`Yêu cầu của báo chí ${code}`);
    await spokesman.hearsNothing();
    // Nobody else takes it, not even with the button of somebody who may.
    const token = head.screen.at(-1)?.buttons[0]?.token ?? '';
    expect(token).not.toBe('');
    await head.picks('Xem chi tiết');
    expect(screenText(school)).not.toContain('Nhận trả lời');
    await office.says('/baochi');
    await office.picks(/Yêu cầu của báo chí \(1\)/);
    await office.picks(new RegExp(`^${code}`)).hears('Chưa có người nhận');
    expect(screenText(office)).not.toContain('Nhận trả lời');
    await office.picks('Chuyển người khác').hears('Chỉ người được phát ngôn');
    await office.says('phát ngôn').hears(`Đã chuyển ${code} cho Phát Ngôn Thử`);
    await spokesman.hears('chuyển thầy/cô trả lời báo chí');
    await head.hears('Phát Ngôn Thử nhận trả lời');
    await spokesman.picks('Xem chi tiết');
    await spokesman.picks('Ghi nội dung đã trả lời');
    await spokesman.says('Đã gửi văn bản trả lời').hears('Đã ghi câu trả lời');
    expect((await requestOf(house, code)).request?.tasks).toMatchObject([{ dutyCode: 'press-answer' }]);

    // The last day counts; the day after, the mandate is over.
    await house.at('2017-12-01T09:00:00+07:00');
    const later = await passes(school, 'Hỏi thêm về mầm non', 'mầm non');
    await spokesman.hears(`Yêu cầu của báo chí ${later}`);
    expect(screenText(head)).not.toContain(later);
  });

  it('ends a mandate when the office revokes it, and tells the office once of what nobody takes', async () => {
    const house = await openHouse(HA_NOI);
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const school = await house.someone({ unit: 'thpt-chu-van-an', role: 'lead', name: 'An Thử' });
    await officeOpens(office);
    await office.picks('Thêm người phát ngôn');
    await office.says('An Thử');
    await office.picks('Mọi lĩnh vực');
    await office.picks('Hết năm học');
    await office.picks('Đúng, ghi vào sổ');
    await school.hears('được giao trả lời báo chí: mọi lĩnh vực');
    await school.says('/baochi Hỏi về thi giáo viên giỏi');
    await school.says('Đài Thử');
    await school.picks('Lĩnh vực khác').hears('Thầy/cô được phát ngôn lĩnh vực này');
    await school.picks('Chuyển câu hỏi').hears('BC-1117-001');
    await house.at('2017-11-06T12:30:00+07:00');
    expect(messagesWith(house, office.chat, 'chưa có người nhận trả lời')).toBe(0);
    await house.at('2017-11-06T14:00:00+07:00');
    await house.at('2017-11-07T14:00:00+07:00');
    expect(messagesWith(house, office.chat, 'Đài Thử hỏi (BC-1117-001) chưa có người nhận')).toBe(1);
    await officeOpens(office);
    await office.picks('Thu hồi: An Thử').hears('Đã thu hồi');
    await school.hears('đã kết thúc');
    await school.picks('Nhận trả lời').hears('chưa có người được phát ngôn');
    expect((await requestOf(house, 'BC-1117-001')).takenById).toBeNull();
    await passes(school, 'Hỏi thêm một câu', 'mầm non', 'hiện chưa có người phát ngôn');
    await office.hears('chưa có người phát ngôn cho lĩnh vực này');
  });

  it('has the answer of whoever is no leader agreed first where the plan says so', async () => {
    const house = await openHouse({ features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const principal = await house.someone({ unit: 'bgh', role: 'leader', name: 'Hiệu Thử' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead', name: 'Lan Thử' });
    await officeOpens(office);
    await office.picks('Thêm người phát ngôn');
    await office.says('Lan Thử');
    await office.picks('Mọi lĩnh vực');
    await office.says('31/12');
    await office.picks('Đúng, ghi vào sổ');
    await lan.says('/baochi Hỏi về ngày hội của trẻ');
    await lan.says('Đài Thử');
    await lan.picks('Lĩnh vực khác');
    await lan.picks('Tôi sẽ trả lời').hears('thầy/cô là người trả lời');
    await lan.picks('Soạn nội dung, xin ý kiến').hears('gửi lãnh đạo cho ý kiến trước');
    await lan.says('Ngày hội vui và an toàn').hears('Đã gửi lãnh đạo xem');
    await principal.hears('xin ý kiến nội dung trả lời Đài Thử');
    await principal.picks('Đề nghị sửa').hears('sửa điểm nào');
    await principal.says('Thêm số trẻ tham gia').hears('Đã gửi góp ý');
    await lan.hears('cần sửa: Thêm số trẻ tham gia');
    await lan.picks('Xem chi tiết');
    await lan.picks('Soạn nội dung, xin ý kiến');
    await lan.says('Ngày hội của 120 trẻ, vui và an toàn');
    await principal.picks('Đồng ý').hears('Đã đồng ý');
    await lan.hears('Hiệu Thử đã đồng ý nội dung trả lời');
    await lan.picks('Xem chi tiết');
    await lan.picks('Đã trả lời báo chí').hears('Đã ghi câu trả lời');
    const asked = await requestOf(house, 'BC-1120-001');
    expect(asked).toMatchObject({ answer: 'Ngày hội của 120 trẻ, vui và an toàn', agreedById: principal.person });
    expect(asked.agreeing?.tasks).toMatchObject([
      { dutyCode: 'interview-consultation', doneMark: { byId: principal.person } },
    ]);
  });
});

describe('the daily list', () => {
  it('reaches the leaders on the morning after there was something, the negative first, and is silent otherwise', async () => {
    const house = await openHouse(CU_JUT);
    const board = await house.someone({ unit: 'ban-quan-tri-website', role: 'editor' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    await house.at('2020-11-10T07:00:00+07:00');
    await leader.hearsNothing();
    for (const [number, stance] of [
      [1, 'Tích cực'],
      [2, 'Tiêu cực'],
      [3, 'Trung lập'],
    ] as const) {
      await board.says(`/baochi https://baothu.vn/${number} Bài số ${number}`);
      await board.picks(stance).hears('Đã ghi bài');
    }
    await board.picks('Bỏ, ghi nhầm').hears('Đã bỏ bài');
    await leader.hearsNothing();
    await house.at('2020-11-11T07:00:00+07:00');
    const list = await leader.hears('Điểm báo 11/11/2020: 2 bài viết');
    expect(list.text.indexOf('Bài số 2')).toBeLessThan(list.text.indexOf('Bài số 1'));
    expect(list.text).not.toContain('Bài số 3');
    for (const hour of ['08', '12', '16']) await house.at(`2020-11-11T${hour}:00:00+07:00`);
    await house.at('2020-11-12T07:00:00+07:00');
    expect(messagesWith(house, leader.chat, 'Điểm báo')).toBe(1);
    // The plan's duty of the list is done by the list.
    const tasks = await house.app.house.db.read.task.findMany({
      where: { dutyCode: 'press-digest' },
      include: { doneMark: true },
    });
    expect(tasks).toMatchObject([{ title: 'Điểm báo 10/11/2020', doneMark: { proof: 'Điểm báo: 2 bài' } }]);
    // What it says can become a hot issue with two answers less.
    await leader.picks('Xem điểm báo');
    await leader.picks('🔴 baothu.vn: Bài số 2');
    await leader.picks('Báo tin nóng').hears('xảy ra ở đâu');
    await leader.says('Trên mạng xã hội').hears('Nội dung: baothu.vn: Bài số 2');
  });

  it('stands in the report, each number the length of its list', async () => {
    const house = await openHouse(CU_JUT);
    const board = await house.someone({ unit: 'ban-quan-tri-website', role: 'editor' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    await board.says('/baochi https://baothu.vn/1');
    await board.picks('Tiêu cực');
    for (const words of ['Hỏi về ký túc xá', 'Hỏi về bếp ăn']) {
      await board.says(`/baochi ${words}`);
      await board.says('Báo Thử');
      await board.picks('Lĩnh vực khác');
      await board.picks('Chuyển câu hỏi');
    }
    await board.picks('Xem chi tiết');
    await board.picks('Rút lại').hears('Đã rút BC-1120-002');
    const { read } = house.app.house.db;
    const edition = await requirePlan(read);
    const period = parsePeriod('2020-11', edition.calendar);
    if (period === undefined) throw new Error('November is a period');
    const [from, to] = [new Date('2020-11-01T00:00:00+07:00'), new Date('2020-12-01T00:00:00+07:00')];
    const { numbers, tables } = await pressSection.read(read, {
      edition,
      period,
      from,
      to,
      unitPath: '/',
      now: house.clock.now(),
    });
    expect(numbers.map(({ value }) => value)).toEqual([1, 0, 0, 1, 1, 0, 1]);
    for (const { name, value } of numbers)
      expect(tables.find(({ title }) => title === name)?.rows ?? []).toHaveLength(value);
    expect(screenText(leader)).toContain('BC-1120-001');
  });
});

async function officeOpens(office: Awaited<ReturnType<TestHouse['someone']>>): Promise<string> {
  await office.says('/baochi');
  return (await office.picks('Ai được trả lời báo chí').hears('Người được trả lời báo chí')).text;
}

async function passes(
  by: Awaited<ReturnType<TestHouse['someone']>>,
  words: string,
  topic: string,
  warned: string | RegExp = 'Người được trả lời',
): Promise<string> {
  await by.says(`/baochi ${words}`);
  await by.says('Báo Thử');
  await by.says(topic).hears(new RegExp(warned, 'i'));
  const { text } = await by.picks('Chuyển câu hỏi').hears('Đã ghi BC-');
  return /BC-\d{4}-\d{3}/.exec(text)?.[0] ?? '';
}

it('warns the operator while nobody may speak, hear of a restricted issue, or act in a crisis', async () => {
  const house = await openHouse(HA_NOI);
  const found = async () => (await Promise.all(FEATURES.map((each) => each.findings?.(house.app.house) ?? []))).flat();
  const what = async () => (await found()).map((each) => each.what);
  expect(await what()).toContain('nobody may speak to the press today');
  expect(await what()).toContain('nobody holds the post leader: restricted hot issues reach nobody');
  const [first] = (await found()).filter((each) => each.what.includes('press'));
  const [, role = '', unit = ''] = /--role (\w+) --unit ([\w-]+);/.exec(first?.remedy ?? '') ?? [];
  await house.someone({ unit, role: role as 'leader' });
  await house.someone({ unit: 'ban-giam-doc', role: 'leader' });
  expect(await what()).not.toContain('nobody may speak to the press today');
  expect((await what()).join()).not.toContain('restricted');
});
