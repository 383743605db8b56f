/** Files chosen to be sent: by picking, dropping or pasting; looked at before anybody waits for them. */
import { byId, fill, iconButton, inSize, make, randomId } from './dom.js';
import { note } from './notes.js';
import { limits, settings, texts } from './settings.js';
import { forget, keep, kept } from './storage.js';

/** @typedef {import('./storage.js').UnsentFile} UnsentFile */

/** @param {() => void} onChange */
export function createTray(onChange) {
  const list = byId('tray', HTMLElement);
  const zone = byId('drop', HTMLElement);
  /** @type {UnsentFile[]} */
  let files = [];

  for (const id of ['pick-photos', 'pick-files']) {
    const picker = byId(id, HTMLInputElement);
    picker.addEventListener('change', () => {
      addAll([...(picker.files ?? [])]);
      // The same file may be chosen again after it was taken out.
      picker.value = '';
    });
  }
  document.addEventListener('paste', (event) => addAll([...(event.clipboardData?.files ?? [])]));
  watchDropping();
  void restore();

  return {
    isEmpty: () => files.length === 0,
    /** Hands the files over and is empty. */
    take() {
      const taken = files;
      files = [];
      changed();
      return taken;
    },
  };

  /** @param {readonly File[]} chosen */
  function addAll(chosen) {
    for (const file of chosen) {
      const problem = problemOf(file);
      if (problem !== undefined) {
        note(problem);
        continue;
      }
      if (files.length >= limits.files) {
        note(fill(texts.tooManyFiles, { n: limits.files }));
        break;
      }
      const name = fitting(file.name);
      if (name !== file.name.normalize('NFC')) note(fill(texts.fileNameLong, { n: name }));
      files.push({ id: randomId(), name, blob: file, uploaded: false });
    }
    if (chosen.length > 0) changed();
  }

  /** @param {File} file */
  function problemOf(file) {
    const named = { n: shortly(file.name) };
    if (limits.refused.includes(file.name.split('.').at(-1)?.toLowerCase() ?? '')) return fill(texts.fileType, named);
    if (file.size > limits.fileBytes) return fill(texts.fileTooBig, named);
    return file.size === 0 ? fill(texts.fileEmpty, named) : undefined;
  }

  function changed() {
    list.replaceChildren(...files.map(chip));
    list.hidden = files.length === 0;
    const item = { chat: settings.chat, id: 'tray', at: 0, text: '', files };
    void (files.length === 0 ? forget(settings.chat, 'tray') : keep(item));
    onChange();
  }

  /** @param {UnsentFile} file */
  function chip(file) {
    const { name, blob } = file;
    const about = make('span', { class: 'about' }, [
      make('span', { class: 'name' }, [name]),
      make('span', { class: 'size' }, [inSize(blob.size)]),
    ]);
    const remove = iconButton(fill(texts.remove, { n: name }), 'icon-close', () => {
      const place = files.indexOf(file);
      files = files.filter((other) => other !== file);
      changed();
      const next = list.children[Math.min(place, files.length - 1)]?.querySelector('button');
      (next ?? byId('text', HTMLElement)).focus();
    });
    return make('li', {}, [picture(blob), about, remove]);
  }

  async function restore() {
    const tray = (await kept(settings.chat)).find(({ id }) => id === 'tray');
    if (tray === undefined) return;
    files = [...tray.files, ...files].slice(0, limits.files);
    changed();
  }

  function watchDropping() {
    let depth = 0;
    const show = () => (zone.hidden = depth <= 0);
    document.addEventListener('dragenter', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      depth += 1;
      show();
    });
    document.addEventListener('dragleave', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      depth -= 1;
      show();
    });
    document.addEventListener('dragover', (event) => event.preventDefault());
    document.addEventListener('drop', (event) => {
      event.preventDefault();
      depth = 0;
      show();
      const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file');
      const folders = items.filter((item) => item.webkitGetAsEntry()?.isDirectory === true);
      if (folders.length > 0) note(texts.folder);
      addAll(items.filter((item) => !folders.includes(item)).flatMap((item) => item.getAsFile() ?? []));
    });
  }
}

/** @param {Blob} blob */
function picture(blob) {
  if (!/^image\/(jpeg|png|webp|gif)$/.test(blob.type))
    return make('span', { class: 'icon icon-file', 'aria-hidden': 'true' });
  const address = URL.createObjectURL(blob);
  const shown = make('img', { src: address, alt: '' });
  shown.addEventListener('load', () => URL.revokeObjectURL(address));
  return shown;
}

/**
 * The name as the mailbox keeps it: not longer than file systems take, its ending kept.
 * @param {string} name
 */
function fitting(name) {
  const whole = name.normalize('NFC');
  const size = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
  if (size(whole) <= limits.nameBytes) return whole;
  const ending = /\.[\p{L}\p{N}]{1,8}$/u.exec(whole)?.[0] ?? '';
  const letters = [...whole.slice(0, whole.length - ending.length)];
  while (size(letters.join('')) + size(ending) > limits.nameBytes) letters.pop();
  return `${letters.join('').trim()}${ending}`;
}

/**
 * A long name in the middle of a sentence.
 * @param {string} name
 */
function shortly(name) {
  return name.length <= 60 ? name : `${name.slice(0, 40)}…${name.slice(-15)}`;
}
