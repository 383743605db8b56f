/** Getting to the chat page: from a chat, from the command line, and what an invitation shows where there are two ways. */
import { expect, it } from 'vitest';
import { type ChatRef, OpenError } from '../../src/channels/contract.js';
import type { CodeLink, Door } from '../../src/feature.js';
import { createFeatures } from '../../src/features/index.js';
import { createProgram } from '../../src/program.js';
import { openHouse, type TestHouse } from '../support/house.js';

const GROUP = 'to-mau-giao-lon';

/** A page that hands out numbered chats and entrances. */
function numberedDoor(): Door {
  let chats = 0;
  let entrances = 0;
  return {
    channel: 'web',
    entranceDays: 7,
    createChat: async () => {
      chats += 1;
      return `web-chat-${chats}` as ChatRef;
    },
    closeDoors: async () => undefined,
    erase: async () => undefined,
    createEntrance: async (_tx, chat) => {
      entrances += 1;
      return `https://loa.example/vao/${chat}/${entrances}`;
    },
  };
}

function openWithDoor(linksTo: (code: string) => readonly CodeLink[] = () => []): Promise<TestHouse> {
  return openHouse({ features: createFeatures({ linksTo, door: numberedDoor() }) });
}

it('gives everybody who holds a post a link of their own, each time a new one to the same chat', async () => {
  const house = await openWithDoor();
  const teacher = await house.someone({ unit: GROUP });
  await teacher.says('/duongdan').hears('https://loa.example/vao/web-chat-1/1');
  await teacher.says('/duongdan').hears('https://loa.example/vao/web-chat-1/2');
  const other = await house.someone({ unit: GROUP, role: 'lead' });
  await other.says('/duongdan').hears('https://loa.example/vao/web-chat-2/3');
});

it('links the page to the same person, and goes on speaking where the person last wrote', async () => {
  const house = await openWithDoor();
  const lead = await house.someone({ unit: GROUP, role: 'lead' });
  await lead.says('/duongdan');
  const accounts = await house.app.house.db.read.account.findMany({
    where: { personId: lead.person },
    orderBy: { id: 'asc' },
    select: { channel: true, chat: true, lastWroteAt: true },
  });
  expect(accounts).toMatchObject([
    { channel: 'telegram', lastWroteAt: expect.any(Date) },
    { channel: 'web', chat: 'web-chat-1', lastWroteAt: null },
  ]);
  await house.at('2020-11-23T07:00:00+07:00');
  await lead.hears('công tác truyền thông còn');
});

it('opens no way in for somebody on the list of staff who has not agreed to anything yet', async () => {
  const house = await openWithDoor();
  await house.app.house.db.transaction((tx) =>
    tx.person.create({ data: { name: 'Hoa Danh Sách', sortName: 'sach', createdAt: house.clock.now() } }),
  );
  await expect(webLink(house, numberedDoor(), '--person', 'hoa danh sach')).rejects.toThrow(
    'is on the list of staff, but has not joined yet',
  );
  expect(await house.app.house.db.read.account.count()).toBe(0);
});

it('makes a new chat for somebody whose old one was closed', async () => {
  const house = await openWithDoor();
  const teacher = await house.someone({ unit: GROUP });
  await teacher.says('/duongdan').hears('web-chat-1');
  await house.app.house.db.transaction((tx) =>
    tx.account.updateMany({ where: { channel: 'web' }, data: { outOfReachAt: house.clock.now() } }),
  );
  await teacher.says('/duongdan').hears('web-chat-2');
});

it('says plainly that there is no page where there is none, and shows the command in no menu', async () => {
  const house = await openHouse();
  const teacher = await house.someone({ unit: GROUP });
  await teacher.says('/duongdan').hears('chưa mở trang web');
  const help = await teacher.says('/trogiup').hears('Các lệnh của thầy/cô');
  expect(help.text).not.toContain('/duongdan');
});

