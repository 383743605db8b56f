/** What a Telegram chat can show, with the platform's limits as its pages state them. */
import type { Capabilities } from '../contract.js';

export const TELEGRAM_CAPABILITIES: Capabilities = {
  // https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing
  text: { maxLength: 4_096 },
  // https://core.telegram.org/bots/api#sendphoto: 0-1024 characters
  caption: { maxLength: 1_024 },
  // https://core.telegram.org/bots/api#inlinekeyboardmarkup states no number; Telegram refuses more than 100
  // (BUTTON_COUNT, as clients report). Labels have no stated limit; what is longer is cut off on a phone.
  buttons: { support: 'native', max: 100, maxLabel: 64 },
  // https://core.telegram.org/bots/api#sendmediagroup: 2-10 items; #sending-files: photos up to 10 MB
  album: { support: 'native', max: 10, maxBytesEach: 10_000_000 },
  // https://core.telegram.org/bots/api#sending-files: 50 MB for other files
  file: { support: 'native', maxBytes: 50_000_000 },
  // https://core.telegram.org/bots/api#updating-messages
  edit: 'native',
  // https://core.telegram.org/bots#how-are-bots-different-from-users: once a person has started the bot
  outreach: { kind: 'anytime' },
};
