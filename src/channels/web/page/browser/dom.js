/** The few things every part of the page does with its document. Text only ever becomes text: nothing here parses HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Readonly<Record<string, string | number | boolean | undefined>>} [attributes] `true` is an attribute without
 *   value; `false` and `undefined` leave it out.
 * @param {readonly (Node | string)[]} [children]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, children = []) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/**
 * The element with this id, which the page was served with.
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} type
 * @returns {T}
 */
export function byId(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new Error(`the page has no ${id}`);
  return element;
}

/**
 * A button with an icon drawn by the style sheet, named for whoever does not see it.
 * @param {string} label
 * @param {string} icon
 * @param {() => void} onPress
 */
export function iconButton(label, icon, onPress) {
  const button = make('button', { type: 'button', class: `icon ${icon}`, 'aria-label': label, title: label });
  button.addEventListener('click', onPress);
  return button;
}

/**
 * A sentence with its places filled: `fill('Bỏ {n}', { n: 'ảnh' })`.
 * @param {string} sentence
 * @param {Readonly<Record<string, string | number>>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}

/** A name nobody else gives: 128 random bits. */
export function randomId() {
  const bits = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bits, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * "4,2 MB", as Vietnamese writes it.
 * @param {number} bytes
 */
export function inSize(bytes) {
  const units = ['byte', 'KB', 'MB', 'GB'];
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit < 2 || size >= 100 ? 0 : 1;
  return `${size.toLocaleString('vi', { maximumFractionDigits: digits })} ${units[unit]}`;
}

/** @param {number} ms */
export function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