it('gives a stranger nothing', async () => {
  const house = await openWithDoor();
  const stranger = house.stranger('somebody');
  await stranger.says('/duongdan');
  expect(stranger.screen.map(({ text }) => text).join()).not.toContain('/vao/');
});

it('makes a link from the command line for one person, found by name without marks, by a part of it or by number', async () => {
  const door = numberedDoor();
  const house = await openHouse();
  const an = await house.someone({ unit: GROUP, name: 'Hoa Thiên Lý' });
  await house.someone({ unit: GROUP, name: 'Hoa Thiên Điểu' });
  const byName = await webLink(house, door, '--person', 'hoa thien ly', '--json');
  expect(byName.json).toMatchObject([
    { person: an.person, name: 'Hoa Thiên Lý', link: expect.stringContaining('/vao/') },
  ]);
  const byPart = await webLink(house, door, '--person', 'điểu');
  expect(byPart.lines.join('\n')).toContain('Hoa Thiên Điểu (member to-mau-giao-lon)');
  const byNumber = await webLink(house, door, '--person', String(an.person));
  expect(byNumber.lines.join('\n')).toContain('https://loa.example/vao/');
  await expect(webLink(house, door, '--person', 'hoa thien')).rejects.toThrow(/several people fit[\s\S]*Hoa Thiên Lý/);
  await expect(webLink(house, door, '--person', 'Nobody')).rejects.toThrow(/nobody here is called Nobody/);
});

it('tells the operator what to set where there is no page', async () => {
  const house = await openHouse();
  await house.someone({ unit: GROUP, name: 'Hoa Thiên Lý' });
  await expect(webLink(house, undefined, '--person', 'Lý')).rejects.toThrow('set PUBLIC_URL');
});

it('shows every way to follow an invitation, and takes the code of each', async () => {
  const linksTo = (code: string): readonly CodeLink[] => [
    { channel: 'telegram', url: `https://t.example/loa?start=${code}` },
    { channel: 'web', url: `https://loa.example/moi/${code}` },
  ];
  const house = await openWithDoor(linksTo);
  const lead = await house.someone({ unit: GROUP, role: 'lead' });
  await lead.says('/moi');
  const { text } = await lead.picks('Một người').hears('Mở bằng Telegram: https://t.example/loa?start=');
  expect(text).toContain('Mở bằng trình duyệt, không cần cài ứng dụng: https://loa.example/moi/');
  const [link = ''] = /https:\/\/loa\.example\/moi\/[\w-]+/.exec(text) ?? [];
  await house.stranger('new').says(link).hears('Thầy/cô được mời tham gia');
});

async function webLink(house: TestHouse, door: Door | undefined, ...args: readonly string[]) {
  const lines: string[] = [];
  const json: unknown[] = [];
  const program = createProgram({
    features: createFeatures(),
    print: { line: (text) => void lines.push(text), json: (value) => void json.push(value) },
    open: (work) => work({ ...house.app.house, door }),
    start: async () => undefined,
    demo: async () => undefined,
    connectZalo: async () => undefined,
    restore: async () => undefined,
  });
  await program.parseAsync(['web-link', ...args], { from: 'user' });
  return { lines, json };
}

it('is the way in for files too large for a chat app, offered where a draft is', async () => {
  const house = await openWithDoor();
  const teacher = await house.someone({ unit: GROUP });
  await teacher.sends([{ kind: 'video', bytes: new OpenError('tooBig', 'file is too big'), name: 'ngày hội.mp4' }]);
  await teacher.hears('lớn quá 20 MB');
  const told = await teacher.picks('Tải tệp trên 20 MB').hears('tối đa 200 MB mỗi tệp');
  expect(told.buttons.map(({ url }) => url)).toEqual(['https://loa.example/vao/web-chat-1/1']);
  await teacher.says('Ngày hội của bé');
  await teacher.picks('Quản lý nhà nước');
  await teacher.picks('Tải tệp trên 20 MB').hears('chỉ mở được một lần');
});
