/** Polling through bad days: nothing lost, nobody kept waiting by a dead line, clear words in the log. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/channels/contract.js';
import { everythingIn, textPart, thrown } from '../contract/material.js';
import type { Fault } from '../support/fake-telegram/index.js';
import { type TelegramStage, TOKEN, telegramStage } from './telegram-stage.js';

let stage: TelegramStage;
afterEach(() => stage.stop());

async function setUp(options: Parameters<typeof telegramStage>[0] = {}) {
  stage = await telegramStage(options);
  const received: Inbound[] = [];
  const start = () => stage.channel.start(async (events) => void received.push(...events));
  return { ...stage, received, start, lan: stage.fake.user({ id: 501, name: 'Cô Lan' }) };
}

const events = () => stage.log.map(({ event }) => event);
const heard = (received: readonly Inbound[]) =>
  received.map(({ content }) => (content.kind === 'text' ? content.text : content.kind));

describe('starting', () => {
  it('waits for an API that cannot be reached, and says so', async () => {
    const { fake, start, received, lan } = await setUp();
    fake.fail('getMe', { kind: 'reset' });
    fake.fail('getMe', { kind: 'html', code: 502 });
    fake.fail('getMe', { kind: 'throttle', retryAfterS: 1 });
    lan.says('một');
    await start();
    expect(events()).toEqual(Array(3).fill('Telegram cannot be reached yet; trying again'));
    await fake.until(() => received.length === 1);
  });

  it.each([
    ['a wrong token', '7000000001:AAF-this_one_is_not_the_right_one'],
    ['no token', ''],
  ])('refuses %s and says what to set', async (_name, token) => {
    const { start } = await setUp({ token });
    const error = await thrown(start());
    expect(error).toMatchObject({ message: expect.stringMatching(/set TELEGRAM_BOT_TOKEN .*see \.env\.example/) });
    if (token !== '') expect(everythingIn(error)).not.toContain(token);
  });

  it('can be stopped while it still waits', async () => {
    const { fake, start, channel } = await setUp();
    fake.fail('getMe', { kind: 'silent' }, 1_000);
    const starting = start();
    await fake.until(() => fake.calls.length === 1);
    await channel.stop();
    await expect(starting).resolves.toBeUndefined();
  });

  it('leaves a webhook of another place alone, and says why nothing comes', async () => {
    const { fake, start } = await setUp();
    await fetch(`${fake.url}/bot${TOKEN}/setWebhook?url=https://example.vn/hook`);
    await start();
    await fake.until(() => events().length > 0);
    expect(events()[0]).toContain('TELEGRAM_WEBHOOK_URL');
    expect(fake.calls.map(({ method }) => method)).not.toContain('deleteWebhook');
  });
});

describe('polling', () => {
  it.each<[string, Fault]>([
    ['a bad gateway', { kind: 'html', code: 502 }],
    ['a page of HTML', { kind: 'html', code: 200 }],
    ['a forbidding proxy', { kind: 'html', code: 403 }],
    ['half an answer', { kind: 'truncated' }],
    ['a lost answer', { kind: 'lost' }],
    ['a broken connection', { kind: 'reset' }],
    ['a 400', { kind: 'refuse', code: 400, description: 'Bad Request: nonsense' }],
    ['a 404', { kind: 'refuse', code: 404, description: 'Not Found' }],
    ['being throttled', { kind: 'throttle', retryAfterS: 1 }],
  ])('goes on after %s', async (_name, fault) => {
    const { fake, start, received, lan } = await setUp();
    fake.fail('getUpdates', fault);
    lan.says('một');
    await start();
    await fake.until(() => fake.pending() === 0);
    expect(heard(received)).toEqual(['một']);
    expect(events()).toContain('polling works again');
  });

  it('notices a dead line and asks anew', async () => {
    const { fake, start, received, lan } = await setUp({ patience: { deadPollMs: 150 } });
    fake.fail('getUpdates', { kind: 'silent' });
    await start();
    lan.says('một');
    await fake.until(() => received.length === 1);
    expect(events()).toContain('polling failed; trying again');
  });

  it('says that another copy polls the token, and comes back when it is gone', async () => {
    const { fake, start, received, lan } = await setUp();
    await start();
    await fake.until(() => fake.calls.some(({ method }) => method === 'getUpdates'));
    const other = fetch(`${fake.url}/bot${TOKEN}/getUpdates?timeout=50`).then((answer) => answer.status);
    await fake.until(() => events().some((event) => event.startsWith('another copy is polling this token')));
    // We take the line back, and the other copy is told the same.
    expect(await other).toBe(409);
    lan.says('một');
    await fake.until(() => received.length === 1);
  });

  it('goes on when the token is revoked and given back', async () => {
    const { fake, start, received, lan } = await setUp();
    await start();
    fake.revokeToken();
    lan.says('một');
    await fake.until(() => events().some((event) => event.includes('set TELEGRAM_BOT_TOKEN')));
    fake.heal();
    await fake.until(() => received.length === 1);
  });

  it.each([
    ['far lower', 17],
    ['a little lower', 699_995],
  ])('hears a person after the update ids began again %s', async (_name, next) => {
    const { fake, start, received, lan } = await setUp({ patience: { pollMs: 1_000 } });
    await start();
    lan.says('trước');
    await fake.until(() => fake.pending() === 0);
    const quietPolls = () =>
      fake.calls.filter(({ payload, answer }) => !('offset' in payload) && answer === 'none').length;
    await fake.until(() => quietPolls() > 0);
    fake.resetUpdateIds(next);
    lan.says('sau một tuần im lặng');
    await fake.until(() => received.length === 2 && fake.pending() === 0);
    lan.says('và sau nữa');
    await fake.until(() => received.length === 3);
    expect(heard(received)).toEqual(['trước', 'sau một tuần im lặng', 'và sau nữa']);
  });

  it('takes over a backlog larger than one answer, in order', async () => {
    const { fake, start, received, lan } = await setUp();
    const texts = Array.from({ length: 250 }, (_, i) => `tin ${i}`);
    for (const text of texts) lan.says(text);
    await start();
    await fake.until(() => fake.pending() === 0);
    expect(heard(received)).toEqual(texts);
  });

  it('skips what it cannot read, with a line in the log, and hears what comes after', async () => {
    const { fake, start, received, lan } = await setUp();
    fake.push('message', { message_id: 'x', text: 'Lời riêng' });
    fake.push('nonsense', {});
    lan.says('một');
    await start();
    await fake.until(() => fake.pending() === 0);
    expect(heard(received)).toEqual(['một']);
    expect(events()).toEqual(['an update could not be read; skipped']);
    expect(stage.log[0]?.fields).toMatchObject({ fields: expect.stringContaining('message.message_id') });
  });

  it('asks for the kinds of updates it reads, and never for what would forget some', async () => {
    const { fake, start, lan } = await setUp();
    await start();
    lan.says('một');
    await fake.until(() => fake.pending() === 0);
    const asked = fake.calls.filter(({ method }) => method === 'getUpdates').map(({ payload }) => payload);
    for (const payload of asked) {
      expect(payload.allowed_updates).toEqual(['message', 'edited_message', 'callback_query', 'my_chat_member']);
      expect(Number(payload.offset ?? 0)).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('presses', () => {
  it('does not mind a press too old to be acknowledged, nor an acknowledgement that fails', async () => {
    const { fake, start, received, lan, channel } = await setUp();
    await start();
    lan.says('một');
    await fake.until(() => received.length === 1);
    await channel.send(received[0]?.chat ?? ('' as never), textPart('Chọn', [{ label: 'Một', token: '1.0' }]));
    const tooOld = 'Bad Request: query is too old and response timeout expired or query ID is invalid';
    fake.fail('answerCallbackQuery', { kind: 'refuse', code: 400, description: tooOld });
    fake.fail('answerCallbackQuery', { kind: 'html', code: 502 });
    for (const _ of [1, 2, 3]) lan.taps(lan.lastFromBot().id, 'Một');
    await fake.until(() => lan.spinning() === 2);
    await fake.until(() => fake.calls.filter(({ method }) => method === 'answerCallbackQuery').length === 3);
    expect(heard(received)).toEqual(['text', 'tap', 'tap', 'tap'].map((kind) => (kind === 'text' ? 'một' : kind)));
    await fake.until(() => events().length > 0);
    expect(events()).toEqual(['a press was not acknowledged']);
  });
});

describe('the log', () => {
  it('holds neither the token nor a word of anybody, whatever goes wrong', async () => {
    const { fake, lan, channel } = await setUp({ patience: { deadPollMs: 150 } });
    const kinds: Fault[] = [
      { kind: 'html', code: 502 },
      { kind: 'html', code: 200 },
      { kind: 'truncated' },
      { kind: 'lost' },
      { kind: 'reset' },
      { kind: 'silent' },
    ];
    for (const fault of kinds) fake.fail('getUpdates', fault);
    for (const fault of kinds) fake.fail('getMe', fault.kind === 'silent' ? { kind: 'reset' } : fault);
    lan.says('Lời riêng của cô Lan');
    let refusals = 2;
    await channel.start(async () => {
      refusals -= 1;
      if (refusals >= 0) throw new Error('the disk is full');
    });
    await fake.until(() => fake.pending() === 0);
    expect(stage.log.length).toBeGreaterThan(10);
    expect(everythingIn(stage.log)).not.toContain(TOKEN.slice(12));
    expect(everythingIn(stage.log)).not.toContain('Lời riêng');
    expect(everythingIn(stage.log)).not.toContain('Cô Lan');
  });
});
