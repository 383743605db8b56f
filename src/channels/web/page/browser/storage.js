/**
 * Keeps what is not sent yet in the browser, files and all, so that a reload loses nothing. Where the browser keeps
 * nothing (private windows of some), the page's own memory has to do.
 */

const DATABASE = 'loa-web';
const STORE = 'unsent';
/** A browser that answers later than this keeps nothing: nobody waits for it. */
const PATIENCE_MS = 2_000;

/** @typedef {{ id: string, name: string, blob: Blob, uploaded: boolean }} UnsentFile */
/** @typedef {{ chat: string, id: string, at: number, text: string, files: UnsentFile[] }} Unsent */

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/**
 * Says whether it will survive a reload.
 * @param {Unsent} item
 */
export async function keep(item) {
  return (await inStore('readwrite', (store) => store.put(item))) !== undefined;
}

/**
 * @param {string} chat
 * @param {string} id
 */
export async function forget(chat, id) {
  await inStore('readwrite', (store) => store.delete([chat, id]));
}

/**
 * In the order they were made.
 * @param {string} chat
 * @returns {Promise<Unsent[]>}
 */
export async function kept(chat) {
  const range = IDBKeyRange.bound([chat], [chat, []]);
  const found = await inStore('readonly', (store) => store.getAll(range));
  /** @type {Unsent[]} */
  const items = found?.result ?? [];
  return items.sort((a, b) => a.at - b.at);
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} work
 * @returns {Promise<{ result: T } | undefined>} undefined when nothing can be kept here
 */
async function inStore(mode, work) {
  try {
    opened ??= open();
    const database = await opened;
    return await new Promise((resolve, reject) => {
      setTimeout(reject, PATIENCE_MS);
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve({ result: request.result });
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    // No such database here, or it is full: the caller goes on from memory.
    return undefined;
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE_MS);
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: ['chat', 'id'] });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Words of the draft; small and needed at once.
 * @param {string} key
 * @param {string} text
 */
export function keepText(key, text) {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Kept nowhere then: the words still stand in the box.
  }
}

/** @param {string} key */
export function keptText(key) {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}
