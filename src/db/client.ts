/**
 * The database: writes exist only inside `transaction`, reads outside one go over a second connection that cannot write.
 *
 * Two connections, because the stock adapter shares one: a statement outside a transaction that meets an open one joins
 * it silently and is rolled back with it. Here nothing but transactions reaches the writing connection.
 */
import { z } from 'zod';
import { oneAtATime } from '../lib/fifo.js';
import { copyDatabase } from './copy.js';
import { Prisma, type Role } from './generated/client.js';
import { type RawSql, withRaw } from './raw.js';
import { clientFor } from './shared-clients.js';
import { twoConnections } from './two-connections.js';

export type { Role };

/** Pieces of SQL for `$queryRaw`; what is put in is bound, never pasted. */
export const { sql, join: sqlList, empty: noSql } = Prisma;
export type Sql = Prisma.Sql;

/** Inside a transaction: everything. Await nothing in it but its own queries. */
export type Tx = Omit<Prisma.TransactionClient, keyof RawSql> & RawSql;

type ReadMethod =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy';
type Model = Exclude<{ [K in keyof Tx]: K extends `$${string}` ? never : K }[keyof Tx], symbol>;

/** What may be asked without changing anything. A `Tx` is one too, so a query is written once for both. */
export type Read = { readonly [M in Model]: Pick<Tx[M], Extract<ReadMethod, keyof Tx[M]>> } & Pick<Tx, '$queryRaw'>;

/** The two ways to the data; there is no third. */
export interface Database {
  /**
   * Runs `work` as one transaction: all of it is stored durably when this resolves, none of it when this rejects.
   * Transactions run one after another in the order asked. No network, file or image work inside.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Committed rows only, on a connection that refuses to write. */
  readonly read: Read;
  /** Copies what is committed now to a new file, while work goes on. */
  copyTo(path: string): Promise<void>;
  /** Resolves when open transactions have ended and both connections are closed. */
  close(): Promise<void>;
}

/** Longer than any honest transaction: what still runs then is a bug, and is rolled back. */
const TRANSACTION_TIMEOUT_MS = 30_000;
const BUSY_TIMEOUT_MS = 5_000;

export interface DatabaseLimits {
  /** How long a transaction may take (ms) before it is rolled back and rejected. */
  readonly longestMs?: number;
  /** How long to wait (ms) for another process that is writing. */
  readonly busyMs?: number;
  /** Nothing in it has to outlive the machine, as in the demo: commits do not wait for the disk. Default: they do. */
  readonly throwaway?: boolean;
}

/** Opens the database file `path`, which must be migrated already (see migrate.ts). */
export function openDatabase(path: string, limits: DatabaseLimits = {}): Database {
  const { longestMs = TRANSACTION_TIMEOUT_MS, busyMs = BUSY_TIMEOUT_MS, throwaway = false } = limits;
  const turn = oneAtATime();
  const { client, connections, leave } = clientFor(() => twoConnections(path, throwaway ? 'OFF' : 'FULL', busyMs));
  let isClosed = false;
  const checkOpen = () => {
    if (isClosed) throw new Error(`the database ${path} is closed`);
  };
  const reader = async () => (await connections()).reader;
  // Ours ends the work first: Prisma's own rolls back too, but then waits for ever for work that never ends.
  const options = { timeout: longestMs + ROLLBACK_GRACE_MS, maxWait: TRANSACTION_TIMEOUT_MS };
  return {
    transaction: (work) =>
      turn(async () => {
        checkOpen();
        return client.$transaction(async (tx) => {
          const begun = (await connections()).newest();
          return inTime(work(withRaw(tx, async () => begun)), longestMs);
        }, options);
      }),
    read: checkedFirst(withRaw(client, reader), checkOpen),
    copyTo: (to) => copyDatabase(path, to),
    close: () =>
      turn(async () => {
        if (isClosed) return;
        isClosed = true;
        await leave();
      }),
  };
}

/** The same, checked at every use: a client whose database is closed may serve another. */
function checkedFirst<T extends object>(client: T, check: () => void): T {
  return new Proxy(client, {
    get(_, name) {
      check();
      const found: unknown = Reflect.get(client, name);
      return typeof found === 'function' ? found.bind(client) : found;
    },
  });
}

/**
 * Whether the disk (full, read-only, failing) or another process that is writing kept this from happening: nobody's
 * mistake, and the same may work later.
 */
export function isStorageTrouble(error: unknown): boolean {
  const trouble = Trouble.safeParse(error);
  if (!trouble.success) return false;
  const { cause, meta } = trouble.data;
  return STORAGE_TROUBLE.test((cause ?? meta?.driverAdapterError?.cause)?.originalCode ?? '');
}

/** As the adapter throws it, and as Prisma wraps it. */
const Cause = z.object({ originalCode: z.string() }).optional().catch(undefined);
const Trouble = z.object({
  cause: Cause,
  meta: z
    .object({ driverAdapterError: z.object({ cause: Cause }).optional() })
    .optional()
    .catch(undefined),
});
const STORAGE_TROUBLE = /^SQLITE_(BUSY|LOCKED|FULL|READONLY|IOERR|CANTOPEN|NOMEM)/;

/** Rejects when `work` has not ended in time, so that its transaction is rolled back; nobody hears of it any more. */
async function inTime<T>(work: Promise<T>, longestMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`a transaction did not end within ${longestMs} ms and was rolled back`)),
      longestMs,
    );
  });
  try {
    return await Promise.race([work, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

const ROLLBACK_GRACE_MS = 10_000;
