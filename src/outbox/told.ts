/** Who was told something already, by the reason for which it was said. */
import { type Read, type Sql, sql } from '../db/client.js';

/** The people to whom the card of this key was written. */
export async function peopleWithCard(read: Read, key: string): Promise<readonly number[]> {
  const rows = await read.$queryRaw<readonly { readonly personId: number }[]>`
    SELECT "personId" FROM "Outgoing"
    WHERE ${keysUnder(`${key}/person-`)} AND "form" = 'card' AND "personId" IS NOT NULL ORDER BY "id"`;
  return rows.map(({ personId }) => personId);
}

/** Whether anybody was told anything for this reason. */
export async function hasSpoken(read: Read, reason: string): Promise<boolean> {
  const rows = await read.$queryRaw<readonly unknown[]>`
    SELECT 1 FROM "Outgoing" WHERE ${keysUnder(`${reason}/`)} LIMIT 1`;
  return rows.length > 0;
}

/** As a range, found by its index: for what a key begins with the database would read every message there ever was. */
function keysUnder(beginning: string): Sql {
  return sql`"key" >= ${beginning} AND "key" < ${`${beginning}\u{10FFFF}`}`;
}
