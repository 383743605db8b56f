/** A platform that takes everything at once and says nothing by itself. */
import type { Channel, MessageRef } from '../../src/channels/contract.js';
import { TELEGRAM_CAPABILITIES } from '../../src/channels/telegram/capabilities.js';
import type { Pace } from '../../src/outbox/pacing.js';

let sent = 0;

export const silentChannel: Channel = {
  name: 'telegram',
  capabilities: () => TELEGRAM_CAPABILITIES,
  start: async () => undefined,
  stop: async () => undefined,
  send: async () => {
    sent += 1;
    return { message: `m${sent}` as MessageRef, media: [] };
  },
  edit: async () => undefined,
  open: async () => {
    throw new Error('nothing was sent to be opened');
  },
  menu: async () => undefined,
  deepLink: () => undefined,
};

const A_MINUTE_MS = 60_000;

/** Nothing may be sent: sending is measured apart. */
export const CLOSED: Pace = {
  channelWait: () => A_MINUTE_MS,
  chatWait: () => A_MINUTE_MS,
  take: () => undefined,
  refused: () => undefined,
};
