/**
 * What the person sent, until the mailbox has it: one after the other, kept over reloads, tried again while the line is
 * down. Every message and file keeps its own name, so a repeated try is never a second message.
 */
import { byId, fill, make, randomId } from './dom.js';
import { renderText } from './message-text.js';
import { tell } from './requests.js';
import { settings, texts } from './settings.js';
import { forget, keep, kept } from './storage.js';
import { isReadable, upload } from './upload.js';

/** @typedef {import('./storage.js').Unsent} Unsent */
/** @typedef {{ item: Unsent, problem?: string, element: HTMLElement, status: HTMLElement, bar: HTMLProgressElement, leave: AbortController }} Waiting */

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 20_000;

/**
 * @param {object} listener
 * @param {() => void} listener.onAdded something new stands at the end
 * @param {() => void} listener.onSent the mailbox took one: it may be asked for it
 */
export function createOutbox({ onAdded, onSent }) {
  const list = byId('unsent', HTMLElement);
  /** @type {Waiting[]} */
  const waiting = [];
  let running = false;
  let safe = true;
  let wake = () => {};

  addEventListener('online', () => wake());
  addEventListener('beforeunload', (event) => {
    if (waiting.length > 0 && !safe) event.preventDefault();
  });

  return {
    /** Picks up what an earlier visit to this page left. */
    async resume() {
      for (const item of await kept(settings.chat)) if (item.id !== 'tray') show(item);
      void run();
    },

    /**
     * @param {string} text
     * @param {import('./storage.js').UnsentFile[]} files
     */
    async add(text, files) {
      const at = performance.timeOrigin + performance.now();
      const item = { chat: settings.chat, id: randomId(), at, text, files };
      show(item);
      safe = (await keep(item)) && safe;
      void run();
    },

    /**
     * The mailbox shows it: whatever the answer to our sending was, it has arrived.
     * @param {string} id
     */
    arrived(id) {
      const entry = waiting.find(({ item }) => item.id === id);
      if (entry !== undefined) drop(entry);
    },
  };

  /** @param {Unsent} item */
  function show(item) {
    const status = make('p', { class: 'status' }, [texts.sending]);
    const bar = make('progress', { max: 1, value: 0, 'aria-label': texts.uploadProgress, hidden: true });
    const bubble = make('div', { class: 'bubble' });
    if (item.files.length > 0)
      bubble.append(
        make(
          'ul',
          { class: 'names' },
          item.files.map(({ name }) => make('li', {}, [name])),
        ),
      );
    if (item.text !== '') bubble.append(renderText(item.text));
    bubble.append(bar, status);
    const element = make('div', { class: 'message own waiting' }, [bubble]);
    list.append(element);
    waiting.push({ item, element, status, bar, leave: new AbortController() });
    onAdded();
  }

  async function run() {
    wake();
    if (running) return;
    running = true;
    let failures = 0;
    for (;;) {
      const entry = waiting.find(({ problem }) => problem === undefined);
      if (entry === undefined) break;
      const answer = await send(entry);
      if (answer.kind === 'ended') {
        // Kept in the browser: whoever comes in again with a new link finds it going out.
        entry.status.textContent = texts.notSent;
        break;
      }
      if (answer.kind === 'ok') {
        failures = 0;
        drop(entry);
        onSent();
        continue;
      }
      if (answer.kind === 'refused') {
        refuse(entry, answer.message);
        continue;
      }
      failures += 1;
      entry.status.textContent = answer.message ?? texts.waiting;
      await restless(Math.min(FIRST_PAUSE_MS * 2 ** (failures - 1), LONGEST_PAUSE_MS));
    }
    running = false;
  }

  /**
   * @param {Waiting} entry
   * @returns {Promise<import('./requests.js').Answer>}
   */
  async function send(entry) {
    const { item } = entry;
    const all = item.files.reduce((sum, file) => sum + file.blob.size, 0);
    let done = 0;
    for (const [index, file] of item.files.entries()) {
      if (!file.uploaded) {
        if (!(await isReadable(file.blob))) return { kind: 'refused', code: 'lost', message: texts.fileLost };
        entry.status.textContent = fill(texts.uploading, { done: index + 1, all: item.files.length });
        entry.bar.hidden = false;
        const answer = await upload(file, (bytes) => (entry.bar.value = (done + bytes) / all), entry.leave.signal);
        if (answer.kind !== 'ok') return answer;
        file.uploaded = true;
        void keep(item);
      }
      done += file.blob.size;
      entry.bar.value = all === 0 ? 1 : done / all;
    }
    entry.status.textContent = texts.sending;
    const answer = await tell('/messages', { id: item.id, text: item.text, files: item.files.map(({ id }) => id) });
    // The mailbox cleared the uploads away meanwhile: they have to go up once more.
    if (answer.kind === 'refused' && answer.code === 'fileMissing')
      for (const file of item.files) file.uploaded = false;
    return answer;
  }

  /**
   * @param {Waiting} entry
   * @param {string} message
   */
  function refuse(entry, message) {
    entry.problem = message;
    entry.bar.hidden = true;
    const again = make('button', { type: 'button' }, [texts.again]);
    again.addEventListener('click', () => {
      delete entry.problem;
      entry.element.querySelector('.ways')?.remove();
      void run();
    });
    const discard = make('button', { type: 'button' }, [texts.discard]);
    discard.addEventListener('click', () => drop(entry));
    entry.status.textContent = `${texts.notSent} ${message}`;
    entry.status.setAttribute('role', 'alert');
    entry.element.append(make('div', { class: 'ways' }, [again, discard]));
  }

  /** @param {Waiting} entry */
  function drop(entry) {
    const place = waiting.indexOf(entry);
    if (place < 0) return;
    waiting.splice(place, 1);
    entry.leave.abort();
    entry.element.remove();
    void forget(settings.chat, entry.item.id);
  }

  /**
   * Waits, but not past the moment the line comes back.
   * @param {number} ms
   */
  function restless(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve(undefined);
      };
    });
  }
}
