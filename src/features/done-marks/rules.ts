/** Pure decisions about proofs. */
import type { ProofKind } from '../../ledger/by-word.js';
import { nfc } from '../../lib/fold.js';
import { typedWords } from '../../lib/typed.js';

const LONGEST_NOTE = 1_000;
const SHORTEST_NOTE = 5;
const LONGEST_LINE = 120;
const LONGEST_LINK = 500;

/** A typed proof as we keep it; undefined: it is none of that kind. A file is not typed. */
export function readProof(kind: ProofKind, text: string): string | undefined {
  const said = nfc(text).trim();
  switch (kind) {
    case 'number':
      return isLine(said) && /\d/.test(said) ? said : undefined;
    case 'link':
      return readLink(said);
    case 'name':
      return isLine(said) && /^\p{L}.* \p{L}/u.test(said) ? said : undefined;
    case 'note':
      return readNote(said);
    case 'file':
      return undefined;
  }
}

/** A finding or a reason as we keep it. */
export function readNote(text: string): string | undefined {
  return typedWords(text, { min: SHORTEST_NOTE, max: LONGEST_NOTE });
}

function isLine(text: string): boolean {
  return text !== '' && text.length <= LONGEST_LINE && !text.includes('\n');
}

/** People leave out the scheme, and Vietnamese domains are as good as others. */
function readLink(text: string): string | undefined {
  if (text === '' || text.length > LONGEST_LINK || /\s/.test(text)) return undefined;
  const whole = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return undefined;
  const { hostname } = new URL(whole);
  return /^[^.]+(\.[^.]+)+$/.test(hostname) ? whole : undefined;
}
