/** Makes what was ordered: outside transactions, then stored and told in one. Whatever stops it, the order still waits. */
import type { Database } from '../../db/client.js';
import type { House } from '../../feature.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import type { Json } from '../../lib/json.js';
import { describeError } from '../../lib/log.js';
import type { StoredMedia } from '../../media/store.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { FileRef, Message } from '../../outbox/message.js';
import { texts } from './texts.js';

export interface MadeFile {
  /** As whoever asked should see it. */
  readonly name: string;
  /** Its media type. */
  readonly type: string;
  /** Large ones as they are read. */
  readonly bytes: Uint8Array | AsyncIterable<Uint8Array>;
  /** Shown as a picture, or handed over as a file. */
  readonly as: 'photo' | 'file';
}

export interface Made {
  readonly files: readonly MadeFile[];
  /** What goes with them. */
  readonly message: Message;
}

/** Reads and renders; changes nothing. Throws when it cannot: it is tried again. */
export type Maker = (house: House, args: Json) => Promise<Made>;

const AT_ONCE = 5;
const TRIES = 5;
/** Doubled with each try. */
const FIRST_RETRY_MS = 15 * SECOND_MS;
const MAX_FILE_BYTES = 2 * 1024 * 1024 * 1024;
const EMPTY = 'null';

export async function makeWaiting(house: House, makers: Readonly<Record<string, Maker>>): Promise<void> {
  for (const order of await waiting(house.db, house.clock.now())) {
    try {
      await makeOne(house, makers, order);
    } catch (error) {
      house.log.error({ order: order.id, kind: order.kind, tries: order.tries + 1, error }, 'a file could not be made');
      await putOff(house, order, error);
    }
  }
}

type Order = Awaited<ReturnType<typeof waiting>>[number];

async function waiting({ read }: Database, now: Date) {
  return read.fileOrder.findMany({
    where: { state: 'waiting', OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }] },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    select: { id: true, kind: true, args: true, orderedById: true, tries: true },
  });
}

async function makeOne(house: House, makers: Readonly<Record<string, Maker>>, order: Order): Promise<void> {
  const make = makers[order.kind];
  if (make === undefined) throw new Error(`nobody makes ${order.kind}`);
  const made = await make(house, JSON.parse(order.args));
  const stored: (Omit<MadeFile, 'bytes'> & StoredMedia)[] = [];
  for (const { bytes, ...file } of made.files) {
    const source = bytes instanceof Uint8Array ? once(bytes) : bytes;
    const put = await house.media.put(source, { maxBytes: MAX_FILE_BYTES });
    if (!put.ok) throw new Error(`the file was not taken: ${put.problem}`);
    stored.push({ ...file, sha256: put.sha256, bytes: put.bytes });
  }
  await house.act(THE_HOUSE, `file-order/${order.id}`, async (act) => {
    const { count } = await act.tx.fileOrder.updateMany({
      where: { id: order.id, state: 'waiting' },
      data: {
        state: 'made',
        doneAt: act.now,
        args: EMPTY,
        error: null,
        made: stored.length === 0 ? null : stored.map(({ sha256 }) => sha256).join(','),
      },
    });
    if (count === 0) return;
    for (const { sha256, bytes, type, as } of stored) {
      const kind = as === 'photo' ? 'photo' : 'document';
      await act.tx.media.upsert({
        where: { sha256 },
        create: { sha256, bytes, type, kind, storedAt: act.now },
        update: {},
      });
    }
    const refs = (as: MadeFile['as']): readonly FileRef[] =>
      stored.filter((file) => file.as === as).map(({ sha256, name }) => ({ sha256, name }));
    const message = { ...made.message, photos: refs('photo'), files: refs('file') };
    await act.tell({ person: order.orderedById }, message, { reason: `file-order/${order.id}`, priority: 'answer' });
  });
}

async function putOff(house: House, order: Order, error: unknown): Promise<void> {
  const tries = order.tries + 1;
  const cause = describeError(error).message;
  await house.act(THE_HOUSE, `file-order/${order.id}/try/${tries}`, async (act) => {
    if (tries < TRIES) {
      const nextTryAt = after(act.now, FIRST_RETRY_MS * 2 ** order.tries);
      await act.tx.fileOrder.update({ where: { id: order.id }, data: { tries, nextTryAt, error: cause } });
      return;
    }
    const failed = { tries, state: 'failed', doneAt: act.now, args: EMPTY, error: cause } as const;
    await act.tx.fileOrder.update({ where: { id: order.id }, data: failed });
    await act.tell({ person: order.orderedById }, { text: texts.failed }, { reason: `file-order/${order.id}/failed` });
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
