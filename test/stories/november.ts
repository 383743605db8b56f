/** The kindergarten's November over HTTP, from the invites to the report: all on Telegram, and half of them on Zalo. */
import { expect } from 'vitest';
import { createInvite } from '../../src/features/registration/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { type ReadReport, readReport } from '../features/reports-reading.js';
import type { Colleague } from '../support/colleague.js';
import type { LiveHouse } from '../support/live-house.js';
import { picture } from '../support/pictures.js';

type Platform = 'telegram' | 'zalo';

const ARTICLE = 'Mỗi tháng ít nhất một bài';

/**
 * `second`: the platform of half of them; if it is Zalo, one more moves there in the middle of the month. Resolves with the
 * report the office got, after looking that no platform refused a call.
 */
export async function november(house: LiveHouse, second: Platform): Promise<ReadReport> {
  const office = await joins(house, 1, 'Nguyễn Thị Thử Một', 'office', 'van-phong', 'telegram');
  const editor = await joins(house, 2, 'Nguyễn Thị Thử Hai', 'editor', 'bo-phan-chuyen-mon', second);
  const diligent = await joins(house, 3, 'Nguyễn Thị Thử Ba', 'lead', 'to-mau-giao-lon', second);
  const busy = await joins(house, 4, 'Nguyễn Thị Thử Bốn', 'lead', 'to-nha-tre', 'telegram');
  let moving = await joins(house, 5, 'Nguyễn Thị Thử Năm', 'lead', 'to-mau-giao-be', 'telegram');
  const silent = await joins(house, 6, 'Nguyễn Thị Thử Sáu', 'lead', 'to-nuoi-duong', second);

  await house.at('2020-11-10T09:00:00+07:00');
  // Whoever was silent for a week on Zalo is not written to there: the editor looks in.
  editor.says('/duyet');
  await house.sees(editor, 'Hiện không có bài nào chờ');
  diligent.says('Ngày hội thể thao của bé\nCác bé lớp lớn thi chạy tiếp sức.');
  await house.sees(diligent, 'chủ đề nào');
  diligent.sendsPhotos([await picture(1), await picture(2), await picture(3)]);
  await house.sees(diligent, 'Đã nhận 3/3 ảnh');
  diligent.picks('Quản lý nhà nước');
  await house.sees(diligent, 'Trong ảnh có nhận ra trẻ không');
  diligent.picks('Gửi – có trẻ, phụ huynh đã đồng ý');
  await approved(house, editor, diligent, 'BAI-1120-001', '2020-11-10T09:05:00+07:00');

  await house.at('2020-11-13T09:00:00+07:00');
  moving.says('Bé tập làm vườn\nLớp bé trồng rau cùng cô.');
  await house.sees(moving, 'chủ đề nào');
  // The draft comes along, or down to the last message.
  const heard = second === 'zalo' ? 0 : moving.heard().length;
  if (second === 'zalo') moving = await movesIn(house, moving, 5);
  else moving.says('/nop');
  await house.sees(moving, 'Bé tập làm vườn', heard);
  moving.picks('Quản lý nhà nước');
  await house.sees(moving, 'Chủ đề: Quản lý nhà nước');
  moving.picks('Gửi');
  await approved(house, editor, moving, 'BAI-1120-002', '2020-11-13T09:05:00+07:00');

  // A week before the month ends only who still owes the article hears of it, and who is out of reach when they write.
  const before = [diligent, moving, silent].map((person) => person.heard().length);
  await house.at('2020-11-23T07:00:00+07:00');
  await house.sees(busy, ARTICLE);
  if (second === 'zalo') {
    expect(silent.heard()).toHaveLength(before[2] ?? 0);
    silent.says('Dạ, em chào Loa');
  }
  await house.sees(silent, ARTICLE, before[2]);
  for (const [index, person] of [diligent, moving].entries()) {
    expect(person.heard().slice(before[index]).join()).not.toContain(ARTICLE);
  }

  await house.at('2020-12-01T07:00:00+07:00');
  await house.sees(office, 'bao-cao-thang-2020-11.docx');
  expect(house.telegram.refused.map((call) => [call.method, call.answer])).toEqual([]);
  expect(house.zalo.refused.map((call) => [call.name, call.answer])).toEqual([]);
  expect(house.troubles).toEqual([]);
  const file = office.files().find(({ name }) => name === 'bao-cao-thang-2020-11.docx');
  return readReport(file?.bytes ?? new Uint8Array());
}

async function approved(house: LiveHouse, editor: Colleague, author: Colleague, code: string, soon: string) {
  await house.sees(editor, `CHỜ DUYỆT ${code}`);
  editor.picks('Duyệt');
  await house.sees(editor, `Đã duyệt ${code}`);
  // The moment in which it can be undone passes.
  await house.at(soon);
  await house.sees(author, `${code} đã được duyệt`);
}

/** Enters the code from their first account on their second. */
async function movesIn(house: LiveHouse, before: Colleague, id: number): Promise<Colleague> {
  before.says('/lienket');
  await house.sees(before, 'Thêm tài khoản khác');
  before.picks('Thêm tài khoản khác');
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(await house.sees(before, 'nhắn cho Loa mã này'))?.[0] ?? '';
  const after = house.colleague(id, before.name, 'zalo');
  after.comes();
  await house.sees(after, 'Nhập mã mời');
  after.says(code);
  await house.sees(after, 'Đã thêm tài khoản này');
  after.says('/nop');
  return after;
}

async function joins(
  house: LiveHouse,
  id: number,
  name: string,
  role: 'office' | 'editor' | 'lead',
  unit: string,
  on: Platform,
): Promise<Colleague> {
  const person = house.colleague(id, name, on);
  const { typed } = await house.app.house.act(THE_HOUSE, `test/${id}`, async (act) => {
    const { id: unitId } = await act.tx.unit.findUniqueOrThrow({ where: { code: unit } });
    return createInvite(act, { role, unit: unitId, uses: 1, days: 7 });
  });
  person.comes();
  await house.sees(person, 'Nhập mã mời');
  person.says(typed ?? '');
  await house.sees(person, 'Đồng ý');
  person.picks('Đồng ý');
  await house.sees(person, 'họ và tên đầy đủ');
  person.says(name);
  await house.sees(person, 'Đúng, tham gia');
  person.picks('Đúng, tham gia');
  await house.sees(person, 'Chào mừng');
  return person;
}
