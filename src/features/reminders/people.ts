/** People as they are named in a message: with the unit whose work it is about, in the order of their given names. */
import type { Read } from '../../db/client.js';
import { texts } from './texts.js';

/** People by number, each with the names of the units whose tasks they owe. */
export type PeopleWithUnits = ReadonlyMap<number, ReadonlySet<string>>;

/** Names listed before the rest is only counted. */
const NAMED = 12;

/** Those of `people`, with the units of what they owe. */
export function withUnits(
  people: readonly number[],
  owing: readonly { readonly task: { readonly unit: { readonly name: string } }; readonly people: readonly number[] }[],
): PeopleWithUnits {
  const found = new Map<number, Set<string>>(people.map((person) => [person, new Set()]));
  for (const { task, people: owers } of owing) for (const person of owers) found.get(person)?.add(task.unit.name);
  return found;
}

/** "Nguyễn Thị Thử (Tổ Nhà trẻ), Trần Văn Mẫu": whoever answers for several units stands by name alone. */
export async function spellPeople(read: Read, people: PeopleWithUnits): Promise<string> {
  const rows = await read.$queryRaw<readonly { id: number; name: string }[]>`
    SELECT "id", "name" FROM "Person"
    WHERE "id" IN (SELECT "value" FROM json_each(${JSON.stringify([...people.keys()])})) ORDER BY "sortName", "id"`;
  const named = rows.slice(0, NAMED).map(({ id, name }) => {
    const [unit, another] = people.get(id) ?? [];
    return unit === undefined || another !== undefined ? name : texts.ofUnit(name, unit);
  });
  return texts.people(named, rows.length - named.length);
}
