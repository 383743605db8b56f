/** Many rows with one statement: Prisma's `createMany` is compiled anew for each number of rows, for longer than it runs. */
import type { Tx } from './client.js';
import { Prisma } from './generated/client.js';

type Value = string | number | null | Date;

/**
 * Inserts `rows` into `table`, in their order, and returns how many they are. All have the fields of the first one, which
 * are columns of these names. Throws when one is there already.
 */
export async function insertRows<Row extends Readonly<Record<string, Value>>>(
  tx: Tx,
  table: Prisma.ModelName,
  rows: readonly Row[],
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const names = Object.keys(first);
  const columns = names.map((name) => `"${name}"`).join(', ');
  const values = names.map((name) => `value->>'${name}'`).join(', ');
  const insert = Prisma.raw(`INSERT INTO "${table}" (${columns}) SELECT ${values}`);
  return tx.$executeRaw`${insert} FROM json_each(${JSON.stringify(rows.map(asStored))})`;
}

function asStored(row: Readonly<Record<string, Value>>): Readonly<Record<string, string | number | null>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Date ? storedInstant(value) : value]),
  );
}

/** As the adapter writes an instant; everything in the database compares them as text. */
function storedInstant(instant: Date): string {
  return instant.toISOString().replace('Z', '+00:00');
}
