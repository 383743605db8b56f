/** The inside shared by the API side and the people's side: the world, its updates, presses, and what was called. */
import type { Call, Faults } from './faults.js';
import type { UpdateQueue } from './update-queue.js';
import { type FakeChat, type FakeMessage, messageJson, type World } from './world.js';

/** https://core.telegram.org/bots/api#getting-updates: incoming updates are kept no longer than 24 hours. */
const MESSAGE_LIFE_MS = 24 * 3_600_000;
/** tdlib/telegram-bot-api, Client.cpp: add_new_callback_query */
export const PRESS_LIFE_MS = 150_000;

export interface Press {
  readonly id: string;
  readonly by: number;
  readonly at: Date;
  answered: boolean;
}

export interface Platform {
  readonly world: World;
  readonly queue: UpdateQueue;
  readonly faults: Faults;
  readonly calls: Call[];
  readonly refused: Call[];
  readonly presses: Map<string, Press>;
  /** Where files lie on the own disk, by file id. */
  readonly localPaths: Map<string, string>;
  /** Update kinds the bot asked for last; undefined before it said so. */
  allowed: readonly string[] | undefined;
  /** How many coming updates are delivered twice. */
  twice: number;
  /** While held, updates pile up here instead of reaching the bot. */
  held: (() => void)[] | undefined;
  /** Called after whatever changed. */
  changed(): void;
}

/** Hands an update to the bot, or keeps it back while deliveries are held. */
export function deliver(platform: Platform, kind: string, content: object, lane: string): void {
  const { queue, allowed, held } = platform;
  if (allowed !== undefined && allowed.length > 0 && !allowed.includes(kind)) return;
  const lifeMs = kind === 'callback_query' ? PRESS_LIFE_MS : MESSAGE_LIFE_MS;
  const copies = platform.twice > 0 ? 2 : 1;
  if (copies === 2) platform.twice -= 1;
  for (let copy = 0; copy < copies; copy += 1) {
    const push = () => queue.push(kind, content, lane, lifeMs);
    if (held === undefined) push();
    else held.push(push);
  }
}

export function deliverMessage(platform: Platform, message: FakeMessage, kind: 'message' | 'edited_message'): void {
  deliver(platform, kind, messageJson(platform.world, message), laneOf(message.chat));
}

export function laneOf(chat: FakeChat): string {
  return `chat:${chat.id}`;
}
