/** The four phones: all of them side by side, or one at a time under tabs; and which of them has something new. */
import { all, one } from './dom.js';

const FRESH_MS = 1_700;
const narrow = matchMedia('(max-width: 760px)');

export function createPhones() {
  const phones = all('.phone', HTMLElement);
  const tabs = all('.tabs button', HTMLButtonElement);
  const turns = all('[data-turn]', HTMLButtonElement);
  const frames = phones.map((phone) => one('iframe', HTMLIFrameElement, phone));
  let chosen = 0;
  /** How much was said on each phone when it was last looked at. @type {number[]} */
  let seen = [];
  /** @type {readonly number[]} */
  let said = [];

  for (const [place, tab] of tabs.entries()) tab.addEventListener('click', () => choose(place));
  narrow.addEventListener('change', load);
  load();

  return { choose, hear, hasNews, want, reload, frame: (/** @type {number} */ place) => frames[place] };

  /** @param {number} place */
  function choose(place) {
    chosen = place;
    for (const [index, phone] of phones.entries()) phone.classList.toggle('chosen', index === place);
    for (const [index, tab] of tabs.entries()) tab.setAttribute('aria-current', String(index === place));
    for (const turn of turns) turn.hidden = Number(turn.dataset.turn) === place;
    load();
    look();
  }

  /** A page opens only what it shows: each open chat holds a connection, and browsers allow few. */
  function load() {
    for (const [place, frame] of frames.entries()) {
      const wanted = frame.dataset.src;
      if ((!narrow.matches || place === chosen) && wanted !== undefined && !frame.hasAttribute('src'))
        frame.src = wanted;
    }
  }

  /**
   * Was more said on that phone than `hear` knew?
   * @param {number} place
   * @param {readonly number[]} counts
   */
  function hasNews(place, counts) {
    const known = said[place];
    return known !== undefined && (counts[place] ?? 0) > known;
  }

  /**
   * What was said so far on each phone.
   * @param {readonly number[]} counts
   */
  function hear(counts) {
    for (const place of counts.keys()) if (hasNews(place, counts)) freshen(place);
    said = counts;
    if (seen.length === 0) seen = [...counts];
    look();
  }

  /** @param {number} place */
  function freshen(place) {
    const phone = phones[place];
    phone?.classList.add('fresh');
    setTimeout(() => phone?.classList.remove('fresh'), FRESH_MS);
  }

  function look() {
    for (const [place, count] of said.entries()) if (!narrow.matches || place === chosen) seen[place] = count;
    for (const [place, tab] of tabs.entries())
      one('.news', HTMLElement, tab).hidden = (said[place] ?? 0) <= (seen[place] ?? 0);
  }

  /**
   * Points at the phone the next step is about.
   * @param {number | undefined} place
   */
  function want(place) {
    for (const [index, phone] of phones.entries()) phone.classList.toggle('wanted', index === place);
    for (const [index, tab] of tabs.entries()) tab.classList.toggle('wanted', index === place);
  }

  /** Everything began anew: what the chats kept in this browser belongs to the time before. */
  function reload() {
    localStorage.clear();
    indexedDB.deleteDatabase('loa-web');
    seen = [];
    said = [];
    for (const frame of frames) {
      frame.removeAttribute('src');
    }
    load();
  }
}
