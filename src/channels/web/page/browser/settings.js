/** What the server told this page: where its requests go, its limits and its words. */
import { byId } from './dom.js';

/** @typedef {import('../chat-page.js').BrowserSettings} BrowserSettings */

/** @returns {BrowserSettings} */
function read() {
  return JSON.parse(byId('chat', HTMLElement).dataset.settings ?? '{}');
}

export const settings = read();
export const { texts, limits } = settings;
