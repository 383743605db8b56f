/** The two connections of one database: one that writes, in transactions only, and one that cannot write. */
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import type { IsolationLevel, SqlDriverAdapter, SqlQuery, Transaction } from '@prisma/driver-adapter-utils';
import { rememberStatements } from './statements.js';

export interface Connections {
  readonly reader: SqlDriverAdapter;
  /** A transaction that has the write lock. */
  begin(isolation?: IsolationLevel): Promise<Transaction>;
  /** The transaction that began last. Past its end it refuses every statement. */
  newest(): Transaction | undefined;
  close(): Promise<void>;
}

/** Opens both to the database file `path`; `busyMs`: how long to wait for another process that is writing. */
export async function twoConnections(path: string, synchronous: 'FULL' | 'OFF', busyMs: number): Promise<Connections> {
  const stock = new PrismaBetterSqlite3({ url: `file:${path}`, timeout: busyMs });
  const writer = await stock.connect();
  // WAL alone means NORMAL here: a power cut could take commits we have already confirmed to the platform.
  // The journal grows as long as a copy is being made; afterwards the disk gets the room back.
  await writer.executeScript(`
    PRAGMA journal_mode=WAL; PRAGMA synchronous=${synchronous}; PRAGMA foreign_keys=ON;
    PRAGMA journal_size_limit=${MOST_JOURNAL_BYTES}`);
  const reader = await stock.connect();
  await reader.executeScript('PRAGMA query_only=ON');
  rememberStatements(writer);
  rememberStatements(reader);
  let newest: Transaction | undefined;
  return {
    reader,
    async begin(isolation) {
      newest = untilItsEnd(await startLocked(writer, isolation));
      return newest;
    },
    newest: () => newest,
    async close() {
      await reader.dispose();
      await writer.dispose();
    },
  };
}

/** Several times what it has on a usual day. */
const MOST_JOURNAL_BYTES = 16 * 1024 * 1024;

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

/**
 * The stock transaction passes on what comes after its end: it would be on its own, or part of the next transaction on
 * the connection, and stay whatever becomes of the rest.
 */
function untilItsEnd(transaction: Transaction): Transaction {
  let isOver = false;
  const open = (): Transaction => {
    if (isOver) throw new Error('the transaction is over');
    return transaction;
  };
  return {
    provider: transaction.provider,
    adapterName: transaction.adapterName,
    options: transaction.options,
    queryRaw: async (query: SqlQuery) => open().queryRaw(query),
    executeRaw: async (query: SqlQuery) => {
      const still = open();
      isOver = ENDS.test(query.sql);
      return still.executeRaw(query);
    },
    commit: () => transaction.commit(),
    rollback: () => transaction.rollback(),
  };
}

/** After it the adapter is only told that the connection is free. */
const ENDS = /^(COMMIT|ROLLBACK)$/;
