// Closing marks of listed lines and of the whole text.
import { cleanLine } from '../clean-text.js';

/** Puts `mark` at the end in place of a comma, semicolon or full stop that is there; "!" "?" ":" "…" stay. */
export function endWith(text: string, mark: ';' | '.' | './.'): string {
  const bare = cleanLine(text).replace(/(?:\s*(?:\.\/\.|[.,;]))+$/u, '');
  return /[!?:…]$/u.test(bare) && mark !== './.' ? bare : `${bare}${mark}`;
}
