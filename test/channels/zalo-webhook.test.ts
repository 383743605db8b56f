/** The webhook: whose events are taken, what Zalo is told, and what is written down. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Inbound } from '../../src/channels/contract.js';
import { verifySignature } from '../../src/channels/zalo/signature.js';
import { everythingIn } from '../contract/material.js';
import { APP_ID, OA_ID, OA_SECRET, type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

const BODY =
  '{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730","recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Báo cáo tháng 11","msg_id":"96d3cdf3af150460909"},"timestamp":"1763600000000"}';
const TIMESTAMP = '1763600000000';
const SIGNATURE = 'aded65c5705ebdaed203f73860aae007e1604b1b012b410a2e727417be73dea4';

const signed = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('the signature', () => {
  const keys = { appId: APP_ID, oaId: OA_ID, oaSecret: OA_SECRET };
  const request = {
    body: Buffer.from(BODY),
    signature: `mac=${SIGNATURE}`,
    headerTimestamp: null,
    bodyTimestamp: TIMESTAMP,
  };

  it('of the known example is recognised', () => {
    expect(verifySignature(keys, request)).toEqual({ prefix: 'mac=', id: 'app', timestamp: 'body' });
  });

  it.each([
    ['without the prefix', SIGNATURE, { prefix: 'none', id: 'app', timestamp: 'body' }],
    ['in capitals', `mac=${SIGNATURE.toUpperCase()}`, { prefix: 'mac=', id: 'app', timestamp: 'body' }],
    [
      'made with the id of the OA',
      signed(`${OA_ID}${BODY}${TIMESTAMP}${OA_SECRET}`),
      { prefix: 'none', id: 'oa', timestamp: 'body' },
    ],
    [
      'made with the time in the header',
      `mac=${signed(`${APP_ID}${BODY}99${OA_SECRET}`)}`,
      { prefix: 'mac=', id: 'app', timestamp: 'header' },
    ],
  ])('%s is recognised', (_name, signature, variant) => {
    expect(verifySignature(keys, { ...request, signature, headerTimestamp: '99' })).toEqual(variant);
  });

  it.each([
    ['nothing', null],
    ['an empty header', ''],
    ['the prefix alone', 'mac='],
    ['a digit too few', `mac=${SIGNATURE.slice(1)}`],
    ['a digit too many', `mac=${SIGNATURE}0`],
    ['no hex', `mac=${'z'.repeat(64)}`],
    ['another secret', signed(`${APP_ID}${BODY}${TIMESTAMP}another`)],
    ['no secret', signed(`${APP_ID}${BODY}${TIMESTAMP}`)],
  ])('that is %s is refused', (_name, signature) => {
    expect(verifySignature(keys, { ...request, signature })).toBeUndefined();
  });

  it('is of the bytes, not of what they mean', () => {
    const body = Buffer.from(BODY.replace('{"app_id"', '{ "app_id"'));
    expect(verifySignature(keys, { ...request, body })).toBeUndefined();
  });

  it('cannot be checked without any time', () => {
    expect(verifySignature(keys, { ...request, bodyTimestamp: undefined })).toBeUndefined();
  });
});

describe('a request', () => {
  let stage: ZaloStage;
  let received: Inbound[];
  let storing: () => Promise<void>;

  beforeEach(async () => {
    stage = await zaloStage();
    received = [];
    storing = async () => {};
  });
  afterEach(() => stage.stop());

  const start = () =>
    stage.channel.start(async (events) => {
      await storing();
      received.push(...events);
    });
  const post = (body: string | Uint8Array | ReadableStream, headers: Record<string, string> = {}) =>
    stage.webhook(new Request('http://house/zalo', { method: 'POST', body, headers, duplex: 'half' }));
  const signature = { 'x-zevent-signature': `mac=${SIGNATURE}` };

  it('that is signed is stored and answered 200 without a body', async () => {
    await start();
    const response = await post(BODY, signature);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
    expect(received).toMatchObject([{ id: '96d3cdf3af150460909', content: { text: 'Báo cáo tháng 11' } }]);
  });

  it('with the empty object of the console is answered 200 at any time, unsigned', async () => {
    expect(await stage.fake.probe()).toBe(200);
    await start();
    expect((await post(' {} ')).status).toBe(200);
    expect(received).toEqual([]);
  });

  it.each([
    ['unsigned', {}],
    ['signed wrongly', { 'x-zevent-signature': `mac=${SIGNATURE.replace('a', 'b')}` }],
    ['signed with an empty header', { 'x-zevent-signature': '' }],
  ])('that is %s is answered 403 and not read', async (_name, headers: Record<string, string>) => {
    await start();
    expect((await post(BODY, headers)).status).toBe(403);
    expect((await post('', headers)).status).toBe(403);
    expect((await post('not JSON', headers)).status).toBe(403);
    expect(received).toEqual([]);
  });

  it('of a forger who knows the ids but not the secret is answered 403', async () => {
    await start();
    stage.fake.sign({ secret: 'guessed' });
    expect(await stage.fake.push(BODY)).toBe(403);
    expect(received).toEqual([]);
  });

  it('of another method is answered 405', async () => {
    await start();
    expect((await stage.webhook(new Request('http://house/zalo'))).status).toBe(405);
  });

  it('before the start and after the stop is answered 503, so that it comes again', async () => {
    expect((await post(BODY, signature)).status).toBe(503);
    await start();
    await stage.channel.stop();
    expect((await post(BODY, signature)).status).toBe(503);
    expect(received).toEqual([]);
  });

  it('that could not be stored is answered 500, so that it comes again', async () => {
    await start();
    storing = () => Promise.reject(new Error('the disk is full'));
    expect((await post(BODY, signature)).status).toBe(500);
  });

  it('that is signed but holds no event is skipped with a line in the log, and answered 200', async () => {
    await start();
    const bodies = ['null', '7', '[]', '"x"', '{"timestamp":"5"}', '{"event_name":"user_send_text","timestamp":"5"}'];
    const secretWords =
      '{"event_name":"user_send_text","timestamp":"5","sender":{"id":"1"},"message":{"text":"Lời riêng"}}';
    for (const body of [...bodies, secretWords]) {
      const time = body.includes('timestamp') ? '5' : '9';
      const mac = { 'x-zevent-signature': signed(`${APP_ID}${body}${time}${OA_SECRET}`), 'x-zevent-timestamp': '9' };
      expect((await post(body, mac)).status).toBe(200);
    }
    const broken = '{"event_name":';
    const mac = { 'x-zevent-signature': signed(`${APP_ID}${broken}9${OA_SECRET}`), 'x-zevent-timestamp': '9' };
    expect((await post(broken, mac)).status).toBe(200);
    expect(received).toEqual([]);
    expect(stage.log.filter(({ event }) => event.endsWith('skipped'))).toHaveLength(8);
    expect(everythingIn(stage.log)).not.toContain('Lời riêng');
  });

  it('that breaks off is answered 400', async () => {
    await start();
    const torn = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(Buffer.from(BODY.slice(0, 40)));
        controller.error(new Error('gone'));
      },
    });
    expect((await post(torn, signature)).status).toBe(400);
  });

  it('longer than 1 MiB is answered 413, whether it says so or not', async () => {
    await start();
    expect((await post('{}', { 'content-length': String(2 * 1024 * 1024) })).status).toBe(413);
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(64 * 1024));
      },
    });
    expect((await post(endless, signature)).status).toBe(413);
    expect(pulled).toBeLessThan(32);
  });
});

describe('over the wire', () => {
  let stage: ZaloStage;
  let received: Inbound[];
  beforeEach(async () => {
    stage = await zaloStage();
    received = [];
    await stage.channel.start(async (events) => void received.push(...events));
  });
  afterEach(() => stage.stop());

  it.each([
    [{ prefix: 'mac=', id: 'app', timestamp: 'body' }],
    [{ prefix: '', id: 'oa', timestamp: 'header' }],
    [{ prefix: 'mac=', id: 'oa', timestamp: 'body' }],
    [{ prefix: '', id: 'app', timestamp: 'header' }],
  ] as const)('events signed like %o are taken, and the way is logged once', async (signing) => {
    stage.fake.sign(signing);
    const person = stage.fake.user({ id: '246845883529197922', name: 'Cô Lan', met: true });
    person.says('một');
    person.says('hai');
    await stage.fake.until(() => received.length === 2);
    const noted = stage.log.filter(({ event }) => event.includes('signed'));
    expect(noted).toHaveLength(1);
    expect(noted[0]?.fields).toEqual({ ...signing, prefix: signing.prefix === '' ? 'none' : 'mac=' });
  });

  it('the id of the OA is learnt where nobody wrote it down', async () => {
    const other = await zaloStage({ oaKnown: false });
    try {
      await other.channel.start(async (events) => void received.push(...events));
      other.fake.sign({ id: 'oa' });
      other.fake.user({ id: '246845883529197922', name: 'Cô Lan', met: true }).says('một');
      await other.fake.until(() => received.length === 1);
    } finally {
      await other.stop();
    }
  });
});
