import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { SendError } from '../../src/channels/contract.js';
import { applyPlan } from '../../src/features/plan/index.js';
import { reminders } from '../../src/features/reminders/index.js';
import { answeringOn, peopleFor } from '../../src/ledger/responsible.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { peopleOf } from '../../src/org/reach.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { FEATURES, handIn, pay, payNovember, sendBack } from './tasks-builders.js';

const LON = 'to-mau-giao-lon';
const ARTICLE = `monthly-article/${LON}/2020-11`;

/** Ticks at 07:00 of every day in [from, to], and answers the days on which the person heard a digest. */
async function mornings(house: TestHouse, chat: string, from: string, to: string): Promise<string[]> {
  const heard: string[] = [];
  for (
    let day = new Date(`${from}T00:00:00Z`);
    day <= new Date(`${to}T00:00:00Z`);
    day = new Date(day.getTime() + 86_400_000)
  ) {
    const date = day.toISOString().slice(0, 10);
    const before = digestsOn(house, chat);
    await house.at(`${date}T07:00:00+07:00`);
    for (let n = before; n < digestsOn(house, chat); n += 1) heard.push(date);
  }
  return heard;
}

/** How many digests stand on a screen; a long one may come in several messages, only the first greets. */
function digestsOn(house: TestHouse, chat: string): number {
  return house.channel.screen(chat).filter((shown) => shown.text.includes('🔔')).length;
}

/** Every message of the chat as one text. */
function everything(house: TestHouse, chat: string): string {
  return house.channel
    .screen(chat)
    .map((shown) => shown.text)
    .join('\n');
}

describe.each(profiles)('the digest on %s', (profile) => {
  it('comes on the mornings of the ladder, never to who paid, and ends', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const hoa = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    const member = await house.someone({ unit: LON });
    await payNovember(house, hoa.person, 'to-nha-tre');

    // Due with 30 November, a Monday: 7 days before, 3 before; one day before is a Sunday, heard with the day itself;
    // then two working days after.
    const days = await mornings(house, lan.chat, '2020-11-16', '2020-12-11');
    expect(days).toEqual(['2020-11-23', '2020-11-27', '2020-11-30', '2020-12-02']);
    const said = everything(house, lan.chat);
    expect(said).toContain('(còn 7 ngày)');
    expect(said).toContain('(còn 3 ngày)');
    expect(said).toContain('(hôm nay là hạn)');
    expect(said).toContain('(đã quá hạn 2 ngày)');
    expect(said).toContain('Theo KH 36/KH-MNTr, mục III.2');
    expect(hoa.screen).toEqual([]);
    expect(member.screen).toEqual([]);
  });

  it('lists all that is owed, nearest first, with a choice for each', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    await house.at('2020-11-23T07:00:00+07:00');
    const said = everything(house, lan.chat);
    expect(said).toContain('còn 4 việc');
    expect(said.indexOf('30/11/2020')).toBeLessThan(said.indexOf('15/01/2021'));
    await lan.picks('Nộp ảnh học kỳ I').hears('ảnh gốc thì gửi ở dạng tệp');
  });

  it('is withdrawn when everything was handed in between choosing and sending', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const lan = await house.someone({ unit: LON, role: 'lead' });
    house.clock.set('2020-11-23T07:00:00+07:00');
    await house.app.sweep();
    await payNovember(house, lan.person, LON);
    await house.settle();
    expect(lan.screen).toEqual([]);
    const rows = await house.app.house.db.read.outgoing.findMany({
      where: { recipe: 'reminders.digest', personId: lan.person },
    });
    expect(rows.map((row) => [row.key, row.state])).toEqual([[`digest/2020-11-23/person-${lan.person}`, 'withdrawn']]);
  });
});

const open = (now?: string) => openHouse({ features: FEATURES, ...(now === undefined ? {} : { now }) });

