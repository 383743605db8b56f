/** The fake Bot API is as strict and as forgetful as the real one: a test that passes on it means something. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakePerson, type FakeTelegram, startFakeTelegram } from '../support/fake-telegram/index.js';

const TOKEN = '7000000001:AAF-fake';
const START = new Date('2026-11-20T01:00:00Z');
const MINUTE_MS = 60_000;

let fake: FakeTelegram;
let lan: FakePerson;
let now: Date;

beforeEach(async () => {
  now = START;
  fake = await startFakeTelegram({ token: TOKEN, now: () => now });
  lan = fake.user({ id: 501, name: 'Cô Lan', started: true });
});
afterEach(() => fake.stop());

interface Answer {
  readonly ok: boolean;
  readonly description?: string;
  readonly result?: unknown;
  readonly parameters?: object;
}

async function call(method: string, payload: object = {}): Promise<Answer> {
  const response = await fetch(`${fake.url}/bot${TOKEN}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  return (await response.json()) as Answer;
}

async function updates(payload: object = {}): Promise<{ update_id: number; [kind: string]: unknown }[]> {
  const { result } = await call('getUpdates', payload);
  if (!Array.isArray(result)) throw new Error('no list');
  return result;
}

const button = (data: string, text = 'Một') => ({ inline_keyboard: [[{ text, callback_data: data }]] });
const send = (extra: object = {}) => call('sendMessage', { chat_id: 501, text: 'Chào', ...extra });

describe('limits', () => {
  it.each<[string, string, object, string]>([
    ['an empty text', 'sendMessage', { text: '' }, 'message text is empty'],
    ['a blank text', 'sendMessage', { text: ' \n ' }, 'text must be non-empty'],
    ['4097 characters', 'sendMessage', { text: 'ế'.repeat(4_097) }, 'message is too long'],
    [
      '65 bytes behind a button',
      'sendMessage',
      { text: 'x', reply_markup: button('ế'.repeat(22)) },
      'BUTTON_DATA_INVALID',
    ],
    ['nothing behind a button', 'sendMessage', { text: 'x', reply_markup: button('') }, 'BUTTON_DATA_INVALID'],
    [
      'a button without words',
      'sendMessage',
      { text: 'x', reply_markup: button('a', ' ') },
      'button text must be non-empty',
    ],
    [
      'an address of this machine',
      'sendMessage',
      { text: 'x', reply_markup: address('http://localhost/') },
      'Wrong HTTP URL',
    ],
    ['no chat', 'sendMessage', { text: 'x', chat_id: '' }, 'chat_id is empty'],
    ['a photo without a photo', 'sendPhoto', {}, 'there is no photo in the request'],
    ['an album of one', 'sendMediaGroup', { media: [{ type: 'photo', media: 'x' }] }, 'not enough messages'],
    [
      'an album of eleven',
      'sendMediaGroup',
      { media: Array(11).fill({ type: 'photo', media: 'x' }) },
      'too many messages',
    ],
    [
      'a command in capitals',
      'setMyCommands',
      { commands: [{ command: 'Viec', description: 'x' }] },
      'BOT_COMMAND_INVALID',
    ],
    [
      'a command without words',
      'setMyCommands',
      { commands: [{ command: 'viec', description: '' }] },
      'DESCRIPTION_INVALID',
    ],
    ['an unknown method', 'sendLove', {}, 'method not found'],
  ])('refuse %s, and keep it on record', async (_name, method, payload, description) => {
    const answer = await call(method, { chat_id: 501, ...payload });
    expect(answer).toMatchObject({ ok: false, description: expect.stringContaining(description) });
    expect(fake.refused).toHaveLength(1);
  });

  it('let pass what is just allowed', async () => {
    expect(await send({ text: 'ế'.repeat(4_096), reply_markup: button('x'.repeat(64)) })).toMatchObject({ ok: true });
    expect(fake.refused).toEqual([]);
  });

  it('do not blame the caller for what people do', async () => {
    lan.blocks();
    expect(await send()).toMatchObject({ description: 'Forbidden: bot was blocked by the user' });
    lan.unblocks();
    expect(await send({ chat_id: 999 })).toMatchObject({ description: 'Bad Request: chat not found' });
    fake.user({ id: 502, name: 'Người lạ' });
    expect(await send({ chat_id: 502 })).toMatchObject({ description: expect.stringContaining("can't initiate") });
    expect(fake.refused).toEqual([]);
  });

  it('keep the pace: 30 messages in any second, then a penalty', async () => {
    fake.limitRate({ perSecond: 30, penaltyMs: 3_000 });
    for (let i = 0; i < 30; i += 1) expect(await send()).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: false, parameters: { retry_after: 3 } });
    now = new Date(now.getTime() + 2_999);
    expect(await send()).toMatchObject({ ok: false });
    now = new Date(now.getTime() + 3_000);
    expect(await send()).toMatchObject({ ok: true });
  });
});

describe('editing', () => {
  it('wants a change, a text to change, and no keyboard below it', async () => {
    await send();
    const { id } = lan.lastFromBot();
    const edit = (method: string, payload: object) => call(method, { chat_id: 501, message_id: id, ...payload });
    expect(await edit('editMessageText', { text: 'Chào' })).toMatchObject({
      description: expect.stringContaining('not modified'),
    });
    expect(await edit('editMessageText', { text: 'Mới' })).toMatchObject({ ok: true });
    expect(lan.lastFromBot()).toMatchObject({ text: 'Mới', edited: true });
    expect(await edit('editMessageCaption', { caption: 'x' })).toMatchObject({
      description: expect.stringContaining('no caption'),
    });
    await send({ reply_markup: { remove_keyboard: true } });
    const locked = { message_id: lan.lastFromBot().id, text: 'x' };
    expect(await edit('editMessageText', locked)).toMatchObject({
      description: expect.stringContaining("can't be edited"),
    });
  });

  it('takes the buttons away when none are sent along', async () => {
    await send({ reply_markup: button('a') });
    await call('editMessageText', { chat_id: 501, message_id: lan.lastFromBot().id, text: 'Xong' });
    expect(lan.lastFromBot().buttons).toEqual([]);
  });
});

describe('updates', () => {
  it('are repeated until something after them is asked for', async () => {
    lan.says('một');
    lan.says('hai');
    const [first, second] = await updates({ limit: 100 });
    expect(await updates({ offset: first?.update_id })).toHaveLength(2);
    expect(await updates({ offset: second?.update_id })).toMatchObject([{ message: { text: 'hai' } }]);
    expect(await updates({ offset: Number(second?.update_id) + 1 })).toEqual([]);
    expect(fake.pending()).toBe(0);
  });

  it('wait for a long poll', async () => {
    const asking = updates({ timeout: 50 });
    await fake.until(() => fake.calls.length === 1);
    lan.says('một');
    expect(await asking).toMatchObject([{ message: { text: 'một' } }]);
  });

  it('are forgotten after a day, and presses after 150 seconds', async () => {
    await send({ reply_markup: button('7.1') });
    lan.says('một');
    lan.taps(lan.lastFromBot().id, 'Một');
    expect(fake.pending()).toBe(2);
    now = new Date(START.getTime() + 149_000);
    expect(fake.pending()).toBe(2);
    now = new Date(START.getTime() + 150_000);
    expect(fake.pending()).toBe(1);
    now = new Date(START.getTime() + 24 * 60 * MINUTE_MS);
    expect(fake.pending()).toBe(0);
  });

  it('of a press cannot be acknowledged late', async () => {
    await send({ reply_markup: button('7.1') });
    lan.taps(lan.lastFromBot().id, 'Một');
    const [press] = (await updates()).map(({ callback_query }) => callback_query as { id: string });
    const query = { callback_query_id: press?.id };
    expect(await call('answerCallbackQuery', query)).toMatchObject({ ok: true });
    now = new Date(START.getTime() + 150_000);
    expect(await call('answerCallbackQuery', query)).toMatchObject({ description: expect.stringContaining('too old') });
  });

  it('come twice, or in another order, when told to', async () => {
    fake.repeat(1);
    lan.says('một');
    fake.hold();
    lan.says('hai');
    lan.says('ba');
    expect(fake.pending()).toBe(2);
    fake.release((count) => Array.from({ length: count }, (_, i) => count - 1 - i));
    const texts = (await updates()).map(({ message }) => (message as { text: string }).text);
    expect(texts).toEqual(['một', 'một', 'ba', 'hai']);
  });

  it('are all handed out to an offset from another age, and lost to one that is just ahead', async () => {
    fake.resetUpdateIds(17);
    lan.says('một');
    expect(await updates({ offset: 700_001 })).toHaveLength(1);
    expect(await updates({ offset: 20 })).toEqual([]);
    expect(fake.pending()).toBe(0);
  });

  it('are only of the kinds asked for', async () => {
    await call('getUpdates', { allowed_updates: ['message'] });
    lan.blocks();
    expect(fake.pending()).toBe(0);
  });

  it('are not for polling while a webhook is set', async () => {
    await call('setWebhook', { url: 'https://example.vn/hook' });
    expect(await call('getUpdates')).toMatchObject({ description: expect.stringContaining('webhook is active') });
    await call('deleteWebhook');
    expect(await call('getUpdates')).toMatchObject({ ok: true });
    expect(await call('setWebhook', { url: 'http://example.vn/hook' })).toMatchObject({ ok: false });
  });
});

it('a group that became a supergroup refuses, and says where it went', async () => {
  const group = fake.group({ id: -77, title: 'Tổ Toán' });
  group.addsBot(lan);
  expect(await send({ chat_id: -77 })).toMatchObject({ ok: true });
  group.upgrades(lan, -10_077);
  expect(await send({ chat_id: -77 })).toMatchObject({ parameters: { migrate_to_chat_id: -10_077 } });
  expect(await send({ chat_id: -10_077 })).toMatchObject({ ok: true });
});

function address(url: string): object {
  return { inline_keyboard: [[{ text: 'Mở', url }]] };
}
