/** Where the person writes: a draft that outlives reloads, sending, and changing what was sent. */
import { byId, fill } from './dom.js';
import { clearNotes, note } from './notes.js';
import { tell } from './requests.js';
import { limits, settings, texts } from './settings.js';
import { keepText, keptText } from './storage.js';

/** @typedef {import('../../shapes.js').ShownMessage} ShownMessage */

const MAX_HEIGHT_PX = 180;

/**
 * @param {ReturnType<typeof import('./outbox.js').createOutbox>} outbox
 * @param {{ isEmpty(): boolean, take(): import('./storage.js').UnsentFile[] }} tray
 */
export function createComposer(outbox, tray) {
  const form = byId('composer', HTMLFormElement);
  const box = byId('text', HTMLTextAreaElement);
  const send = byId('send', HTMLButtonElement);
  const bar = byId('editing', HTMLElement);
  const draftKey = `loa:draft:${settings.chat}`;
  const typesWithKeys = matchMedia('(pointer: fine)');
  /** @type {ShownMessage | undefined} */
  let editing;

  box.value = keptText(draftKey);
  box.addEventListener('input', () => {
    if (editing === undefined) keepText(draftKey, box.value);
    adapt();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && editing !== undefined) return endEditing();
    // While letters are being composed, Enter belongs to the keyboard's own choice.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || !typesWithKeys.matches) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void (editing === undefined ? sendDraft() : saveEdit(editing));
  });
  byId('cancel-edit', HTMLButtonElement).addEventListener('click', endEditing);
  adapt();

  return {
    /** @param {string} command */
    command: (command) => outbox.add(command, []),
    trayChanged: adapt,

    /** @param {ShownMessage} message */
    edit(message) {
      editing = message;
      bar.hidden = false;
      send.setAttribute('aria-label', texts.saveEdit);
      box.value = message.text;
      adapt();
      box.focus();
    },
  };

  async function sendDraft() {
    const text = box.value.trim();
    if (isTooLong(text) || (text === '' && tray.isEmpty())) return;
    clearNotes();
    box.value = '';
    adapt();
    await outbox.add(text, tray.take());
    keepText(draftKey, box.value);
    box.focus();
  }

  /** @param {ShownMessage} message */
  async function saveEdit(message) {
    const text = box.value.trim();
    if (isTooLong(text)) return;
    send.disabled = true;
    const answer = await tell(`/messages/${message.id}`, { text });
    send.disabled = false;
    if (answer.kind === 'ok') return endEditing();
    note(answer.kind === 'ended' ? texts.ended : (answer.message ?? texts.editFailed));
  }

  function endEditing() {
    editing = undefined;
    bar.hidden = true;
    send.setAttribute('aria-label', texts.send);
    box.value = keptText(draftKey);
    adapt();
    box.focus();
  }

  /** @param {string} text */
  function isTooLong(text) {
    const length = text.normalize('NFC').length;
    if (length <= limits.text) return false;
    note(fill(texts.textTooLong, { n: length.toLocaleString('vi') }));
    return true;
  }

  /** The box grows with its words, up to a point; the button waits for something to send. */
  function adapt() {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, MAX_HEIGHT_PX)}px`;
    send.classList.toggle('ready', box.value.trim() !== '' || !tray.isEmpty());
  }
}
