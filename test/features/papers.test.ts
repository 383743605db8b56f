import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { papersSection } from '../../src/features/papers/section.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';

describe.each(profiles)('the register of papers on %s', (profile) => {
  it('takes a paper in, knows where everybody can read it, and hands on what it asks for', async () => {
    const house = await openHouse({ profile, plan: 'ha-noi-2017', now: '2017-11-13T08:00:00+07:00' });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thử' });
    const room = await house.someone({ unit: 'phong-giao-duc-mam-non', role: 'lead' });
    await office.says('/congvan').hears('Chưa có văn bản nào vào sổ');
    await enter(office);
    const paper = () => house.app.house.db.read.document.findFirstOrThrow({ include: { places: true, request: true } });
    expect(await paper()).toMatchObject({
      code: 'CV-1117-001',
      kind: 'plan',
      number: '4001/KH-SGDĐT',
      issuer: 'Sở Giáo dục và Đào tạo Hà Nội',
      issuedOn: '2017-11-10',
      deadline: '2017-11-24',
      isPublic: true,
    });
    await office.says('/congvan').hears(/phải công khai: 1 · đã công khai: 0 \(0%\).*chỉ gửi qua hòm thư công vụ/s);
    const task = () =>
      house.app.house.db.read.task.findFirstOrThrow({
        where: { dutyCode: 'public-documents' },
        include: { doneMark: true },
      });
    expect((await task()).dueAt.toISOString()).toBe('2017-11-15T17:00:00.000Z');

    await office.picks(/^○ 4001/).hears('Chưa công khai ở đâu');
    await office.picks('Đã công khai ở…').hears('Văn bản đã công khai ở đâu?');
    await office.picks(/Cổng thông tin/).hears('dán đường dẫn');
    await house.restart();
    await office.says('không rõ').hears('Đường dẫn này chưa đúng');
    await office.says('so.example.edu.vn/ke-hoach-4001').hears('từ ngày nào');
    await office.picks('Hôm nay').hears('● Công khai:');
    expect(await task()).toMatchObject({
      settledAt: expect.any(Date),
      doneMark: { proofKind: 'link', proof: 'https://so.example.edu.vn/ke-hoach-4001' },
    });
    await office.says('/congvan ke hoach truyen thong').hears('1 văn bản');

    await office.picks(/^● 4001/);
    await office.picks('Giao việc theo văn bản').hears('Thực hiện 4001/KH-SGDĐT');
    await office.picks('Chỉ cần báo xong');
    await office.says('phong giao duc mam non').hears('Đã chọn');
    await office.picks(/^Chọn xong/);
    await office.picks('Theo hạn của văn bản: hết ngày 24/11/2017').hears('thứ Sáu, 24/11/2017');
    await office.picks('Đúng').hears('kèm tệp');
    await office.picks('Không kèm').hears('Giao việc này?');
    await office.picks(/^Giao việc$/).hears('Đã giao GV-1117-001');
    await room.hears('Thực hiện 4001/KH-SGDĐT');
    // The paper itself goes along.
    expect(room.screen.flatMap(({ files }) => files)).toHaveLength(1);
    await office.says('/congvan 4001');
    await office.picks(/^● 4001/).hears('GV-1117-001');
  });
});

it('says in the report what came in and what everybody can read, and forgets what was entered by mistake', async () => {
  const house = await openHouse({ plan: 'ha-noi-2017', now: '2017-11-13T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  await enter(office);
  expect(await numbers(house)).toEqual([1, 1, 0, 1]);
  await office.picks('Đã công khai ở…');
  await office.picks('Nơi khác, có đường dẫn');
  await office.says('https://so.example.edu.vn/4001');
  await office.says('11/11').hears('● Công khai: đường dẫn, từ 11/11/2017');
  expect(await numbers(house)).toEqual([1, 1, 1, 0]);
  await office.picks('Gỡ khỏi sổ').hears('Chỉ gỡ khi vào sổ nhầm');
  await office.picks('Đúng, gỡ khỏi sổ').hears('Đã gỡ');
  expect(await numbers(house)).toEqual([0, 0, 0, 0]);
});

it('is kept by the office and the leaders alone', async () => {
  const house = await openHouse({ plan: 'ha-noi-2017', now: '2017-11-13T08:00:00+07:00' });
  const lead = await house.someone({ unit: 'phong-giao-duc-mam-non', role: 'lead' });
  await lead.says('/congvan').hears('thuộc quyền của người khác');
});

async function enter(office: Awaited<ReturnType<TestHouse['someone']>>): Promise<void> {
  await office.says('/congvan');
  await office.picks('Vào sổ văn bản').hears('loại nào');
  await office.picks('Kế hoạch').hears('Số, ký hiệu');
  await office.says('không số').hears('cần có chữ số');
  await office.says('4001/KH-SGDĐT').hears('Trích yếu');
  await office.says('Kế hoạch truyền thông giáo dục năm học').hears('ban hành?');
  await office.picks('Sở Giáo dục và Đào tạo Hà Nội').hears('ngày nào');
  await office.says('10/11').hears('phải công khai không');
  await office.picks('Phải công khai').hears('đặt hạn ngày nào');
  await office.says('24/11').hears('Kèm tệp');
  await office.sends([{ kind: 'photo', bytes: await picture(7) }]);
  await office.picks('Kèm tệp vừa gửi').hears('Vào sổ văn bản này?');
  await office.picks('Đúng, vào sổ').hears('Đã vào sổ: CV-1117-001');
}

async function numbers(house: TestHouse): Promise<readonly number[]> {
  const { read } = house.app.house.db;
  const edition = await requirePlan(read);
  const period = parsePeriod('2017-11', edition.calendar);
  if (period === undefined) throw new Error('there is a November');
  const span = { from: new Date('2017-11-01T00:00:00+07:00'), to: new Date('2017-12-01T00:00:00+07:00') };
  const facts = await papersSection.read(read, { edition, period, ...span, unitPath: '/', now: house.clock.now() });
  return facts.numbers.map(({ value }) => value);
}
