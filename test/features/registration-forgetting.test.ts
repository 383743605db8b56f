import { expect, it } from 'vitest';
import { asks, GROUP, invite, joins, openRegistration } from './registration-steps.js';

it('empties within a day what strangers said, and keeps what members said', async () => {
  const house = await openRegistration();
  const { link } = await invite(house);
  const [stranger, hoa] = [house.stranger('stranger'), house.stranger('hoa')];
  await stranger.says('Điều riêng của người lạ');
  await house.channel.deliver('group-member', { kind: 'group', text: 'Điều nói trong nhóm' });
  await hoa.follows(link);
  await joins(hoa, 'Nguyễn Thị Hoa Mẫu');
  const bodies = async () => JSON.stringify(await house.app.house.db.read.inbox.findMany());
  const replies = async () => JSON.stringify(await house.app.house.db.read.outgoing.findMany());

  await house.at('2020-11-03T06:30:00+07:00');
  expect(await bodies()).toContain('Điều riêng của người lạ');
  await house.at('2020-11-03T08:00:00+07:00');
  expect(await bodies()).not.toContain('Điều riêng');
  expect(await bodies()).not.toContain('Điều nói trong nhóm');
  expect(await bodies()).toContain('Nguyễn Thị Hoa Mẫu');
  expect(await replies()).toContain('Chào mừng');
  expect(await house.app.house.db.read.account.count({ where: { sender: 'stranger' } })).toBe(1);
  await stranger.picks('Xin tham gia').hears('Xin tham gia');
});

it('forgets the name of somebody who began and never finished, once the question has expired', async () => {
  const house = await openRegistration();
  const hoa = house.stranger('hoa');
  await hoa.says('xin chào');
  await hoa.picks('Xin tham gia');
  await hoa.picks('Đồng ý');
  await hoa.says('Nguyễn Thị Hoa Mẫu');
  const dialogs = () => house.app.house.db.read.dialog.findMany();
  await house.at('2020-11-08T08:00:00+07:00');
  expect(JSON.stringify(await dialogs())).toContain('Hoa Mẫu');
  await house.at('2020-11-09T09:00:00+07:00');
  expect((await dialogs()).map((dialog) => [dialog.state, dialog.activeFor])).toEqual([['expired', null]]);
  await house.at('2020-11-10T09:00:00+07:00');
  expect(JSON.stringify(await dialogs())).not.toContain('Hoa Mẫu');
  expect(JSON.stringify(await house.app.house.db.read.outgoing.findMany())).not.toContain('Hoa Mẫu');
  await hoa.says('tôi quay lại').hears('Xin tham gia');
});

it('forgets the name of a request that was not accepted after a month', async () => {
  const house = await openRegistration();
  const lead = await house.someone({ unit: GROUP, role: 'lead' });
  await asks(house.stranger('hoa'), 'Nguyễn Thị Hoa Mẫu', 'mẫu giáo lớn');
  await lead.picks('Từ chối');
  const names = async () => (await house.app.house.db.read.joinRequest.findMany()).map((request) => request.name);
  await house.at('2020-12-01T08:00:00+07:00');
  expect(await names()).toEqual(['Nguyễn Thị Hoa Mẫu']);
  await house.at('2020-12-03T08:00:00+07:00');
  expect(await names()).toEqual(['']);
});

it('closes a member’s forgotten question, so that later words are not taken for its answer', async () => {
  const house = await openRegistration();
  const lead = await house.someone({ unit: GROUP, role: 'lead' });
  await lead.says('/moi');
  await house.at('2020-11-09T08:00:30+07:00');
  await lead.says('/huy').hears('không có câu hỏi nào');
});
