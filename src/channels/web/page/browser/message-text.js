/** Words of a message: plain text, in which addresses can be followed. */
import { make } from './dom.js';

const ADDRESS = /https?:\/\/[^\s<>"“”]+/g;
/** At the end of an address these belong to the sentence around it. */
const TRAILING = /[.,;:!?)\]’'…]+$/;

/** @param {string} text */
export function renderText(text) {
  const words = make('div', { class: 'words', dir: 'auto' });
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, '');
    if (!isWeb(address)) continue;
    words.append(text.slice(from, match.index), outwards(address, address));
    from = match.index + address.length;
  }
  words.append(text.slice(from));
  return words;
}

/**
 * A link that leaves this page in a tab of its own and tells the other side nothing of us.
 * @param {string} address
 * @param {string} label
 */
export function outwards(address, label) {
  return make('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, [label]);
}

/** @param {string} address */
export function isWeb(address) {
  try {
    return /^https?:$/.test(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
}
