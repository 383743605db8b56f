/**
 * Fetches what people sent: from the platform into the store, looked at, written down. What is waiting stands in the
 * database; a file half fetched is fetched again.
 */
import { type Channel, type ChannelName, type MediaRef, OpenError } from '../channels/contract.js';
import { type Database, isStorageTrouble, type Tx } from '../db/client.js';
import { after, type Clock, MINUTE_MS, SECOND_MS } from '../lib/clock.js';
import type { Log } from '../lib/log.js';
import { createLoop, LOOK_EVERY_MS } from '../lib/loop.js';
import { readDocumentText } from './document-text.js';
import { cleanFileName } from './file-name.js';
import type { MediaProblem } from './inspect.js';
import { type FoundMedia, isKept, keepMedia } from './keep-media.js';
import { storeShownForms } from './shown-forms.js';
import type { MediaStore } from './store.js';

/** What any channel may bring: the web chat's limit; Telegram's hosted API stops at 20 MB by itself. */
const MAX_FILE_BYTES = 200 * 1024 * 1024;
const AT_ONCE = 2;
/** Within an hour, as long as a line is down at the most: the platforms keep a file far longer. */
const TRIES = 12;
const FIRST_RETRY_MS = 5 * SECOND_MS;
const LONGEST_RETRY_MS = 10 * MINUTE_MS;

/** Why an attachment failed: what is wrong with it, or why the platform would not hand it over. */
export type AttachmentProblem = MediaProblem | 'tooBigForChannel' | 'unreachable' | 'lost';

export interface FetcherParts {
  readonly db: Database;
  readonly store: MediaStore;
  readonly channels: ReadonlyMap<ChannelName, Channel>;
  readonly clock: Clock;
  readonly log: Log;
  /** The institution's time zone (IANA), for cameras that write none; undefined while there is no plan. */
  zone(): Promise<string | undefined>;
  /** Called in the transaction in which an attachment was settled, well or badly. */
  onSettled(tx: Tx, attachment: number): Promise<void>;
  /** Called after that transaction. */
  onCommitted(): void;
}

/** Brings files from the platforms into the store. */
export interface Fetcher {
  start(): void;
  poke(): void;
  /** Resolves when no fetch is under way; none begins any more. */
  stop(): Promise<void>;
  /** Fetches until nothing can be fetched at this instant. */
  drain(): Promise<void>;
}

/**
 * Fetches what people sent, a few at a time, while the platform still has it; what failed for a while is tried again.
 */
