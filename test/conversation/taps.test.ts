import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { texts } from '../../src/conversation/texts.js';
import { HOUR_MS } from '../../src/lib/clock.js';
import type { Shown } from '../support/fake-channel.js';
import { openConversation, surveyFeature } from './stage.js';

function tokenOf(shown: Shown, label: string): string {
  const token = shown.buttons.find((button) => button.label === label)?.token;
  if (token === undefined) throw new Error(`no button ${label}`);
  return token;
}

describe('a button of a question that has passed', () => {
  it('says so, shows the question that is open, and changes nothing', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    const old = tokenOf(await lan.says('Lan').hears('màu nào'), 'Đỏ thắm');
    await lan.picks('Đổi tên').hears('Tên gì?');
    await lan.says('Mai').hears('Mai thích màu nào?');
    const exchange = lan.presses(old);
    await exchange.hears(texts.staleChoice);
    await exchange.hears('Mai thích màu nào?');
    await lan.picks('Đỏ thắm').hears('Mai, red?');
  });

  it('says so when no question is open', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    const old = tokenOf(await lan.says('Lan').hears('màu nào'), 'Đỏ thắm');
    await lan.says('/huy').hears(texts.cancelled);
    await lan.presses(old).hears(texts.staleChoiceNoDialog);
    expect(await house.written()).toEqual([]);
  });

  it('of an earlier dialog of the same kind answers nothing in the present one', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    const old = tokenOf(await lan.says('Lan').hears('màu nào'), 'Đỏ thắm');
    await lan.says('/huy').hears(texts.cancelled);
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Mai').hears('màu nào');
    await lan.presses(old).hears(texts.staleChoice);
    await lan.picks('Bỏ qua').hears('Mai, none?');
  });

  it('pressed twice at once counts once', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    const yes = tokenOf(await lan.picks('Đỏ thắm').hears('Lan, red?'), 'Đúng');
    await Promise.all(
      [0, 1, 2].map((id) => house.channel.deliver('lan', { kind: 'tap', token: yes }, { id: `p${id}` })),
    );
    await house.settle();
    expect(await house.written()).toEqual(['survey/Lan/red']);
    expect(lan.screen.filter((shown) => shown.text === 'Xong khảo sát.')).toHaveLength(1);
  });

  it('whose words mean something else by now shows what they mean', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    const show = (text: string, n: number) =>
      house.app.house.act({ posts: [], house: true }, 'test', (act) =>
        act.card(
          'list',
          { person: lan.person },
          { text, choices: [[{ label: text, pick: { to: 'test.pick', key: n } }]] },
        ),
      );
    await show('Một', 1);
    const old = tokenOf(await lan.hears('Một'), 'Một');
    await show('Hai', 2);
    await house.settle();
    await lan.presses(old).hears(texts.outdated('Hai'));
    expect(await house.written()).toEqual([]);
    await lan.picks('Hai').hears('Đã chọn 2.');
  });

  it('whose kind or key is of an older Loa says that it is old', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    const shown = await lan.says('/chon').hears('Chọn một:');
    await house.restart({ features: [surveyFeature(new Map(), { keyIs: 'other' })] });
    await lan.presses(tokenOf(shown, 'Số 1')).hears(texts.staleChoiceNoDialog);
    const { picks, ...rest } = surveyFeature();
    expect(picks).toHaveLength(1);
    await house.restart({ features: [rest] });
    await lan.presses(tokenOf(shown, 'Số 2')).hears(texts.staleChoiceNoDialog);
    await lan.says('Số 2').hears('Nháp: Số 2.');
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a number typed', () => {
  it('while the list is being rewritten does not choose from one the person has not seen', async () => {
    const house = await openConversation({ profile: 'text only' });
    const lan = await house.member('lan');
    const show = (...keys: readonly number[]) =>
      house.app.house.act({ posts: [], house: true }, 'test', (act) => {
        const choices = keys.map((key) => [{ label: `Mục ${key}`, pick: { to: 'test.pick', key } }]);
        return act.card('list', { person: lan.person }, { text: 'Danh sách', choices });
      });
    await show(10, 20);
    await lan.hears('Mục 10');
    await show(20, 10);
    await house.channel.deliver('lan', { kind: 'text', text: '1' });
    await house.settle();
    expect(await house.written()).toEqual([]);
    await lan.says('1').hears('Đã chọn 20.');
  });

  it('beyond the list is no choice', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/chon').hears('Chọn một:');
    await lan.says('0').hears('Nháp: 0.');
    await lan.says('4').hears('Nháp: 4.');
    await lan.says('3').hears('Đã chọn 3.');
  });
});

