import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Tx } from '../../src/db/client.js';
import { countCredits, factsOf, promiseCredit, voidCredits, WITH_CREDITS } from '../../src/ledger/pay.js';
import { payableTasks } from '../../src/ledger/payable.js';
import { isPaid, stateOf } from '../../src/ledger/task-state.js';
import { approve, handIn, pay } from '../features/tasks-builders.js';
import { openHouse, type TestHouse } from '../support/house.js';
import { DUE_AT, expectedState, type Happening, type History, histories, OPENS_AT } from './task-state-histories.js';

const ARTICLE_ITEM = { words: true, photos: 0, documents: 0 };

/** Lives a history through the real ledger, on a task of its own, and answers the task's row. */
async function live(house: TestHouse, person: number, name: string, { required, events }: History) {
  const { db } = house.app.house;
  const task = await db.transaction(async (tx) => {
    const unit = await tx.unit.findUniqueOrThrow({ where: { code: 'to-nha-tre' } });
    const dates = { opensAt: OPENS_AT, dueAt: DUE_AT, createdAt: OPENS_AT };
    const what = {
      key: name,
      planCode: 'test',
      dutyCode: 'monthly-article',
      period: '2020-11',
      clause: 'mục thử',
      required,
    };
    return tx.task.create({ data: { ...dates, ...what, unitId: unit.id } });
  });
  const items: { id: number; sentAt: Date }[] = [];
  for (const { at, what } of events) {
    await db.transaction(async (tx) => {
      if (what.kind === 'send') items.push(await send(tx, person, `${name}/${items.length}`, task, at));
      else await happen(tx, what, task.id, items, at);
    });
  }
  return db.read.task.findUniqueOrThrow({ where: { id: task.id }, include: WITH_CREDITS });
}

async function send(tx: Tx, person: number, code: string, task: { id: number; unitId: number }, at: Date) {
  const collection = await tx.collection.create({
    data: { personId: person, state: 'sent', openedAt: at, touchedAt: at },
  });
  const { id } = await tx.submission.create({
    data: {
      code,
      collectionId: collection.id,
      authorId: person,
      unitId: task.unitId,
      title: 'Bài thử',
      folded: 'bai thu',
      children: 'none',
      state: 'inReview',
      level: 0,
      firstSentAt: at,
      sentAt: at,
    },
  });
  await promiseCredit(tx, task.id, id, at, at);
  return { id, sentAt: at };
}

async function happen(tx: Tx, what: Happening, task: number, items: readonly { id: number; sentAt: Date }[], at: Date) {
  const item = 'item' in what ? items[what.item] : undefined;
  const set = async (state: 'inReview' | 'returned' | 'approved' | 'rejected' | 'withdrawn') =>
    void (await tx.submission.update({ where: { id: item?.id ?? 0 }, data: { state } }));
  switch (what.kind) {
    case 'return':
      return set('returned');
    case 'resend':
      await set('inReview');
      return promiseCredit(tx, task, item?.id ?? 0, item?.sentAt ?? at, at);
    case 'approve':
      await set('approved');
      return void (await countCredits(tx, item?.id ?? 0, at));
    case 'reject':
    case 'withdraw':
      await set(what.kind === 'reject' ? 'rejected' : 'withdrawn');
      return voidCredits(tx, item?.id ?? 0, at);
    case 'nil':
      return void (await tx.task.update({ where: { id: task }, data: { nilAt: at } }));
    case 'excuse':
      return void (await tx.task.update({ where: { id: task }, data: { excusedAt: at } }));
    default:
      return void (await tx.task.update({ where: { id: task }, data: { cancelledAt: at } }));
  }
}

it('keeps facts that come to the state of every history, settled exactly when paid', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  let number = 0;
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      number += 1;
      const task = factsOf(await live(house, lan.person, `thu/${number}`, history));
      expect(stateOf(task, history.now)).toBe(expectedState(history));
      expect(task.settledAt !== null).toBe(isPaid(task));
    }),
    { numRuns: 60, seed: 36 },
  );
});

it('offers the oldest unpaid article task first, and never one that has enough', async () => {
  const house = await openHouse({ now: '2020-12-10T08:00:00+07:00' });
  const lan = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  const { read } = house.app.house.db;
  const unit = await read.unit.findUniqueOrThrow({ where: { code: 'to-nha-tre' } });
  const offered = async () =>
    (await payableTasks(read, unit.id, ARTICLE_ITEM, house.clock.now()))
      .filter((task) => task.likely)
      .map((task) => task.period);
  expect(await offered()).toEqual(['2020-11', '2020-12']);
  const item = await handIn(house, lan.person, 'monthly-article/to-nha-tre/2020-11');
  expect(await offered()).toEqual(['2020-12']);
  await approve(house, item);
  await pay(house, lan.person, 'monthly-article/to-nha-tre/2020-12');
  expect(await offered()).toEqual([]);
});

it('frees the task again when the item is rejected', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  const { db } = house.app.house;
  const unit = await db.read.unit.findUniqueOrThrow({ where: { code: 'to-nha-tre' } });
  const item = await handIn(house, lan.person, 'monthly-article/to-nha-tre/2020-11');
  await db.transaction((tx) => voidCredits(tx, item, house.clock.now()));
  const again = await payableTasks(db.read, unit.id, ARTICLE_ITEM, house.clock.now());
  expect(again.map((task) => task.key)).toContain('monthly-article/to-nha-tre/2020-11');
});

it('pays one task with one item, also when it is approved twice', async () => {
  const house = await openHouse();
  const lan = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  const item = await handIn(house, lan.person, 'monthly-article/to-nha-tre/2020-11');
  await approve(house, item);
  house.clock.advance(60_000);
  await approve(house, item);
  const paid = await house.app.house.db.read.task.findMany({ where: { settledAt: { not: null } } });
  expect(paid.map((task) => [task.key, task.settledAt?.toISOString()])).toEqual([
    ['monthly-article/to-nha-tre/2020-11', '2020-11-02T01:00:00.000Z'],
  ]);
});
