/** The webhook: who may call it, what it takes, and what Telegram is told. */
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/channels/contract.js';
import { everythingIn, thrown } from '../contract/material.js';
import { SECRET, type TelegramStage, TOKEN, telegramStage } from './telegram-stage.js';

let stage: TelegramStage;
let received: Inbound[];
let storing: () => Promise<void>;

beforeEach(async () => {
  stage = await telegramStage({ mode: 'webhook' });
  received = [];
  storing = async () => {};
});
afterEach(() => stage.stop());

const start = () =>
  stage.channel.start(async (events) => {
    await storing();
    received.push(...events);
  });

const UPDATE = {
  update_id: 1,
  message: {
    message_id: 9,
    date: 1_700_000_000,
    chat: { id: 501, type: 'private' },
    from: { id: 501, is_bot: false, first_name: 'Lan' },
    text: 'Kế hoạch',
  },
};

function post(
  body: string | Uint8Array | ReadableStream,
  headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': SECRET },
) {
  const request = new Request('http://house/telegram', { method: 'POST', body, headers, duplex: 'half' });
  return stage.webhook?.(request) ?? Promise.reject(new Error('no webhook'));
}

describe('a request', () => {
  it('with the secret is stored and answered 200 without a body', async () => {
    await start();
    const response = await post(JSON.stringify(UPDATE));
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(received).toMatchObject([{ id: '501/9', content: { text: 'Kế hoạch' } }]);
  });

  it.each([
    ['without the secret', {}],
    ['with a wrong secret', { 'x-telegram-bot-api-secret-token': `${SECRET}x` }],
    ['with an empty secret', { 'x-telegram-bot-api-secret-token': '' }],
  ])('%s is answered 403 and not read', async (_name, headers: Record<string, string>) => {
    await start();
    expect((await post(JSON.stringify(UPDATE), headers)).status).toBe(403);
    expect(received).toEqual([]);
  });

  it('of another method is answered 405', async () => {
    await start();
    const headers = { 'x-telegram-bot-api-secret-token': SECRET };
    expect((await stage.webhook?.(new Request('http://house/telegram', { headers })))?.status).toBe(405);
  });

  it('that could not be stored is answered 500, so that it comes again', async () => {
    await start();
    storing = () => Promise.reject(new Error('the disk is full'));
    expect((await post(JSON.stringify(UPDATE))).status).toBe(500);
  });

  it('before the start and after the stop is answered 503', async () => {
    expect((await post(JSON.stringify(UPDATE))).status).toBe(503);
    await start();
    await stage.channel.stop();
    expect((await post(JSON.stringify(UPDATE))).status).toBe(503);
    expect(received).toEqual([]);
  });

  it.each([
    ['cut off', JSON.stringify(UPDATE).slice(0, 40)],
    ['empty', ''],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ])('that is %s is answered 400, so that it comes again', async (_name, body) => {
    await start();
    expect((await post(body)).status).toBe(400);
  });

  it('that is JSON but no update is skipped, with a line in the log', async () => {
    await start();
    for (const body of ['null', '7', '[]', '{"update_id":1,"message":{"text":"Lời riêng"}}']) {
      expect((await post(body)).status).toBe(200);
    }
    expect(received).toEqual([]);
    const skipped = stage.log.filter(({ event }) => event === 'an update could not be read; skipped');
    expect(skipped).toHaveLength(4);
    expect(everythingIn(stage.log)).not.toContain('Lời riêng');
  });

  it('longer than 1 MiB is answered 413, whether it says so or not', async () => {
    await start();
    const headers = { 'x-telegram-bot-api-secret-token': SECRET };
    const announced = { ...headers, 'content-length': String(2 * 1024 * 1024) };
    expect((await post('{}', announced)).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    expect((await post(endless, headers)).status).toBe(413);
    expect(pulled).toBeLessThan(32);
  });
});

describe('on the wire', () => {
  it('keeps letters whole that arrive in two packets', async () => {
    await start();
    const body = Buffer.from(JSON.stringify(UPDATE));
    const cut = body.indexOf(Buffer.from('ế')) + 1;
    const url = new URL(stage.webhookUrl ?? '');
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(url.port), url.hostname, () => {
        socket.setNoDelay(true);
        socket.write(
          `POST ${url.pathname} HTTP/1.1\r\nhost: x\r\nx-telegram-bot-api-secret-token: ${SECRET}\r\n` +
            `content-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n`,
        );
        socket.write(body.subarray(0, cut), () => setTimeout(() => socket.write(body.subarray(cut)), 30));
      });
      const chunks: Buffer[] = [];
      socket.on('data', (chunk: Buffer) => void chunks.push(chunk));
      socket.on('end', () => resolve(Buffer.concat(chunks).toString()));
      socket.on('error', reject);
    });
    expect(answer).toContain('200');
    expect(received).toMatchObject([{ content: { text: 'Kế hoạch' } }]);
  });

  it('takes up what waited while it was away, one chat in order', async () => {
    const lan = stage.fake.user({ id: 501, name: 'Cô Lan' });
    for (const text of ['một', 'hai', 'ba']) lan.says(text);
    await start();
    await stage.fake.until(() => stage.fake.pending() === 0);
    expect(received.map(({ content }) => content)).toEqual(
      ['một', 'hai', 'ba'].map((text) => ({ kind: 'text', text })),
    );
    expect(stage.fake.calls.map(({ method }) => method)).not.toContain('getUpdates');
  });
});

describe('starting', () => {
  it('tells Telegram the address, the secret and what to send', async () => {
    await start();
    expect(stage.fake.calls.find(({ method }) => method === 'setWebhook')?.payload).toEqual({
      url: stage.webhookUrl,
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
    });
  });

  it('refuses an address Telegram does not take, and says what to set', async () => {
    const description = 'Bad Request: bad webhook: HTTPS url must be provided for webhook';
    stage.fake.fail('setWebhook', { kind: 'refuse', code: 400, description });
    const error = await thrown(start());
    expect(error).toMatchObject({ message: expect.stringContaining('set TELEGRAM_WEBHOOK_URL') });
    expect(everythingIn(error)).not.toContain(SECRET);
    expect(everythingIn(error)).not.toContain(TOKEN);
    expect((await post(JSON.stringify(UPDATE))).status).toBe(503);
  });

  it('tries again while the API cannot be reached', async () => {
    stage.fake.fail('setWebhook', { kind: 'html', code: 502 });
    await start();
    expect((await post(JSON.stringify(UPDATE))).status).toBe(200);
  });
});
