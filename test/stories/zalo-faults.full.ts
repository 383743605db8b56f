/** A whole house on a faulty Zalo: nothing lost, nothing twice, no loop. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sortName } from '../../src/lib/fold.js';
import { THE_HOUSE } from '../../src/org/actor.js';
import type { FakePerson } from '../support/fake-zalo/index.js';
import { pairOf } from '../support/fake-zalo/stage.js';
import { type LiveHouse, openLiveHouse } from '../support/live-house.js';
import { picture } from '../support/pictures.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let house: LiveHouse;
let staff: readonly Member[];

type Member = FakePerson & { readonly person: number };

beforeEach(async () => {
  house = await openLiveHouse();
  staff = await Promise.all([1, 2, 3, 4].map(member));
});
afterEach(() => {
  expect(house.zalo.refused).toEqual([]);
});

/** Somebody who has joined on Zalo and wrote there just now. */
async function member(id: number): Promise<Member> {
  const person = house.zalo.user({ id: `24684588352919792${id}`, name: `Người Thử ${id}`, met: true });
  const { id: key } = await house.app.house.act(THE_HOUSE, `test/${id}`, async ({ tx, now }) => {
    const unit = await tx.unit.findUniqueOrThrow({ where: { code: 'to-mau-giao-lon' } });
    const name = { name: person.name, sortName: sortName(person.name) };
    const made = await tx.person.create({ data: { ...name, createdAt: now, agreedAt: now, noticeVersion: 'test' } });
    const account = { channel: 'zalo', chat: person.id, sender: person.id, personId: made.id } as const;
    await tx.account.create({ data: { ...account, createdAt: now, lastWroteAt: now } });
    await tx.membership.create({ data: { personId: made.id, unitId: unit.id, role: 'member', since: now } });
    return made;
  });
  return Object.assign(person, { person: key });
}

const heardBy = (person: FakePerson) =>
  person
    .screen()
    .filter(({ from }) => from === 'oa')
    .map(({ text }) => text);
const callsOf = (name: string) => house.zalo.calls.filter((call) => call.name === name);
const inRow = (text: string) => house.app.house.db.read.outgoing.findFirst({ where: { body: { contains: text } } });

/** Tells every one of them this, for one reason. */
async function tellAll(text: string): Promise<void> {
  await house.app.house.act(THE_HOUSE, `test/${text}`, async (act) => {
    for (const { person } of staff) await act.tell({ person }, { text }, { reason: `test/${text}` });
  });
}

/** Minutes pass, and in each the house does what it can. */
async function minutes(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) {
    house.clock.advance(MINUTE_MS);
    await house.app.settle();
  }
}

async function allHear(text: string): Promise<void> {
  await house.zalo.until(() => staff.every((person) => heardBy(person).includes(text)));
  await minutes(3);
  for (const person of staff) expect(heardBy(person).filter((heard) => heard === text)).toHaveLength(1);
}

