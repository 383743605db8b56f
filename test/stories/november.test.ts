import { expect, it } from 'vitest';
import { createInvite } from '../../src/features/registration/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import type { FakePerson } from '../support/fake-telegram/index.js';
import { picture } from '../support/pictures.js';
import { openTelegramHouse, type TelegramHouse } from '../support/telegram-house.js';

it('lives the kindergarten’s November over the Bot API, from the invite to the report, without a refused call', async () => {
  const house = await openTelegramHouse();
  const { telegram } = house;
  const office = await joins(house, 1, 'Nguyễn Thị Thử Một', 'office', 'van-phong');
  const editor = await joins(house, 2, 'Nguyễn Thị Thử Hai', 'editor', 'bo-phan-chuyen-mon');
  const diligent = await joins(house, 3, 'Nguyễn Thị Thử Ba', 'lead', 'to-mau-giao-lon');
  const busy = await joins(house, 4, 'Nguyễn Thị Thử Bốn', 'lead', 'to-nha-tre');

  await house.at('2020-11-10T09:00:00+07:00');
  diligent.says('Ngày hội thể thao của bé\nCác bé lớp lớn thi chạy tiếp sức.');
  for (let n = 1; n <= 3; n++) diligent.sendsPhoto(await picture(n), { album: 'sports' });
  await house.sees(diligent, 'Đã nhận 3/3 ảnh');
  house.picks(diligent, 'Quản lý nhà nước');
  await house.sees(diligent, 'Trong ảnh có nhận ra trẻ không');
  house.picks(diligent, 'Gửi – có trẻ, phụ huynh đã đồng ý');
  await house.sees(editor, 'CHỜ DUYỆT BAI-1120-001');
  house.picks(editor, 'Duyệt');
  await house.sees(editor, 'Đã duyệt BAI-1120-001');
  await house.at('2020-11-10T09:05:00+07:00');
  await house.sees(diligent, 'BAI-1120-001 đã được duyệt');

  // A week before the month ends only who still owes the article hears of it.
  const silence = diligent.screen().length;
  await house.at('2020-11-23T07:00:00+07:00');
  await house.sees(busy, 'Mỗi tháng ít nhất một bài');
  expect(
    diligent
      .screen()
      .slice(silence)
      .map((message) => message.text)
      .join(),
  ).not.toContain('Mỗi tháng ít nhất một bài');

  await house.at('2020-12-01T07:00:00+07:00');
  await house.sees(office, 'bao-cao-thang-2020-11.docx');
  expect(telegram.refused.map((call) => [call.method, call.answer])).toEqual([]);
}, 60_000);

async function joins(
  house: TelegramHouse,
  id: number,
  name: string,
  role: 'office' | 'editor' | 'lead',
  unit: string,
): Promise<FakePerson> {
  const person = house.telegram.user({ id, name });
  const { typed } = await house.app.house.act(THE_HOUSE, `test/${id}`, async (act) => {
    const { id: unitId } = await act.tx.unit.findUniqueOrThrow({ where: { code: unit } });
    return createInvite(act, { role, unit: unitId, uses: 1, days: 7 });
  });
  person.starts();
  await house.sees(person, 'Nhập mã mời');
  person.says(typed ?? '');
  await house.sees(person, 'Đồng ý');
  house.picks(person, 'Đồng ý');
  await house.sees(person, 'họ và tên đầy đủ');
  person.says(name);
  await house.sees(person, 'Đúng, tham gia');
  house.picks(person, 'Đúng, tham gia');
  await house.sees(person, 'Chào mừng');
  return person;
}
