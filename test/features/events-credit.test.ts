/** An item pays one task of its tier and, where its author says so, one part of an event. */
import { describe, expect, it } from 'vitest';
import { countCredits, promiseCredit, promiseSlot } from '../../src/ledger/pay.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';

const ARTICLE = 'monthly-article/to-mau-giao-lon/2020-11';
const SLOT = 'event-coverage/to-mau-giao-lon/SK-1120-001/after';

describe.each(profiles)('an article about an event on %s', (profile) => {
  it('pays the month and covers the event its author chose', async () => {
    const house = await openHouse({ profile });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await enterOwnEvent(lan);
    await lan.says('Ngày hội gói bánh\nSáng nay các bé cùng cô gói bánh.');
    const ready = await lan.picks('Quản lý nhà nước').hears('Nộp cho: Mỗi tháng ít nhất một bài');
    // By itself it covers no event.
    expect(ready.text).not.toContain('Tính thêm cho');
    await lan.picks('Tính cho sau sự kiện Ngày hội gói bánh').hears('Tính thêm cho: sau sự kiện Ngày hội gói bánh');
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
    await hoa.picks('Duyệt').hears('Đã duyệt');
    expect(await settled(house)).toEqual([ARTICLE, SLOT].toSorted());
    await lan.says('/sukien').hears('Sau: ✔');
  });
});

describe('the part of an event', () => {
  it('is not taken by an article that says nothing of it, and is asked about where nothing else fits', async () => {
    const house = await openHouse();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const hoa = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor' });
    await enterOwnEvent(lan);
    await handInFree(lan, 'Bé tập rửa tay');
    await hoa.picks('Duyệt');
    expect(await settled(house)).toEqual([ARTICLE]);
    await lan.says('Gói bánh cùng cô').hears('Thầy/cô nộp cho việc nào?');
    await lan.picks('Tính cho sau sự kiện').hears('Tính thêm cho: sau sự kiện');
    await lan.picks('Quản lý nhà nước');
    await lan.picks(/^Gửi$/).hears('BAI-1120-002');
    await hoa.picks('Duyệt');
    expect(await settled(house)).toEqual([ARTICLE, SLOT].toSorted());
  });

  it('goes to the one who sends first; the other hears and sends without it', async () => {
    const house = await openHouse();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    const hoa = await house.someone({ unit: 'to-mau-giao-lon' });
    await enterOwnEvent(lan);
    for (const each of [lan, hoa]) {
      await each.says('Gói bánh cùng cô');
      await each.picks('Quản lý nhà nước');
      await each.picks('Tính cho sau sự kiện');
    }
    await lan.picks(/^Gửi$/).hears('BAI-1120-001');
    await hoa.picks(/^Gửi$/).hears('vừa có bài khác');
    // The month is paid by the other's article: hers is for no task.
    await hoa.picks('Không thuộc việc nào');
    await hoa.picks(/^Gửi$/).hears('BAI-1120-002');
  });

  it('is promised once at most: choosing another part voids the first promise, and a task is no part', async () => {
    const house = await openHouse();
    const lan = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await enterOwnEvent(lan);
    await enterOwnEvent(lan, 'Ngày hội làm đèn', '6/11');
    await handInFree(lan, 'Bé tập rửa tay');
    const { db } = house.app.house;
    const now = house.clock.now();
    const task = (key: string) => db.read.task.findUniqueOrThrow({ where: { key } });
    const [first, second, article] = [await task(SLOT), await task(SLOT.replace('001', '002')), await task(ARTICLE)];
    const { id } = await db.read.submission.findFirstOrThrow();
    await db.transaction(async (tx) => {
      await promiseSlot(tx, first.id, id, now, now);
      await promiseSlot(tx, second.id, id, now, now);
      await promiseCredit(tx, article.id, id, now, now);
      await countCredits(tx, id, now);
    });
    expect(await settled(house)).toEqual([ARTICLE, SLOT.replace('001', '002')].toSorted());
    await expect(db.transaction((tx) => promiseSlot(tx, article.id, id, now, now))).rejects.toThrow(
      'no part of an event',
    );
  });
});

type Person = Awaited<ReturnType<TestHouse['someone']>>;

/** On the very day, so that writing about it has begun. */
async function enterOwnEvent(by: Person, title = 'Ngày hội gói bánh', day = 'hôm nay'): Promise<void> {
  await by.says('/sukien');
  await by.picks('Nhập sự kiện');
  await by.says(title);
  await by.picks('Không thuộc chủ đề nào');
  await by.says(day);
  await by.picks('Trong một ngày');
  await by.picks('Đúng, nhập sự kiện').hears('Đã nhập sự kiện');
}

async function handInFree(by: Person, words: string): Promise<void> {
  await by.says(words);
  await by.picks('Quản lý nhà nước');
  await by.picks(/^Gửi$/).hears('BAI-1120');
}

async function settled(house: TestHouse): Promise<readonly string[]> {
  const rows = await house.app.house.db.read.task.findMany({ where: { settledAt: { not: null } } });
  return rows.map((task) => task.key).toSorted();
}
