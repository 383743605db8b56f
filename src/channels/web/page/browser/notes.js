/** Sentences about what just went wrong, above the text box; read out at once. */
import { byId, iconButton, make } from './dom.js';
import { texts } from './settings.js';

const box = byId('notes', HTMLElement);
const MOST = 3;

/** @param {string} sentence */
export function note(sentence) {
  for (const shown of box.children) if (shown.firstChild?.textContent === sentence) shown.remove();
  const shown = make('div', { class: 'note' }, [make('p', {}, [sentence])]);
  shown.append(iconButton(texts.noteClose, 'icon-close', () => shown.remove()));
  box.append(shown);
  while (box.children.length > MOST) box.firstElementChild?.remove();
}

export function clearNotes() {
  box.replaceChildren();
}
