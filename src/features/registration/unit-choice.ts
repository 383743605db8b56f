/** Choosing a unit on a phone: a page of them, or a part of the name typed. */
import { z } from 'zod';
import { option } from '../../conversation/dialog.js';
import { pageOf } from '../../conversation/listing.js';
import type { Read } from '../../db/client.js';
import { fold } from '../../lib/fold.js';
import type { Choice, Message } from '../../outbox/message.js';
import { texts } from './texts.js';

export interface UnitEntry {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly path: string;
}

/** Which page of which search is shown; part of a dialog's answers. */
export const UnitView = z.object({ page: z.number(), find: z.string() });
export const FIRST_VIEW: z.infer<typeof UnitView> = { page: 0, find: '' };

/** The units in force for which `allowed` says yes, in the plan's order. */
export async function unitsWhere(read: Read, allowed: (unit: UnitEntry) => boolean): Promise<readonly UnitEntry[]> {
  const units = await read.unit.findMany({
    where: { retiredAt: null },
    orderBy: { position: 'asc' },
    select: { id: true, code: true, name: true, path: true },
  });
  return units.filter(allowed);
}

export function everyUnit(read: Read): Promise<readonly UnitEntry[]> {
  return unitsWhere(read, () => true);
}

export function unitQuestion(
  text: string,
  units: readonly UnitEntry[],
  { page, find }: z.infer<typeof UnitView>,
  extra: readonly Choice[] = [],
): Message {
  const others = [...(find === '' ? [] : [option(texts.allUnits, FIND_KEY)]), ...extra];
  const { shown, next } = pageOf(found(units, find), page, others.length);
  const more = next === undefined ? [] : [option(next === 0 ? texts.backToTop : texts.more, `${PAGE_KEY}${next}`)];
  const listed = shown.map((unit) => option(unit.name, `${UNIT_KEY}${unit.id}`));
  return { text, choices: [...listed, ...more, ...others].map((choice) => [choice]) };
}

export type UnitAnswer =
  | { readonly unit: UnitEntry }
  | { readonly view: z.infer<typeof UnitView> }
  /** Nothing of that name; `find` as typed. */
  | { readonly nothing: string };

/** What a choice of `unitQuestion` means; undefined: none of its own, or a unit that is not on the list any more. */
export function pickedUnit(key: string, units: readonly UnitEntry[], find: string): UnitAnswer | undefined {
  if (key === FIND_KEY) return { view: FIRST_VIEW };
  if (key.startsWith(PAGE_KEY)) return { view: { page: Number(key.slice(PAGE_KEY.length)), find } };
  const unit = units.find((each) => key === `${UNIT_KEY}${each.id}`);
  return unit === undefined ? undefined : { unit };
}

/** What typing a part of a name leads to. */
export function typedUnit(text: string, units: readonly UnitEntry[]): UnitAnswer {
  const find = text.trim().slice(0, LONGEST_FIND);
  const hits = found(units, find);
  const exact = hits.find((unit) => fold(unit.name) === fold(find));
  const [only] = hits;
  if (exact !== undefined) return { unit: exact };
  if (only === undefined) return { nothing: find };
  return hits.length === 1 ? { unit: only } : { view: { page: 0, find } };
}

const UNIT_KEY = 'unit/';
const PAGE_KEY = 'page/';
const FIND_KEY = 'all';
const LONGEST_FIND = 80;

function found(units: readonly UnitEntry[], find: string): readonly UnitEntry[] {
  const wanted = fold(find);
  return wanted === '' ? units : units.filter((unit) => fold(`${unit.name} ${unit.code}`).includes(wanted));
}
