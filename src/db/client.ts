/**
 * The database: writes exist only inside `transaction`, reads outside one go over a second connection that cannot write.
 *
 * Two connections, because the stock adapter shares one: a statement outside a transaction that meets an open one joins
 * it silently and is rolled back with it. Here nothing but transactions reaches the writing connection.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils';
import { z } from 'zod';
import { oneAtATime } from '../lib/fifo.js';
import { copyDatabase } from './copy.js';
import { Prisma, PrismaClient, type Role } from './generated/client.js';
import { type RawSql, withRaw } from './raw.js';
import { rememberStatements } from './statements.js';

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
  const connections = onTwoConnections(path, throwaway ? 'OFF' : 'FULL', busyMs);
  const client = new PrismaClient({
    adapter: connections.factory,
    transactionOptions: { timeout: longestMs, maxWait: TRANSACTION_TIMEOUT_MS },
  });
  return {
    transaction: (work) =>
      turn(() =>
        inTime(
          client.$transaction((tx) => work(withRaw(tx, connections.intoNewest()))),
          longestMs,
        ),
      ),
    read: withRaw(client, async () => connections.reader() ?? client.$connect().then(connections.reader)),
    copyTo: (to) => copyDatabase(path, to),
    close: () => turn(() => client.$disconnect()),
  };
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

/** Prisma rolls back what takes too long, but waits for ever for work that never ends: the queue must not. */
async function inTime<T>(transaction: Promise<T>, longestMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`a transaction did not end within ${longestMs} ms and was rolled back`)),
      longestMs + ROLLBACK_GRACE_MS,
    );
  });
  try {
    return await Promise.race([transaction, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

const ROLLBACK_GRACE_MS = 100;

/**
 * The stock adapter twice under one client: transactions go to the writing connection, everything else to the reading
 * one. One client, since each brings a query engine of some 40 MB. For SQL by hand: `reader`, once connected, and a way
 * into the transaction that began last, which refuses once that is over.
 */
function onTwoConnections(path: string, synchronous: 'FULL' | 'OFF', busyMs: number) {
  const stock = new PrismaBetterSqlite3({ url: `file:${path}`, timeout: busyMs });
  let reading: SqlQueryable | undefined;
  let newest: OpenTransaction | undefined;
  const factory: SqlDriverAdapterFactory = {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => {
      const writer = await stock.connect();
      // WAL alone means NORMAL here: a power cut could take commits we have already confirmed to the platform.
      await writer.executeScript(`PRAGMA journal_mode=WAL; PRAGMA synchronous=${synchronous}; PRAGMA foreign_keys=ON`);
      const reader = await stock.connect();
      await reader.executeScript('PRAGMA query_only=ON');
      rememberStatements(writer);
      rememberStatements(reader);
      reading = reader;
      return {
        provider: writer.provider,
        adapterName: writer.adapterName,
        queryRaw: (query) => reader.queryRaw(query),
        executeRaw: (query) => reader.executeRaw(query),
        executeScript: (script) => reader.executeScript(script),
        startTransaction: async (isolation) => {
          newest = watched(await startLocked(writer, isolation));
          return newest.transaction;
        },
        dispose: async () => {
          await reader.dispose();
          await writer.dispose();
        },
      };
    },
  };
  const intoNewest = () => {
    const begun = newest;
    return async () => {
      if (begun === undefined || begun.isOver()) throw new Error('the transaction is over');
      return begun.transaction;
    };
  };
  return { factory, reader: () => reading, intoNewest };
}

interface OpenTransaction {
  readonly transaction: Transaction;
  isOver(): boolean;
}

/** Past its end a statement would be on its own, and stay whatever becomes of the rest. */
function watched(begun: Transaction): OpenTransaction {
  let over = false;
  const transaction: Transaction = {
    provider: begun.provider,
    adapterName: begun.adapterName,
    options: begun.options,
    queryRaw: (query) => begun.queryRaw(query),
    executeRaw: (query) => {
      over ||= ENDS.test(query.sql);
      return begun.executeRaw(query);
    },
    commit: () => begun.commit(),
    rollback: () => begun.rollback(),
  };
  return { transaction, isOver: () => over };
}

const ENDS = /^(COMMIT|ROLLBACK)$/;

async function startLocked(writer: SqlDriverAdapter, isolation: IsolationLevel | undefined): Promise<Transaction> {
  const transaction = await writer.startTransaction(isolation);
  try {
    // Changes no row, but waits for the write lock now: a transaction that reads first and writes later fails when
    // another process commits in between.
    await transaction.executeRaw({ sql: 'UPDATE "Lease" SET "name" = "name" WHERE 0', args: [], argTypes: [] });
    return transaction;
  } catch (error) {
    // SQLite may have rolled back by itself; the adapter must hear of it in any case, or nobody gets a turn again.
    await transaction.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] }).catch(() => undefined);
    await transaction.rollback();
    throw error;
  }
}
