/**
 * Sends what is waiting: answers first, in order within a chat, within the platform's pace, a few at a time. Every one in
 * flight may be repeated after a crash (the platforms have no idempotency key), so few are.
 */
import {
  type Channel,
  type ChannelName,
  type MediaRef,
  type OutboundPart,
  SendError,
  type Sent,
  type StoredFile,
} from '../channels/contract.js';
import type { Database, Tx } from '../db/client.js';
import { after, type Clock } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { type Claimed, type Composed, claim } from './claim.js';
import { filesIn, markFailed, markSent } from './outcome.js';
import type { Pace } from './pacing.js';
import type { DraftButton, DraftPart } from './render.js';

const IN_FLIGHT = 4;
const UPLOADS_IN_FLIGHT = 2;
const CANDIDATES = 64;
/** The longest sleep between looks when nobody pokes. */
const LOOK_EVERY_MS = 1_000;

export interface DispatcherParts {
  readonly db: Database;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly paceOf: (channel: ChannelName) => Pace;
  readonly clock: Clock;
  readonly log: Log;
  compose(tx: Tx, person: number, recipe: string, args: string): Promise<Composed>;
  openFile(sha256: string): AsyncIterable<Uint8Array>;
  linkTo(sha256: string, name: string): string | undefined;
}

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

