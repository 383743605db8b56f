/** A person in a test: says, sends and picks, and hears what the bot answers. The test reads as the conversation. */
import { expect } from 'vitest';
import type { Content, IncomingFile, OpenError } from '../../src/channels/contract.js';
import type { FakeChannel, Shown } from './fake-channel.js';

/** What a person hears: a piece of text, or a pattern. */
type Words = string | RegExp;

/** An action under way; awaiting it lets the bot answer, `hears` also checks what came. */
export interface Exchange extends PromiseLike<void> {
  /** Some message since the action contains these words (or a button of it does). */
  hears(words: Words): Promise<Shown>;
  /** Nothing came since the action. */
  hearsNothing(): Promise<void>;
}

export interface Talker {
  readonly chat: string;
  says(text: string): Exchange;
  /** Chooses by its button, or by its number where the platform shows none. */
  picks(label: Words): Exchange;
  /** Presses a button of an earlier message again. */
  presses(token: string): Exchange;
  follows(code: string): Exchange;
  sends(
    files: readonly TestFile[],
    options?: { readonly caption?: string; readonly album?: string; readonly forwardedFrom?: string },
  ): Exchange;
  does(content: Content, options?: { readonly message?: string }): Exchange;
  /** Something came since this was last asked. */
  hears(words: Words): Promise<Shown>;
  hearsNothing(): Promise<void>;
  readonly screen: readonly Shown[];
}

export interface TestFile {
  readonly kind: IncomingFile['kind'];
  readonly bytes: Uint8Array | OpenError;
  readonly name?: string;
  readonly type?: string;
}

export function talker(chat: string, channel: FakeChannel, house: { settle(): Promise<void>; pause(): void }): Talker {
  let seen = 0;
  /** Everything new or changed since last looked at; edits count as heard again. */
  let before: readonly Shown[] = [];
  const news = () => channel.screen(chat).filter((shown, index) => index >= seen || before[index] !== shown);
  const look = () => {
    before = [...channel.screen(chat)];
    seen = before.length;
  };
  const exchange = (act: () => Promise<unknown>): Exchange => {
    let done: Promise<void> | undefined;
    const run = () => {
      done ??= (async () => {
        await house.settle();
        look();
        await act();
        await house.settle();
        // People take a moment; what waits for a moment of quiet comes meanwhile.
        house.pause();
        await house.settle();
      })();
      return done;
    };
    return {
      // biome-ignore lint/suspicious/noThenProperty: awaiting the action itself is how a transcript goes on
      then: (onDone, onError) => run().then(onDone, onError),
      async hears(words) {
        await run();
        return expectHeard(news(), words);
      },
      async hearsNothing() {
        await run();
        expect(news().map((shown) => shown.text)).toEqual([]);
      },
    };
  };
  const deliver = (content: Content, options: { message?: string } = {}) =>
    exchange(() => channel.deliver(chat, content, options));

  return {
    chat,
    says: (text) => deliver({ kind: 'text', text: text.normalize('NFC') }),
    picks: (label) =>
      exchange(async () => {
        const found = findChoice(channel.screen(chat), label);
        if (found.token !== undefined) await channel.deliver(chat, { kind: 'tap', token: found.token });
        else await channel.deliver(chat, { kind: 'text', text: found.number });
      }),
    presses: (token) => deliver({ kind: 'tap', token }),
    follows: (code) => deliver({ kind: 'start', code }),
    sends: (files, { caption = '', album, forwardedFrom } = {}) =>
      exchange(async () => {
        for (const [index, file] of files.entries()) {
          const incoming: IncomingFile = {
            ref: channel.hold(file.bytes),
            kind: file.kind,
            ...(file.name === undefined ? {} : { name: file.name }),
            ...(file.type === undefined ? {} : { type: file.type }),
            ...(file.bytes instanceof Uint8Array ? { bytes: file.bytes.length } : {}),
          };
          await channel.deliver(chat, {
            kind: 'media',
            files: [incoming],
            caption: index === 0 ? caption : '',
            ...(album === undefined ? {} : { album }),
            ...(forwardedFrom === undefined ? {} : { forwardedFrom }),
          });
        }
      }),
    does: (content, options) => deliver(content, options),
    async hears(words) {
      await house.settle();
      const found = expectHeard(news(), words);
      look();
      return found;
    },
    async hearsNothing() {
      await house.settle();
      expect(news().map((shown) => shown.text)).toEqual([]);
    },
    get screen() {
      return channel.screen(chat);
    },
  };
}

function expectHeard(news: readonly Shown[], words: Words): Shown {
  const found = news.find((shown) => says(shown, words));
  if (found === undefined) {
    const heard = news
      .map((shown) => [shown.text, ...shown.buttons.map((button) => `[${button.label}]`)].join('\n'))
      .join('\n--\n');
    throw new Error(`expected to hear ${words}, but heard:\n${heard === '' ? '(nothing)' : heard}`);
  }
  return found;
}

function says(shown: Shown, words: Words): boolean {
  return [shown.text, ...shown.buttons.map((button) => button.label)].some((text) => matches(text, words));
}

function matches(text: string, words: Words): boolean {
  return typeof words === 'string' ? text.includes(words) : words.test(text);
}

/** The newest choice with this label: its button, or its number in the written list. */
function findChoice(screen: readonly Shown[], label: Words): { token?: string; number: string } {
  for (const shown of screen.toReversed()) {
    const button = shown.buttons.find((each) => matches(each.label, label) && each.token !== undefined);
    if (button?.token !== undefined) return { token: button.token, number: '' };
    const line = shown.text
      .split('\n')
      .find((each) => /^\d+\. /.test(each) && matches(each.replace(/^\d+\. /, ''), label));
    if (line !== undefined) return { number: line.slice(0, line.indexOf('.')) };
  }
  throw new Error(`no choice ${label} on the screen:\n${screen.map((shown) => shown.text).join('\n--\n')}`);
}