it('does not list what waits for a reviewer, and lists it again when it came back', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const item = await handIn(house, lan.person, ARTICLE);
  await house.at('2020-11-23T07:00:00+07:00');
  expect((await lan.hears('còn 3 việc')).text).not.toContain('Mỗi tháng ít nhất một bài');
  await sendBack(house, item);
  await house.at('2020-11-27T07:00:00+07:00');
  expect((await lan.hears('còn 4 việc')).text).toContain('Chờ sửa');
});

it('is one message for somebody who leads a group and holds the office', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.app.house.db.transaction(async (tx) => {
    const { id } = await tx.unit.findUniqueOrThrow({ where: { code: 'van-phong' } });
    await tx.membership.create({
      data: { personId: lan.person, unitId: id, role: 'office', since: house.clock.now() },
    });
  });
  await house.at('2020-11-23T07:00:00+07:00');
  expect(lan.screen).toHaveLength(1);
  expect(lan.screen[0]?.text).toContain('5 đơn vị');
});

it('waits for the plan’s hour, catches up the same day, and keeps the quiet hours', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-23T06:59:45+07:00');
  expect(digestsOn(house, lan.chat)).toBe(0);
  // The server was down over the morning.
  await house.at('2020-11-23T15:10:00+07:00');
  expect(digestsOn(house, lan.chat)).toBe(1);
  await house.at('2020-11-23T15:10:15+07:00');
  expect(digestsOn(house, lan.chat)).toBe(1);
  // Down all of Friday until quiet hours: nothing in the night, nothing at the weekend, one on Monday.
  await house.at('2020-11-27T20:00:00+07:00');
  expect(digestsOn(house, lan.chat)).toBe(1);
  expect(await house.app.house.db.read.outgoing.count({ where: { key: { startsWith: 'digest/2020-11-27' } } })).toBe(0);
  expect(await mornings(house, lan.chat, '2020-11-28', '2020-12-01')).toEqual(['2020-11-30']);
});

it('gives one digest after three days without a server, not three and not none', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-20T07:00:00+07:00');
  // Half an hour before the digest of the 23rd the server goes down; it is back on the 26th.
  house.clock.set('2020-11-26T06:30:00+07:00');
  await house.restart();
  expect(await mornings(house, lan.chat, '2020-11-26', '2020-12-04')).toEqual([
    '2020-11-26',
    '2020-11-27',
    '2020-11-30',
    '2020-12-02',
  ]);
});

it('forgets nobody when an outage swallows the last steps of a ladder', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  expect(await mornings(house, lan.chat, '2020-11-23', '2020-11-27')).toEqual(['2020-11-23', '2020-11-27']);
  expect(await mornings(house, lan.chat, '2020-12-03', '2020-12-11')).toEqual(['2020-12-03']);
});

it('sends what could not leave on its day with the next morning, once, and answers meanwhile', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-26T07:00:00+07:00');
  // No network on Friday until quiet hours have begun.
  house.channel.failNext(new SendError('offline', 'no network'), 3);
  for (const time of ['07:00', '12:00', '19:59', '21:00']) await house.at(`2020-11-27T${time}:00+07:00`);
  expect(lan.screen).toEqual([]);
  await lan.says('/viec').hears('Việc của thầy/cô');
  expect(await mornings(house, lan.chat, '2020-11-28', '2020-12-01')).toEqual(['2020-11-30']);
});

it('says nothing more on a morning on which yesterday’s digest left first', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-26T07:00:00+07:00');
  house.channel.failNext(new SendError('offline', 'no network'), 1);
  await house.at('2020-11-27T19:59:50+07:00');
  await house.at('2020-11-27T20:05:00+07:00');
  house.clock.set('2020-11-30T07:00:00+07:00');
  await house.settle();
  expect(digestsOn(house, lan.chat)).toBe(1);
  await house.at('2020-11-30T07:00:15+07:00');
  expect(digestsOn(house, lan.chat)).toBe(1);
});

it('leaves people in peace over the New Year, and reminds on the first working morning', async () => {
  // Thursday 31 December: 24, 28, 30, 31; 1 January is off, so the second working day after is Tuesday the 5th.
  const house = await open('2020-12-01T08:00:00+07:00');
  const lan = await house.someone({ unit: LON, role: 'lead' });
  await payNovember(house, lan.person, LON);
  expect(await mornings(house, lan.chat, '2020-12-03', '2021-01-07')).toEqual([
    '2020-12-24',
    '2020-12-28',
    '2020-12-30',
    '2020-12-31',
    '2021-01-05',
  ]);
});

