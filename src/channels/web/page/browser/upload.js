/** One file to the mailbox, with progress; XMLHttpRequest because fetch tells nothing while it sends. */
import { readAnswer } from './requests.js';
import { settings } from './settings.js';

/** Nothing moved for so long: the line is dead, whatever it says. */
const STALL_MS = 60_000;

/**
 * Repeated with the same file, the mailbox stores it once.
 * @param {import('./storage.js').UnsentFile} file
 * @param {(bytes: number) => void} onProgress
 * @param {AbortSignal} signal
 * @returns {Promise<import('./requests.js').Answer>}
 */
export function upload({ id, name, blob }, onProgress, signal) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    let stall = setTimeout(stop, STALL_MS);
    const moved = () => {
      clearTimeout(stall);
      stall = setTimeout(stop, STALL_MS);
    };
    request.upload.addEventListener('progress', (event) => {
      moved();
      onProgress(Math.min(event.loaded, blob.size));
    });
    request.addEventListener('loadend', () => {
      clearTimeout(stall);
      signal.removeEventListener('abort', stop);
      resolve(readAnswer(request.status, request.responseText));
    });
    signal.addEventListener('abort', stop);
    request.open('PUT', `${settings.base}/files/${id}?name=${encodeURIComponent(name)}`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', blob.type === '' ? 'application/octet-stream' : blob.type);
    request.send(blob);
  });
}

/**
 * Whether the file can still be read: it may have been moved or deleted since it was chosen.
 * @param {Blob} blob
 */
export async function isReadable(blob) {
  try {
    await blob.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
