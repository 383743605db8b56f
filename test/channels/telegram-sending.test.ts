/** How answers of the Bot API become reasons, and what Telegram needs beyond the contract. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatRef, MessageRef, OutboundPart, SendReason } from '../../src/channels/contract.js';
import { mediaRef } from '../../src/channels/telegram/refs.js';
import { aWhile, bytes, everythingIn, photoPart, stored, textPart, thrown } from '../contract/material.js';
import type { FakePerson, Fault } from '../support/fake-telegram/index.js';
import { type TelegramStage, TOKEN, telegramStage } from './telegram-stage.js';

const LAN = '501' as ChatRef;
const PRIVATE_WORDS = 'Lời riêng của cô Lan';
const PHOTO = stored('mot.jpg', 'image/jpeg', bytes(1));

let stage: TelegramStage;
let lan: FakePerson;

beforeEach(async () => {
  stage = await telegramStage({ patience: { callMs: 1_500, uploadMs: 1_500 } });
  lan = stage.fake.user({ id: 501, name: 'Cô Lan', started: true });
});
afterEach(() => stage.stop());

const fromBot = () => lan.screen().filter(({ from }) => from === 'bot');

describe('the reason of a failure', () => {
  const refuse = (code: number, description: string): Fault => ({ kind: 'refuse', code, description });

  it.each<[string, Fault, SendReason, object]>([
    ['Throttled', { kind: 'throttle', retryAfterS: 3 }, 'throttled', { retryAfterMs: 3_000 }],
    ['Throttled for hours', { kind: 'throttle', retryAfterS: 73_414 }, 'throttled', { retryAfterMs: 73_414_000 }],
    ['Throttled without a time', refuse(429, 'Too Many Requests'), 'throttled', { retryAfterMs: 5_000 }],
    ['Stopped contact', { kind: 'blocked' }, 'gone', {}],
    ['Deactivated contact', refuse(403, 'Forbidden: user is deactivated'), 'gone', {}],
    ['Kicked', refuse(403, 'Forbidden: bot was kicked from the group chat'), 'gone', {}],
    ['Unknown chat', refuse(400, 'Bad Request: chat not found'), 'gone', {}],
    ['No right to write', refuse(400, 'Bad Request: not enough rights to send text messages to the chat'), 'gone', {}],
    ['Moved group', { kind: 'migrated', to: -1_005 }, 'gone', { movedTo: '-1005' }],
    ['Wrong message', refuse(400, 'Bad Request: BUTTON_DATA_INVALID'), 'rejected', {}],
    ['Too large', refuse(413, 'Request Entity Too Large'), 'rejected', {}],
    ['Broken upload', refuse(400, 'Bad Request: FILE_PART_0_MISSING'), 'offline', {}],
    ['Revoked token', refuse(401, 'Unauthorized'), 'misconfigured', {}],
    ['Unknown method', refuse(404, 'Not Found: method not found'), 'misconfigured', {}],
    ['Server error', refuse(500, 'Internal Server Error'), 'offline', {}],
    ['Bad gateway', { kind: 'html', code: 502 }, 'offline', {}],
    ['A page instead of an answer', { kind: 'html', code: 200 }, 'offline', {}],
    ['A forbidding proxy', { kind: 'html', code: 403 }, 'offline', {}],
    ['Half an answer', { kind: 'truncated' }, 'offline', {}],
    ['A lost answer', { kind: 'lost' }, 'offline', {}],
    ['A broken connection', { kind: 'reset' }, 'offline', {}],
    ['No answer at all', { kind: 'silent' }, 'offline', {}],
  ])('%s', async (_name, fault, reason, rest) => {
    stage.fake.fail('sendMessage', fault);
    const error = await thrown(stage.channel.send(LAN, textPart(PRIVATE_WORDS)));
    expect(error).toMatchObject({ name: 'SendError', reason, ...rest });
    expect(everythingIn(error)).not.toContain(TOKEN);
    expect(everythingIn(error)).not.toContain(PRIVATE_WORDS);
  });

  it('is offline when nothing listens, and names neither token nor words', async () => {
    await stage.fake.stop();
    const error = await thrown(stage.channel.send(LAN, textPart(PRIVATE_WORDS)));
    expect(error).toMatchObject({ reason: 'offline', message: expect.stringContaining('ECONNREFUSED') });
    expect(everythingIn(error)).not.toContain(TOKEN);
  });

  it('does not repeat the address of a refused button', async () => {
    const secretLink = 'http://nowhere/login/very-secret';
    const part: OutboundPart = { kind: 'text', text: 'x', buttons: [[{ label: 'Mở', url: secretLink }]] };
    const error = await thrown(stage.channel.send(LAN, part));
    expect(error).toMatchObject({ reason: 'rejected', message: expect.stringContaining('Wrong HTTP URL') });
    expect(everythingIn(error)).not.toContain('very-secret');
  });

  it.each([
    ['edit', () => stage.channel.edit(LAN, '501:1' as MessageRef, textPart('x'))],
    ['menu', () => stage.channel.menu(LAN, [{ command: 'viec', description: 'Việc' }])],
    ['whoAmI', () => stage.whoAmI()],
  ])('is named by %s as well', async (_name, ask) => {
    stage.fake.fail('*', { kind: 'throttle', retryAfterS: 2 });
    expect(await thrown(ask())).toMatchObject({ name: 'SendError', reason: 'throttled', retryAfterMs: 2_000 });
  });
});

describe('asking for the phone number', () => {
  const ask: OutboundPart = { kind: 'text', text: 'Số của cô?', buttons: [], askPhone: 'Gửi số của tôi' };

  it('shows one key, and takes it away with the first plain message after the answer', async () => {
    await stage.channel.start(async () => {});
    await stage.channel.send(LAN, ask);
    expect(lan.keyboard()).toEqual([[{ text: 'Gửi số của tôi', request_contact: true }]]);
    await stage.channel.send(LAN, textPart('Một thông báo'));
    expect(lan.keyboard()).toBeDefined();
    lan.sharesContact();
    await stage.fake.until(() => stage.fake.pending() === 0);
    await stage.channel.send(LAN, textPart('Chọn', [{ label: 'Một', token: '1.0' }]));
    expect(lan.keyboard()).toBeDefined();
    await stage.channel.send(LAN, textPart('Xin cảm ơn'));
    expect(lan.keyboard()).toBeUndefined();
  });

  it('offers choices beside it in words, and refuses addresses', async () => {
    await stage.channel.send(LAN, { ...ask, kind: 'text', buttons: [[{ label: 'Để sau', token: '1.0' }]] });
    expect(lan.keyboard()).toEqual([[{ text: 'Gửi số của tôi', request_contact: true }], [{ text: 'Để sau' }]]);
    const withAddress: OutboundPart = { ...ask, kind: 'text', buttons: [[{ label: 'Mở', url: 'https://example.vn' }]] };
    expect(await thrown(stage.channel.send(LAN, withAddress))).toMatchObject({ reason: 'rejected' });
  });

  it('is no message to edit', async () => {
    const { message } = await stage.channel.send(LAN, ask);
    expect(await thrown(stage.channel.edit(LAN, message, textPart('x')))).toMatchObject({ reason: 'rejected' });
    expect(await thrown(stage.channel.edit(LAN, message, ask))).toMatchObject({ reason: 'rejected' });
  });
});

describe('files', () => {
  const album = (count: number): OutboundPart => ({
    kind: 'album',
    photos: Array.from({ length: count }, (_, i) => stored(`${i}.jpg`, 'image/jpeg', bytes(i))),
    caption: '',
  });

  it('makes an album of one photo a photo, and refuses eleven', async () => {
    expect((await stage.channel.send(LAN, album(1))).media).toHaveLength(1);
    expect(fromBot()[0]?.album).toBeUndefined();
    expect(await thrown(stage.channel.send(LAN, album(11)))).toMatchObject({ reason: 'rejected' });
    expect(stage.fake.refused).toEqual([]);
  });

  it('uploads again when Telegram does not know its own reference any more', async () => {
    const known = { ...PHOTO, known: mediaRef('photo', 'of-another-bot') };
    await stage.channel.send(LAN, photoPart(known));
    expect(fromBot()[0]?.file?.bytes).toEqual(bytes(1));
  });

  it('sends as a file what it knows only as a photo by uploading it', async () => {
    const { media } = await stage.channel.send(LAN, photoPart(PHOTO));
    const file = { ...PHOTO, ...(media[0] && { known: media[0] }) };
    await stage.channel.send(LAN, { kind: 'file', file, caption: '' });
    expect(fromBot()[1]?.file).toMatchObject({ field: 'document', bytes: bytes(1) });
    expect(stage.fake.refused).toEqual([]);
  });

  it('takes known and new photos into one album, in their order', async () => {
    const { media } = await stage.channel.send(LAN, photoPart(PHOTO));
    const known = { ...PHOTO, ...(media[0] && { known: media[0] }) };
    const photos = [stored('0.jpg', 'image/jpeg', bytes(0)), known, stored('2.jpg', 'image/jpeg', bytes(2))];
    await stage.channel.send(LAN, { kind: 'album', photos, caption: 'Ba ảnh' });
    expect(
      fromBot()
        .slice(1)
        .map(({ file }) => file?.bytes),
    ).toEqual([bytes(0), bytes(1), bytes(2)]);
  });

  it('edits the words under an album', async () => {
    const { message } = await stage.channel.send(LAN, album(2));
    await stage.channel.edit(LAN, message, { ...album(2), kind: 'album', photos: [], caption: 'Chữ mới' });
    expect(fromBot().map(({ caption }) => caption)).toEqual(['Chữ mới', '']);
  });

  it('replaces a sent file', async () => {
    const report = (seed: number) => stored('báo cáo.pdf', 'application/pdf', bytes(seed));
    const { message } = await stage.channel.send(LAN, { kind: 'file', file: report(1), caption: 'Nháp' });
    await stage.channel.edit(LAN, message, { kind: 'file', file: report(2), caption: 'Bản chính' });
    expect(fromBot()).toMatchObject([{ caption: 'Bản chính', file: { bytes: bytes(2) } }]);
  });

  it('keeps a name from breaking out of its header', async () => {
    const file = stored('a"\r\nx: y\\.pdf', 'application/pdf', bytes(3));
    await stage.channel.send(LAN, { kind: 'file', file, caption: '' });
    expect(fromBot()[0]?.file).toMatchObject({ name: 'a___x: y_.pdf', bytes: bytes(3) });
  });

  it('names a stored file that cannot be read, without waiting for the upload to time out', async () => {
    await stage.stop();
    stage = await telegramStage({ patience: { uploadMs: 120_000 } });
    lan = stage.fake.user({ id: 501, name: 'Cô Lan', started: true });
    const broken = {
      ...PHOTO,
      async *open() {
        yield bytes(1, 10);
        throw Object.assign(new Error(`no such file /data/${TOKEN}`), { code: 'ENOENT' });
      },
    };
    const error = await thrown(stage.channel.send(LAN, photoPart(broken)));
    expect(error).toMatchObject({ reason: 'rejected', message: expect.stringContaining('ENOENT') });
    expect(everythingIn(error)).not.toContain(TOKEN);
    expect(fromBot()).toEqual([]);
  });

  it('refuses what is too big before it uploads it', async () => {
    const huge = { ...PHOTO, bytes: 10_000_001 };
    expect(await thrown(stage.channel.send(LAN, photoPart(huge)))).toMatchObject({ reason: 'rejected' });
    expect(stage.fake.calls).toEqual([]);
  });

  it('lets go of the file when the platform does not answer', async () => {
    let closed = false;
    const endless = {
      ...PHOTO,
      async *open() {
        try {
          for (;;) {
            await aWhile();
            yield bytes(1, 1_000);
          }
        } finally {
          closed = true;
        }
      },
    };
    expect(await thrown(stage.channel.send(LAN, photoPart(endless)))).toMatchObject({ reason: 'offline' });
    await stage.fake.until(() => closed);
  });
});

describe('small things', () => {
  it('knows the deep link once it knows who it is', async () => {
    expect(stage.channel.deepLink('Ab_c')).toBeUndefined();
    expect(await stage.whoAmI()).toEqual({ id: stage.fake.bot.id, username: 'loa_thu_bot' });
    expect(stage.channel.deepLink('Ab_c')).toBe('https://t.me/loa_thu_bot?start=Ab_c');
  });

  it('shows a menu in its own chat only', async () => {
    const other = stage.fake.user({ id: 502, name: 'Thầy Thử', started: true });
    await stage.channel.menu(LAN, [{ command: 'viec', description: 'Việc của tôi' }]);
    expect(lan.menu()).toEqual([{ command: 'viec', description: 'Việc của tôi' }]);
    expect(other.menu()).toEqual([]);
    await stage.channel.menu(LAN, []);
    expect(lan.menu()).toEqual([]);
  });

  it('refuses by name what is not its own, without a call', async () => {
    const button: OutboundPart = { kind: 'text', text: 'x', buttons: [[{ label: 'Trống' }]] };
    expect(await thrown(stage.channel.send(LAN, button))).toMatchObject({ reason: 'rejected' });
    const foreign = 'zalo-message' as MessageRef;
    expect(await thrown(stage.channel.edit(LAN, foreign, textPart('x')))).toMatchObject({ reason: 'rejected' });
    expect(stage.fake.calls).toEqual([]);
  });

  it('shows no preview of addresses', async () => {
    await stage.channel.send(LAN, textPart('https://example.vn'));
    expect(stage.fake.calls[0]?.payload).toMatchObject({ link_preview_options: { is_disabled: true } });
    expect(stage.fake.calls[0]?.payload).not.toHaveProperty('parse_mode');
  });
});
