/** Somebody at their phone, on whichever stand-in platform: what they do, and what they see from the bot. */
import type { FakeTelegram } from './fake-telegram/index.js';
import type { FakeZalo } from './fake-zalo/index.js';

export interface Colleague {
  readonly name: string;
  /** Opens the chat for the first time. */
  comes(): void;
  says(text: string): void;
  /** All at once, as one picks them in the gallery. */
  sendsPhotos(photos: readonly Uint8Array[]): void;
  /** Presses the newest button that begins so, or answers with its number where it stands in a written list. */
  picks(label: string): void;
  /** The bot's messages, oldest first: words, names of files and labels of buttons. */
  heard(): readonly string[];
  files(): readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

export function onTelegram(telegram: FakeTelegram, id: number, name: string): Colleague {
  const person = telegram.user({ id, name });
  const heard = () => person.screen().filter(({ from }) => from === 'bot');
  let albums = 0;
  return {
    name,
    comes: () => void person.starts(),
    says: (text) => void person.says(text),
    sendsPhotos(photos) {
      albums += 1;
      for (const photo of photos) person.sendsPhoto(photo, { album: `album-${id}-${albums}` });
    },
    picks(label) {
      for (const { id: message, buttons } of heard().toReversed()) {
        const button = buttons.flat().find((each) => each.label.startsWith(label));
        if (button !== undefined) return person.taps(message, button.label);
      }
      throw new Error(`${name} has no button ${label}`);
    },
    heard: () =>
      heard().map(({ text, caption, file, buttons }) =>
        [text, caption, file?.name ?? '', ...buttons.flat().map((button) => button.label)].join('\n'),
      ),
    files: () =>
      heard().flatMap(({ file }) =>
        file !== undefined && typeof file.bytes !== 'number' ? [{ name: file.name ?? '', bytes: file.bytes }] : [],
      ),
  };
}

export function onZalo(zalo: FakeZalo, id: number, name: string): Colleague {
  const person = zalo.user({ id: `2468458835291979${id}`, name });
  const heard = () => person.screen().filter(({ from }) => from === 'oa');
  return {
    name,
    comes: () => person.follows(),
    says: (text) => void person.says(text),
    sendsPhotos(photos) {
      for (const photo of photos) person.sendsImage(photo);
    },
    picks(label) {
      for (const { text, buttons } of heard().toReversed()) {
        const button = buttons.find(({ title }) => title.startsWith(label));
        if (button !== undefined) return person.presses(button.title);
        const line = text.split('\n').find((each) => /^\d+\. /.test(each) && each.includes(`. ${label}`));
        if (line !== undefined) return void person.says(line.slice(0, line.indexOf('.')));
      }
      throw new Error(`${name} has no choice ${label}`);
    },
    heard: () =>
      heard().map(({ text, files, buttons }) =>
        [text, ...files.map((file) => file.name), ...buttons.map(({ title }) => title)].join('\n'),
      ),
    files: () => heard().flatMap(({ files }) => files),
  };
}
