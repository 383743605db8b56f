/** What Loa says on Zalo: the exact bodies, parts that take two messages, uploads and their end. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, MediaRef, OutboundPart } from '../../src/channels/contract.js';
import type { MessageQuota } from '../../src/channels/zalo/quota.js';
import { bytes, everythingIn, onlyKnown, photoPart, stored, textPart, thrown } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import type { FakePerson } from '../support/fake-zalo/index.js';
import { type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

const ID = '246845883529197922';
const CHAT = ID as ChatRef;
const DAY_MS = 24 * 3_600_000;

let clock: TestClock;
let stage: ZaloStage;
let person: FakePerson;
let quotas: [ChatRef, MessageQuota][];

async function open(options: Parameters<typeof zaloStage>[0] = {}): Promise<void> {
  quotas = [];
  clock = testClock('2026-11-20T08:00:00+07:00');
  stage = await zaloStage({ clock, onQuota: (chat, quota) => void quotas.push([chat, quota]), ...options });
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
const withButton = (part: OutboundPart): OutboundPart =>
  part.kind === 'photo' ? { ...part, buttons: [[{ label: 'Duyệt', token: '17.0' }]] } : part;

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

describe('a photo', () => {
  const photo = stored('mot.jpg', 'image/jpeg', bytes(1));

  it('is uploaded and shown with its words', async () => {
    const { media } = await send(photoPart(photo, 'Ảnh bìa'));
    const id = /^image:\d+:(.+)$/.exec(media[0] ?? '')?.[1];
    expect(messages()).toEqual([
      {
        text: 'Ảnh bìa',
        attachment: {
          type: 'template',
          payload: { template_type: 'media', elements: [{ media_type: 'image', attachment_id: id }] },
        },
      },
    ]);
  });

  it('with choices comes first, its words stand above the choices', async () => {
    const { message, media } = await send(withButton(photoPart(photo, 'Bài chờ duyệt')));
    expect(shown()).toMatchObject([
      { text: '', files: [{ bytes: bytes(1) }], buttons: [] },
      { text: 'Bài chờ duyệt', files: [], buttons: [{ title: 'Duyệt' }] },
    ]);
    expect(message).toBe(shown()[1]?.id);
    expect(media).toHaveLength(1);
  });

  it('with choices and no words gets a sentence for them', async () => {
    await send(withButton(photoPart(photo, '')));
    expect(shown()[1]?.text).toBe('Đề nghị thầy/cô chọn:');
  });

  it('is shown once when the choices could not follow at first', async () => {
    stage.fake.fail('message/cs', { kind: 'stall', ms: 0 });
    stage.fake.fail('message/cs', { kind: 'refuse', code: -32 });
    const part = withButton(photoPart(photo, 'Bài chờ duyệt'));
    expect(await thrown(send(part))).toMatchObject({ reason: 'throttled' });
    const { media } = await send(part);
    expect(shown().map(({ files, text }) => [files.length, text])).toEqual([
      [1, ''],
      [0, 'Bài chờ duyệt'],
    ]);
    expect(media).toHaveLength(1);
    await send(part);
    expect(shown()).toHaveLength(4);
  });

  it('is shown again when the same is said hours after half of it failed', async () => {
    stage.fake.fail('message/cs', { kind: 'stall', ms: 0 });
    stage.fake.fail('message/cs', { kind: 'html', status: 503 });
    const part = withButton(photoPart(photo, 'Bài chờ duyệt'));
    await thrown(send(part));
    clock.advance(2 * 3_600_000);
    await send(part);
    expect(shown().map(({ files }) => files.length)).toEqual([1, 1, 0]);
  });

  it.each([
    ['too heavy', { ...photo, bytes: 1_000_001 }],
    ['of a type Zalo does not take', stored('a.webp', 'image/webp', bytes(1))],
  ])('that is %s is refused before it is uploaded', async (_name, unfit) => {
    expect(await thrown(send(photoPart(unfit)))).toMatchObject({ reason: 'rejected' });
    expect(callsOf('upload/image')).toEqual([]);
  });

  it('that cannot be read is named by its hash', async () => {
    const unread = {
      ...photo,
      open(): AsyncIterable<Uint8Array> {
        throw Object.assign(new Error('/srv/loa/media/private'), { code: 'EACCES' });
      },
    };
    const error = await thrown(send(photoPart(unread)));
    expect(error).toMatchObject({ reason: 'rejected', message: expect.stringContaining('EACCES') });
    expect(everythingIn(error)).not.toContain('/srv/loa');
  });

  it('gets the ending of its type, by which Zalo judges', async () => {
    await send(photoPart(stored('IMG_1.HEIC', 'image/jpeg', bytes(1))));
    expect(shown()[0]?.files[0]?.name).toBe('IMG_1.HEIC.jpg');
  });

  it('of several in an album is refused: capabilities say one', async () => {
    const part = { kind: 'album', photos: [photo, photo], caption: '' } as const;
    expect(await thrown(send(part))).toMatchObject({ reason: 'rejected' });
  });
});

describe('an uploaded copy', () => {
  const photo = stored('mot.jpg', 'image/jpeg', bytes(1));
  const uploads = () => callsOf('upload/image').length;

  it('is used while Zalo keeps it, and replaced before it expires', async () => {
    const { media } = await send(photoPart(photo));
    clock.advance(5 * DAY_MS);
    const again = await send(photoPart(onlyKnown(photo, media)));
    expect(again.media).toEqual(media);
    clock.advance(1 * DAY_MS);
    const [known] = media;
    const fresh = await send(photoPart({ ...photo, ...(known && { known }) }));
    expect(fresh.media).not.toEqual(media);
    expect(uploads()).toBe(2);
  });

  it('is uploaded once more when it expired all the same', async () => {
    stage.fake.fail('message/cs', { kind: 'refuse', code: -100 });
    await send(photoPart(photo));
    expect(uploads()).toBe(2);
    expect(shown()).toHaveLength(1);
  });

  it('that always expires is refused after the second upload', async () => {
    stage.fake.fail('message/cs', { kind: 'refuse', code: -100 }, 9);
    expect(await thrown(send(photoPart(photo)))).toMatchObject({ reason: 'rejected' });
    expect(uploads()).toBe(2);
  });

  it.each([
    ['of another OA', 'image:1763600000000:aERC-of-another'],
    ['of another kind', 'file:1763600000000:aERC'],
    ['of another channel', 'photo:AgACAgUAAxkBAAI'],
    ['somebody else’s link', 'link:https://photo.example/o.jpg'],
  ])('%s is not trusted', async (_name, known) => {
    clock.set(new Date(1_763_600_000_000));
    person.lastInteracted(clock.now());
    await send(photoPart({ ...photo, known: known as MediaRef }));
    expect(uploads()).toBe(1);
    expect(shown()).toMatchObject([{ files: [{ bytes: bytes(1) }] }]);
  });
});

describe('a file', () => {
  const report = stored('Báo cáo "tháng 11".pdf', 'application/pdf', bytes(9));

  it('goes by its token, under its name', async () => {
    const { media } = await send({ kind: 'file', file: report, caption: '' });
    const token = /^file:\d+:(.+)$/.exec(media[0] ?? '')?.[1];
    expect(messages()).toEqual([{ attachment: { type: 'file', payload: { token } } }]);
    expect(callsOf('upload/file')).toHaveLength(1);
  });

  it('follows its words, and is not preceded by them twice', async () => {
    stage.fake.fail('upload/file', { kind: 'reset' });
    const part = { kind: 'file', file: report, caption: 'Báo cáo' } as const;
    expect(await thrown(send(part))).toMatchObject({ reason: 'offline' });
    const { message, media } = await send(part);
    expect(shown().map(({ text, files }) => [text, files.length])).toEqual([
      ['Báo cáo', 0],
      ['', 1],
    ]);
    expect(message).toBe(shown()[1]?.id);
    expect(media).toHaveLength(1);
  });

  it.each([
    ['too heavy', { ...report, bytes: 5_000_001 }],
    ['a spreadsheet', stored('a.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', bytes(1))],
  ])('that is %s is refused before it is uploaded', async (_name, unfit) => {
    expect(await thrown(send({ kind: 'file', file: unfit, caption: '' }))).toMatchObject({ reason: 'rejected' });
    expect(callsOf('upload/file')).toEqual([]);
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
    for (let i = 0; i < 9; i += 1) await send(textPart(`${i}`));
    expect(quotas[0]).toEqual([CHAT, { cost: 'free', type: 'reply', remaining: 7, total: 8 }]);
    expect(quotas[8]).toEqual([CHAT, { cost: 'billable', type: 'purchase_quota', remaining: 470, total: 500 }]);
    person.says('Vâng');
    clock.advance(2 * DAY_MS + 1);
    await send(textPart('Muộn'));
    expect(quotas[9]?.[1].cost).toBe('billable');
  });

  it('can be asked for', async () => {
    await send(textPart('một'));
    expect(await stage.quotaOf(CHAT)).toEqual({ lastInteraction: clock.now(), repliesLeft: 7 });
    expect(await thrown(stage.quotaOf('1' as ChatRef))).toMatchObject({ name: 'SendError', reason: 'rejected' });
  });
});

describe('a chat', () => {
  it('may be written to for a week after the person’s last sign', () => {
    expect(stage.channel.capabilities(CHAT).outreach).toEqual({ kind: 'window', ms: 7 * DAY_MS });
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
