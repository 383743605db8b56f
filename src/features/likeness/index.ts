/** Items that look like each other: their authors and reviewers are told, and nobody is kept from anything. */
import type { AlikeItem } from './alike-items.js';
import { texts } from './texts.js';

export { type AlikeItem, alikeItems, keepFingerprints } from './alike-items.js';
export { fingerprintsOf } from './fingerprints.js';

/** One line that names the other item, and in what the two are alike. */
export function alikeLine(item: AlikeItem): string {
  return texts.alike(item);
}
