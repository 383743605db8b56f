/** Receiving under what the platform does: repetition, disorder, echoes, silence about names. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, Inbound } from '../../src/channels/contract.js';
import { aWhile, bytes, everythingIn, textPart } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import type { FakePerson } from '../support/fake-zalo/index.js';
import { type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

const ID = '246845883529197922';
const CHAT = ID as ChatRef;

let clock: TestClock;
let stage: ZaloStage;
let person: FakePerson;
let received: Inbound[];

async function open(options: Parameters<typeof zaloStage>[0] = {}): Promise<void> {
  clock = testClock('2026-11-20T08:00:00+07:00');
  stage = await zaloStage({ clock, ...options });
  person = stage.fake.user({ id: ID, name: 'Cô Lan', met: true });
  received = [];
  await stage.channel.start(async (events) => void received.push(...events));
}
beforeEach(() => open());
afterEach(() => stage.stop());

const texts = () => received.map(({ content }) => (content.kind === 'text' ? content.text : content.kind));
const settled = () => stage.fake.until(() => stage.fake.pending() === 0);
const lookups = () => stage.fake.calls.filter(({ name }) => name === 'user/detail').length;

describe('events', () => {
  it('of every kind arrive as what they are', async () => {
    person.follows();
    person.says('Chào Loa');
    person.sendsImage(bytes(1), { caption: 'Ảnh lễ 20/11' });
    person.sendsFile(bytes(2));
    person.sendsOther('audio', bytes(3));
    person.sendsLink('https://example.edu.vn/tin/17', 'Lễ kỷ niệm');
    person.sendsSticker();
    person.sendsPlace();
    person.submits({ name: 'Nguyễn Thị Lan Anh', phone: '84912345678' });
    person.submits({ name: 'Nguyễn Thị Lan Anh', phone: '84912345678' }, 'older');
    person.unfollows();
    await settled();
    expect(received.map(({ content }) => content.kind)).toEqual([
      ...['text', 'text', 'media', 'media', 'media', 'text', 'unsupported', 'unsupported', 'phone', 'phone', 'reach'],
    ]);
    expect(received.at(-1)?.content).toEqual({ kind: 'reach', reachable: false });
    for (const event of received) expect(event).toMatchObject({ chat: ID, sender: { ref: ID }, at: clock.now() });
  });

  it('repeated for days keep their id', async () => {
    stage.fake.repeat(4);
    person.says('một');
    person.follows();
    person.sendsImage(bytes(1));
    person.submits({ name: 'Lan', phone: '84912345678' });
    await settled();
    expect(received).toHaveLength(8);
    expect(new Set(received.map(({ id }) => id)).size).toBe(4);
  });

  it('in any order are taken as they come', async () => {
    stage.fake.hold();
    for (const text of ['một', 'hai', 'ba']) person.says(text);
    stage.fake.release((count) => Array.from({ length: count }, (_, i) => count - 1 - i));
    await settled();
    expect(texts()).toEqual(['ba', 'hai', 'một']);
  });

  it('that could not be stored come again while later ones pass', async () => {
    await stage.channel.stop();
    let full = true;
    await stage.channel.start(async (events) => {
      if (full) {
        full = false;
        throw new Error('the disk is full');
      }
      received.push(...events);
    });
    person.says('một');
    person.says('hai');
    await settled();
    expect(texts().sort()).toEqual(['hai', 'một']);
  });

  it('about ourselves are no events: no loop begins', async () => {
    await stage.channel.send(CHAT, textPart('Chào thầy/cô'));
    person.looks();
    stage.fake.deliver({
      app_id: '1',
      sender: { id: stage.fake.oa.id, admin_id: '7' },
      recipient: { id: ID },
      event_name: 'oa_send_text',
      message: { text: 'Văn phòng trả lời', msg_id: '5' },
      timestamp: '1763600000000',
    });
    await settled();
    expect(received).toEqual([]);
    expect(stage.log.filter(({ level }) => level === 'warn')).toEqual([]);
  });

  it('of a kind nobody told us of are noted once', async () => {
    for (const timestamp of ['1', '2']) stage.fake.deliver({ event_name: 'shop_has_order', timestamp });
    await settled();
    expect(stage.log.filter(({ fields }) => everythingIn(fields).includes('shop_has_order'))).toHaveLength(1);
  });

  it('leave no words, names or numbers in the log', async () => {
    person.says('Lời riêng');
    person.submits({ name: 'Nguyễn Thị Lan Anh', phone: '84912345678' });
    stage.fake.deliver({ event_name: 'user_send_text', message: { text: 'Lời riêng' }, timestamp: '1' });
    await settled();
    const written = everythingIn(stage.log);
    for (const word of ['Lời riêng', 'Lan', '84912345678', ...stage.secrets()]) expect(written).not.toContain(word);
  });
});

describe('a press', () => {
  it('comes back as a press, twice as two', async () => {
    const { message } = await stage.channel.send(CHAT, textPart('Chọn', [{ label: 'Một', token: '1.0' }]));
    person.presses('Một');
    person.presses('Một');
    await settled();
    expect(received).toMatchObject([
      { message, content: { kind: 'tap', token: '1.0' } },
      { message, content: { kind: 'tap', token: '1.0' } },
    ]);
    expect(new Set(received.map(({ id }) => id)).size).toBe(2);
  });

  it('opens the window again', async () => {
    await stage.channel.send(CHAT, textPart('Chọn', [{ label: 'Một', token: '1.0' }]));
    clock.advance(8 * 24 * 3_600_000);
    person.presses('Một');
    await settled();
    await stage.channel.send(CHAT, textPart('Đã nhận'));
  });

  it('typed by hand, or of a message before the restart, names no message', async () => {
    person.says('#loa.1.0');
    await settled();
    expect(received[0]).toMatchObject({ content: { kind: 'tap', token: '1.0' } });
    expect(received[0]).not.toHaveProperty('message');
  });
});

describe('names', () => {
  it('are asked for once', async () => {
    person.says('một');
    person.says('hai');
    await settled();
    expect(received.map(({ sender }) => sender.name)).toEqual(['Cô Lan', 'Cô Lan']);
    expect(lookups()).toBe(1);
  });

  it('are not waited for long, and are there the next time', async () => {
    await stage.stop();
    await open({ patience: { nameMs: 30 } });
    stage.fake.fail('user/detail', { kind: 'stall', ms: 200 });
    person.says('một');
    await stage.fake.until(() => received.length === 1);
    expect(received[0]?.sender.name).toBe('');
    for (let said = 2; received.at(-1)?.sender.name === ''; said += 1) {
      person.says('còn đó không?');
      await stage.fake.until(() => received.length === said);
    }
    expect(received.at(-1)?.sender.name).toBe('Cô Lan');
    expect(lookups()).toBe(1);
  });

  it('that could not be had are asked for again after a while, not at once', async () => {
    stage.fake.fail('user/detail', { kind: 'refuse', code: -201 });
    person.says('một');
    await settled();
    await aWhile();
    person.says('hai');
    await settled();
    expect(lookups()).toBe(1);
    clock.advance(10 * 60_000);
    person.says('ba');
    await settled();
    expect(received.map(({ sender }) => sender.name)).toEqual(['', '', 'Cô Lan']);
  });

  it('given in a form stand in for one that could not be had', async () => {
    stage.fake.fail('user/detail', { kind: 'refuse', code: -201 });
    person.submits({ name: 'Nguyễn Thị Lan Anh', phone: '84912345678' });
    await settled();
    expect(received[0]?.sender.name).toBe('Nguyễn Thị Lan Anh');
  });

  it('of whoever leaves are not asked for', async () => {
    person.unfollows();
    await settled();
    expect(lookups()).toBe(0);
  });
});