describe('what is said', () => {
  it('while the token expires arrives once, after one renewal', async () => {
    await tellAll('trước');
    house.zalo.expireAccess();
    await tellAll('giữa chừng');
    await allHear('giữa chừng');
    for (const person of staff) expect(heardBy(person)).toEqual(['trước', 'giữa chừng']);
    expect(callsOf('access_token')).toHaveLength(1);
    expect(house.troubles).toEqual([]);
  });

  it('after a refresh token was used up elsewhere waits for a new consent, told once, and then arrives once', async () => {
    house.zalo.withdraw();
    await tellAll('đợi cấp quyền');
    await minutes(30);
    expect(staff.flatMap(heardBy)).toEqual([]);
    expect(house.troubles).toEqual([expect.stringContaining('cấp lại quyền')]);
    // Asked anew every ten minutes at most, whatever waits.
    expect(callsOf('access_token').length).toBeLessThanOrEqual(4);
    await house.tokens.save(pairOf(house.zalo, house.clock));
    await minutes(2);
    await allHear('đợi cấp quyền');
  });

  it.each([-32, -211, -200])('into %d waits its time and arrives once', async (code) => {
    house.zalo.fail('message/cs', { kind: 'refuse', code }, 3);
    await tellAll('chậm lại');
    await minutes(15);
    await allHear('chậm lại');
    expect(callsOf('message/cs')).toHaveLength(staff.length + 3);
  });

  it.each([-216, -220, -124])('into %d renews the token and arrives once', async (code) => {
    house.zalo.fail('message/cs', { kind: 'refuse', code });
    await tellAll('gia hạn');
    await allHear('gia hạn');
    // The renewal ends the old token under those that were on their way with it: each is tried once more.
    expect(callsOf('message/cs').length).toBeLessThanOrEqual(2 * staff.length);
    expect(callsOf('access_token')).toHaveLength(1);
  });

  it('to whoever stopped following (-213) is held, said to nobody else, and comes once with their return', async () => {
    const [leaver, ...others] = staff;
    leaver?.unfollows();
    await house.zalo.until(() => house.zalo.pending() === 0);
    await tellAll('sau khi bỏ theo dõi');
    await minutes(30);
    for (const person of others) expect(heardBy(person)).toEqual(['sau khi bỏ theo dõi']);
    expect(await inRow('sau khi bỏ theo dõi')).toMatchObject({ state: expect.stringMatching(/held|sent/) });
    expect(callsOf('message/cs')).toHaveLength(others.length);
    leaver?.follows();
    await allHear('sau khi bỏ theo dõi');
  });

  it('to whoever was silent for a week (-230) is tried once, held, and comes once when they write', async () => {
    house.clock.advance(8 * DAY_MS);
    await tellAll('đã lâu');
    await minutes(30);
    expect(callsOf('message/cs').map(({ answer }) => answer)).toEqual(['-230', '-230', '-230', '-230']);
    for (const person of staff) person.says('/trogiup');
    await allHear('đã lâu');
  });

  it('into a number nobody knows is given up, visibly, after one try', async () => {
    house.zalo.fail('message/cs', { kind: 'refuse', code: -98_765 }, staff.length);
    await tellAll('không rõ');
    await minutes(30);
    expect(callsOf('message/cs')).toHaveLength(staff.length);
    expect(await inRow('không rõ')).toMatchObject({ state: 'failed', error: expect.stringContaining('-98765') });
  });
});

describe('what comes', () => {
  const inbox = () => house.app.house.db.read.inbox.count({ where: { channel: 'zalo' } });
  const drafts = () => house.app.house.db.read.piece.count();
  const allTaken = () => house.zalo.until(() => house.zalo.pending() === 0);

  it('twice, or again after hours, is one thing', async () => {
    const [author] = staff;
    house.zalo.repeat(2);
    author?.says('Bé trồng cây\nLớp bé trồng cây đầu xuân.');
    author?.sendsImage(await picture(1));
    await allTaken();
    await hears(author, 'Đã nhận 1/1 ảnh');
    expect(await inbox()).toBe(2);
    expect(await house.app.house.db.read.attachment.count()).toBe(1);
    expect(await drafts()).toBe(1);
  });

  it('in any order becomes one draft with everything in it', async () => {
    const [author] = staff;
    house.zalo.hold();
    author?.says('Bé trồng cây\nLớp bé trồng cây đầu xuân.');
    for (const n of [1, 2, 3]) author?.sendsImage(await picture(n));
    house.zalo.release((count) => [...Array(count).keys()].reverse());
    await allTaken();
    await hears(author, 'Đã nhận 3/3 ảnh');
    expect(await house.app.house.db.read.collection.count()).toBe(1);
    expect(await house.app.house.db.read.attachment.count()).toBe(3);
  });

  it('with a wrong signature changes nothing and is answered by nobody', async () => {
    house.zalo.sign({ secret: 'a forger’s' });
    staff[0]?.says('/viec');
    await allTaken();
    await minutes(1);
    expect(await inbox()).toBe(0);
    expect(callsOf('message/cs')).toEqual([]);
  });

  it('with a photo that breaks off, or takes its time, is counted once it is whole', async () => {
    const [author] = staff;
    house.zalo.fail('media', { kind: 'truncated' });
    house.zalo.fail('media', { kind: 'stall', ms: 300 });
    author?.sendsImage(await picture(1));
    await allTaken();
    await hears(author, 'Đã nhận 1/1 ảnh');
    expect(await house.app.house.db.read.attachment.findMany({ select: { state: true } })).toEqual([
      { state: 'stored' },
    ]);
  });
});

/** What waits for a moment of quiet comes when a moment has passed. */
async function hears(person: FakePerson | undefined, words: string): Promise<void> {
  await house.zalo.until(() => {
    house.clock.advance(200);
    return person !== undefined && heardBy(person).some((text) => text.includes(words));
  });
}
