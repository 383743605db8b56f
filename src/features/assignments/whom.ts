/** Choosing to whom work goes: lists of people, units and roles to tick, or a part of a name typed. Pure. */
import { z } from 'zod';
import { option } from '../../conversation/dialog.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { fold, foundByName } from '../../lib/fold.js';
import type { PersonEntry } from '../../org/people.js';
import type { Choice, Message } from '../../outbox/message.js';
import { type Assignable, ROLES, type UnitEntry } from './assignable.js';
import { texts } from './texts.js';

/** What has been ticked. */
export const Chosen = z.object({
  people: z.array(z.number()),
  units: z.array(z.number()),
  roles: z.array(z.enum(ROLES)),
});
export const NOBODY: z.infer<typeof Chosen> = { people: [], units: [], roles: [] };

/** Which list is open, at which page; `found`: what was typed decides what it holds. */
export const WhomView = z.object({
  list: z.enum(['menu', 'people', 'units', 'roles', 'found']),
  page: z.number(),
  find: z.string(),
});
export const MENU: z.infer<typeof WhomView> = { list: 'menu', page: 0, find: '' };

export interface Whom {
  readonly chosen: z.infer<typeof Chosen>;
  readonly view: z.infer<typeof WhomView>;
}

/** The people and units a choice comes to, each once; a person also reached by a role owes it once. */
export function chosenOf({ people, units, roles }: Assignable, chosen: z.infer<typeof Chosen>) {
  const named = people.filter(({ id }) => chosen.people.includes(id));
  const byRole = chosen.roles.flatMap((role) => roles.get(role) ?? []);
  const all = new Map<number, PersonEntry>();
  for (const entry of [...named, ...byRole]) if (!all.has(entry.id)) all.set(entry.id, entry);
  return { people: [...all.values()], units: units.filter(({ id }) => chosen.units.includes(id)) };
}

/** "Lan Thử, Tổ Nhà trẻ, Trưởng đơn vị (5 người)" */
export function namesOf(assignable: Assignable, chosen: z.infer<typeof Chosen>): readonly string[] {
  return [
    ...assignable.people.filter(({ id }) => chosen.people.includes(id)).map(({ name }) => name),
    ...assignable.units.filter(({ id }) => chosen.units.includes(id)).map(({ name }) => name),
    ...chosen.roles.map((role) => texts.roleOf(role, assignable.roles.get(role)?.length ?? 0)),
  ];
}

/** `extra`: choices of the asker's own, below the list. */
export function whomQuestion(
  assignable: Assignable,
  { chosen, view }: Whom,
  question: string,
  extra: readonly Choice[] = [],
): Message {
  const names = namesOf(assignable, chosen);
  const done = names.length === 0 ? [] : [option(texts.chosenDone(names.length), DONE)];
  const text = [question, ...(names.length === 0 ? [] : [texts.chosen(names)])].join('\n');
  if (view.list === 'menu') {
    const clear = names.length === 0 ? [] : [option(texts.chooseAnew, CLEAR)];
    return { text: `${text}\n${texts.typeAName}`, choices: rows([...lists(assignable), ...done, ...clear]) };
  }
  // Where there is one list only, the way back is only from what was found.
  const back = lists(assignable).length > 1 || view.list === 'found' ? [option(texts.backToLists, `${LIST}menu`)] : [];
  const others = [...done, ...back, ...extra];
  // Room for the button that ends it is kept before there is one, so that ticking moves nothing to another page.
  const room = back.length + extra.length + 1;
  const { shown, next } = pageOf(entriesOf(assignable, { chosen, view }), view.page, room);
  const more = next === undefined ? [] : [option(turnLabel(next), `${PAGE}${next}`)];
  return { text, choices: rows([...shown, ...more, ...others]) };
}

/** What a choice of `whomQuestion` leads to; undefined: it is not on the list any more. */
export function whomPicked(key: string, assignable: Assignable, { chosen, view }: Whom): Whom | 'done' | undefined {
  if (key === DONE) return 'done';
  if (key === CLEAR) return { chosen: NOBODY, view: MENU };
  if (key.startsWith(PAGE)) return { chosen, view: { ...view, page: Number(key.slice(PAGE.length)) } };
  if (key.startsWith(LIST)) {
    const list = WhomView.shape.list.safeParse(key.slice(LIST.length));
    return list.success ? { chosen, view: { ...MENU, list: list.data } } : undefined;
  }
  const ticked = tick(key, assignable, chosen);
  return ticked === undefined ? undefined : { chosen: ticked, view };
}

