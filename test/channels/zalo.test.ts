/** Zalo keeps the channel contract. */
import type { ChatRef } from '../../src/channels/contract.js';
import { type ContractPlatform, channelContract, type SeenMessage } from '../contract/channel-contract.js';
import type { ScreenMessage } from '../support/fake-zalo/index.js';
import { zaloStage } from '../support/fake-zalo/stage.js';

const ID = '246845883529197922';
const EIGHT_DAYS_MS = 8 * 24 * 3_600_000;

channelContract('Zalo', async (): Promise<ContractPlatform> => {
  const { channel, fake, secrets, stop } = await zaloStage();
  const user = () => fake.user({ id: ID, name: 'Cô Thử', met: true });
  return {
    channel,
    person() {
      const person = user();
      return {
        chat: ID as ChatRef,
        name: person.name,
        says: (text) => void person.says(text),
        sendsFile: (content) => void person.sendsFile(content),
        taps: (label) => person.presses(label),
        waitingTaps: () => 0,
        sees: () => seen(person.screen().filter(({ from }) => from === 'oa')),
      };
    },
    unacknowledged: () => fake.pending(),
    repeatNext: () => fake.repeat(1),
    fails: {
      throttled: () => fake.fail('message/cs', { kind: 'refuse', code: -32 }),
      offline: () => fake.fail('message/cs', { kind: 'html', status: 502 }),
      gone: () => user().restricts(),
      windowClosed: () => user().lastInteracted(new Date(1_700_000_000_000 - EIGHT_DAYS_MS)),
      rejected: () => fake.fail('message/cs', { kind: 'refuse', code: -201 }),
      misconfigured: () => fake.withdraw(),
    },
    secrets: secrets(),
    until: (condition) => fake.until(condition),
    stop,
  };
});

/** A file shows no words: they stand in a message of their own, right before it. */
function seen(screen: readonly ScreenMessage[]): readonly SeenMessage[] {
  return screen.flatMap(({ text, buttons, files }, index): SeenMessage[] => {
    const before = screen[index - 1];
    const after = screen[index + 1];
    if (files.length === 0 && buttons.length === 0 && isBareFile(after)) return [];
    const words = isBareFile(screen[index]) && before?.files.length === 0 ? before.text : text;
    return [{ text: words, buttons: buttons.map(({ title }) => title), files: files.map(({ bytes }) => bytes) }];
  });
}

function isBareFile(message: ScreenMessage | undefined): boolean {
  return message !== undefined && message.text === '' && /\.pdf$/.test(message.files[0]?.name ?? '');
}
