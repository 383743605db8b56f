/**
 * Sends what is waiting: answers first, in order within a chat, within the platform's pace, a few at a time. Every one in
 * flight may be repeated after a crash (the platforms have no idempotency key), so few are.
 */
import type { Channel, ChannelName, SendError } from '../channels/contract.js';
import { type Database, isStorageTrouble, type Tx } from '../db/client.js';
import { after, type Clock, MINUTE_MS, SECOND_MS } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { createLoop, LOOK_EVERY_MS } from '../lib/loop.js';
import { type Claim, type ClaimContext, type Claimed, type Composed, claim } from './claim.js';
import { deliver } from './deliver.js';
import { nextRow } from './next.js';
import { MISCONFIGURED_WAIT_MS, markFailed, markFault, markSent } from './outcome.js';
import type { Pace } from './pacing.js';

const IN_FLIGHT = 4;
const UPLOADS_IN_FLIGHT = 2;
/** So often a message may fail for a fault of ours, one time after the other, before it is given up. */
const FAULTS = 5;
const WRITE_AGAIN_MS = SECOND_MS;
const UNSTATED_PAUSE_MS = SECOND_MS;

export interface DispatcherParts {
  readonly db: Database;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly paceOf: (channel: ChannelName) => Pace;
  readonly clock: Clock;
  readonly log: Log;
  compose(tx: Tx, person: number, recipe: string, args: string): Promise<Composed>;
  openFile(sha256: string): AsyncIterable<Uint8Array>;
  linkTo: ClaimContext['linkTo'];
}

/** Sends what the outbox holds. */
export interface Dispatcher {
  /** After a crash: what was under way may or may not have arrived; it is sent again. Call once, before the rest. */
  recover(): Promise<void>;
  /** Sends by itself until stopped. */
  start(): void;
  /** Something may be waiting. */
  poke(): void;
  /** Resolves when nothing is under way; nothing new begins. */
  stop(): Promise<void>;
  /** Sends until nothing can be sent at this instant. */
  drain(): Promise<void>;
}

interface Flight {
  readonly account: number;
  readonly isUpload: boolean;
  readonly landed: Promise<void>;
}

