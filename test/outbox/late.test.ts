import { expect, it } from 'vitest';
import { SendError } from '../../src/channels/contract.js';
import { HOUR_MS, MINUTE_MS } from '../../src/lib/clock.js';
import { openStage, until } from './stage.js';

const OFFLINE = new SendError('offline', 'no answer');

it('says what is so when it is sent, not when it was written', async () => {
  const stage = await openStage();
  const lan = await stage.somebody();
  let owed = 3;
  stage.compose = () => ({ say: { text: `you owe ${owed}` } });
  await stage.late(lan, 'digest', { notBefore: new Date(stage.clock.now().getTime() + HOUR_MS) });
  await stage.drain();
  owed = 1;
  await stage.after(HOUR_MS);
  expect(stage.texts(lan)).toEqual(['you owe 1']);
});

it('says nothing when nothing is owed any more, and is known to have said nothing', async () => {
  const stage = await openStage();
  const lan = await stage.somebody();
  stage.compose = () => 'withdraw';
  const row = await stage.late(lan, 'digest');
  await stage.say(lan, 'what came after');
  await stage.drain();
  expect(await stage.row(row)).toMatchObject({ state: 'withdrawn' });
  expect(stage.texts(lan)).toEqual(['what came after']);
});

it('is composed anew at each try', async () => {
  const stage = await openStage();
  const lan = await stage.somebody();
  let owed = 3;
  stage.compose = () => (owed === 0 ? 'withdraw' : { say: { text: `you owe ${owed}` } });
  await stage.late(lan, 'digest');
  stage.telegram.failNext(OFFLINE, 2);
  await stage.drain();
  owed = 2;
  await stage.after(HOUR_MS);
  owed = 0;
  await stage.after(HOUR_MS);
  expect(stage.telegram.calls.map((call) => call.text)).toEqual(['you owe 3', 'you owe 2']);
  expect(stage.texts(lan)).toEqual([]);
});

it('keeps to one composition once its first part is out', async () => {
  const stage = await openStage({ profile: 'text only' });
  const lan = await stage.somebody();
  let owed = 3;
  const long = 'x'.repeat(400);
  stage.compose = () => ({ say: { text: `you owe ${owed} ${long}\n\nstill ${owed} ${long}` } });
  await stage.late(lan, 'digest');
  stage.telegram.holdUp();
  const draining = stage.drain();
  await until(() => stage.telegram.underWay.length === 1);
  owed = 1;
  stage.telegram.letGo();
  await draining;
  expect(stage.texts(lan)).toEqual([`you owe 3 ${long}`, `still 3 ${long}`]);
});

it('puts itself off without holding the chat or using up its tries', async () => {
  const stage = await openStage();
  const lan = await stage.somebody();
  const morning = new Date(stage.clock.now().getTime() + 10 * HOUR_MS);
  stage.compose = () => (stage.clock.now() < morning ? { notBefore: morning } : { say: { text: 'good morning' } });
  stage.telegram.failNext(OFFLINE);
  const row = await stage.late(lan, 'digest');
  await stage.say(lan, 'meanwhile');
  await stage.drain();
  await stage.after(MINUTE_MS);
  expect(await stage.row(row)).toMatchObject({ state: 'waiting', tries: 0, notBefore: morning });
  expect(stage.texts(lan)).toEqual(['meanwhile']);
  stage.clock.set(morning);
  await stage.drain();
  expect(stage.texts(lan)).toEqual(['meanwhile', 'good morning']);
});

it('goes to the account the person uses by then', async () => {
  const stage = await openStage();
  const lan = await stage.somebody('telegram');
  stage.compose = () => ({ say: { text: 'digest' } });
  await stage.late(lan, 'digest', { notBefore: new Date(stage.clock.now().getTime() + HOUR_MS) });
  stage.clock.advance(HOUR_MS);
  const alsoLan = await stage.alsoOn(lan.person, 'web');
  await stage.drain();
  expect(stage.texts(alsoLan)).toEqual(['digest']);
  expect(stage.texts(lan)).toEqual([]);
});

it('waits its turn in the chat it goes to', async () => {
  const stage = await openStage();
  const lan = await stage.somebody('telegram');
  stage.compose = () => ({ say: { text: 'digest' } });
  await stage.late(lan, 'digest', { notBefore: new Date(stage.clock.now().getTime() + HOUR_MS) });
  stage.clock.advance(HOUR_MS);
  const alsoLan = await stage.alsoOn(lan.person, 'web');
  await stage.say(alsoLan, 'first', { priority: 'answer' });
  stage.web.failNext(OFFLINE);
  await stage.drain();
  expect(stage.texts(alsoLan)).toEqual([]);
  await stage.after(MINUTE_MS);
  expect(stage.texts(alsoLan)).toEqual(['digest', 'first']);
});

it('fails visibly when the person is on no channel, and arrives when they are by then', async () => {
  const stage = await openStage();
  const lan = await stage.somebody('telegram');
  stage.compose = () => ({ say: { text: 'digest' } });
  await stage.db.transaction((tx) =>
    tx.account.update({ where: { id: lan.account }, data: { outOfReachAt: new Date(0) } }),
  );
  const lost = await stage.late(lan, 'digest', { key: 'digest/1' });
  const later = new Date(stage.clock.now().getTime() + HOUR_MS);
  await stage.late(lan, 'digest', { key: 'digest/2', notBefore: later });
  await stage.drain();
  expect(await stage.row(lost)).toMatchObject({ state: 'held', error: 'out of reach' });
  await stage.db.transaction((tx) => tx.account.update({ where: { id: lan.account }, data: { outOfReachAt: null } }));
  await stage.after(HOUR_MS);
  expect(stage.texts(lan)).toEqual(['digest']);
});