export function createDispatcher(parts: DispatcherParts): Dispatcher {
  const { db, clock, log } = parts;
  const flying = new Map<number, { account: number; upload: boolean; landed: Promise<void> }>();
  let running = false;
  let wake: (() => void) | undefined;
  let loop: Promise<void> = Promise.resolve();

  /** Starts what can start now; answers how long to wait (ms) before looking again. */
  async function fill(): Promise<number> {
    let wait = LOOK_EVERY_MS;
    const skip = new Set([...flying.values()].map((flight) => flight.account));
    while (flying.size < IN_FLIGHT) {
      const next = await nextRow(db, clock.now(), skip);
      if (next === undefined) return wait;
      if (next.accountId !== null) skip.add(next.accountId);
      const pause = next.channel === null ? 0 : parts.paceOf(next.channel).take(next.chat ?? '', clock.now().getTime());
      if (pause > 0) {
        wait = Math.min(wait, pause);
        const oneChatOnly =
          next.channel !== null && !parts.paceOf(next.channel).chatReady(next.chat ?? '', clock.now().getTime());
        if (oneChatOnly) continue;
        return wait;
      }
      await launch(next.id);
    }
    return wait;
  }

  async function launch(id: number): Promise<void> {
    const busy = new Set([...flying.values()].map((flight) => flight.account));
    const context = { now: clock.now(), busy, channels: parts.channels, compose: parts.compose, linkTo: parts.linkTo };
    let claimed: Claimed | undefined;
    try {
      claimed = await db.transaction((tx) => claim(tx, id, context));
    } catch (error) {
      await putOff(id, error);
      return;
    }
    if (claimed === undefined) return;
    const flight = fly(claimed).finally(() => {
      flying.delete(id);
      wake?.();
    });
    flying.set(id, { account: claimed.account, upload: claimed.part.kind !== 'text', landed: flight });
    if ([...flying.values()].filter((other) => other.upload).length >= UPLOADS_IN_FLIGHT)
      await Promise.race(landings());
  }

  async function fly(claimed: Claimed): Promise<void> {
    const outcome = await attempt(claimed, parts.openFile);
    if (outcome instanceof SendError) {
      log.warn(
        { row: claimed.row, channel: claimed.channel.name, reason: outcome.reason, detail: outcome.message },
        'send failed',
      );
      if (outcome.reason === 'throttled')
        parts.paceOf(claimed.channel.name).refused(outcome.retryAfterMs ?? 1_000, clock.now().getTime());
      await db.transaction((tx) => markFailed(tx, claimed, outcome, clock.now()));
      return;
    }
    await db.transaction((tx) => markSent(tx, claimed, outcome, clock.now()));
  }

  /** A bug while composing must not stop the others: the row waits and the log says why. */
  async function putOff(id: number, error: unknown): Promise<void> {
    log.error({ row: id, error }, 'could not prepare a message');
    await db.transaction(async (tx) => {
      const row = await tx.outgoing.findUniqueOrThrow({ where: { id } });
      const data =
        row.tries >= 5
          ? { state: 'failed' as const, error: 'could not be prepared' }
          : { tries: row.tries + 1, notBefore: after(clock.now(), 60_000) };
      await tx.outgoing.update({ where: { id }, data });
    });
  }

  const landings = () => [...flying.values()].map((flight) => flight.landed);

  async function run(): Promise<void> {
    while (running) {
      const wait = await fill().catch((error: unknown) => {
        log.error({ error }, 'the dispatcher stumbled');
        return LOOK_EVERY_MS;
      });
      if (!running) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, wait);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  return {
    recover: () =>
      db.transaction(async (tx) => {
        await tx.outgoing.updateMany({ where: { state: 'sending' }, data: { state: 'waiting' } });
      }),
    start() {
      running = true;
      loop = run();
    },
    poke: () => wake?.(),
    async stop() {
      running = false;
      wake?.();
      await loop;
      await Promise.allSettled(landings());
    },
    async drain() {
      for (;;) {
        await fill();
        if (flying.size === 0) return;
        await Promise.race(landings());
      }
    },
  };
}

/** The first message of the most urgent chat that may be written to. */
async function nextRow(db: Database, now: Date, skip: ReadonlySet<number>) {
  const due = { OR: [{ notBefore: null }, { notBefore: { lte: now } }] };
  const candidates = await db.read.outgoing.findMany({
    where: { state: 'waiting', AND: [due, { OR: [{ accountId: null }, { accountId: { notIn: [...skip] } }] }] },
    orderBy: [{ priority: 'asc' }, { id: 'asc' }],
    take: CANDIDATES,
    select: { accountId: true, id: true },
  });
  const blocked = new Set<number>();
  for (const candidate of candidates) {
    const { accountId } = candidate;
    if (accountId === null) return { id: candidate.id, accountId, channel: null, chat: null };
    if (blocked.has(accountId)) continue;
    // The chat inherits its most urgent message's priority, but its oldest message goes first. One that waits for a
    // retry holds the chat; one that is merely held back until later does not.
    const first = await db.read.outgoing.findFirst({
      where: { accountId, state: 'waiting', OR: [...due.OR, { tries: { gt: 0 } }] },
      orderBy: { id: 'asc' },
      select: { id: true, notBefore: true, account: { select: { channel: true, chat: true } } },
    });
    if (first === null || first.account === null) continue;
    if (first.notBefore !== null && first.notBefore > now) {
      blocked.add(accountId);
      continue;
    }
    return { id: first.id, accountId, channel: first.account.channel, chat: first.account.chat };
  }
  return undefined;
}

async function attempt(
  claimed: Claimed,
  openFile: (sha256: string) => AsyncIterable<Uint8Array>,
): Promise<Sent | undefined | SendError> {
  const part = physical(claimed, openFile);
  try {
    if (claimed.replaces === undefined) return await claimed.channel.send(claimed.chat, part);
    await claimed.channel.edit(claimed.chat, claimed.replaces, part);
    return undefined;
  } catch (error) {
    if (error instanceof SendError) return error;
    // A file of ours that cannot be read, or a fault in the adapter: neither goes away by asking at once.
    return new SendError('offline', error instanceof Error ? error.name : 'unknown failure');
  }
}

/** The part as the contract wants it: tokens in the buttons, files that open. */
function physical(
  { row, wanted, part, copies, facts }: Claimed,
  openFile: (sha256: string) => AsyncIterable<Uint8Array>,
): OutboundPart {
  const { form } = filesIn(part);
  const file = ({ sha256, name }: { sha256: string; name: string }): StoredFile => {
    const known = copies.get(`${form}/${sha256}`);
    return {
      sha256,
      name,
      ...(facts.get(sha256) ?? { bytes: 0, type: '' }),
      open: () => openFile(sha256),
      ...(known === undefined ? {} : { known: known as MediaRef }),
    };
  };
  const buttons = (rows: readonly (readonly DraftButton[])[]) =>
    rows.map((line) =>
      line.map((button) =>
        'url' in button ? button : { label: button.label, token: `${row}.${wanted}.${button.choice}` },
      ),
    );
  return materialise(part, file, buttons);
}

function materialise(
  part: DraftPart,
  file: (ref: { sha256: string; name: string }) => StoredFile,
  buttons: (rows: readonly (readonly DraftButton[])[]) => { label: string; token?: string; url?: string }[][],
): OutboundPart {
  switch (part.kind) {
    case 'text':
      return { ...part, buttons: buttons(part.buttons) };
    case 'photo':
      return { ...part, photo: file(part.photo), buttons: buttons(part.buttons) };
    case 'album':
      return { ...part, photos: part.photos.map(file) };
    case 'file':
      return { ...part, file: file(part.file) };
  }
}
