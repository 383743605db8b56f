/** Pictures and files on Zalo: uploaded, shown with their words, and uploaded anew when Zalo has them no more. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, MediaRef, OutboundPart } from '../../src/channels/contract.js';
import { bytes, everythingIn, onlyKnown, photoPart, stored, thrown } from '../contract/material.js';
import { type TestClock, testClock } from '../support/clock.js';
import type { FakePerson } from '../support/fake-zalo/index.js';
import { type ZaloStage, zaloStage } from '../support/fake-zalo/stage.js';

const ID = '246845883529197922';
const CHAT = ID as ChatRef;
const DAY_MS = 24 * 3_600_000;

let clock: TestClock;
let stage: ZaloStage;
let person: FakePerson;

beforeEach(async () => {
  clock = testClock('2026-11-20T08:00:00+07:00');
  stage = await zaloStage({ clock });
  person = stage.fake.user({ id: ID, name: 'Cô Lan', met: true });
});
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

const withButton = (part: OutboundPart): OutboundPart =>
  part.kind === 'photo' ? { ...part, buttons: [[{ label: 'Duyệt', token: '17.0' }]] } : part;

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
