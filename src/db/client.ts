/**
 * The database: writes exist only inside `transaction`, reads outside one go over a second connection that cannot write.
 *
 * Two connections, because the stock adapter shares one: a statement outside a transaction that meets an open one joins
 * it silently and is rolled back with it. Here nothing but transactions reaches the writing connection.
 */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { oneAtATime } from '../lib/fifo.js';
import { type Prisma, PrismaClient, type Role } from './generated/client.js';

export type { Role };

/** Inside a transaction: everything. Await nothing in it but its own queries. */
export type Tx = Prisma.TransactionClient;

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
  /** Resolves when open transactions have ended and both connections are closed. */
  close(): Promise<void>;
}

/** Longer than any honest transaction: what still runs then is a bug, and is rolled back. */
const TRANSACTION_TIMEOUT_MS = 30_000;
const BUSY_TIMEOUT_MS = 5_000;

/** Opens the database file `path`, which must be migrated already (see migrate.ts). */
export function openDatabase(path: string): Database {
  const turn = oneAtATime();
  const writer = new PrismaClient({
    adapter: prepared(path, [
      'PRAGMA journal_mode=WAL',
      // WAL alone means NORMAL here: a power cut could take commits we have already confirmed to the platform.
      'PRAGMA synchronous=FULL',
      'PRAGMA foreign_keys=ON',
    ]),
    transactionOptions: { timeout: TRANSACTION_TIMEOUT_MS, maxWait: TRANSACTION_TIMEOUT_MS },
  });
  const reader = new PrismaClient({ adapter: prepared(path, ['PRAGMA query_only=ON']) });
  return {
    transaction: (work) => turn(() => writer.$transaction(work)),
    read: reader,
    close: async () => {
      await turn(() => writer.$disconnect());
      await reader.$disconnect();
    },
  };
}

/** The stock adapter, with our pragmas at connecting and the write lock taken at the start of every transaction. */
function prepared(path: string, pragmas: readonly string[]): SqlDriverAdapterFactory {
  const stock = new PrismaBetterSqlite3({ url: `file:${path}`, timeout: BUSY_TIMEOUT_MS });
  return {
    provider: stock.provider,
    adapterName: stock.adapterName,
    connect: async () => {
      const connection = await stock.connect();
      for (const pragma of pragmas) await connection.executeScript(pragma);
      const begin = connection.startTransaction.bind(connection);
      connection.startTransaction = async (isolation) => {
        const transaction = await begin(isolation);
        try {
          // Changes no row, but waits for the write lock now: a transaction that reads first and writes later fails
          // when another process commits in between.
          await transaction.executeRaw({ sql: 'UPDATE "Lease" SET "name" = "name" WHERE 0', args: [], argTypes: [] });
          return transaction;
        } catch (error) {
          await transaction.executeRaw({ sql: 'ROLLBACK', args: [], argTypes: [] });
          await transaction.rollback();
          throw error;
        }
      };
      return connection;
    },
  };
}
