/** Telegram keeps the channel contract, whichever way it receives. */

import type { ChatRef } from '../../src/channels/contract.js';
import { type ContractPlatform, channelContract } from '../contract/channel-contract.js';
import type { ScreenMessage } from '../support/fake-telegram/index.js';
import { SECRET, TOKEN, telegramStage } from './telegram-stage.js';

channelContract('Telegram by polling', () => platform('polling'));
channelContract('Telegram by webhook', () => platform('webhook'));

async function platform(mode: 'polling' | 'webhook'): Promise<ContractPlatform> {
  const { channel, fake, stop } = await telegramStage({ mode });
  return {
    channel,
    person() {
      const person = fake.user({ id: 501, name: 'Cô Thử', started: true });
      return {
        chat: String(person.id) as ChatRef,
        name: person.name,
        says: (text) => void person.says(text),
        sendsFile: (content) => void person.sendsDocument(content),
        taps: (label) => person.taps(person.lastFromBot().id, label),
        waitingTaps: () => person.spinning(),
        sees: () =>
          person
            .screen()
            .filter(({ from }) => from === 'bot')
            .map(seen),
      };
    },
    unacknowledged: () => fake.pending(),
    repeatNext: () => fake.repeat(1),
    fails: {
      throttled: () => fake.fail('sendMessage', { kind: 'throttle', retryAfterS: 7 }),
      offline: () => fake.fail('sendMessage', { kind: 'html', code: 502 }),
      gone: () => fake.user({ id: 501, name: 'Cô Thử' }).blocks(),
      rejected: () =>
        fake.fail('sendMessage', { kind: 'refuse', code: 400, description: 'Bad Request: BUTTON_DATA_INVALID' }),
      misconfigured: () => fake.revokeToken(),
    },
    secrets: [TOKEN, SECRET],
    until: (condition) => fake.until(condition),
    stop,
  };
}

function seen({ text, caption, buttons, file }: ScreenMessage) {
  const bytes = file?.bytes;
  return {
    text: text || caption,
    buttons: buttons.flat().map(({ label }) => label),
    files: bytes instanceof Uint8Array ? [bytes] : [],
  };
}