it('keeps silent over Tết and a month that ends on a Sunday is told on working mornings', async () => {
  const house = await open('2021-02-03T08:00:00+07:00');
  const lan = await house.someone({ unit: LON, role: 'lead' });
  // February ends on Sunday the 28th: the 21st is a Sunday, heard on the 22nd; the 25th; the 27th and 28th are heard on
  // Monday 1 March; two working days after is 2 March. Tết is off from the 10th to the 16th.
  expect(await mornings(house, lan.chat, '2021-02-04', '2021-03-12')).toEqual([
    '2021-02-22',
    '2021-02-25',
    '2021-03-01',
    '2021-03-02',
  ]);
});

it('goes on after a blocked account, and reaches the others', async () => {
  const house = await open();
  const an = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  const lan = await house.someone({ unit: LON, role: 'lead' });
  house.channel.block(an.chat);
  await house.at('2020-11-23T07:00:00+07:00');
  expect(digestsOn(house, lan.chat)).toBe(1);
  expect(an.screen).toEqual([]);
  await house.at('2020-11-27T07:00:00+07:00');
  expect(digestsOn(house, lan.chat)).toBe(2);
});

it('follows a change of lead: the new one hears, the old one does not', async () => {
  const house = await open();
  const old = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-23T07:00:00+07:00');
  expect(digestsOn(house, old.chat)).toBe(1);
  await house.app.house.db.transaction((tx) =>
    tx.membership.updateMany({ where: { personId: old.person }, data: { until: house.clock.now() } }),
  );
  const next = await house.someone({ unit: LON, role: 'lead' });
  await house.at('2020-11-27T07:00:00+07:00');
  expect([digestsOn(house, old.chat), digestsOn(house, next.chat)]).toEqual([1, 1]);
});

it('uses the ladder of the duty where it has one', async () => {
  const house = await open();
  const lan = await house.someone({ unit: LON, role: 'lead' });
  const source = readFileSync(new URL('../../prisma/plans/thanh-truong-2020.yaml', import.meta.url), 'utf8');
  const own = source.replace(
    'when: { setting: group-month-day }\n',
    'when: { setting: group-month-day }\n    ladder: { daysBefore: [5], workingDaysAfter: [1] }\n',
  );
  expect(own).not.toBe(source);
  await house.app.house.act(THE_HOUSE, 'test', (act) => applyPlan(act, own, 'own.yaml'));
  for (const key of [`monthly-information/${LON}/2020-11`, `unit-plan/${LON}/2020-11-30`])
    await pay(house, lan.person, key);
  expect(await mornings(house, lan.chat, '2020-11-19', '2020-12-05')).toEqual(['2020-11-25', '2020-12-01']);
});

it('asks in bulk for the same people as one by one', async () => {
  const house = await open();
  await house.someone({ unit: LON, role: 'lead' });
  await house.someone({ unit: LON, role: 'lead' });
  await house.someone({ unit: 'van-phong', role: 'office' });
  const { read } = house.app.house.db;
  const units = await read.unit.findMany();
  const answering = await answeringOn(read, '2020-11-02');
  for (const unit of units) {
    const told = await peopleOf(read, { role: 'lead', unit: unit.id });
    expect(peopleFor({ unit, holders: [], assignment: null }, answering)).toEqual(told);
  }
});

