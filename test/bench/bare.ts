/** The least of a database that keeps what it confirmed: Prisma as it comes, one connection, WAL, FULL, two tables. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import Sqlite from 'better-sqlite3';
import { PROJECT } from './processes.js';

/** What the floors use of the generated client. */
interface BareTx {
  readonly received: {
    create(row: { data: { updateId: number; chat: number; body: string; at: Date } }): Promise<unknown>;
  };
  readonly answer: { create(row: { data: { key: string; chat: number; body: string; at: Date } }): Promise<unknown> };
}

export interface BareClient {
  $transaction(work: (tx: BareTx) => Promise<void>): Promise<void>;
  $queryRawUnsafe(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  $disconnect(): Promise<void>;
}

const TABLES = `
CREATE TABLE "Received" (
  "updateId" INTEGER NOT NULL PRIMARY KEY, "chat" INTEGER NOT NULL, "body" TEXT NOT NULL, "at" DATETIME NOT NULL
);
CREATE TABLE "Answer" (
  "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "key" TEXT NOT NULL, "chat" INTEGER NOT NULL, "body" TEXT NOT NULL,
  "at" DATETIME NOT NULL
);
CREATE UNIQUE INDEX "Answer_key_key" ON "Answer"("key");`;

/** Generates the floors' client; once before they run. */
export async function generateBare(): Promise<void> {
  const prisma = join(PROJECT, 'node_modules/prisma/build/index.js');
  const schema = join(PROJECT, 'test/bench/bare.prisma');
  await promisify(execFile)(process.execPath, [prisma, 'generate', '--schema', schema], { cwd: PROJECT });
}

/** Makes the tables in a new file and opens it. */
export async function openBare(path: string): Promise<BareClient> {
  const file = new Sqlite(path);
  file.pragma('journal_mode = WAL');
  file.exec(TABLES);
  file.close();
  const generated: { default: { PrismaClient: new (options: object) => BareClient } } = await import(
    join(PROJECT, 'dist/bench/bare/index.js')
  );
  const client = new generated.default.PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${path}` }) });
  await client.$queryRawUnsafe('PRAGMA synchronous=FULL');
  const [journal] = await client.$queryRawUnsafe('PRAGMA journal_mode');
  const [mode] = await client.$queryRawUnsafe('PRAGMA synchronous');
  if (journal?.journal_mode !== 'wal' || Number(mode?.synchronous) !== 2) {
    throw new Error('the bare database would not keep what it confirmed');
  }
  return client;
}

/** One update and one answer to it, in one transaction. */
export async function writeTwo(
  client: BareClient,
  updateId: number,
  chat: number,
  body: string,
  at: Date,
): Promise<void> {
  await client.$transaction(async (tx) => {
    await tx.received.create({ data: { updateId, chat, body, at } });
    await tx.answer.create({ data: { key: `answer/${updateId}`, chat, body, at } });
  });
}

/** How many pairs `writeTwo` wrote. */
export async function written(client: BareClient): Promise<number> {
  const sql = 'SELECT count(*) AS "rows" FROM "Received" JOIN "Answer" ON "key" = \'answer/\' || "updateId"';
  const [counted] = await client.$queryRawUnsafe(sql);
  return Number(counted?.rows);
}
