import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../src/features/plan/index.js';
import { status } from '../../src/features/status/index.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import { countCost } from '../../src/outbox/postage.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';
import { approve, FEATURES, handIn, pay, sendBack } from './tasks-builders.js';

const article = (unit: string, month = '2020-11') => `monthly-article/${unit}/${month}`;

async function run(house: TestHouse, ...args: string[]) {
  const lines: string[] = [];
  const json: unknown[] = [];
  const program = new Command().exitOverride();
  status.cli?.(program, (work) => work(house.app.house), {
    line: (text) => void lines.push(text),
    json: (value) => void json.push(JSON.parse(JSON.stringify(value))),
  });
  await program.parseAsync(['status', ...args], { from: 'user' });
  return { lines, json: json[0] };
}

/** What came since `from` messages ago stood on the screen, as one text. */
function saidSince(house: TestHouse, chat: string, from: number): string {
  return house.channel
    .screen(chat)
    .slice(from)
    .map((shown) => shown.text)
    .join('\n');
}

describe.each(profiles)('/status on %s', (profile) => {
  it('shows the office each duty with a line a unit, and what it comes to', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await pay(house, lan.person, article('to-mau-giao-lon'));
    await handIn(house, lan.person, article('to-mau-giao-be'));
    await sendBack(house, await handIn(house, lan.person, article('to-mau-giao-nho')));

    await office.says('/status').hears('Tình hình tháng 11/2020');
    const said = saidSince(house, office.chat, 0);
    expect(said).toContain('– Tổ Mẫu giáo lớn: 1/1 ✔ đúng hạn');
    expect(said).toContain('– Tổ Mẫu giáo bé: 0/1 đã gửi, chờ duyệt');
    expect(said).toContain('– Tổ Mẫu giáo nhỡ: 0/1 chờ sửa');
    expect(said).toContain('– Tổ Nhà trẻ: 0/1 chưa nộp, còn 28 ngày');
    // 5 articles, 5 informations, 6 plans, the school's article and plan.
    expect(said).toContain('Cộng: xong 1/18 · chờ duyệt 1 · chờ sửa 1 · chưa nộp 15');
    expect(said).toContain('Tỷ lệ đúng hạn: 100%');
  });

  it('turns to the month before, to this month and to the school year', async () => {
    const house = await openHouse({ profile, features: FEATURES, now: '2020-12-03T08:00:00+07:00' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await pay(house, lan.person, article('to-mau-giao-lon'));
    await lan.says('/status').hears('Tình hình tháng 12/2020');
    let from = lan.screen.length;
    await lan.picks('Tháng trước').hears('Tình hình tháng 11/2020');
    expect(saidSince(house, lan.chat, from)).toContain('– Tổ Mẫu giáo lớn: 1/1 ✔ nộp sau hạn');
    expect(saidSince(house, lan.chat, from)).toContain('– Tổ Mẫu giáo lớn: 0/1 chưa nộp, đã quá hạn 3 ngày');
    from = lan.screen.length;
    await lan.picks('Năm học').hears('Tình hình năm học 2020-2021');
    expect(saidSince(house, lan.chat, from)).toContain('– Tổ Mẫu giáo lớn: 1/2, sau hạn 1, chưa nộp 1');
    await lan.picks('Tháng này').hears('Tình hình tháng 12/2020');
  });

  it('shows a member the own unit and nothing else', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const hoa = await house.someone({ unit: 'to-nha-tre' });
    await hoa.says('/status').hears('Tổ Nhà trẻ: 0/1');
    expect(saidSince(house, hoa.chat, 0)).not.toMatch(/Tổ Mẫu giáo|Trường/);
  });

  it('says how a period is written when it cannot read one', async () => {
    const house = await openHouse({ profile, features: FEATURES });
    const hoa = await house.someone({ unit: 'to-nha-tre' });
    await hoa.says('/status tháng mười ba').hears('/status 2020-2021/HK1 (học kỳ)');
    await hoa.says('/status 2020-2021/hk1').hears('học kỳ I năm học 2020-2021');
    await hoa.says('/status tháng 12').hears('Tình hình tháng 12/2020');
  });
});

