/** Tells the operator what is wrong with the channel's permission: once a day for each trouble, until it is over. */
import { type Clock, DAY_MS } from '../../lib/clock.js';
import type { ChannelLog } from './channel-log.js';
import { type TokenTrouble, texts } from './texts.js';

export interface Alarm {
  raise(trouble: TokenTrouble): void;
  /** All is well again: the next trouble is news. */
  settle(): void;
}

/** `tell` gets a whole sentence for people; what it throws or rejects with is logged and goes no further. */
export function createAlarm(clock: Clock, log: ChannelLog, tell: (sentence: string) => void | Promise<void>): Alarm {
  const raisedAtMs = new Map<TokenTrouble, number>();
  return {
    raise(trouble) {
      const nowMs = clock.now().getTime();
      const last = raisedAtMs.get(trouble);
      if (last !== undefined && nowMs - last < DAY_MS) return;
      raisedAtMs.set(trouble, nowMs);
      log.warn({ trouble }, 'Zalo: the permission to send needs somebody');
      void told(tell, texts.trouble[trouble], log);
    },
    settle: () => raisedAtMs.clear(),
  };
}

async function told(
  tell: (sentence: string) => void | Promise<void>,
  sentence: string,
  log: ChannelLog,
): Promise<void> {
  try {
    await tell(sentence);
  } catch (error) {
    log.warn({ error }, 'nobody could be told about the trouble with Zalo');
  }
}
