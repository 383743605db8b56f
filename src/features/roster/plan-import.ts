/** What importing a staff list would change, row by row, against the people known. Pure. */
import type { Role } from '../../db/client.js';
import { fold } from '../../lib/fold.js';
import { readPhone } from '../../lib/phone.js';
import type { RosterFile, RosterRow } from './read-roster.js';
import type { Change, Known, KnownPerson, PlannedRow, RosterPlan, RowProblem, RowRemark } from './roster-plan.js';
import { type NamedUnit, roleIn, type UnitFound, unitIn } from './words.js';

type Wrong = Pick<RowProblem, 'what'> & Partial<Pick<RowProblem, 'text' | 'names'>>;

/** A person while the list is gone through: known, or met in an earlier row. */
interface Met {
  readonly first: number;
  readonly name: string;
  readonly known: KnownPerson | undefined;
  readonly posts: { unit: number; role: Role }[];
  phone: string | undefined;
}

export function planImport(file: Pick<RosterFile, 'rows'>, known: Known): RosterPlan {
  const reading = createReading(file.rows, known);
  for (const row of file.rows) reading.take(row);
  return reading.result();
}

function createReading(all: readonly RosterRow[], { people, units, desks, readName }: Known) {
  const byPhone = new Map<string, Met>();
  const byPlace = new Map<string, Met[]>();
  /** By the number of the person known. */
  const met = new Map<number, Met>();
  const rows: PlannedRow[] = [];
  /** Of the rows: whose, where and as what. */
  const posts = new Set<string>();
  /** By what the list calls them: a school of hundreds has a dozen. */
  const unitsFound = new Map<string, UnitFound<NamedUnit>>();
  const problems: RowProblem[] = [];
  const remarks: RowRemark[] = [];
  const phones = new Set(all.flatMap(({ phone }) => readPhone(phone) ?? []));
  const ofPhone = new Map(people.flatMap((person) => (person.phone === null ? [] : [[person.phone, person] as const])));
  const ofName = grouped(people, ({ name }) => fold(name));

  function take(row: RosterRow): void {
    const problem = judge(row);
    if (problem !== undefined) problems.push({ row: row.row, name: row.name, text: '', names: [], ...problem });
  }

  /** Plans what the row changes, or says what is wrong with it. */
  function judge(row: RosterRow): Wrong | undefined {
    const remark = (what: RowRemark['what'], text = '') =>
      void remarks.push({ row: row.row, name: row.name, what, text });

    if (row.broken) return { what: 'broken' };
    if (row.name === '') return { what: 'noName' };
    const name = readName(row.name);
    if (name === undefined) return { what: 'badName', text: row.name };
    const said = roleIn(row.role);
    const role = said ?? 'member';
    if (said === undefined) remark('unknownRole', row.role);
    const found = row.unit === '' ? unitAt(desks[role]) : unitCalled(row.unit);
    if (found === undefined) return { what: 'noUnit' };
    if ('like' in found) {
      const names = found.like.map((unit) => unit.name);
      return { what: found.several ? 'severalUnits' : 'unknownUnit', text: row.unit, names };
    }
    const phone = readPhone(row.phone);
    if (phone === undefined && row.phone !== '') remark('badPhone', row.phone);

    const { unit } = found;
    const who = whoIs(name, phone, unit, row.row);
    if ('what' in who) return { ...who, text: phone ?? '' };
    const place = { unit: unit.id, role };
    const planned = `${who.first}/${unit.id}/${role}`;
    if (posts.has(planned)) {
      remark('repeated');
      return undefined;
    }
    const isNew = !who.posts.some((post) => post.unit === unit.id && (post.role === role || role === 'member'));
    const newPhone = phone !== undefined && who.phone !== phone ? phone : undefined;
    if (newPhone !== undefined && who.phone !== undefined) remark('newPhone', who.phone);
    if (isNew && who.known !== undefined && who.posts.length > 0 && who.posts.every((post) => post.unit !== unit.id))
      remark('otherUnit', unitNames(who.posts));
    if (who.known === undefined && who.first === row.row && isNamesake(name)) remark('namesake');
    const change = changeOf(who, row.row, isNew, newPhone !== undefined);
    rows.push({ row: row.row, name, unit, role, phone: newPhone, person: who.known?.id, first: who.first, change });
    posts.add(planned);
    if (isNew) who.posts.push(place);
    if (newPhone !== undefined) {
      who.phone = newPhone;
      byPhone.set(newPhone, who);
    }
    const key = placeKey(name, unit.id);
    if (!(byPlace.get(key) ?? []).includes(who)) byPlace.set(key, [...(byPlace.get(key) ?? []), who]);
    return undefined;
  }

  /** By the number, else by name and unit. */
  function whoIs(
    name: string,
    phone: string | undefined,
    unit: NamedUnit,
    row: number,
  ): Met | Pick<RowProblem, 'what' | 'names'> {
    if (phone !== undefined) {
      const earlier = byPhone.get(phone);
      if (earlier !== undefined)
        return isSameName(earlier.name, name) ? earlier : { what: 'phoneTwice', names: [String(earlier.first)] };
      const owner = ofPhone.get(phone);
      if (owner !== undefined)
        return isSameName(owner.name, name) ? meet(owner, row) : { what: 'phoneOfAnother', names: [owner.name] };
    }
    const inList = (byPlace.get(placeKey(name, unit.id)) ?? []).filter((each) => fitsPhone(each.phone, phone));
    const here = (ofName.get(fold(name)) ?? []).filter(
      (person) =>
        (person.posts.some((post) => post.unit === unit.id) || person.former.includes(unit.id)) &&
        !met.has(person.id) &&
        // A number of their own that the list gives to somebody, or gives to them elsewhere, tells two apart.
        (fitsPhone(person.phone ?? undefined, phone) || (person.phone !== null && !phones.has(person.phone))),
    );
    const [only, other] = [...inList, ...here];
    if (other !== undefined) return { what: 'severalPeople', names: [name] };
    if (only === undefined) return meet(undefined, row, name);
    return 'known' in only ? only : meet(only, row);
  }

  function meet(person: KnownPerson | undefined, row: number, name = person?.name ?? ''): Met {
    const earlier = person === undefined ? undefined : met.get(person.id);
    if (earlier !== undefined) return earlier;
    const posts = person?.left === false ? [...person.posts] : [];
    const fresh: Met = { first: row, name, known: person, posts, phone: person?.phone ?? undefined };
    if (person !== undefined) met.set(person.id, fresh);
    if (fresh.phone !== undefined) byPhone.set(fresh.phone, fresh);
    return fresh;
  }

  const unitCalled = (text: string) => {
    const found = unitsFound.get(text) ?? unitIn(text, units);
    unitsFound.set(text, found);
    return found;
  };
  const unitAt = (id: number | undefined) => {
    const unit = units.find((each) => each.id === id);
    return unit === undefined ? undefined : { unit };
  };
  const unitNames = (posts: readonly { readonly unit: number }[]) =>
    [...new Set(posts.flatMap((post) => units.find(({ id }) => id === post.unit)?.name ?? []))].join(', ');
  const isNamesake = (name: string) => (ofName.get(fold(name)) ?? []).some((person) => !person.left);

  return {
    take,
    result: (): RosterPlan => ({
      rows,
      problems,
      remarks,
      absent: people.filter((person) => !person.left && person.posts.length > 0 && !met.has(person.id)),
    }),
  };
}

function changeOf(who: Met, row: number, isNewPost: boolean, isNewPhone: boolean): Change {
  if (who.first === row && who.known === undefined) return 'new';
  if (who.first === row && who.known?.left === true) return 'returns';
  if (isNewPost) return 'post';
  return isNewPhone ? 'phone' : 'same';
}

function grouped<T>(list: readonly T[], keyOf: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

/** No number says nothing. */
function fitsPhone(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** Lists shorten names: all words of the one stand in the other. */
function isSameName(one: string, other: string): boolean {
  const [a, b] = [fold(one).split(' '), fold(other).split(' ')];
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}

function placeKey(name: string, unit: number): string {
  return `${fold(name)}/${unit}`;
}
