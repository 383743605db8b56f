/** One message of the mailbox as it stands on the page. */
import { make, pause, randomId } from './dom.js';
import { renderFiles } from './file-view.js';
import { isWeb, outwards, renderText } from './message-text.js';
import { note } from './notes.js';
import { tell } from './requests.js';
import { settings, texts } from './settings.js';

/** @typedef {import('../../shapes.js').ShownMessage} ShownMessage */
/** @typedef {import('../../shapes.js').ShownButton} ShownButton */

const TAP_TRIES = 4;
const TAP_PAUSE_MS = 1_500;

const clock = new Intl.DateTimeFormat('vi', { hour: '2-digit', minute: '2-digit', timeZone: settings.timeZone });
const day = new Intl.DateTimeFormat('vi', {
  weekday: 'long',
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  timeZone: settings.timeZone,
});

/**
 * The day a message is from, as a heading.
 * @param {ShownMessage} message
 */
export function dayOf(message) {
  return day.format(new Date(message.at));
}

/**
 * @param {ShownMessage} message
 * @param {(message: ShownMessage) => void} onEdit
 */
export function renderMessage(message, onEdit) {
  const { own, at, edited, text, files, buttons, askPhone } = message;
  const bubble = make('div', { class: 'bubble' }, [
    make('span', { class: 'hidden' }, [own ? texts.fromYou : texts.fromLoa]),
    renderFiles(files),
  ]);
  if (text !== '') bubble.append(renderText(text));
  const meta = make('p', { class: 'meta' }, [make('time', { datetime: at }, [clock.format(new Date(at))])]);
  if (own && edited) meta.append(` · ${texts.edited}`);
  if (own && !text.startsWith('/')) {
    const edit = make('button', { type: 'button', class: 'edit' }, [texts.edit]);
    edit.addEventListener('click', () => onEdit(message));
    meta.append(edit);
  }
  bubble.append(meta);
  const element = make('div', { class: own ? 'message own' : 'message', tabindex: -1 }, [bubble]);
  for (const row of buttons)
    element.append(
      make(
        'div',
        { class: 'choices' },
        row.map((button) => choice(message.id, button)),
      ),
    );
  if (askPhone !== undefined) element.append(phoneForm(askPhone));
  return element;
}

/**
 * @param {number} message
 * @param {ShownButton} button
 */
function choice(message, { label, token, url }) {
  if (url !== undefined && isWeb(url)) {
    const link = outwards(url, label);
    link.className = 'choice outwards';
    return link;
  }
  const button = make('button', { type: 'button', class: 'choice' }, [label]);
  if (token !== undefined) button.addEventListener('click', () => void tap(button, message, token));
  return button;
}

/**
 * Pressing again while the first press is on its way is the same press.
 * @param {HTMLButtonElement} button
 * @param {number} message
 * @param {string} token
 */
async function tap(button, message, token) {
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  const press = { id: randomId(), message, token };
  for (let tries = 1; tries <= TAP_TRIES; tries += 1) {
    const answer = await tell('/taps', press);
    if (answer.kind === 'refused') note(answer.message);
    if (answer.kind !== 'offline') break;
    if (tries === TAP_TRIES) note(answer.message ?? texts.tapFailed);
    else await pause(TAP_PAUSE_MS * tries);
  }
  button.removeAttribute('aria-busy');
}

/** @param {string} label */
function phoneForm(label) {
  const id = randomId();
  const number = make('input', {
    type: 'tel',
    id,
    autocomplete: 'tel',
    inputmode: 'tel',
    required: true,
    maxlength: 40,
  });
  const button = make('button', { type: 'submit', class: 'choice' }, [label]);
  const form = make('form', { class: 'phone', novalidate: true }, [
    make('label', { for: id }, [texts.phone]),
    number,
    button,
  ]);
  let press = randomId();
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    const answer = await tell('/phone', { id: press, number: number.value });
    button.disabled = false;
    if (answer.kind === 'ok') {
      form.replaceChildren(make('p', { role: 'status' }, [texts.phoneSent]));
      return;
    }
    if (answer.kind === 'refused') press = randomId();
    note(answer.kind === 'ended' ? texts.ended : (answer.message ?? texts.tapFailed));
    number.focus();
  });
  return form;
}
