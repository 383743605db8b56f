/** What has been looked at, told to the mailbox so that every window knows; the rest is counted in the page's title. */
import { tell } from './requests.js';
import { texts } from './settings.js';

const LOOK_MS = 600;

/** @param {{ newest(): number, isAtEnd(): boolean, unreadAfter(id: number): number }} log */
export function createReading(log) {
  let readUpTo = 0;
  let told = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let looking;

  document.addEventListener('visibilitychange', look);
  addEventListener('focus', look);

  return {
    upTo: () => readUpTo,
    look,
    /** @param {number} id as the mailbox has it: another window may have been quicker */
    known(id) {
      readUpTo = Math.max(readUpTo, id);
      told = Math.max(told, id);
      count();
    },
  };

  /** Looked at is what stood in view for a moment. */
  function look() {
    count();
    clearTimeout(looking);
    if (document.hidden || !log.isAtEnd() || log.newest() <= told) return;
    looking = setTimeout(seen, LOOK_MS);
  }

  async function seen() {
    if (document.hidden || !log.isAtEnd()) return;
    const newest = log.newest();
    if (newest <= told) return;
    const before = told;
    readUpTo = newest;
    told = newest;
    count();
    const answer = await tell('/read', { upTo: newest });
    if (answer.kind === 'offline' && told === newest) told = before;
  }

  function count() {
    const unread = log.unreadAfter(readUpTo);
    document.title = unread === 0 ? texts.title : `(${unread}) ${texts.title}`;
  }
}
