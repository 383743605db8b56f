/** What tells texts about the same thing: fingerprints of a few words in a row, of the title, of the event. Pure. */
import { fold } from '../../lib/fold.js';

/** Vietnamese words are mostly two syllables: four in a row are about two words. */
const SYLLABLES_IN_A_ROW = 4;
/** A sample of the fingerprints: the smallest ones (Broder 1997), the same in equal texts. */
const SAMPLE = 32;
/** Of fewer nothing can be said: two short greetings are alike by chance. */
const LEAST = 12;
/** Shared of all there are in both. */
const ALIKE_SHARE = 0.4;
const TITLE_SYLLABLES = 4;

export interface Fingerprints {
  /** Empty: too short to compare. */
  readonly words: readonly number[];
  readonly title: number | undefined;
  readonly event: number | undefined;
}

export function fingerprintsOf(item: {
  readonly title: string;
  readonly text: string;
  readonly event: number | undefined;
}): Fingerprints {
  const title = syllablesOf(item.title);
  return {
    words: sampleOf(syllablesOf(item.text)),
    title: title.length < TITLE_SYLLABLES ? undefined : hashOf(`title ${title.join(' ')}`),
    event: item.event === undefined ? undefined : hashOf(`event ${item.event}`),
  };
}

/** Whether two samples are of nearly the same words. */
export function sayTheSame(a: readonly number[], b: readonly number[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  const both = new Set(a.filter((hash) => b.includes(hash)));
  const smallest = [...new Set([...a, ...b])].toSorted((x, y) => x - y).slice(0, SAMPLE);
  return smallest.filter((hash) => both.has(hash)).length >= smallest.length * ALIKE_SHARE;
}

function syllablesOf(text: string): readonly string[] {
  return fold(text)
    .split(/[^a-z0-9]+/)
    .filter((syllable) => syllable !== '');
}

function sampleOf(syllables: readonly string[]): readonly number[] {
  const rows = syllables.slice(SYLLABLES_IN_A_ROW - 1);
  const hashes = new Set(rows.map((_, at) => hashOf(syllables.slice(at, at + SYLLABLES_IN_A_ROW).join(' '))));
  return hashes.size < LEAST ? [] : [...hashes].toSorted((a, b) => a - b).slice(0, SAMPLE);
}

/** FNV-1a, cut to the 31 bits a column of whole numbers holds on every database. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // Its low bits alone mix badly in short texts.
  return (hash ^ (hash >>> 15)) >>> 1;
}
