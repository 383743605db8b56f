import { describe, expect, it } from 'vitest';
import { type ChatRef, type MenuEntry, SendError } from '../../src/channels/contract.js';
import { menuSweep } from '../../src/conversation/menus.js';
import { texts } from '../../src/conversation/texts.js';
import { joined } from '../../src/joined.js';
import { DAY_MS, MINUTE_MS } from '../../src/lib/clock.js';
import { type ConversationHouse, openConversation, surveyFeature } from './stage.js';

/** What a person did in a group, as the platform tells it: the chat is the group's, the sender is the person. */
async function inGroup(
  house: ConversationHouse,
  sender: string,
  content: Parameters<ConversationHouse['channel']['deliver']>[1],
  group = 'staff-room',
): Promise<void> {
  await house.channel.deliver(group, content, { sender });
  await house.settle();
}

const tellPrivately = (house: ConversationHouse, person: number, text: string) =>
  house.app.house.act({ posts: [], house: true }, `test/${text}`, (act) => act.tell({ person }, { text }));

describe('somebody who left', () => {
  it('is a stranger again, in the middle of a question too', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    house.clock.advance(MINUTE_MS);
    await house.app.house.db.transaction((tx) =>
      tx.person.update({ where: { id: lan.person }, data: { leftAt: house.clock.now() } }),
    );
    house.clock.advance(MINUTE_MS);
    await lan.says('Đỏ thắm').hears('Chào người lạ (text).');
    await lan.says('/xem').hears('Chào người lạ (text).');
    await lan.says('Cảm ơn').hears('Chào người lạ (text).');
    expect(await house.written()).toEqual([]);
  });

  it('cannot answer with a button either', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.says('/khaosat').hears('Tên gì?');
    await lan.says('Lan').hears('màu nào');
    house.clock.advance(MINUTE_MS);
    await house.app.house.db.transaction((tx) =>
      tx.person.update({ where: { id: lan.person }, data: { leftAt: house.clock.now() } }),
    );
    await lan.picks('Đỏ thắm').hears(texts.staleChoiceNoDialog);
  });
});

