/** The sending half of the channel contract. */
import { expect, it } from 'vitest';
import { SendError, type SendReason } from '../../src/channels/contract.js';
import type { Stage } from './channel-contract.js';
import { bytes, everythingIn, onlyKnown, photoPart, stored, textPart, thrown } from './material.js';

const REASONS: readonly SendReason[] = ['throttled', 'offline', 'gone', 'windowClosed', 'rejected', 'misconfigured'];
const PRIVATE_WORDS = 'Lời riêng của một người';

export function sendingContract(stage: () => Stage): void {
  it('shows a text with its buttons, and a press brings its token back from the same message', async () => {
    const { platform, received, start } = stage();
    await start();
    const person = platform.person();
    if (platform.channel.capabilities(person.chat).buttons.support === 'none') return;
    const buttons = [
      { label: 'Việc một', token: '7.0' },
      { label: 'Việc hai', token: '7.1' },
    ];
    const { message } = await platform.channel.send(person.chat, textPart('Nộp cho việc nào?', buttons));
    expect(person.sees().at(-1)).toMatchObject({ text: 'Nộp cho việc nào?', buttons: ['Việc một', 'Việc hai'] });
    person.taps('Việc hai');
    await platform.until(() => received.length > 0);
    expect(received[0]).toMatchObject({ chat: person.chat, message, content: { kind: 'tap', token: '7.1' } });
  });

  it('sends a text of full length', async () => {
    const { platform } = stage();
    const person = platform.person();
    const { maxLength } = platform.channel.capabilities(person.chat).text;
    await platform.channel.send(person.chat, textPart('ế'.repeat(maxLength)));
    expect(person.sees().at(-1)?.text).toHaveLength(maxLength);
  });

  it('shows signs of markup as they are', async () => {
    const { platform } = stage();
    const person = platform.person();
    const text = '<b>Tổ Toán</b> & *lớp* _5A_ [1](2) `x` \\ =1+1';
    await platform.channel.send(person.chat, textPart(text));
    expect(person.sees().at(-1)?.text).toBe(text);
  });

  it('sends a photo, and sends it again by the reference it got', async () => {
    const { platform } = stage();
    const person = platform.person();
    const photo = stored('mot.jpg', 'image/jpeg', bytes(1));
    const { media } = await platform.channel.send(person.chat, photoPart(photo));
    expect(media).toHaveLength(1);
    await platform.channel.send(person.chat, photoPart(onlyKnown(photo, media)));
    expect(person.sees().map(({ files }) => files)).toEqual([[bytes(1)], [bytes(1)]]);
  });

  it('sends an album in its order, with one reference a photo', async () => {
    const { platform } = stage();
    const person = platform.person();
    const { album } = platform.channel.capabilities(person.chat);
    if (album.support === 'none') return;
    const seeds = Array.from({ length: Math.min(album.max, 10) }, (_, i) => i + 1);
    const photos = seeds.map((seed) => stored(`${seed}.jpg`, 'image/jpeg', bytes(seed)));
    const { media } = await platform.channel.send(person.chat, { kind: 'album', photos, caption: 'Mười ảnh' });
    expect(new Set(media).size).toBe(photos.length);
    expect(person.sees().flatMap(({ files }) => files)).toEqual(seeds.map((seed) => bytes(seed)));
    expect(person.sees().map(({ text }) => text)).toContain('Mười ảnh');
    const last = photos.at(-1);
    if (last === undefined) throw new Error('expected photos');
    await platform.channel.send(person.chat, photoPart(onlyKnown(last, media.slice(-1))));
    expect(person.sees().at(-1)?.files).toEqual([bytes(seeds.length)]);
  });

  it('sends a file', async () => {
    const { platform } = stage();
    const person = platform.person();
    const { file } = platform.channel.capabilities(person.chat);
    if (file.support === 'none' || file.types?.includes('application/pdf') === false) return;
    const report = stored('Báo cáo "tháng 11".pdf', 'application/pdf', bytes(9));
    const { media } = await platform.channel.send(person.chat, { kind: 'file', file: report, caption: 'Báo cáo' });
    expect(media).toHaveLength(1);
    expect(person.sees().at(-1)).toMatchObject({ text: 'Báo cáo', files: [bytes(9)] });
  });

  it('edits in place where it says so, and refuses by name where it does not', async () => {
    const { platform } = stage();
    const person = platform.person();
    const card = textPart('Đã nhận 1 ảnh', [{ label: 'Gửi', token: '1.0' }]);
    const { message } = await platform.channel.send(person.chat, card);
    const change = () => platform.channel.edit(person.chat, message, textPart('Đã nhận 2 ảnh'));
    if (platform.channel.capabilities(person.chat).edit === 'none') {
      expect(await thrown(change())).toMatchObject({ name: 'SendError', reason: 'rejected' });
      return;
    }
    await change();
    expect(person.sees()).toMatchObject([{ text: 'Đã nhận 2 ảnh', buttons: [] }]);
    await change();
    expect(person.sees()).toHaveLength(1);
  });

  it('edits the words of a photo, and the photo', async () => {
    const { platform } = stage();
    const person = platform.person();
    if (platform.channel.capabilities(person.chat).edit === 'none') return;
    const one = stored('mot.png', 'image/png', bytes(1));
    const { message, media } = await platform.channel.send(person.chat, photoPart(one));
    await platform.channel.edit(person.chat, message, photoPart(onlyKnown(one, media), 'Chữ mới'));
    expect(person.sees()).toMatchObject([{ text: 'Chữ mới', files: [bytes(1)] }]);
    await platform.channel.edit(person.chat, message, photoPart(stored('hai.png', 'image/png', bytes(2))));
    expect(person.sees()).toMatchObject([{ text: 'Một ảnh', files: [bytes(2)] }]);
  });

  it.each(REASONS)('calls a failure by its name: %s', async (reason) => {
    const { platform } = stage();
    const person = platform.person();
    const fail = platform.fails[reason];
    if (fail === undefined) return;
    fail(person);
    const error = await thrown(platform.channel.send(person.chat, textPart(PRIVATE_WORDS)));
    expect(error).toBeInstanceOf(SendError);
    expect(error).toMatchObject({ reason, retryable: reason === 'throttled' || reason === 'offline' });
    if (reason === 'throttled') expect(error).toMatchObject({ retryAfterMs: expect.any(Number) });
    for (const secret of [...platform.secrets, PRIVATE_WORDS]) expect(everythingIn(error)).not.toContain(secret);
  });

  it('shows a menu and takes it away, or does nothing', async () => {
    const { platform } = stage();
    const person = platform.person();
    await expect(
      platform.channel.menu(person.chat, [{ command: 'viec', description: 'Việc của tôi' }]),
    ).resolves.toBeUndefined();
    await expect(platform.channel.menu(person.chat, [])).resolves.toBeUndefined();
  });
}
