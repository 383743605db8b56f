import { describe, expect, it } from 'vitest';
import { loa } from '../support/cli.js';
import type { FakeChannel } from '../support/fake-channel.js';
import { openHouse, type TestHouse } from '../support/house.js';
import type { Talker } from '../support/talker.js';

const LON = 'to-mau-giao-lon';
const CODE = /[A-Z2-9]{4}-[A-Z2-9]{4}/;

const open = () => openHouse({ alsoZalo: true });
const lastText = (channel: FakeChannel, chat: string) => channel.screen(chat).at(-1)?.text ?? '';
const codeIn = (text: string) => CODE.exec(text)?.[0] ?? '';

async function askCode(person: Talker): Promise<string> {
  await person.says('/lienket').hears('Tài khoản của thầy/cô trên Loa');
  return codeIn((await person.picks('Thêm tài khoản khác').hears(CODE)).text);
}

async function lanOnBoth(house: TestHouse) {
  const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
  const alsoLan = house.stranger('z-lan', house.zalo);
  await alsoLan.says(await askCode(lan)).hears('Đã thêm tài khoản này cho thầy/cô Người Thử Lan');
  return { lan, alsoLan };
}

describe('a code from one channel, entered on another', () => {
  it('makes it one person with one set of tasks, and says so on the first', async () => {
    const house = await open();
    const { lan, alsoLan } = await lanOnBoth(house);
    await lan.hears('Vừa thêm một tài khoản Zalo');
    await alsoLan.says('/viec').hears('Việc của thầy/cô');
    expect(await house.app.house.db.read.person.count()).toBe(1);
    const accounts = await house.app.house.db.read.account.findMany();
    expect(accounts.map(({ channel, personId }) => [channel, personId])).toEqual([
      ['telegram', lan.person],
      ['zalo', lan.person],
    ]);
  });

  it('is taken at the door, after the command, and in the middle of joining', async () => {
    for (const before of [['Xin chào'], ['Xin chào', '/huy'], ['Nhập']]) {
      const house = await open();
      const lan = await house.someone({ unit: LON });
      const alsoLan = house.stranger('z-lan', house.zalo);
      for (const text of before) await alsoLan.says(text);
      await alsoLan.says(`/lienket ${await askCode(lan)}`).hears('Đã thêm tài khoản này');
      await alsoLan.says('/lienket').hears('Telegram');
    }
  });

  it('is good once, for a quarter of an hour, and only the newest', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON });
    const first = await askCode(lan);
    const second = await askCode(lan);
    await house.stranger('z-1', house.zalo).says(first).hears('Mã này không đúng');
    await house.stranger('z-2', house.zalo).says(second).hears('Đã thêm tài khoản này');
    await house.stranger('z-3', house.zalo).says(second).hears('Mã này không đúng');
    const late = await askCode(lan);
    house.clock.advance(15 * 60_000);
    await house.stranger('z-4', house.zalo).says(late).hears('Mã này không đúng');
    expect(await house.app.house.db.read.account.count({ where: { personId: lan.person } })).toBe(2);
  });

  it('cannot be guessed: five wrong ones close the door for an hour, to a right one too', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON });
    const code = await askCode(lan);
    const thief = house.stranger('z-thief', house.zalo);
    for (let n = 2; n <= 6; n += 1) await thief.says(`AAAA-AAA${n}`);
    await thief.says(code).hears('nhiều lần nhập mã chưa đúng');
    expect(await house.app.house.db.read.account.count({ where: { personId: lan.person } })).toBe(1);
  });

  it('changes nothing where somebody else has joined, or the same person has', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON });
    const hoa = await house.someone({ unit: LON, name: 'Người Thử Hoà', on: house.zalo });
    const code = await askCode(lan);
    await hoa.says(`/lienket ${code}`).hears('đang dùng với tên Người Thử Hoà');
    await lan.says(`/start ${code}`).hears('đã là của thầy/cô');
    await house.stranger('z-lan', house.zalo).says(code).hears('Đã thêm tài khoản này');
  });

  it('brings what was held on a closed channel', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON, role: 'lead', on: house.zalo });
    const code = await askCode(lan);
    house.zalo.block(lan.chat);
    await house.app.house.act({ posts: [], house: true }, 'test/notice', (act) =>
      act.tell({ person: lan.person }, { text: 'Tin đã giữ lại' }),
    );
    await house.settle();
    const alsoLan = house.stranger('t-lan');
    await alsoLan.says(code).hears('Tin đã giữ lại');
  });
});