describe('somebody else’s button', () => {
  it('is not theirs to press, and changes nothing', async () => {
    const house = await openConversation();
    const [lan, mai] = [await house.member('lan'), await house.member('mai')];
    const token = tokenOf(await lan.says('/chon').hears('Chọn một:'), 'Số 1');
    await mai.presses(token).hears(texts.notYourChoice);
    await house.stranger('nobody').presses(token).hearsNothing();
    await house.stranger('somebody').says('xin việc').hears('Chào người lạ');
    await house.stranger('somebody').presses(token).hears(texts.notYourChoice);
    expect(await house.written()).toEqual([]);
    expect(lan.screen).toHaveLength(1);
  });

  it('is one’s own on another of one’s accounts', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    const other = await house.member('lan-2');
    await house.app.house.db.transaction((tx) =>
      tx.account.update({ where: { id: other.account }, data: { personId: lan.person } }),
    );
    await house.app.house.act({ posts: [], house: true }, 'test', (act) =>
      act.tell(
        { person: lan.person },
        { text: 'Chọn:', choices: [[{ label: 'Một', pick: { to: 'test.pick', key: 1 } }]] },
      ),
    );
    await house.settle();
    const shown = [...lan.screen, ...other.screen].find(({ text }) => text === 'Chọn:');
    if (shown === undefined) throw new Error('nothing to choose');
    await (lan.screen.includes(shown) ? other : lan).presses(tokenOf(shown, 'Một')).hears('Đã chọn 1.');
  });
});

describe('a forged token', () => {
  it('of any form is answered and changes nothing', async () => {
    const house = await openConversation();
    const [lan, mai] = [await house.member('lan'), await house.member('mai')];
    await lan.says('/chon').hears('Chọn một:');
    await mai.says('/xem').hears('Chỉ xem.');
    const number = fc.oneof(fc.nat({ max: 5 }), fc.maxSafeNat(), fc.constantFrom(2 ** 31 - 1, 2 ** 31, 9_999_999_999));
    const token = fc.oneof(
      fc.tuple(number, number, number).map((parts) => parts.join('.')),
      fc.string({ maxLength: 64, unit: 'binary' }),
      fc.constantFrom('', '1', '1.0', '1.0.0.0', '-1.0.0', '1e3.0.0', ' 1.0.0', '1.0.0\n', 'NaN.NaN.NaN', '١.٠.٠'),
    );
    const tokens = fc.sample(token, { numRuns: 70, seed: 5 }).filter((each) => !/^\d+\.0\.[012]$/.test(each));
    for (const [index, each] of tokens.entries()) {
      await house.channel.deliver('mai', { kind: 'tap', token: each }, { id: `forged-${index}` });
    }
    await house.settle();
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
    const answers = mai.screen.slice(1).map((shown) => shown.text);
    expect(answers.filter((text) => text !== texts.notYourChoice && !text.startsWith('Nút này đã cũ'))).toEqual([]);
    expect(answers).toHaveLength(tokens.length);
    expect(await house.written()).toEqual([]);
  });

  it('of a message that was emptied since is old', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    const token = tokenOf(await lan.says('/chon').hears('Chọn một:'), 'Số 1');
    house.clock.advance(HOUR_MS);
    await house.app.house.db.transaction((tx) => tx.outgoing.updateMany({ data: { body: null, parts: null } }));
    await lan.presses(token).hears(texts.staleChoiceNoDialog);
    await lan.says('1').hears('Nháp: 1.');
  });
});