/** The one sender of the house: in order within a chat, few on their way at once, at the pace of each channel. */
export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { db, channels, paceOf, clock, log } = parts;
  const flying = new Map<number, Flight>();
  /** Rows found to be uploads while no more were allowed: not looked at again before one has landed. */
  const heavy = new Set<number>();
  const faults = new Map<number, number>();
  const loop = createLoop('dispatcher', log, fill);
  let landings = 0;
  let stopped = false;

  const nowMs = () => clock.now().getTime();
  const uploadsFull = () => [...flying.values()].filter(({ isUpload }) => isUpload).length >= UPLOADS_IN_FLIGHT;

  /** Starts what can start now; answers how long to wait (ms) before looking again. */
  async function fill(): Promise<number> {
    let wait = LOOK_EVERY_MS;
    const passOver = {
      accounts: new Set([...flying.values()].map(({ account }) => account)),
      channels: new Set<ChannelName>(),
    };
    while (flying.size < IN_FLIGHT && !stopped) {
      for (const name of channels.keys()) {
        const pause = paceOf(name).channelWait(nowMs());
        if (pause <= 0) continue;
        wait = Math.min(wait, pause);
        passOver.channels.add(name);
      }
      if (channels.size > 0 && passOver.channels.size === channels.size) return wait;
      const next = await nextRow(db, clock.now(), passOver);
      if (next === undefined) return wait;
      const { id, account } = next;
      const pause = account === undefined ? 0 : paceOf(account.channel).chatWait(account.chat, nowMs());
      if (pause > 0) wait = Math.min(wait, pause);
      if (account !== undefined && (pause > 0 || (heavy.has(id) && uploadsFull()))) {
        passOver.accounts.add(account.id);
        continue;
      }
      const result = await prepare(id);
      if (result.kind === 'claimed') {
        launch(result.claimed);
        passOver.accounts.add(result.claimed.account);
      }
      if (result.kind === 'tooHeavy') {
        heavy.add(id);
        if (account !== undefined) passOver.accounts.add(account.id);
      }
    }
    return wait;
  }

  async function prepare(id: number): Promise<Claim> {
    const context = {
      now: clock.now(),
      channels,
      uploadsFull: uploadsFull(),
      compose: parts.compose,
      linkTo: parts.linkTo,
    };
    try {
      return await db.transaction((tx) => claim(tx, id, context));
    } catch (error) {
      if (isStorageTrouble(error)) throw error;
      log.error({ row: id, error }, 'could not prepare a message');
      await putOff(id);
      return { kind: 'settled' };
    }
  }

  /** A bug while composing must not stop the others: the row waits, and after some tries it is given up visibly. */
  async function putOff(id: number): Promise<void> {
    const isLast = isLastFault(id);
    await db.transaction(async (tx) => {
      const { tries } = await tx.outgoing.findUniqueOrThrow({ where: { id }, select: { tries: true } });
      const data = isLast
        ? { state: 'failed' as const, error: 'could not be prepared' }
        : { tries: tries + 1, notBefore: after(clock.now(), MINUTE_MS) };
      await tx.outgoing.update({ where: { id }, data });
    });
  }

  /** Counts in memory: a row's own tries also count what was the network's fault, which never ends a message. */
  function isLastFault(id: number): boolean {
    const count = (faults.get(id) ?? 0) + 1;
    faults.set(id, count);
    if (count < FAULTS) return false;
    faults.delete(id);
    return true;
  }

  function launch(claimed: Claimed): void {
    const { row, account, isUpload, channel, chat } = claimed;
    paceOf(channel.name).take(chat, nowMs());
    const landed = fly(claimed).finally(() => {
      flying.delete(row);
      if (isUpload) heavy.clear();
      landings += 1;
      loop.poke();
    });
    flying.set(row, { account, isUpload, landed });
  }

  async function fly(claimed: Claimed): Promise<void> {
    const { row, channel } = claimed;
    const landing = await deliver(claimed, parts.openFile);
    switch (landing.kind) {
      case 'arrived':
        faults.delete(row);
        return writeDown(row, (tx) => markSent(tx, claimed, landing.sent, clock.now()));
      case 'refused': {
        const { reason, message: detail } = landing.error;
        log.warn({ row, channel: channel.name, reason, detail }, 'send failed');
        slowDown(channel.name, landing.error);
        return writeDown(row, (tx) => markFailed(tx, claimed, landing.error, clock.now(), [...channels.keys()]));
      }
      case 'fault': {
        log.error({ row, channel: channel.name, error: landing.cause }, 'a message could not be handed over');
        const isLast = isLastFault(row);
        return writeDown(row, (tx) => markFault(tx, claimed, isLast, clock.now()));
      }
    }
  }

  function slowDown(channel: ChannelName, { reason, retryAfterMs }: SendError): void {
    if (reason === 'throttled') paceOf(channel).refused(retryAfterMs ?? UNSTATED_PAUSE_MS, nowMs());
    if (reason === 'misconfigured') paceOf(channel).refused(MISCONFIGURED_WAIT_MS, nowMs());
  }

  /** What happened on the platform is not forgotten because the disk refuses: written down as soon as it takes it. */
  async function writeDown(row: number, outcome: (tx: Tx) => Promise<void>): Promise<void> {
    let write = outcome;
    for (;;) {
      try {
        return await db.transaction(write);
      } catch (error) {
        log.error({ row, error }, 'what became of a message could not be written down');
        // Stopping: it stays marked as under way, and is sent again at the next start rather than lost.
        if (stopped) return;
        if (!isStorageTrouble(error)) write = giveUp(row);
        await new Promise((resolve) => setTimeout(resolve, WRITE_AGAIN_MS));
      }
    }
  }

  return {
    recover: () =>
      db.transaction(async (tx) => {
        await tx.outgoing.updateMany({ where: { state: 'sending' }, data: { state: 'waiting' } });
      }),
    start() {
      stopped = false;
      loop.start();
    },
    poke: loop.poke,
    async stop() {
      stopped = true;
      await loop.stop();
      await Promise.allSettled([...flying.values()].map(({ landed }) => landed));
    },
    async drain() {
      for (;;) {
        const before = landings;
        await fill();
        // What landed meanwhile may have made room, or has another part to send.
        if (flying.size > 0) await Promise.race([...flying.values()].map(({ landed }) => landed));
        else if (landings === before) return;
      }
    },
  };
}

/** Of a message that is not there any more nothing is left to write down. */
function giveUp(id: number): (tx: Tx) => Promise<void> {
  return async (tx) => {
    await tx.outgoing.updateMany({ where: { id }, data: { state: 'failed', error: 'could not be written down' } });
  };
}