describe('one digest', () => {
  it('comes where the person can be reached and last wrote', async () => {
    const house = await open();
    const { lan, alsoLan } = await lanOnBoth(house);
    house.clock.set('2020-11-18T09:00:00+07:00');
    await alsoLan.says('/viec');
    const before = [lan.screen.length, alsoLan.screen.length];
    await house.at('2020-11-23T07:00:00+07:00');
    expect([lan.screen.length - (before[0] ?? 0), alsoLan.screen.length - (before[1] ?? 0)]).toEqual([0, 1]);
    // Silent for more than seven days there: from now on the other channel.
    await house.at('2020-11-27T07:00:00+07:00');
    expect([lan.screen.length - (before[0] ?? 0), alsoLan.screen.length - (before[1] ?? 0)]).toEqual([1, 1]);
  });

  it('is held where no channel is open, is one however long, and comes when the person writes', async () => {
    const house = await open();
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const hoa = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Hoà', on: house.zalo });
    for (const day of ['23', '24', '25', '26', '27', '30']) {
      for (const time of ['07:00:00', '07:00:15']) await house.at(`2020-11-${day}T${time}+07:00`);
    }
    expect(hoa.screen).toEqual([]);
    await office.hears('Người Thử Hoà');
    await hoa.says('/viec');
    expect(hoa.screen.filter(({ text }) => text.includes('Mỗi tháng ít nhất một bài')).length).toBe(2);
    expect(await house.app.house.db.read.outgoing.count({ where: { state: 'held' } })).toBe(0);
  });
});

describe('unlinking', () => {
  it('is asked once more, ends that account’s sight of everything, and spares the last one', async () => {
    const house = await open();
    const { lan, alsoLan } = await lanOnBoth(house);
    await lan.says('/lienket');
    await lan.picks('Gỡ Zalo').hears('Gỡ tài khoản Zalo này khỏi Loa?');
    await lan.picks('Đúng, gỡ').hears('Đã gỡ tài khoản Zalo');
    await alsoLan.hears('đã được gỡ khỏi Loa');
    await alsoLan.says('/viec').hears('mã mời');
    const { text, buttons } = await lan.says('/lienket').hears('đang dùng');
    expect(text).not.toContain('Zalo');
    expect(buttons.map(({ label }) => label)).toEqual(['Thêm tài khoản khác']);
  });

  it('takes messages and buttons of the person away from the account', async () => {
    const house = await open();
    const { lan, alsoLan } = await lanOnBoth(house);
    await alsoLan.says('/lienket').hears('Gỡ Telegram');
    const token = house.zalo.screen(alsoLan.chat).at(-1)?.buttons.at(-1)?.token ?? '';
    await house.app.house.act({ posts: [], house: true }, 'test/card', (act) =>
      act.card('test/card', { person: lan.person }, { text: 'Thẻ một' }),
    );
    await alsoLan.hears('Thẻ một');
    await lan.says('/lienket');
    await lan.picks('Gỡ Zalo');
    await lan.picks('Đúng, gỡ');
    await house.app.house.act({ posts: [], house: true }, 'test/card', (act) =>
      act.card('test/card', { person: lan.person }, { text: 'Thẻ hai' }),
    );
    await lan.hears('Thẻ hai');
    expect(alsoLan.screen.map(({ text }) => text).join()).not.toContain('Thẻ hai');
    await alsoLan.presses(token);
    expect(await house.app.house.db.read.account.count({ where: { personId: lan.person } })).toBe(1);
  });
});

describe('a lost account', () => {
  it('is replaced by the office: the old ones are cut off at once, a code brings the new one', async () => {
    const house = await open();
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: LON, name: 'Người Thử Lan' });
    await office.says('/thanhvien');
    const isShown = () =>
      house.channel
        .screen(office.chat)
        .at(-1)
        ?.buttons.some(({ label }) => label.includes('Mẫu giáo lớn'));
    while (isShown() !== true) await office.picks('Xem thêm');
    await office.picks('Tổ Mẫu giáo lớn');
    await office.picks('Người Thử Lan');
    await office.picks('Mất máy, đổi tài khoản').hears('Tài khoản của Người Thử Lan');
    await office.picks('Gỡ tài khoản cũ, cấp mã').hears('Đã gỡ 1 tài khoản cũ');
    const code = codeIn(lastText(house.channel, office.chat));
    await lan.hears('đã được gỡ khỏi Loa');
    await lan.says('/viec').hears('mã mời');
    house.clock.advance(2 * 24 * 3_600_000);
    await house.stranger('z-lan', house.zalo).says(code).hears('Đã thêm tài khoản này cho thầy/cô Người Thử Lan');
    const entries = await house.app.house.db.read.auditEntry.findMany({
      where: { action: { startsWith: 'linking.' } },
    });
    expect(entries.map(({ action }) => action)).toEqual(['linking.replace', 'linking.code', 'linking.link']);
  });

  it('is nothing a lead may replace', async () => {
    const house = await open();
    const lead = await house.someone({ unit: LON, role: 'lead' });
    await house.someone({ unit: LON, name: 'Người Thử Lan' });
    await lead.says('/thanhvien');
    const { buttons } = await lead.picks('Người Thử Lan').hears('Tham gia từ');
    expect(buttons.map(({ label }) => label)).not.toContain('Mất máy, đổi tài khoản');
  });

  it('can be replaced from the command line, for the office itself', async () => {
    const house = await open();
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Người Thử Mai' });
    const { json } = await loa(house, 'link-code', '--person', 'mai', '--replace', '--json');
    expect(json[0]).toMatchObject({ person: office.person, unlinked: 1 });
    const { code } = json[0] as { code: string };
    await house.stranger('z-mai', house.zalo).says(code).hears('Đã thêm tài khoản này cho thầy/cô Người Thử Mai');
  });
});
