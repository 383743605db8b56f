/** The receiving half of the channel contract. */
import { expect, it } from 'vitest';
import { type Inbound, type MediaRef, OpenError } from '../../src/channels/contract.js';
import type { Stage } from './channel-contract.js';
import { all, aWhile, bytes, everythingIn, textPart, thrown } from './material.js';

/** With its marks as separate characters, as some keyboards write it. */
const DECOMPOSED = 'Thứ bảy'.normalize('NFD');

export function receivingContract(stage: () => Stage): void {
  it('hands over what was written, in NFC, with who and where', async () => {
    const { platform, received, start } = stage();
    await start();
    const person = platform.person();
    person.says(DECOMPOSED);
    await platform.until(() => received.length > 0);
    expect(received[0]).toMatchObject({
      chat: person.chat,
      content: { kind: 'text', text: 'Thứ bảy'.normalize('NFC') },
    });
    expect(received[0]?.sender.name).toBe(person.name);
    expect(received[0]?.at.getTime()).toBeGreaterThan(0);
  });

  it('acknowledges only what is stored', async () => {
    const { platform, received, start, holdStoring } = stage();
    const store = holdStoring();
    await start();
    platform.person().says('một');
    await platform.until(store.entered);
    expect(platform.unacknowledged()).toBe(1);
    store.release();
    await platform.until(() => platform.unacknowledged() === 0);
    expect(received).toHaveLength(1);
  });

  it('brings again, with the same id, what could not be stored', async () => {
    const { platform } = stage();
    const offered: string[] = [];
    const kept: Inbound[] = [];
    await platform.channel.start(async (events) => {
      offered.push(...events.map(({ id }) => id));
      if (offered.length < 3) throw new Error('the disk is full');
      kept.push(...events);
    });
    platform.person().says('một');
    await platform.until(() => kept.length > 0 && platform.unacknowledged() === 0);
    expect(offered).toHaveLength(3);
    expect(new Set(offered).size).toBe(1);
  });

  it('gives a repeated delivery the same id, and another message another one', async () => {
    const { platform, received, start } = stage();
    await start();
    const person = platform.person();
    platform.repeatNext();
    person.says('một');
    await platform.until(() => received.length === 2);
    person.says('một');
    await platform.until(() => received.length === 3);
    const [first, again, other] = received.map(({ id }) => id);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('keeps the order of one chat', async () => {
    const { platform, received, start } = stage();
    await start();
    const person = platform.person();
    const texts = ['một', 'hai', 'ba', 'bốn', 'năm'];
    for (const text of texts) person.says(text);
    await platform.until(() => received.length === texts.length);
    expect(received.map(({ content }) => content)).toEqual(texts.map((text) => ({ kind: 'text', text })));
  });

  it('waits on stop for what is being stored, and brings nothing after it', async () => {
    const { platform, received, start, holdStoring } = stage();
    const store = holdStoring();
    await start();
    const person = platform.person();
    person.says('một');
    await platform.until(store.entered);
    let stopped = false;
    const stopping = platform.channel.stop().then(() => {
      stopped = true;
    });
    await aWhile();
    expect(stopped).toBe(false);
    store.release();
    await stopping;
    expect(received).toHaveLength(1);
    person.says('hai');
    await aWhile();
    expect(received).toHaveLength(1);
  });

  it('receives after a new start what came while it was stopped', async () => {
    const { platform, received, start } = stage();
    await start();
    await platform.channel.stop();
    platform.person().says('một');
    await start();
    await platform.until(() => received.length > 0);
    expect(received[0]?.content).toEqual({ kind: 'text', text: 'một' });
  });

  it('shows that a press arrived only once it is stored', async () => {
    const { platform, received, start, holdStoring } = stage();
    const store = holdStoring();
    await start();
    const person = platform.person();
    if (platform.channel.capabilities(person.chat).buttons.support !== 'native') return;
    await platform.channel.send(person.chat, textPart('Chọn', [{ label: 'Một', token: '1.0' }]));
    person.taps('Một');
    const waitingAtOnce = person.waitingTaps();
    await platform.until(store.entered);
    await aWhile();
    expect(person.waitingTaps()).toBe(waitingAtOnce);
    store.release();
    await platform.until(() => person.waitingTaps() === 0);
    expect(received.map(({ content }) => content)).toEqual([{ kind: 'tap', token: '1.0' }]);
  });

  it('opens a file that a person sent', async () => {
    const { platform, received, start } = stage();
    await start();
    const content = bytes(5, 30_000);
    platform.person().sendsFile(content);
    await platform.until(() => received.length > 0);
    const event = received[0]?.content;
    const file = event?.kind === 'media' ? event.files[0] : undefined;
    if (file === undefined) throw new Error('expected a file');
    expect(await all(await platform.channel.open(file.ref))).toEqual(content);
  });

  it('names the failure for a file the platform does not have', async () => {
    const { platform } = stage();
    const unknown = 'document:chưa-từng-có' as MediaRef;
    const error = await thrown(platform.channel.open(unknown).then(all));
    expect(error).toBeInstanceOf(OpenError);
    for (const secret of platform.secrets) expect(everythingIn(error)).not.toContain(secret);
  });
}
