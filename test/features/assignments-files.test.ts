import { describe, expect, it } from 'vitest';
import { OpenError } from '../../src/channels/contract.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';
import type { Talker } from '../support/talker.js';
import { givenTasks, gives, openSchool } from './assignments-steps.js';

function photo(bytes: Uint8Array | OpenError) {
  return { kind: 'photo' as const, bytes };
}

/** Up to the question for files. */
async function asksFiles(giver: Talker): Promise<void> {
  await giver.says('/giaoviec Chọn ảnh đẹp cho bảng tin');
  await giver.picks(/^Ảnh$/);
  await giver.says('Lan');
  await giver.picks(/^Chọn xong/);
  await giver.says('thứ 6');
  await giver.picks('Đúng').hears('kèm tệp');
}

const filesOf = (talker: Talker) => talker.screen.flatMap((shown) => shown.files);

describe.each(profiles)('files with an assignment on %s', (profile) => {
  it('are sent while the question is open, go along, and leave no draft behind', async () => {
    const { house, mai, lan } = await openSchool(profile);
    await asksFiles(mai);
    await mai.picks('Kèm tệp vừa gửi').hears('chưa thấy tệp nào vừa gửi');
    await mai.sends([photo(await picture(1)), photo(await picture(2))], { caption: 'Ảnh mẫu', album: 'g1' });
    await mai.picks('Kèm tệp vừa gửi').hears('Kèm: 2 ảnh');
    await mai.picks(/^Giao việc$/).hears('Đã giao');
    const told = await lan.hears('THẦY/CÔ ĐƯỢC GIAO VIỆC');
    expect(told.text).toContain('Kèm: 2 ảnh');
    expect(filesOf(lan)).toHaveLength(2);
    const { read } = house.app.house.db;
    expect(await read.collection.findMany({ select: { state: true }, orderBy: { id: 'asc' } })).toEqual([
      { state: 'dropped' },
      { state: 'given' },
    ]);
    // The caption went with its pictures.
    const given = await read.collection.findFirstOrThrow({ where: { state: 'given' }, include: { pieces: true } });
    expect(given.pieces.map((piece) => piece.text)).toEqual(['Ảnh mẫu']);
  });

  it('come along later where a picture of the album is late', async () => {
    const { mai, lan, hoa } = await openSchool(profile);
    await asksFiles(mai);
    await mai.sends([photo(await picture(1))], { album: 'g2' });
    await mai.picks('Kèm tệp vừa gửi');
    await mai.picks(/^Giao việc$/).hears('Đã giao');
    expect(filesOf(lan)).toHaveLength(1);
    await mai.sends([photo(await picture(2))], { album: 'g2' });
    await lan.hears(/Tệp kèm theo việc GV-1120-001|ĐƯỢC GIAO/);
    expect(filesOf(lan)).toHaveLength(2);
    expect(filesOf(hoa)).toEqual([]);
  });

  it('prove that something was done', async () => {
    const school = await openSchool(profile);
    const { mai, lan } = school;
    await gives(mai, { title: 'Treo băng rôn 20/11', wanted: 'Chỉ cần báo xong', to: ['Lan'] });
    await lan.picks('Nhận việc');
    await lan.picks('Đã xong').hears('minh chứng');
    await lan.picks('Minh chứng là tệp vừa gửi').hears('chưa thấy tệp nào');
    await lan.sends([photo(await picture(3))]);
    await lan.picks('Minh chứng là tệp vừa gửi').hears('đã xong. Xin cảm ơn');
    await mai.hears('Lan Giáo Viên – đã xong: (1 ảnh)');
    expect(filesOf(mai)).toHaveLength(1);
    const [task] = await givenTasks(school);
    expect(task?.settledAt).not.toBeNull();
  });
});

it('offers what lies in the draft already, and leaves its words there', async () => {
  const { house, mai, lan } = await openSchool();
  await mai.says('Bài đang viết dở về khai giảng');
  await mai.sends([photo(await picture(1))]);
  await asksFiles(mai);
  await mai.picks('Kèm 1 ảnh trong bản nháp').hears('Kèm: 1 ảnh');
  await mai.picks(/^Giao việc$/).hears('Đã giao');
  expect(filesOf(lan)).toHaveLength(1);
  const draft = await house.app.house.db.read.collection.findFirstOrThrow({
    where: { state: 'open' },
    include: { pieces: true, attachments: true },
  });
  expect(draft.pieces.map((piece) => piece.text)).toEqual(['Bài đang viết dở về khai giảng']);
  expect(draft.attachments).toEqual([]);
});

it('takes only what was sent since the conversation began, where that is asked', async () => {
  const { house, mai } = await openSchool();
  await mai.sends([photo(await picture(1))]);
  await asksFiles(mai);
  await mai.sends([photo(await picture(2))]);
  await mai.picks('Kèm tệp vừa gửi').hears('Kèm: 1 ảnh');
  await mai.picks(/^Giao việc$/).hears('Đã giao');
  const states = await house.app.house.db.read.attachment.findMany({
    orderBy: { id: 'asc' },
    select: { collection: { select: { state: true } } },
  });
  expect(states.map(({ collection }) => collection.state)).toEqual(['open', 'given']);
});

it('says when a file that goes along could not be had', async () => {
  const { house, mai, lan } = await openSchool();
  await asksFiles(mai);
  await mai.sends([photo(new OpenError('later', 'busy'))], { album: 'slow' });
  await mai.picks('Kèm tệp vừa gửi').hears('Kèm: 1 ảnh');
  await mai.picks(/^Giao việc$/).hears('Đã giao');
  for (let tries = 0; tries < 12; tries++) {
    house.clock.advance(3_600_000);
    await house.settle();
  }
  await mai.hears('chưa nhận được nên chưa chuyển đi');
  expect(filesOf(lan)).toEqual([]);
});

it('sends the files to whoever gets the task later, once', async () => {
  const { mai, lan, binh } = await openSchool();
  await asksFiles(mai);
  await mai.sends([photo(await picture(1))]);
  await mai.picks('Kèm tệp vừa gửi');
  await mai.picks(/^Giao việc$/);
  await lan.picks('Xin không nhận');
  await lan.picks('Việc đang quá tải');
  await mai.picks('Giao người khác');
  await mai.says('Bình').hears('Đã giao');
  expect(filesOf(binh)).toHaveLength(1);
  expect(filesOf(lan)).toHaveLength(1);
});