describe('in a group', () => {
  it('everybody is pointed to the private chat, once a day, and nothing is taken', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    for (const sender of ['lan', 'mai', 'lan']) await inGroup(house, sender, { kind: 'group', text: '/khaosat' });
    expect(house.channel.screen('staff-room')).toMatchObject([
      { text: texts.onlyPrivate, buttons: [{ label: texts.openPrivate, url: 'https://telegram.example/join?start=' }] },
    ]);
    house.clock.advance(DAY_MS);
    await inGroup(house, 'mai', { kind: 'group', text: 'xin chào' });
    expect(house.channel.screen('staff-room')).toHaveLength(2);
    expect(lan.screen).toEqual([]);
    expect(await house.written()).toEqual([]);
  });

  it('what a member does never turns their private messages there', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await inGroup(house, 'lan', { kind: 'reach', reachable: true });
    await inGroup(house, 'lan', { kind: 'group', text: 'xin chào' });
    await inGroup(house, 'lan', { kind: 'tap', token: '1.0.0' });
    await inGroup(house, 'lan', { kind: 'moved', to: 'super-staff-room' as ChatRef });
    await tellPrivately(house, lan.person, 'chuyện riêng');
    await house.settle();
    expect(lan.screen.map((shown) => shown.text)).toContain('chuyện riêng');
    const elsewhere = [...house.channel.screen('staff-room'), ...house.channel.screen('super-staff-room')];
    expect(elsewhere.map((shown) => shown.text)).toEqual([texts.onlyPrivate]);
  });

  it('whoever removes the bot can still be reached in private', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await inGroup(house, 'lan', { kind: 'reach', reachable: false });
    await tellPrivately(house, lan.person, 'chuyện riêng');
    await lan.hears('chuyện riêng');
  });

  it('that became a bigger one is pointed to the private chat under its new address', async () => {
    const house = await openConversation();
    await inGroup(house, 'lan', { kind: 'group', text: 'xin chào' });
    await inGroup(house, 'lan', { kind: 'moved', to: 'super-staff-room' as ChatRef });
    house.clock.advance(DAY_MS);
    await inGroup(house, 'lan', { kind: 'group', text: 'xin chào' }, 'super-staff-room');
    expect(house.channel.screen('super-staff-room')).toHaveLength(1);
    expect(await house.app.house.db.read.account.count()).toBe(1);
  });

  it('that became a bigger one we have met already is no trouble', async () => {
    const house = await openConversation();
    await inGroup(house, 'lan', { kind: 'group', text: 'xin chào' });
    await inGroup(house, 'lan', { kind: 'group', text: 'xin chào' }, 'super-staff-room');
    await inGroup(house, 'lan', { kind: 'moved', to: 'super-staff-room' as ChatRef });
    house.clock.advance(DAY_MS);
    await inGroup(house, 'lan', { kind: 'group', text: 'xin chào' }, 'super-staff-room');
    expect(house.channel.screen('super-staff-room')).toHaveLength(2);
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('that became a bigger one is the same group where somebody’s words still come from its old address', async () => {
    const house = await openConversation();
    await inGroup(house, 'lan', { kind: 'group', text: 'xin chào' });
    await inGroup(house, 'lan', { kind: 'moved', to: 'super-staff-room' as ChatRef });
    house.clock.advance(DAY_MS);
    await inGroup(house, 'mai', { kind: 'group', text: 'xin chào' });
    expect(house.channel.screen('super-staff-room')).toHaveLength(1);
    expect(house.logged.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('a chat', () => {
  it('that was blocked is out of reach until it is unblocked, or written in', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    const outOfReach = async () =>
      (await house.app.house.db.read.account.findUniqueOrThrow({ where: { id: lan.account } })).outOfReachAt !== null;
    await lan.does({ kind: 'reach', reachable: false });
    expect(await outOfReach()).toBe(true);
    await lan.does({ kind: 'reach', reachable: true });
    expect(await outOfReach()).toBe(false);
    await lan.does({ kind: 'reach', reachable: false });
    await lan.says('/xem').hears('Chỉ xem.');
    expect(await outOfReach()).toBe(false);
  });

  it('that moved is written to at its new address, and stays the same person', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    await lan.does({ kind: 'moved', to: 'lan-moved' as ChatRef });
    await tellPrivately(house, lan.person, 'chuyện riêng');
    await house.settle();
    expect(house.channel.screen('lan-moved').map((shown) => shown.text)).toEqual(['chuyện riêng']);
  });

  it('whose window was closed gets what it missed when the person writes, before the answer', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    house.clock.advance(8 * DAY_MS);
    house.channel.failNext(new SendError('windowClosed', 'only after the person writes'));
    await tellPrivately(house, lan.person, 'tin đã lỡ');
    await house.settle();
    expect(lan.screen).toEqual([]);
    await lan.says('/xem').hears('Chỉ xem.');
    expect(lan.screen.map((shown) => shown.text)).toEqual(['tin đã lỡ', 'Chỉ xem.']);
  });
});

describe('the menu beside the text field', () => {
  it('goes when the chat is nobody’s any more, also when that happens while it is being set', async () => {
    const house = await openConversation();
    const lan = await house.member('lan');
    const { db } = house.app.house;
    const telegram = {
      ...house.channel,
      async menu(chat: ChatRef, entries: readonly MenuEntry[]) {
        await house.channel.menu(chat, entries);
        if (entries.length === 0) return;
        await db.transaction((tx) =>
          tx.account.update({ where: { id: lan.account }, data: { personId: null, menuStale: true } }),
        );
      },
    };
    const commands = [...joined([surveyFeature()]).commands.values()];
    const sweep = menuSweep({ channels: new Map([['telegram', telegram]]), commands });
    await sweep.run(house.app.house);
    expect(house.channel.menuOf('lan')).not.toEqual([]);
    await sweep.run(house.app.house);
    expect(house.channel.menuOf('lan')).toEqual([]);
    expect(await db.read.account.count({ where: { menuStale: true } })).toBe(0);
  });
});
