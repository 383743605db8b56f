/** What an item is called, and the words it is found by: its own and those of its documents. */
import { fold } from '../../lib/fold.js';
import type { Draft } from './draft.js';
import { texts } from './texts.js';

/** Of each document; a search needs no more, and an index has to hold it. */
const WORDS_OF_DOCUMENT = 20_000;

export function titleOf(draft: Draft): string {
  if (draft.title !== '') return draft.title;
  return draft.files.find((file) => file.kind === 'document' && file.name !== null)?.name ?? texts.untitled;
}

/** Folded, for search. */
export function wordsOfItem(draft: Draft): string {
  const inside = draft.files.flatMap((file) => file.words?.slice(0, WORDS_OF_DOCUMENT) ?? []);
  return fold([titleOf(draft), draft.text, ...inside].join(' '));
}