export function createFetcher(parts: FetcherParts): Fetcher {
  const { db, store, channels, clock, log } = parts;
  const loop = createLoop('fetcher', log, async () => ((await step()) ? 0 : LOOK_EVERY_MS));

  async function step(): Promise<boolean> {
    const rows = await waiting(db, clock.now());
    // All of them, before anything else is looked for: none is fetched twice at once.
    const ended = await Promise.allSettled(rows.map(fetchOne));
    // Only now: the same content may just have been taken under another name.
    for (const each of ended) if (each.status === 'fulfilled') await letGo(each.value);
    for (const each of ended) if (each.status === 'rejected') throw each.reason;
    return rows.length > 0;
  }

  /** Returns the content that was refused. */
  async function fetchOne(row: Waiting): Promise<string | undefined> {
    const outcome = await bring(row);
    try {
      await db.transaction((tx) => (outcome.kind === 'later' ? putOff(tx, row) : settle(tx, row, outcome)));
    } catch (error) {
      // Trouble of the disk is no file's fault.
      if (isStorageTrouble(error)) throw error;
      log.error({ attachment: row.id, tries: row.tries + 1, error }, 'what became of a file could not be written down');
      await db.transaction((tx) => (isLastTry(row) ? giveUp(tx, row) : putOff(tx, row)));
      return undefined;
    }
    parts.onCommitted();
    return outcome.kind === 'failed' ? outcome.sha256 : undefined;
  }

  async function bring(row: Waiting): Promise<Outcome> {
    try {
      const channel = channels.get(row.channel);
      if (channel === undefined) return { kind: 'later' };
      const put = await store.put(await channel.open(row.ref as MediaRef), { maxBytes: MAX_FILE_BYTES });
      if (!put.ok) return { kind: 'failed', problem: put.problem };
      const { sha256 } = put;
      const path = store.pathOf(sha256);
      // Loaded with the first file: an idle bot does without the picture code's 30 MB.
      const { inspectMedia } = await import('./inspect.js');
      const zone = await parts.zone();
      const found = await inspectMedia(path, {
        ...(row.name !== null && { name: row.name }),
        ...(zone !== undefined && { zone }),
      });
      if (!found.ok) return { kind: 'failed', problem: found.problem, sha256 };
      const words = found.kind === 'document' ? await readDocumentText(path, found.type) : undefined;
      const text = words?.ok === true ? words.text : undefined;
      return { kind: 'stored', sha256, found, text, ...(await storeShownForms(store, sha256, found)) };
    } catch (error) {
      if (error instanceof OpenError && error.reason !== 'later') {
        return { kind: 'failed', problem: error.reason === 'tooBig' ? 'tooBigForChannel' : 'lost' };
      }
      log.warn({ attachment: row.id, tries: row.tries + 1, error }, 'a file could not be fetched');
      return isLastTry(row) ? { kind: 'failed', problem: 'unreachable' } : { kind: 'later' };
    }
  }

  /** What was refused does not stay, unless the same content was taken for something else. */
  async function letGo(sha256: string | undefined): Promise<void> {
    if (sha256 === undefined || (await isKept(db.read, sha256))) return;
    await store.remove(sha256);
  }

  async function putOff(tx: Tx, row: Waiting): Promise<void> {
    const nextTryAt = after(clock.now(), Math.min(FIRST_RETRY_MS * 2 ** row.tries, LONGEST_RETRY_MS));
    await tx.attachment.update({ where: { id: row.id }, data: { tries: row.tries + 1, nextTryAt } });
  }

  /** Without a word to anybody: saying so is what failed. */
  async function giveUp(tx: Tx, { id, ref }: Waiting): Promise<void> {
    const data = { state: 'failed', problem: 'unreachable', settledAt: clock.now() } as const;
    await tx.attachment.updateMany({ where: { id, ref, state: 'waiting' }, data });
  }

  async function settle(tx: Tx, row: Waiting, outcome: Exclude<Outcome, { kind: 'later' }>): Promise<void> {
    const now = clock.now();
    // Its sender may have taken it back, or put another in its place, meanwhile.
    const where = { id: row.id, state: 'waiting' as const, ref: row.ref };
    if ((await tx.attachment.count({ where })) === 0) return;
    if (outcome.kind === 'failed') {
      const data = { state: 'failed', problem: outcome.problem, settledAt: now } as const;
      await tx.attachment.updateMany({ where, data });
    } else {
      await keepMedia(tx, outcome, now);
      const name = row.name === null ? null : cleanFileName(row.name, outcome.found.type);
      const data = { state: 'stored', sha256: outcome.sha256, name, settledAt: now } as const;
      await tx.attachment.updateMany({ where, data });
    }
    await parts.onSettled(tx, row.id);
  }

  return {
    start: loop.start,
    poke: loop.poke,
    stop: loop.stop,
    async drain() {
      while (await step());
    },
  };
}

type Outcome =
  | { readonly kind: 'later' }
  | { readonly kind: 'failed'; readonly problem: AttachmentProblem; readonly sha256?: string }
  | ({ readonly kind: 'stored' } & FoundMedia);

function isLastTry({ tries }: Waiting): boolean {
  return tries + 1 >= TRIES;
}

interface Waiting {
  readonly id: number;
  readonly channel: ChannelName;
  readonly ref: string;
  readonly name: string | null;
  readonly tries: number;
}

function waiting({ read }: Database, now: Date): Promise<readonly Waiting[]> {
  return read.$queryRaw`
    SELECT "id", "channel", "ref", "name", "tries" FROM "Attachment"
    WHERE "state" = 'waiting' AND ("nextTryAt" IS NULL OR "nextTryAt" <= ${now}) ORDER BY "id" LIMIT ${AT_ONCE}`;
}
