/** The messages on the page: in the order of their ids, each changed in its place, the view kept where the reader is. */
import { byId, make } from './dom.js';
import { dayOf, renderMessage } from './message-view.js';
import { ask } from './requests.js';
import { texts } from './settings.js';

/** @typedef {import('../../shapes.js').ShownMessage} ShownMessage */
/** @typedef {import('../../shapes.js').Changes} Changes */

const NEAR_END_PX = 90;

/**
 * @param {object} listener
 * @param {(message: ShownMessage) => void} listener.onEdit the person wants to change this one
 * @param {() => void} listener.onSeen the reader may have come to the end
 */
export function createLog({ onEdit, onSeen }) {
  const frame = byId('log', HTMLElement);
  const list = byId('messages', HTMLElement);
  const older = byId('older', HTMLButtonElement);
  const newBelow = byId('new-below', HTMLButtonElement);
  const empty = byId('empty', HTMLElement);
  /** @type {Map<number, { message: ShownMessage, element: HTMLElement }>} */
  const shown = new Map();

  older.addEventListener('click', () => void showOlder());
  newBelow.addEventListener('click', () => toEnd());
  frame.addEventListener('scroll', () => {
    if (isAtEnd()) newBelow.hidden = true;
    onSeen();
  });

  return { apply, toEnd, isAtEnd, newest: () => Math.max(0, ...shown.keys()), unreadAfter };

  /**
   * @param {Changes} changes
   * @param {number} readUpTo
   */
  function apply(changes, readUpTo) {
    const wasAtEnd = isAtEnd();
    const first = shown.size === 0;
    if (changes.whole) begin(changes.hasOlder);
    const oldest = shown.size === 0 ? 0 : Math.min(...shown.keys());
    let arrived = false;
    for (const message of changes.messages) {
      const known = shown.get(message.id);
      if (known !== undefined) replace(known.element, message);
      // Changed, but further up than what is shown: it comes as it is now when the reader gets there.
      else if (changes.whole || message.id > oldest) arrived = add(message) || arrived;
    }
    tidy();
    frame.setAttribute('aria-busy', 'false');
    if (changes.whole && first) markUnread(readUpTo);
    else if (wasAtEnd) toEnd();
    else if (arrived) newBelow.hidden = false;
  }

  /** @param {boolean} hasOlder */
  function begin(hasOlder) {
    shown.clear();
    list.replaceChildren();
    older.hidden = !hasOlder;
  }

  /**
   * Says whether somebody should be told of it.
   * @param {ShownMessage} message
   */
  function add(message) {
    const element = renderMessage(message, onEdit);
    const later = [...shown.keys()].filter((id) => id > message.id);
    list.insertBefore(element, later.length === 0 ? null : (shown.get(Math.min(...later))?.element ?? null));
    shown.set(message.id, { message, element });
    return !message.own;
  }

  /**
   * @param {HTMLElement} old
   * @param {ShownMessage} message
   */
  function replace(old, message) {
    const element = renderMessage(message, onEdit);
    const hadFocus = old.contains(document.activeElement);
    old.replaceWith(element);
    shown.set(message.id, { message, element });
    // A pressed button that is gone leaves the reader at its message, not at the top of the page.
    if (hadFocus) element.focus({ preventScroll: true });
  }

  /** Days as headings, and a word where there is nothing. */
  function tidy() {
    for (const heading of list.querySelectorAll('.day')) heading.remove();
    let last = '';
    for (const { message, element } of [...shown.values()].sort((a, b) => a.message.id - b.message.id)) {
      const day = dayOf(message);
      if (day !== last) element.before(make('p', { class: 'day' }, [day]));
      last = day;
    }
    empty.hidden = shown.size > 0;
  }

  /** @param {number} readUpTo */
  function markUnread(readUpTo) {
    const [firstUnread] = [...shown.values()].filter(({ message }) => !message.own && message.id > readUpTo);
    if (readUpTo === 0 || firstUnread === undefined) return toEnd();
    const line = make('p', { class: 'unread-line' }, [texts.unreadFrom]);
    firstUnread.element.before(line);
    line.scrollIntoView({ block: 'start' });
  }

  async function showOlder() {
    const oldest = Math.min(...shown.keys());
    older.disabled = true;
    const answer = await ask(`/messages?before=${oldest}`);
    older.disabled = false;
    if (answer.kind !== 'ok') return;
    const fromEnd = frame.scrollHeight - frame.scrollTop;
    for (const message of answer.body.messages) add(message);
    older.hidden = !answer.body.hasOlder;
    tidy();
    frame.scrollTop = frame.scrollHeight - fromEnd;
    if (older.hidden) frame.focus();
  }

  /** @param {number} id */
  function unreadAfter(id) {
    return [...shown.values()].filter(({ message }) => !message.own && message.id > id).length;
  }

  function isAtEnd() {
    return frame.scrollHeight - frame.scrollTop - frame.clientHeight < NEAR_END_PX;
  }

  function toEnd() {
    newBelow.hidden = true;
    frame.scrollTop = frame.scrollHeight;
    onSeen();
  }
}
