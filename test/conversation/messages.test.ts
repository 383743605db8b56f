import { describe, expect, it } from 'vitest';
import { texts } from '../../src/conversation/texts.js';
import { isCourtesy, isYes, readCommand } from '../../src/conversation/typed-words.js';
import { openConversation } from './stage.js';

const COURTESIES = [
  ...['Dạ', 'dạ ạ', 'Vâng ạ.', 'Dạ vâng ạ!', 'ok', 'OK ạ', 'Okay', 'ừ', 'Da ok a'],
  ...[
    'Cảm ơn',
    'Em cảm ơn cô ạ',
    'Xin cảm ơn thầy cô nhiều ạ',
    'cam on he thong nhe',
    'Thanks!',
    'Dạ em cảm ơn thầy ạ',
  ],
  ...['Chào cô ạ', 'xin chào', 'Dạ em biết rồi ạ', 'Đã nhận được rồi ạ'.replace('Đã ', ''), 'Em hiểu rồi'],
  ...['Dạ em chào cô ạ', 'Chào buổi sáng cả nhà', 'Vâng ạ, em cảm ơn ạ.', 'ok em cảm ơn cô nhiều lắm ạ', 'hello'],
  ...['Ok cô', 'Đã rõ ạ', 'dạ được ạ', 'Đúng rồi ạ', 'Vâng, tôi hiểu rồi'],
  ...['👍', '❤️❤️', '...', '?', ' ', '🎉!'],
];
const NOT_COURTESIES = [
  ...['Cảm ơn phụ huynh đã dự họp', 'Chào mừng ngày 20/11', 'Dạ em gửi bài', 'Vâng lời', 'ok rồi nhé cô đăng giúp em'],
  ...['Em chào cô, em gửi bài', 'cảm ơn các cô đã chăm con', 'Vâng em nộp sau', 'em cô'],
  ...['Thanks giving', '1', 'Em biết rồi nhưng chưa nộp', 'Chào', 'a'].filter((text) => text !== 'Chào'),
];

describe('courtesies', () => {
  it.each(COURTESIES)('%j asks for nothing', (text) => {
    expect(isCourtesy(text.normalize('NFC'))).toBe(true);
    expect(isCourtesy(text.normalize('NFD'))).toBe(true);
  });

  it.each(NOT_COURTESIES)('%j is something to keep', (text) => {
    expect(isCourtesy(text)).toBe(false);
  });

  it('are told apart at once, however long somebody goes on', () => {
    expect(isCourtesy(`cảm ơn ${'thầy cô '.repeat(5_000)}x`)).toBe(false);
    expect(isCourtesy(`cam on${' thay co'.repeat(6)} x`)).toBe(false);
    expect(isCourtesy(`xin chao${' thay co'.repeat(6)} x`)).toBe(false);
  });

  it('are answered with nothing and open nothing, in words, stickers and thumbs', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    for (const text of ['Dạ', 'Em cảm ơn cô ạ', '👍']) await lan.says(text).hearsNothing();
    await lan.does({ kind: 'unsupported', what: 'sticker' }).hearsNothing();
    expect(await house.written()).toEqual([]);
  });
});

it('a yes is heard however it is said, and only a yes', () => {
  for (const text of ['đúng', 'Đúng rồi ạ', 'vâng', 'Dạ đúng', 'ok', 'Vâng đúng ạ', 'dạ vâng ạ', 'Đúng rồi cô ạ'])
    expect(isYes(text)).toBe(true);
  for (const text of ['không', 'không đúng', 'sai rồi', 'đúng nhưng sửa', 'cảm ơn']) expect(isYes(text)).toBe(false);
});

describe('a command', () => {
  it('is a word after a slash, with what follows it', () => {
    expect(readCommand('/viec')).toEqual({ name: 'viec', argument: '' });
    expect(readCommand('/Việc tổ lớn')).toEqual({ name: 'viec', argument: 'tổ lớn' });
    expect(readCommand('  /Status  tổ lớn\ntháng 11 ')).toEqual({ name: 'status', argument: 'tổ lớn\ntháng 11' });
    for (const text of ['viec', '/', '/ viec', '/viec!', `/${'x'.repeat(33)}`, '/a/b']) {
      expect(readCommand(text)).toBeUndefined();
    }
  });

  it('that only reads is known without its slash too, others are words', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('Xem').hears('Chỉ xem.');
    await lan.says('khac').hears('Nháp: khac.');
    await lan.says('xem nhé cô').hears('Nháp: xem nhé cô.');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('xem').hears('xem thích màu nào?');
  });

  it('is known by its words with marks too', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/Khảo sát').hears('Tên gì?');
    await lan.says('/Hủy').hears(texts.cancelled);
    await lan.says('/khác  Ngày mai\nở sân').hears('Việc khác: Ngày mai\nở sân.');
    await lan.says('Xem?').hears('Chỉ xem.');
  });

  it('with a slip of the finger is asked about', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    for (const [typed, meant] of [
      ['xme', 'xem'],
      ['huyr', 'huy'],
      ['khoasta', 'khaosat'],
      ['khao', 'khaosat'],
    ] as const)
      await lan.says(`/${typed}`).hears(texts.unknownCommand(typed, meant));
    for (const typed of ['kh', 'xanh']) await lan.says(`/${typed}`).hears(texts.unknownCommand(typed));
  });

  it('that is unknown is said to be so', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/constructor').hears(texts.unknownCommand('constructor'));
    await lan.says('/khong_co gì').hears(texts.unknownCommand('khong_co'));
  });
});

describe('other things people send', () => {
  it('are taken, or said not to be', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.does({ kind: 'unsupported', what: 'location' }).hears(texts.unsupported);
    await lan.does({ kind: 'phone', number: '+84900000000', own: true }).hears('Số của mình.');
    await lan.does({ kind: 'start', code: '' }).hears('Chào người lạ (start).');
    await lan.does({ kind: 'text', text: 'chuyển tiếp', forwardedFrom: 'Trang trường' }).hears('Nháp: chuyển tiếp.');
  });

  it('edited are a correction of what was said, never a command, a choice or an answer', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/chon').hears('Chọn một:');
    await lan.does({ kind: 'text', text: '1', edited: true }).hears('Nháp sửa: 1.');
    await lan.does({ kind: 'text', text: 'Số 2', edited: true }).hears('Nháp sửa: Số 2.');
    await lan.does({ kind: 'text', text: '/huy', edited: true }).hears('Nháp sửa: /huy.');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.does({ kind: 'text', text: 'Lan', edited: true }).hears('Nháp sửa: Lan.');
    await lan.says('Lan').hears('Lan thích màu nào?');
  });
});