it('reaches as far as the post: the reviewers see the groups, a leader sees all', async () => {
  const house = await openHouse({ features: FEATURES });
  const editor = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
  const head = await house.someone({ unit: 'bgh', role: 'leader' });
  const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  expect((await editor.says('/status').hears('Tình hình')).text).toContain('Tổ Mẫu giáo bé');
  expect((await head.says('/status').hears('Tình hình')).text).toContain('Trường Mầm non Thanh Trường');
  expect((await lead.says('/status').hears('Tình hình')).text).not.toContain('Tổ Mẫu giáo');
});

it('shows a member of the institution itself no unit below it', async () => {
  const house = await openHouse({ features: FEATURES });
  const member = await house.someone({ unit: 'thanh-truong' });
  const { text } = await member.says('/status').hears('Trường Mầm non Thanh Trường');
  expect(text).not.toContain('Tổ ');
});

it('names a nil return, an excuse, and what has not begun', async () => {
  const house = await openHouse({ features: FEATURES });
  const head = await house.someone({ unit: 'bgh', role: 'leader' });
  const now = house.clock.now();
  await house.app.house.db.transaction(async (tx) => {
    await tx.task.update({ where: { key: article('to-nha-tre') }, data: { nilAt: now } });
    await tx.task.update({ where: { key: article('to-mau-giao-be') }, data: { excusedAt: now } });
    await tx.task.update({ where: { key: article('to-mau-giao-nho') }, data: { cancelledAt: now } });
  });
  const { text } = await head.says('/status').hears('Tình hình');
  expect(text).toContain('– Tổ Nhà trẻ: không phát sinh');
  expect(text).toContain('– Tổ Mẫu giáo bé: được miễn');
  expect(text).not.toMatch(/Mỗi tháng ít nhất một bài về hoạt động[^▪]*Tổ Mẫu giáo nhỡ/);
  await head.says('/status 2020-12').hears('– Tổ Nhà trẻ: chưa đến kỳ');
});

it('says so when a period holds nothing for the person', async () => {
  const house = await openHouse({ features: FEATURES });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const shown = await office.says('/status 2020-08').hears('Kỳ này không có việc nào');
  expect(shown.buttons.map((button) => button.label)).toEqual(['Chờ tôi', 'Tháng trước', 'Tháng này', 'Năm học']);
});

describe('in an institution of many units', () => {
  async function openBig() {
    const house = await openHouse({ features: FEATURES });
    const source = readFileSync(new URL('../../prisma/plans/thanh-truong-2020.yaml', import.meta.url), 'utf8');
    const last = '      - { code: to-nuoi-duong, name: Tổ Nuôi dưỡng, kind: professional-group }\n';
    const more = Array.from(
      { length: 60 },
      (_, n) => `      - { code: to-${n}, name: Tổ số ${n}, kind: professional-group }\n`,
    );
    expect(source).toContain(last);
    await house.app.house.act(THE_HOUSE, 'test', (act) =>
      applyPlan(act, source.replace(last, last + more.join('')), 'big.yaml'),
    );
    return { house, office: await house.someone({ unit: 'van-phong', role: 'office' }) };
  }

  it('sums up by duty, and opens one duty page by page, whoever owes first', async () => {
    const { house, office } = await openBig();
    const lan = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    await pay(house, lan.person, article('to-nha-tre'));
    const summary = await office.says('/status').hears('xong 1/65 · chưa nộp 64');
    expect(summary.text).not.toContain('Tổ Nhà trẻ');
    expect(summary.buttons.length).toBeLessThanOrEqual(8);
    await office.picks('Chi tiết từng nhiệm vụ').hears('nhiệm vụ nào');
    const first = await office.picks(/^Mỗi tháng ít nhất một bài về/).hears('(trang 1/4)');
    expect(first.text.match(/^– /gm)).toHaveLength(20);
    expect(first.text).not.toContain('Tổ Nhà trẻ');
    await office.picks('Xem thêm').hears('(trang 2/4)');
    await office.picks('Xem thêm').hears('(trang 3/4)');
    const lastPage = await office.picks('Xem thêm').hears('– Tổ Nhà trẻ: 1/1 ✔ đúng hạn');
    expect(lastPage.text).toContain('Cộng: xong 1/65 · chưa nộp 64');
  });

  it('turns the pages of the summary itself', async () => {
    const { office } = await openBig();
    await office.says('/status').hears('(trang 1/2)');
    await office.picks('Xem thêm').hears('(trang 2/2)');
    await office.picks('Xem lại từ đầu').hears('(trang 1/2)');
  });
});

