/**
 * SQL written by hand goes straight to the connection. The client's own way there takes several times as long as SQLite
 * takes for the statement, and every event of every chat runs some.
 */
import type { ColumnType, ColumnTypeEnum, SqlQueryable } from '@prisma/driver-adapter-utils';
import { Prisma } from './generated/client.js';

/** Values are bound, never pasted: text, numbers, instants, booleans and nothing (null). */
export interface RawSql {
  /** The rows, as the client's own `$queryRaw` gives them, but for whole numbers: they are always numbers, never bigints. */
  $queryRaw<T>(query: TemplateStringsArray | Prisma.Sql, ...values: readonly Value[]): Promise<T>;
  /** How many rows it changed. */
  $executeRaw(query: TemplateStringsArray | Prisma.Sql, ...values: readonly Value[]): Promise<number>;
}

type Value = string | number | boolean | Date | null | Prisma.Sql;

/** The client, with its two ways for SQL by hand leading to the connection that `open` answers or refuses. */
export function withRaw<C extends object>(
  client: C,
  open: () => Promise<SqlQueryable | undefined>,
): Omit<C, keyof RawSql> & RawSql {
  const connection = async () => {
    const opened = await open();
    if (opened === undefined) throw new Error('the database is not open');
    return opened;
  };
  const raw: RawSql = {
    $queryRaw: async <T>(query: TemplateStringsArray | Prisma.Sql, ...values: readonly Value[]) =>
      rowsOf(await (await connection()).queryRaw(bound(query, values))) as T,
    $executeRaw: async (query, ...values) => (await connection()).executeRaw(bound(query, values)),
  };
  // Assigning would reach through to the client itself, which others use.
  return Object.create(client, Object.getOwnPropertyDescriptors(raw));
}

function bound(query: TemplateStringsArray | Prisma.Sql, values: readonly Value[]) {
  if (!(query instanceof Prisma.Sql) && !values.some((value) => value instanceof Prisma.Sql)) {
    return { sql: textOf(query), args: [...values], argTypes: values.map(() => UNTYPED) };
  }
  const whole = query instanceof Prisma.Sql ? query : Prisma.sql(query, ...values);
  return { sql: whole.sql, args: whole.values, argTypes: whole.values.map(() => UNTYPED) };
}

/** A query that is always the same is put together once. */
function textOf(query: TemplateStringsArray): string {
  const known = texts.get(query);
  if (known !== undefined) return known;
  const text = query.join('?');
  texts.set(query, text);
  return text;
}

const texts = new WeakMap<TemplateStringsArray, string>();

/** Instants come as such; nothing else needs a word about what it is. */
const UNTYPED = { scalarType: 'unknown', arity: 'scalar' } as const;

type ResultSet = Awaited<ReturnType<SqlQueryable['queryRaw']>>;

function rowsOf({ columnNames, columnTypes, rows }: ResultSet): readonly unknown[] {
  const readers = columnTypes.map((type) => READERS.get(type));
  // Thousands of rows come at once, and all that is done comes through here: counted by hand, it takes a third.
  return rows.map((row) => {
    const made: Record<string, unknown> = {};
    for (let column = 0; column < columnNames.length; column += 1) {
      const name = columnNames[column] ?? '';
      const read = readers[column];
      made[name] = read === undefined ? row[column] : read(row[column]);
    }
    return made;
  });
}

/** The package that numbers the types is there for types alone. */
const INT_64: (typeof ColumnTypeEnum)['Int64'] = 1;
const BOOLEAN: (typeof ColumnTypeEnum)['Boolean'] = 5;
const DATE_TIME: (typeof ColumnTypeEnum)['DateTime'] = 10;

/** What SQLite has no type for; and whole numbers, none of which outgrows a number, as nothing else. */
const READERS: ReadonlyMap<ColumnType, (value: unknown) => unknown> = new Map([
  [DATE_TIME, (value) => (typeof value === 'string' ? new Date(value) : value)],
  [BOOLEAN, (value) => (typeof value === 'number' ? value === 1 : value)],
  [INT_64, (value) => (value === null ? null : Number(value))],
]);
