/**
 * Prisma's clients, each serving one open database after another. A client reads the whole schema when it is made and
 * compiles each query the first time: hundreds of milliseconds and some 40 MB that are the same for every database.
 */
import type { SqlDriverAdapter, SqlDriverAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaClient } from './generated/client.js';
import type { Connections } from './two-connections.js';

interface Served {
  readonly client: PrismaClient;
  /** Opens the connections of the database it serves now. */
  open: () => Promise<Connections>;
}

/** Those whose database was closed. */
const idle: Served[] = [];

/**
 * A client whose transactions go to the writing connection and everything else to the reading one; `open` is called at
 * the first query. After `leave` the client serves another database: nobody may ask it for this one any more.
 */
export function clientFor(open: () => Promise<Connections>): {
  readonly client: PrismaClient;
  connections(): Promise<Connections>;
  leave(): Promise<void>;
} {
  const served = idle.pop() ?? newlyServed();
  let opened: Promise<Connections> | undefined;
  served.open = () => {
    opened ??= open().catch((error: unknown) => {
      // A file that could not be opened now may be there at the next query.
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    client: served.client,
    connections: served.open,
    async leave() {
      // What is being read has no timer or disk to wait for: it has ended when everything under way had its turn.
      await new Promise((resolve) => setImmediate(resolve));
      const connections = await opened?.catch(() => undefined);
      await connections?.close();
      idle.push(served);
    },
  };
}

function newlyServed(): Served {
  const unopened = () => Promise.reject(new Error('this client serves no database'));
  const now: { open: Served['open'] } = { open: unopened };
  // Any other format notes at every query where it was asked, for errors that would quote the values asked with.
  const client = new PrismaClient({ adapter: whereOpen(now), errorFormat: 'minimal' });
  return Object.assign(now, { client });
}

function whereOpen(served: Pick<Served, 'open'>): SqlDriverAdapterFactory {
  const provider = 'sqlite';
  const adapterName = 'two-connections';
  const adapter: SqlDriverAdapter = {
    provider,
    adapterName,
    queryRaw: async (query) => (await served.open()).reader.queryRaw(query),
    executeRaw: async (query) => (await served.open()).reader.executeRaw(query),
    executeScript: async (script) => (await served.open()).reader.executeScript(script),
    startTransaction: async (isolation) => (await served.open()).begin(isolation),
    // Connections close with their database, which the client outlives.
    dispose: async () => undefined,
  };
  return { provider, adapterName, connect: async () => adapter };
}