/** What typing a part of a name leads to: one hit is ticked, several are shown. */
export function whomTyped(text: string, assignable: Assignable, chosen: Whom['chosen']): Whom | { nothing: string } {
  const find = text.trim().slice(0, LONGEST_FIND);
  const hits = foundBy(assignable, find);
  const exact = hits.filter((hit) => fold(hit.name) === fold(find));
  const [only, other] = exact.length > 0 ? exact : hits;
  if (only === undefined || fold(find) === '') return { nothing: find };
  if (other !== undefined) return { chosen, view: { list: 'found', page: 0, find } };
  const ticked = isTicked(only.key, chosen) ? chosen : tick(only.key, assignable, chosen);
  return { chosen: ticked ?? chosen, view: MENU };
}

const LIST = 'list/';
const PAGE = 'page/';
const PERSON = 'person/';
const UNIT = 'unit/';
const ROLE = 'role/';
const DONE = 'done';
const CLEAR = 'clear';
const LONGEST_FIND = 80;

function lists({ people, units, roles }: Assignable): readonly Choice[] {
  return [
    ...(people.length === 0 ? [] : [option(texts.listPeople, `${LIST}people`)]),
    ...(units.length === 0 ? [] : [option(texts.listUnits, `${LIST}units`)]),
    ...(roles.size === 0 ? [] : [option(texts.listRoles, `${LIST}roles`)]),
  ];
}

function entriesOf(assignable: Assignable, { chosen, view }: Whom): readonly Choice[] {
  const choice = ({ key, label }: { key: string; label: string }) =>
    option(isTicked(key, chosen) ? texts.ticked(label) : label, key);
  switch (view.list) {
    case 'people':
      return assignable.people.map((person) => choice(personHit(person)));
    case 'units':
      return assignable.units.map((unit) => choice(unitHit(unit)));
    case 'roles':
      return [...assignable.roles].map(([role, holders]) =>
        choice({ key: `${ROLE}${role}`, label: texts.roleOf(role, holders.length) }),
      );
    default:
      return foundBy(assignable, view.find).map(choice);
  }
}

function foundBy({ people, units }: Assignable, find: string) {
  return foundByName([...people.map(personHit), ...units.map(unitHit)], ({ name }) => name, find);
}

function personHit({ id, name, unit }: PersonEntry) {
  return { key: `${PERSON}${id}`, name, label: texts.personOf(name, unit.name) };
}

function unitHit({ id, name }: UnitEntry) {
  return { key: `${UNIT}${id}`, name, label: name };
}

function isTicked(key: string, { people, units, roles }: Whom['chosen']): boolean {
  if (key.startsWith(PERSON)) return people.includes(Number(key.slice(PERSON.length)));
  if (key.startsWith(UNIT)) return units.includes(Number(key.slice(UNIT.length)));
  return roles.some((role) => key === `${ROLE}${role}`);
}

/** Ticks what was not ticked, and the other way round; undefined for what is not on offer. */
function tick(key: string, { people, units, roles }: Assignable, chosen: Whom['chosen']): Whom['chosen'] | undefined {
  const person = people.find(({ id }) => key === `${PERSON}${id}`);
  if (person !== undefined) return { ...chosen, people: toggled(chosen.people, person.id) };
  const unit = units.find(({ id }) => key === `${UNIT}${id}`);
  if (unit !== undefined) return { ...chosen, units: toggled(chosen.units, unit.id) };
  const role = ROLES.find((each) => roles.has(each) && key === `${ROLE}${each}`);
  return role === undefined ? undefined : { ...chosen, roles: toggled(chosen.roles, role) };
}

function toggled<T>(list: readonly T[], entry: T): T[] {
  return list.includes(entry) ? list.filter((each) => each !== entry) : [...list, entry];
}

function rows(choices: readonly Choice[]): readonly (readonly Choice[])[] {
  return choices.map((choice) => [choice]);
}