describe('loa status', () => {
  it('gives the numbers the chat gives', async () => {
    const house = await openHouse({ features: FEATURES });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await pay(house, lan.person, article('to-mau-giao-lon'));
    const { json } = await run(house, '--period', '2020-11', '--json');
    expect(json).toMatchObject({
      period: '2020-11',
      totals: { tasks: 18, required: 18, paid: 1, onTime: 1, late: 0, open: 17, missing: 0, onTimeRate: 1 },
    });
    const { json: one } = await run(house, '--unit', 'to-mau-giao-lon', '--json');
    expect(one).toMatchObject({
      units: [{ unit: 'to-mau-giao-lon', duties: [{ duty: 'monthly-article', required: 1, paid: 1 }, {}, {}] }],
      totals: { tasks: 3, paid: 1 },
    });
    const heard = await lan.says('/status').hears('Tình hình');
    expect(heard.text).toContain('Cộng: xong 1/3');
  });

  it('counts the units below, and prints a table', async () => {
    const house = await openHouse({ features: FEATURES });
    const { lines } = await run(house, '--unit', 'thanh-truong');
    expect(lines.join('\n')).toMatch(/to-nha-tre +monthly-article +0 +1 /);
    expect(lines.join('\n')).toMatch(/total +0 +18 /);
    expect((await run(house, '--period', '2019')).lines.at(-1)).toBe('No tasks.');
  });

  it('tells what is valid when a unit or a period is not', async () => {
    const house = await openHouse({ features: FEATURES });
    await expect(run(house, '--unit', 'to-toan')).rejects.toThrow(/no unit to-toan.*to-nha-tre/);
    await expect(run(house, '--period', '11/2020')).rejects.toThrow(/2020-11.*2020-2021\/HK1/s);
    await expect(run(house, '--period', '2030-2031')).rejects.toThrow('no period');
  });
});

it('counts an article by when it was first sent, not by when it was approved', async () => {
  const house = await openHouse({ features: FEATURES, now: '2020-11-30T23:59:00+07:00' });
  const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
  const item = await handIn(house, lan.person, article('to-mau-giao-lon'));
  house.clock.set('2020-12-01T00:00:00+07:00');
  const late = await handIn(house, lan.person, article('to-nha-tre'));
  house.clock.set('2020-12-02T09:00:00+07:00');
  await approve(house, item);
  await approve(house, late);
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const { text } = await office.says('/status 2020-11').hears('Tình hình');
  expect(text).toContain('– Tổ Mẫu giáo lớn: 1/1 ✔ đúng hạn');
  expect(text).toContain('– Tổ Nhà trẻ: 1/1 ✔ nộp sau hạn');
});

