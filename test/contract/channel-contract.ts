/** What every channel adapter promises, told once: each adapter's test calls this with a platform to play on. */
import { afterEach, beforeEach, describe } from 'vitest';
import type { Channel, ChatRef, Inbound, SendReason } from '../../src/channels/contract.js';
import { receivingContract } from './receiving.js';
import { sendingContract } from './sending.js';

/** A message of Loa's as the person sees it now: text or caption, labels of buttons, files. */
export interface SeenMessage {
  readonly text: string;
  readonly buttons: readonly string[];
  readonly files: readonly Uint8Array[];
}

export interface ContractPerson {
  readonly chat: ChatRef;
  readonly name: string;
  says(text: string): void;
  sendsFile(content: Uint8Array): void;
  /** Presses this button of Loa's last message. */
  taps(label: string): void;
  /** Presses still waiting for a sign that they arrived; 0 where the platform shows none. */
  waitingTaps(): number;
  /** Loa's messages, oldest first; an album may be one message or several. */
  sees(): readonly SeenMessage[];
}

/** A fresh platform with an adapter on it, not started yet. */
export interface ContractPlatform {
  readonly channel: Channel;
  /** Someone Loa may write to. */
  person(): ContractPerson;
  /** Events the platform would still deliver, or deliver again. */
  unacknowledged(): number;
  /** The platform delivers what happens next twice. */
  repeatNext(): void;
  /** Makes the next message fail for this reason; absent where it cannot happen. */
  readonly fails: Partial<Record<SendReason, (person: ContractPerson) => void>>;
  /** Must not be found in anything that is thrown. */
  readonly secrets: readonly string[];
  until(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** One test's play: the platform, and a house that stores what it receives when told to. */
export interface Stage {
  readonly platform: ContractPlatform;
  /** What the house has stored. */
  readonly received: Inbound[];
  start(): Promise<void>;
  /** From now on storing takes until `release`, or until the test is over. */
  holdStoring(): { entered(): boolean; release(): void };
  end(): Promise<void>;
}

export function channelContract(name: string, setup: () => Promise<ContractPlatform>): void {
  describe(`the channel contract, kept by ${name}`, () => {
    let stage: Stage | undefined;
    const current = () => {
      if (stage === undefined) throw new Error('no stage is set');
      return stage;
    };

    beforeEach(async () => {
      stage = createStage(await setup());
    });
    afterEach(async () => {
      await stage?.end();
    });

    describe('receiving', () => receivingContract(current));
    describe('sending', () => sendingContract(current));
  });
}

function createStage(platform: ContractPlatform): Stage {
  const received: Inbound[] = [];
  let storing: (() => Promise<void>) | undefined;
  let release = () => {};
  return {
    platform,
    received,
    start: () =>
      platform.channel.start(async (events) => {
        await storing?.();
        received.push(...events);
      }),
    holdStoring() {
      let entered = false;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      storing = () => {
        entered = true;
        return released;
      };
      return { entered: () => entered, release: () => release() };
    },
    async end() {
      release();
      await platform.channel.stop();
      await platform.stop();
    },
  };
}
