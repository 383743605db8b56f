/** What Loa says on Zalo: the exact bodies, the form for a phone number, what it costs, when a chat is closed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, OutboundPart, Sent } from '../../src/channels/contract.js';
import { textPart, thrown } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import type { FakePerson } from '../support/fake-zalo/index.js';
import { type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

const ID = '246845883529197922';
const CHAT = ID as ChatRef;
const DAY_MS = 24 * 3_600_000;

let clock: TestClock;
let stage: ZaloStage;
let person: FakePerson;

async function open(options: Parameters<typeof zaloStage>[0] = {}): Promise<void> {
  clock = testClock('2026-11-20T08:00:00+07:00');
  stage = await zaloStage({ clock, ...options });
  person = stage.fake.user({ id: ID, name: 'Cô Lan', met: true });
}
beforeEach(() => open());
afterEach(async () => {
  expect(stage.fake.refused).toEqual([]);
  await stage.stop();
});

const send = (part: OutboundPart) => stage.channel.send(CHAT, part);
const callsOf = (name: string) => stage.fake.calls.filter((call) => call.name === name);
const messages = () =>
  callsOf('message/cs').map(({ body }) =>
    typeof body === 'object' && body !== null ? Reflect.get(body, 'message') : body,
  );
const shown = () => person.screen().filter(({ from }) => from === 'oa');

const ask = (text: string, askPhone: string, buttons: { label: string; token: string }[] = []): OutboundPart => ({
  kind: 'text',
  text,
  askPhone,
  buttons: [buttons],
});

describe('a text', () => {
  it('goes to the person, with the token in its header and nothing else in its body', async () => {
    const { message, media } = await send(textPart('Kính gửi thầy/cô: còn 02 tin bài chưa nộp.'));
    expect(callsOf('message/cs')).toMatchObject([
      {
        token: stage.tokens.stored?.accessToken,
        body: { recipient: { user_id: ID }, message: { text: 'Kính gửi thầy/cô: còn 02 tin bài chưa nộp.' } },
      },
    ]);
    expect(message).toBe(shown()[0]?.id);
    expect(media).toEqual([]);
  });

  it('carries its buttons: a token hidden in a marked text, an address as an address', async () => {
    await send({
      kind: 'text',
      text: 'Tin bài chờ duyệt',
      buttons: [
        [
          { label: 'Duyệt', token: '17.0' },
          { label: 'Trả lại', token: '17.1' },
        ],
        [{ label: 'Xem bài', url: 'https://example.edu.vn/tin/17' }],
      ],
    });
    expect(messages()).toEqual([
      {
        text: 'Tin bài chờ duyệt',
        attachment: {
          type: 'template',
          payload: {
            buttons: [
              { title: 'Duyệt', type: 'oa.query.hide', payload: '#loa.17.0' },
              { title: 'Trả lại', type: 'oa.query.hide', payload: '#loa.17.1' },
              { title: 'Xem bài', type: 'oa.open.url', payload: { url: 'https://example.edu.vn/tin/17' } },
            ],
          },
        },
      },
    ]);
  });

  it.each([
    ['six buttons', Array.from({ length: 6 }, (_, i) => ({ label: `${i}`, token: `1.${i}` }))],
    ['a button that does nothing', [{ label: 'Duyệt' }]],
    ['a token beyond all measure', [{ label: 'Duyệt', token: 'ế'.repeat(200) }]],
  ])('with %s is refused before it is sent', async (_name, buttons) => {
    expect(await thrown(send(textPart('Chọn', buttons)))).toMatchObject({ name: 'SendError', reason: 'rejected' });
    expect(callsOf('message/cs')).toEqual([]);
  });
});

describe('asking for the phone number', () => {
  it('is a form that holds the question', async () => {
    await send(ask('Nhà trường cần số điện thoại để phân công', 'Gửi số điện thoại'));
    const element = { title: 'Gửi số điện thoại', subtitle: 'Nhà trường cần số điện thoại để phân công' };
    expect(messages()).toEqual([
      { attachment: { type: 'template', payload: { template_type: 'request_user_info', elements: [element] } } },
    ]);
  });

  it('shows the picture of the form where there is one', async () => {
    await stage.stop();
    await open({ formPictureUrl: 'https://loa.example/zalo.png' });
    await send(ask('Số điện thoại?', 'Gửi'));
    expect(shown()[0]?.form).toEqual({
      title: 'Gửi',
      subtitle: 'Số điện thoại?',
      picture: 'https://loa.example/zalo.png',
    });
  });

  it('follows the question where that is long or has choices', async () => {
    await send(ask('x'.repeat(501), 'Gửi số điện thoại'));
    await send(ask('Số điện thoại?', 'Gửi số điện thoại', [{ label: 'Để sau', token: '3.0' }]));
    expect(shown().map(({ text, form }) => [text.length, form?.title])).toEqual([
      [501, undefined],
      [0, 'Gửi số điện thoại'],
      [14, undefined],
      [0, 'Gửi số điện thoại'],
    ]);
    expect(shown()[2]?.buttons.map(({ title }) => title)).toEqual(['Để sau']);
  });

  it('cuts a title that is too long', async () => {
    await send(ask('Số điện thoại?', 'y'.repeat(101)));
    expect(shown()[0]?.form?.title).toBe(`${'y'.repeat(99)}…`);
  });

  it('is asked in words where Zalo refuses the form', async () => {
    stage.fake.fail('message/cs', { kind: 'refuse', code: -233 });
    await send(ask('Số điện thoại?', 'Gửi'));
    expect(shown()).toMatchObject([{ text: 'Số điện thoại?', files: [] }]);
  });

  it('leaves the question alone where the form after it is refused', async () => {
    stage.fake.fail('message/cs', { kind: 'stall', ms: 0 });
    stage.fake.fail('message/cs', { kind: 'refuse', code: -201 });
    const { message } = await send(ask('Số điện thoại?', 'Gửi', [{ label: 'Để sau', token: '3.0' }]));
    expect(shown().map(({ id }) => id)).toEqual([message]);
  });

  it('is not given up for a passing failure', async () => {
    stage.fake.fail('message/cs', { kind: 'refuse', code: -230 });
    expect(await thrown(send(ask('Số điện thoại?', 'Gửi')))).toMatchObject({ reason: 'windowClosed' });
    expect(shown()).toEqual([]);
  });
});

describe('what a message costs', () => {
  it('is told for every message: free answers first, then somebody pays', async () => {
    const sent: Sent[] = [];
    for (let i = 0; i < 9; i += 1) sent.push(await send(textPart(`${i}`)));
    expect(sent[0]?.costs).toEqual([{ kind: 'free', word: 'reply', left: 7, total: 8 }]);
    expect(sent[8]?.costs).toEqual([{ kind: 'billed', word: 'purchase_quota', left: 470, total: 500 }]);
    person.says('Vâng');
    clock.advance(2 * DAY_MS + 1);
    expect((await send(textPart('Muộn'))).costs).toMatchObject([{ kind: 'billed' }]);
  });

  it('counts every message of a part that Zalo shows as several', async () => {
    const { costs } = await send(ask('Số điện thoại?', 'Gửi', [{ label: 'Để sau', token: '3.0' }]));
    expect(costs?.map(({ left }) => left)).toEqual([7, 6]);
  });
});

describe('a chat', () => {
  it('may be written to for a week after the person’s last sign', () => {
    expect(stage.channel.capabilities(CHAT).outreach).toEqual({
      kind: 'window',
      ms: 7 * DAY_MS,
      freeMs: 2 * DAY_MS,
    });
  });

  it('closes with the week, and opens again when the person writes', async () => {
    clock.advance(7 * DAY_MS);
    await send(textPart('đúng hạn'));
    clock.advance(1);
    expect(await thrown(send(textPart('muộn')))).toMatchObject({ reason: 'windowClosed' });
    person.says('Có ai không?');
    await send(textPart('Có đây'));
  });

  it('is gone for whoever never followed', async () => {
    stage.fake.user({ id: '300', name: 'Người lạ' });
    expect(await thrown(stage.channel.send('300' as ChatRef, textPart('x')))).toMatchObject({ reason: 'gone' });
  });

  it('has no address that brings a code along', () => {
    expect(stage.channel.deepLink('abc')).toBeUndefined();
  });
});