it('is drawn for whoever asks, of the units they see', async () => {
  const house = await openHouse({ now: '2020-11-24T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lan = await house.someone({ unit: 'to-nha-tre', role: 'member' });
  await office.says('/status');
  await office.picks('Xem bằng hình').hears('đang vẽ hình');
  await house.app.sweep();
  await office.hears('Tiến độ truyền thông năm học 2020-2021');
  const [picture, ...more] = office.screen.flatMap(({ files }) => files);
  expect(more).toEqual([]);
  const { width, height } = await sharp(picture?.bytes).metadata();
  expect([width, height]).toEqual([2 * 858, 2 * (96 + 8 * 26 + 46)]);
  const shown = await lan.says('/status').hears('Tình hình');
  expect(shown.buttons.map(({ label }) => label)).not.toContain('Xem bằng hình');
});

it('tells each what waits for them, and leads there', async () => {
  const house = await openHouse({ now: '2020-12-07T08:00:00+07:00' });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  await house.app.sweep();
  await office.says('/status');
  await office.picks('Chờ tôi').hears('Chốt báo cáo tháng 11/2020');
  await office.picks('Chốt báo cáo').hears('Dự thảo, chưa chốt');
  await lead.says('/status');
  await lead.picks('Chờ tôi').hears('Việc phải làm (6)');
  await lead.picks('Việc phải làm').hears('Mỗi tháng ít nhất một bài');
});

it('tells office and leaders, nobody else, what messages cost, and doctor when few of those bought are left', async () => {
  const house = await openHouse({ features: FEATURES });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const lead = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
  await office.says('/status');
  expect(saidSince(house, office.chat, 0)).not.toContain('✉');
  const { db, clock } = house.app.house;
  await db.transaction(async (tx) => {
    const at = clock.now();
    for (let n = 0; n < 3; n += 1) await countCost(tx, 'zalo', { kind: 'free', word: 'reply' }, at);
    await countCost(tx, 'zalo', { kind: 'billed', word: 'purchase_quota', left: 41, total: 500 }, at);
  });
  await office.says('/status').hears('✉ Tin gửi qua Zalo: 3 miễn phí, 1 tính phí (còn 41/500 tin đã mua)');
  const from = office.screen.length;
  await office.picks('Tháng trước');
  expect(saidSince(house, office.chat, from)).not.toContain('✉');
  await lead.says('/status');
  expect(saidSince(house, lead.chat, 0)).not.toContain('✉');
  house.clock.advance(1);
  expect(await status.findings?.(house.app.house)).toEqual([
    expect.objectContaining({ what: 'of the messages bought from zalo, 41 of 500 are left' }),
  ]);
});

it('is drawn by clusters where there are more than eighty units, each opened by a button', async () => {
  const house = await openHouse({ now: '2020-11-24T08:00:00+07:00', planAs: inClusters });
  const office = await house.someone({ unit: 'van-phong', role: 'office' });
  const pictures = () =>
    Promise.all(office.screen.flatMap(({ files }) => files).map(({ bytes }) => sharp(bytes).metadata()));
  await office.says('/status');
  await office.picks('Xem bằng hình').hears('đang vẽ hình');
  await house.app.sweep();
  const shown = await office.hears('Mỗi dòng là một cụm đơn vị');
  const [whole, ...more] = await pictures();
  expect(more).toEqual([]);
  expect(shown.text).not.toContain('Hình chưa ghi');
  expect(shown.buttons.length).toBeLessThanOrEqual(8);
  expect(shown.buttons.map(({ label }) => label)).toEqual([
    ...[1, 2, 3, 4, 5, 6, 7].map((cluster) => `Cụm ${cluster}`),
    'Cụm khác',
  ]);
  // Nine clusters, and the eight units beside them that owe something.
  expect(rowsIn(whole)).toBe(9 + 8);
  await office.picks('Cụm khác').hears('chọn cụm');
  await office.picks('Xem thêm').hears('chọn cụm');
  expect((await office.hears('chọn cụm')).buttons.map(({ label }) => label)).toContain('Cụm 9');
  await office.picks('Cụm 9').hears('đang vẽ hình');
  await house.app.sweep();
  await office.hears('Tiến độ truyền thông năm học 2020-2021 – Cụm 9');
  const [, ...ofCluster] = await pictures();
  expect(ofCluster.map(rowsIn)).toEqual([10]);
});

/** Ninety groups more, ten to a cluster. */
function inClusters(source: string): string {
  const unit = (code: string, name: string, more: string) => `      - { code: ${code}, name: ${name}, ${more} }\n`;
  const clusters = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((cluster) => {
    const groups = Array.from({ length: 10 }, (_, n) =>
      unit(`to-${cluster}-${n}`, `Tổ ${cluster}.${n}`, `kind: professional-group, parent: cum-${cluster}`),
    );
    return unit(`cum-${cluster}`, `Cụm ${cluster}`, 'kind: cluster') + groups.join('');
  });
  const last = '      - { code: to-nuoi-duong, name: Tổ Nuôi dưỡng, kind: professional-group }\n';
  expect(source).toContain(last);
  return source.replace(last, last + clusters.join(''));
}

function rowsIn(picture: { readonly height?: number } | undefined): number {
  return ((picture?.height ?? 0) / 2 - 96 - 46) / 26;
}
