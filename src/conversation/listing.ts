/** A list to choose from on a phone: a page of it, the way on, or a part of the name typed. Pure. */
import { z } from 'zod';
import { fold, foundByName } from '../lib/fold.js';
import type { Choice, Message } from '../outbox/message.js';
import { option } from './dialog.js';
import { texts } from './texts.js';

/** What a phone shows without scrolling. */
const BUTTONS_ON_A_SCREEN = 8;
const LONGEST_FIND = 80;

/** Which page of which search is shown; part of a dialog's answers. */
export const ListView = z.object({ page: z.number(), find: z.string() });
export type ListView = z.infer<typeof ListView>;
export const FIRST_VIEW: ListView = { page: 0, find: '' };

/** Something on the list; `name`, where it is not the label, is what is searched, and `code` finds it too. */
export interface ListEntry {
  readonly key: string;
  readonly label: string;
  readonly name?: string;
  readonly code?: string;
}

/** Units, people and the like as entries: the key is their number in the database. */
export function entriesOf(
  rows: readonly { readonly id: number; readonly name: string; readonly code?: string }[],
): readonly ListEntry[] {
  return rows.map(({ id, name, code }) => ({ key: String(id), label: name, ...(code !== undefined && { code }) }));
}

/** What an answer to a list means. */
export type Listed =
  | { readonly key: string }
  | { readonly view: ListView }
  /** Nothing of that name, as typed. */
  | { readonly nothing: string };

/** With the key where it was not among them, without it where it was: things ticked and unticked. */
export function toggled(keys: readonly string[], key: string): string[] {
  return keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
}

/** What the plan names, as entries: the key is its code. */
export function entriesByCode(
  named: readonly { readonly code: string; readonly title: string }[],
): readonly ListEntry[] {
  return named.map(({ code, title }) => ({ key: code, label: title }));
}

/** The question as a screen of at most eight buttons; `extra` are other choices of the same step, last. */
export function listQuestion(
  text: string,
  entries: readonly ListEntry[],
  { page, find }: ListView,
  extra: readonly Choice[] = [],
): Message {
  const others = [...(find === '' ? [] : [option(texts.wholeList, WHOLE)]), ...extra];
  const { shown, next } = pageOf(found(entries, find), page, others.length);
  const more = next === undefined ? [] : [option(turnLabel(next), `${PAGE}${next}`)];
  const listed = shown.map(({ key, label }) => option(label, `${ENTRY}${key}`));
  return { text, choices: [...listed, ...more, ...others].map((choice) => [choice]) };
}

/** What a choice of `listQuestion` means; undefined: none of its own, or something that is not on the list any more. */
export function listPicked(key: string, entries: readonly ListEntry[], { find }: ListView): Listed | undefined {
  if (key === WHOLE) return { view: FIRST_VIEW };
  if (key.startsWith(PAGE)) return { view: { page: Number(key.slice(PAGE.length)), find } };
  const entry = entries.find((each) => key === `${ENTRY}${each.key}`);
  return entry === undefined ? undefined : { key: entry.key };
}

/** What typing a part of a name leads to: one hit is chosen, several are shown. */
export function listTyped(text: string, entries: readonly ListEntry[]): Listed {
  const find = text.trim().slice(0, LONGEST_FIND);
  const hits = fold(find) === '' ? [] : found(entries, find);
  const exact = hits.find((entry) => fold(entry.name ?? entry.label) === fold(find));
  const [only, other] = hits;
  if (exact !== undefined) return { key: exact.key };
  if (only === undefined) return { nothing: find };
  return other === undefined ? { key: only.key } : { view: { page: 0, find } };
}

/**
 * One page of a list: all of it where it fits beside `others` further buttons, else what fits beside one that leads on;
 * the last page leads back to the first (`next` 0).
 */
export function pageOf<T>(
  items: readonly T[],
  page: number,
  others: number,
): { readonly shown: readonly T[]; readonly next: number | undefined } {
  const room = BUTTONS_ON_A_SCREEN - others;
  if (items.length <= room) return { shown: items, next: undefined };
  const size = room - 1;
  const pages = Math.ceil(items.length / size);
  const at = page < pages ? page : 0;
  return { shown: items.slice(at * size, (at + 1) * size), next: (at + 1) % pages };
}

/** What the button says that leads to the page `next` of `pageOf`. */
export function turnLabel(next: number): string {
  return next === 0 ? texts.backToTop : texts.more;
}

const ENTRY = 'entry/';
const PAGE = 'page/';
const WHOLE = 'whole';

function found(entries: readonly ListEntry[], find: string): readonly ListEntry[] {
  return foundByName(entries, ({ name, label, code = '' }) => `${name ?? label} ${code}`, find);
}
