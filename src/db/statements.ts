/**
 * Statements prepared once a connection instead of once a query. The stock adapter prepares the same few hundred texts
 * over and over, which costs as much as running most of them. It offers no setting for it, so its connection is given
 * a `prepare` that remembers; only what the adapter does with a statement is answered here.
 */
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import BetterSqlite3, { type ColumnDefinition, type Statement } from 'better-sqlite3';

/** Far more texts than Loa has; the oldest goes first where lists of ids make texts of many lengths. */
const MOST_STATEMENTS = 1_000;

/** Lets the connection of a stock adapter remember its statements; any other adapter stays as it is. */
export function rememberStatements(adapter: SqlDriverAdapter): void {
  const connection: unknown = Reflect.get(adapter, 'client');
  if (!(connection instanceof BetterSqlite3)) return;
  const prepare = connection.prepare.bind(connection);
  const known = new Map<string, Kept>();
  Reflect.set(connection, 'prepare', (sql: string) => {
    const kept = known.get(sql) ?? keep(prepare(sql));
    if (!known.has(sql)) {
      const [oldest] = known.keys();
      if (known.size >= MOST_STATEMENTS && oldest !== undefined) known.delete(oldest);
      known.set(sql, kept);
    }
    return handleOf(kept, []);
  });
}

interface Kept {
  readonly statement: Statement;
  readonly columns: readonly ColumnDefinition[];
}

function keep(statement: Statement): Kept {
  // Rows come as lists: the adapter wants nothing else.
  return statement.reader ? { statement: statement.raw(), columns: statement.columns() } : { statement, columns: [] };
}

/** `bind` of the library is for ever; here the values stay with the handle, and the statement is free for the next. */
function handleOf({ statement, columns }: Kept, values: readonly unknown[]): object {
  return {
    reader: statement.reader,
    bind: (bound: readonly unknown[]) => handleOf({ statement, columns }, bound),
    columns: () => columns,
    run: () => statement.run(...values),
    raw: () => ({ all: () => statement.all(...values) }),
  };
}
