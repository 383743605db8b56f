/** Small menus that open above the text box or below the heading: one at a time, closed by Escape or a press elsewhere. */
import { byId } from './dom.js';

/** @type {{ close(focus: boolean): void, holds(target: Node): boolean } | undefined} */
let open;

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') open?.close(true);
});
document.addEventListener('pointerdown', (event) => {
  if (event.target instanceof Node && open?.holds(event.target) === false) open.close(false);
});

/**
 * Makes the button open and close the sheet; pressing something in the sheet closes it too.
 * @param {string} buttonId
 * @param {string} sheetId
 */
export function createSheet(buttonId, sheetId) {
  const button = byId(buttonId, HTMLButtonElement);
  const sheet = byId(sheetId, HTMLElement);

  const self = {
    /** @param {Node} target */
    holds: (target) => sheet.contains(target) || button.contains(target),
    /** @param {boolean} focus back on the button, for whoever has no pointer */
    close(focus) {
      sheet.hidden = true;
      button.setAttribute('aria-expanded', 'false');
      if (open === self) open = undefined;
      if (focus) button.focus();
    },
  };
  button.addEventListener('click', () => {
    if (!sheet.hidden) return self.close(false);
    open?.close(false);
    open = self;
    sheet.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    sheet.querySelector('button')?.focus();
  });
  sheet.addEventListener('click', (event) => {
    if (event.target instanceof Element && event.target.closest('button:not([data-stays])') !== null) self.close(false);
  });
  return { button, sheet, close: () => self.close(false) };
}