describe('loa reminders', () => {
  async function run(house: TestHouse, ...args: string[]) {
    const lines: string[] = [];
    const json: unknown[] = [];
    const program = new Command().exitOverride();
    reminders.cli?.(program, (work) => work(house.app.house), {
      line: (text) => void lines.push(text),
      json: (value) => void json.push(JSON.parse(JSON.stringify(value))),
    });
    await program.parseAsync(['reminders', ...args], { from: 'user' });
    return { lines, json: json[0] };
  }

  it('rehearses any morning as JSON and sends nothing', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON, role: 'lead', name: 'Người Thử Lan' });
    for (const key of [`monthly-information/${LON}/2020-11`, `unit-plan/${LON}/2020-11-30`])
      await pay(house, lan.person, key);
    const { json } = await run(house, '--date', '2020-11-23', '--dry-run', '--json');
    expect(json).toEqual([
      {
        person: 'Người Thử Lan',
        unit: LON,
        channel: 'telegram',
        tasks: [
          {
            code: ARTICLE,
            title: 'Mỗi tháng ít nhất một bài về hoạt động tiêu biểu, điển hình của tổ',
            clause: 'KH 36/KH-MNTr, mục III.2',
            dueAt: '2020-11-30T17:00:00.000Z',
            daysLeft: 7,
          },
          {
            code: `semester-photos/${LON}/2020-2021/HK1`,
            title: 'Ảnh tư liệu học kỳ của tổ, đã chọn và phân loại',
            clause: 'KH 36/KH-MNTr, mục III.2',
            dueAt: '2021-01-15T17:00:00.000Z',
            daysLeft: 53,
          },
        ],
      },
    ]);
    expect(await house.app.house.db.read.outgoing.count()).toBe(0);
    for (const quiet of ['2020-11-24', '2020-11-29', '2020-12-01'])
      expect((await run(house, '--date', quiet, '--dry-run', '--json')).json).toEqual([]);
  });

  it('gives null for the channel of somebody out of reach', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON, role: 'lead' });
    await house.app.house.db.transaction((tx) =>
      tx.account.updateMany({ where: { personId: lan.person }, data: { outOfReachAt: house.clock.now() } }),
    );
    expect((await run(house, '--date', '2020-11-23', '--dry-run', '--json')).json).toMatchObject([
      { unit: LON, channel: null },
    ]);
  });

  it('says the same as the real morning does', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON, role: 'lead' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await payNovember(house, lan.person, LON);
    const rehearsed: string[] = [];
    for (let day = 16; day <= 30; day += 1) {
      const { json } = await run(house, '--date', `2020-11-${day}`, '--dry-run', '--json');
      if (Array.isArray(json) && json.length > 0) rehearsed.push(`2020-11-${day}`);
    }
    expect(rehearsed).toEqual(await mornings(house, office.chat, '2020-11-16', '2020-11-30'));
    expect(lan.screen).toEqual([]);
  });

  it('tells of a past morning what was decided then', async () => {
    const house = await open();
    const lan = await house.someone({ unit: LON, role: 'lead' });
    await house.at('2020-11-20T07:00:00+07:00');
    expect(await mornings(house, lan.chat, '2020-11-26', '2020-11-27')).toEqual(['2020-11-26', '2020-11-27']);
    expect((await run(house, '--date', '2020-11-26', '--dry-run', '--json')).json).toHaveLength(1);
    expect((await run(house, '--date', '2020-11-25', '--dry-run', '--json')).json).toHaveLength(1);
    expect((await run(house, '--date', '2020-11-20', '--dry-run', '--json')).json).toEqual([]);
  });

  it('sends today’s once', async () => {
    const house = await open('2020-11-23T06:50:00+07:00');
    const lan = await house.someone({ unit: LON, role: 'lead' });
    expect((await run(house, '--date', '2020-11-23')).lines.at(-1)).toMatch(
      /digests 1, summaries of what is overdue 0\.$/,
    );
    expect((await run(house, '--date', '2020-11-23')).lines.at(-1)).toMatch(/^Nothing to send/);
    await house.settle();
    expect(lan.screen).toEqual([]);
    await house.at('2020-11-23T07:00:00+07:00');
    expect(digestsOn(house, lan.chat)).toBe(1);
  });

  it('refuses to send another day’s, and what is no day', async () => {
    const house = await open();
    await expect(run(house, '--date', '2020-11-23')).rejects.toThrow('add --dry-run');
    await expect(run(house, '--date', '23/11/2020', '--dry-run')).rejects.toThrow('YYYY-MM-DD');
  });
});
