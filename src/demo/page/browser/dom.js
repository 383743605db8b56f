/** Finding what the page was served with. */

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 * @returns {T}
 */
export function one(selector, type, within = document) {
  const element = within.querySelector(selector);
  if (!(element instanceof type)) throw new Error(`the page has no ${selector}`);
  return element;
}

/**
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T[]}
 */
export function all(selector, type) {
  return [...document.querySelectorAll(selector)].flatMap((element) => (element instanceof type ? [element] : []));
}

/** @typedef {import('../../shapes.js').BrowserSettings} BrowserSettings */

/** @type {BrowserSettings} */
export const settings = JSON.parse(one('#demo', HTMLElement).dataset.settings ?? '{}');
export const { texts } = settings;
