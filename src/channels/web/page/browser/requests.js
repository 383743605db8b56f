/** Requests to the mailbox, with an end: a line that hangs counts as broken. */
import { settings } from './settings.js';

const PATIENCE_MS = 20_000;

/** What the window hears when an answer says that this browser may not any more. */
export const ENDED = 'loa-ended';

/**
 * ok: done. refused: never as it is, `message` says why to the person. offline: try again later, `message` may say why.
 * ended: this browser may not any more.
 * @typedef {{ kind: 'ok', body: any } | { kind: 'refused', code: string, message: string }
 *   | { kind: 'offline', message?: string } | { kind: 'ended' }} Answer
 */

/**
 * @param {string} path below this chat
 * @returns {Promise<Answer>}
 */
export function ask(path) {
  return request(path, { headers: { accept: 'application/json' } });
}

/**
 * @param {string} path below this chat
 * @param {object} body
 * @returns {Promise<Answer>}
 */
export function tell(path, body) {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/**
 * @param {number} status
 * @param {string} text
 * @returns {Answer}
 */
export function readAnswer(status, text) {
  const body = parse(text);
  const message = typeof body?.message === 'string' ? body.message : undefined;
  if (status >= 200 && status < 300 && body !== undefined) return { kind: 'ok', body };
  if (status === 401 || status === 410) {
    dispatchEvent(new Event(ENDED));
    return { kind: 'ended' };
  }
  // Something between us and the server answered in its place, or the server is in trouble: both pass.
  if (message === undefined) return { kind: 'offline' };
  if (status === 429 || (status >= 500 && status !== 507)) return { kind: 'offline', message };
  return { kind: 'refused', code: String(body.error), message };
}

/**
 * @param {string} path
 * @param {RequestInit} options
 * @returns {Promise<Answer>}
 */
async function request(path, options) {
  const impatience = new AbortController();
  const timer = setTimeout(() => impatience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`${settings.base}${path}`, { ...options, signal: impatience.signal, redirect: 'error' });
    return readAnswer(answer.status, await answer.text());
  } catch {
    // The line is down; what to do about it is the caller's.
    return { kind: 'offline' };
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
