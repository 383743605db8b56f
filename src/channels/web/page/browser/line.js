/**
 * The line to the mailbox: asks what was missed, then listens. Broken, it is tried again, later each time; a page nobody
 * looks at lets go of its connection after a while (browsers allow only six to one server) and asks now and then.
 */
import { ask, ENDED } from './requests.js';
import { settings } from './settings.js';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** The server is heard every 20 seconds. */
const SILENCE_MS = 50_000;
/** A stream speaks as soon as it is open; something between us that collects answers would keep it silent. */
const FIRST_WORD_MS = 10_000;
const SILENT_STREAMS = 2;
const ASK_INSTEAD_MS = 4_000;
/** So many questions later a stream is tried once more. */
const QUESTIONS = 30;
const LET_GO_MS = 30_000;
const ASK_EVERY_MS = 20_000;

/** @typedef {import('../../shapes.js').Changes} Changes */

/**
 * @param {object} listener
 * @param {(changes: Changes) => void} listener.onChanges
 * @param {(status: 'connecting' | 'online' | 'offline') => void} listener.onStatus
 * @param {() => void} listener.onEnded
 */
export function openLine({ onChanges, onStatus, onEnded }) {
  /** @type {number | undefined} */
  let cursor;
  /** @type {EventSource | undefined} */
  let source;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let failures = 0;
  let silent = 0;
  let questions = 0;
  let asking = false;
  let ended = false;
  let hiddenSince = document.hidden ? performance.now() : undefined;

  document.addEventListener('visibilitychange', () => {
    hiddenSince = document.hidden ? performance.now() : undefined;
    if (!document.hidden && source === undefined) void connect();
    if (document.hidden) setTimeout(letGo, LET_GO_MS + 100);
  });
  addEventListener('online', () => void connect());
  addEventListener(ENDED, end);
  void connect();

  /** Now, without waiting for the next try. */
  return { hurry: () => void connect() };

  async function connect() {
    if (ended || asking) return;
    clearTimeout(timer);
    asking = true;
    if (source === undefined && failures === 0) onStatus('connecting');
    const answer = await ask(cursor === undefined ? '/changes' : `/changes?after=${cursor}`);
    asking = false;
    if (answer.kind === 'ended') return;
    if (answer.kind !== 'ok') return broken();
    take(answer.body);
    failures = 0;
    onStatus('online');
    if (source !== undefined) return heard();
    if (isUnwatched()) return later(ASK_EVERY_MS);
    if (silent < SILENT_STREAMS) return listen();
    questions = (questions + 1) % QUESTIONS;
    if (questions === 0) listen();
    else later(ASK_INSTEAD_MS);
  }

  function listen() {
    const opened = new EventSource(`${settings.base}/events?after=${cursor}`);
    source = opened;
    silent += 1;
    const spoke = () => {
      silent = 0;
      heard();
    };
    opened.addEventListener('changes', (event) => {
      take(JSON.parse(event.data));
      spoke();
    });
    opened.addEventListener('beat', spoke);
    opened.addEventListener('gone', end);
    opened.addEventListener('error', () => {
      if (source === opened) broken();
    });
    clearTimeout(timer);
    timer = setTimeout(broken, FIRST_WORD_MS);
  }

  /**
   * Two answers may overtake each other: what is older than what we know would put messages back.
   * @param {Changes} changes
   */
  function take(changes) {
    if (!changes.whole && cursor !== undefined && changes.cursor < cursor) return;
    cursor = changes.cursor;
    onChanges(changes);
  }

  function heard() {
    clearTimeout(timer);
    timer = setTimeout(broken, SILENCE_MS);
  }

  function broken() {
    hangUp();
    failures += 1;
    // The first break is usually mended at once: no word of it.
    onStatus(failures === 1 ? 'connecting' : 'offline');
    const pause = Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS);
    // Not all pages at the same moment when the server comes back.
    later(pause * (0.75 + Math.random() / 2));
  }

  /** @param {number} ms */
  function later(ms) {
    clearTimeout(timer);
    timer = setTimeout(() => void connect(), ms);
  }

  function letGo() {
    if (ended || source === undefined || !isUnwatched()) return;
    hangUp();
    later(ASK_EVERY_MS);
  }

  function isUnwatched() {
    return hiddenSince !== undefined && performance.now() - hiddenSince >= LET_GO_MS;
  }

  function hangUp() {
    source?.close();
    source = undefined;
  }

  function end() {
    if (ended) return;
    ended = true;
    hangUp();
    clearTimeout(timer);
    onEnded();
  }
}
