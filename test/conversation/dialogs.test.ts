import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { texts } from '../../src/conversation/texts.js';
import { DAY_MS } from '../../src/lib/clock.js';
import { profilesAndText } from '../support/profiles.js';
import { openConversation, surveyDialog, surveyFeature } from './stage.js';

describe.each(profilesAndText)('a dialog on %s', (profile) => {
  it('survives a restart at every step', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await house.restart();
    await lan.says('Lan').hears('Lan thích màu nào?');
    await house.restart();
    await lan.picks('Đỏ thắm').hears('Lan, red?');
    await house.restart();
    await lan.picks('Đúng').hears('Xong khảo sát.');
    expect(await house.written()).toEqual(['survey/Lan/red']);
  });

  it('asks again with the reason, and keeps what was answered', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('L').hears('Tên ngắn quá.');
    await lan.says('Lan').hears('Lan thích màu nào?');
  });

  it('takes a choice as button, as number, and as words with and without marks, signs and pictures', async () => {
    for (const said of [
      '2',
      'Xanh lục',
      'xanh luc',
      '🟦 Xanh – lục',
      'XANH-LỤC',
      ' xanh  luc. ',
      'Số 2 ạ',
      'Em chọn xanh lục ạ',
    ]) {
      const house = await openConversation({ profile });
      const lan = await house.member('lan');
      await lan.says('/khaosat').hears('Tên gì?');
      await lan.says('Lan').hears('màu nào');
      await lan.says(said).hears('Lan, green?');
    }
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    await lan.picks('Bỏ qua').hears('Lan, none?');
  });

  it('is said yes to in words, where it was the last thing told, and else is put again', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    await lan.says('Vâng ạ').hears('Lan thích màu nào?');
    await lan.says('Đỏ thắm').hears('Lan, red?');
    await lan.says('/xem').hears('Chỉ xem.');
    await lan.says('Vâng cô ạ').hears('Lan, red?');
    expect(await house.written()).toEqual([]);
    await lan.says('Dạ vâng ạ').hears('Xong khảo sát.');
    expect(await house.written()).toEqual(['survey/Lan/red']);
  });

  it('is left with /huy at any time, and what is said then is no answer any more', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/huy').hears(texts.nothingToCancel);
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('/HUY').hears(texts.cancelled);
    await lan.says('Lan').hears('Nháp: Lan.');
  });

  it('lets a command that only reads run in the middle, and goes on', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('/xem').hears('Chỉ xem.');
    await lan.says('Lan').hears('Lan thích màu nào?');
  });

  it('asks before another command takes its place: stopping does it', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('/khac ngay').hears(texts.askSwitch);
    await lan.picks(texts.doSwitch).hears('Việc khác: ngay.');
    await lan.says('Lan').hears('Nháp: Lan.');
  });

  it('asks before another command takes its place: staying puts the question again', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('/khac ngay').hears(texts.askSwitch);
    await lan.picks(texts.stay).hears('Tên gì?');
    await lan.says('Lan').hears('Lan thích màu nào?');
  });

  it('that is begun anew from the middle begins at its beginning', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    await lan.says('/khaosat').hears(texts.askSwitch);
    await lan.picks(texts.doSwitch).hears('Tên gì?');
    await lan.says('Mai').hears('Mai thích màu nào?');
  });

  it('of an older version is ended with an honest word, and what was said goes to the draft', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await house.restart({ features: [surveyFeature(new Map(), { version: 2 })] });
    const exchange = lan.says('Lan');
    await exchange.hears(texts.formChanged);
    await exchange.hears('Nháp: Lan.');
    await lan.says('Mai').hears('Nháp: Mai.');
  });

  it('puts text a step cannot take into the draft, and the question stays', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    const said = lan.says('Hôm qua lớp đi tham quan.');
    await said.hears('Nháp: Hôm qua lớp đi tham quan.');
    // It may have been meant as an answer: who means an article is told once.
    await said.hears(texts.notTheAnswer);
    await said.hears('Lan thích màu nào?');
    await lan.picks('Đỏ thắm').hears('Lan, red?');
    await lan.says('/xem').hears('Chỉ xem.');
    await lan.says('Hôm nay lớp đi bơi').hears('Nháp: Hôm nay lớp đi bơi.');
    expect(lan.screen.at(-1)?.text).toBe('Nháp: Hôm nay lớp đi bơi.');
  });

  it('lets photos come in the middle, which go to the draft', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.sends([{ kind: 'photo', bytes: Buffer.from('x') }], { caption: 'ảnh' }).hears('Nháp: 1 tệp ảnh.');
    await lan.says('Lan').hears('Lan thích màu nào?');
  });

  it('that asks for words takes a number as an answer, not as a choice of an older message', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/chon').hears('Chọn một:');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('12').hears('12 thích màu nào?');
    expect(await house.written()).toEqual([]);
  });

  it('has its numbers counted in its own question, whatever lists came after it', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    for (let times = 0; times < 5; times++) await lan.says('/chon').hears('Chọn một:');
    await lan.says('1').hears('Lan, red?');
  });

  it('that nobody answers is closed after a week, also when nothing swept meanwhile', async () => {
    const house = await openConversation({ profile });
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    house.clock.advance(7 * DAY_MS);
    await lan.says('Lan').hears('Nháp: Lan.');
  });
});

describe('a dialog whose row does not fit any more', () => {
  const broken = { step: 'sure', answers: '{"name":"Lan"}' };
  it.each([
    ['answers of another form', broken],
    ['a step that is gone', { step: 'shoe-size', answers: '{}' }],
    ['a step named like something every object has', { step: 'constructor', answers: '{}' }],
    ['a kind that is gone', { kind: 'test.former' }],
  ])('is ended instead of catching the person in it: %s', async (_, data) => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await house.app.house.db.transaction((tx) => tx.dialog.updateMany({ data }));
    await lan.says('Lan').hears(texts.formChanged);
    await lan.says('/khaosat').hears('Tên gì?');
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is ended too when it is left by a button', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    await house.app.house.db.transaction((tx) => tx.dialog.updateMany({ data: { answers: '{"name":7}' } }));
    await lan.picks('Đỏ thắm').hears(texts.formChanged);
  });
});

describe('the kit', () => {
  it('knows which answers a step works on', () => {
    const dialog = surveyDialog();
    expect(dialog.fits('colour', { name: 'Lan' })).toBe(true);
    expect(dialog.fits('colour', {})).toBe(false);
    expect(dialog.fits('toString', {})).toBe(false);
  });

  it('keeps every answer through a row: its schemas parse what JSON gives back', () => {
    const { at } = surveyDialog();
    const { answers } = at('sure', { name: 'Lan', colour: 'red' });
    expect(z.json().parse(JSON.parse(JSON.stringify(answers)))).toEqual({ name: 'Lan', colour: 'red' });
  });
});
