/** Pure decisions about the press: what is kept of what people type, and who answers for which field. */
import { nfc } from '../../lib/fold.js';
import { linkIn, plainLink, siteOf } from '../../lib/link.js';
import { typedLine, typedWords } from '../../lib/typed.js';

const SHORTEST = 5;
const LONGEST = 2_000;
const SHORTEST_OUTLET = 2;
const LONGEST_OUTLET = 120;
const LABEL_LENGTH = 40;

/** As we keep it; undefined: too short or too long. */
export function readWords(text: string): string | undefined {
  return typedWords(text, { min: SHORTEST, max: LONGEST });
}

/** A name, or the site of an address. */
export function readOutlet(text: string): string | undefined {
  const link = linkIn(nfc(text).trim());
  if (link !== undefined) return siteOf(link);
  return typedLine(text, { min: SHORTEST_OUTLET, max: LONGEST_OUTLET });
}

/** An article or a post in what was typed: its address, and what was said beside it. */
export function mentionIn(text: string): { readonly link: string; readonly words: string | null } | undefined {
  const written = nfc(text).trim();
  const link = linkIn(written);
  if (link === undefined || written.length > LONGEST) return undefined;
  const words = written.replace(link, ' ').replace(/\s+/g, ' ').trim();
  return { link: plainLink(link), words: words === '' ? null : words };
}

/** The beginning of the words, for a button or a task. */
export function shortWords(words: string): string {
  const line = [...(words.split('\n')[0] ?? '')];
  return line.length <= LABEL_LENGTH ? line.join('') : `${line.slice(0, LABEL_LENGTH).join('').trim()}…`;
}

/** Who may speak, and for what; no topics: for every field. */
export interface Field {
  readonly topics: readonly string[];
}

export function mayAnswer({ topics }: Field, topic: string | null): boolean {
  return topics.length === 0 || (topic !== null && topics.includes(topic));
}

/** Whom a question goes to: those who answer for its field alone, else those who answer for every field. */
export function answeringFor<S extends Field>(speakers: readonly S[], topic: string | null): readonly S[] {
  const able = speakers.filter((speaker) => mayAnswer(speaker, topic));
  const ofField = able.filter(({ topics }) => topics.length > 0);
  return ofField.length > 0 ? ofField : able;
}
