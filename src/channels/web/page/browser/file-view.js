/** Files of a message: pictures as tiles, sound and film with a player, everything else to save. */
import { fill, inSize, make } from './dom.js';
import { settings, texts } from './settings.js';

/** @typedef {import('../../shapes.js').ShownFile} ShownFile */

/** Above this a picture is loaded only when asked for; on a line the browser calls slow, from much less on. */
const HEAVY_BYTES = 4 * 1024 * 1024;
const HEAVY_ON_SLOW_LINE_BYTES = 300 * 1024;

/** @param {readonly ShownFile[]} files */
export function renderFiles(files) {
  const parts = document.createDocumentFragment();
  const pictures = files.filter((file) => file.kind === 'photo' && file.inline && !file.gone);
  if (pictures.length > 0) {
    const album = make('div', { class: pictures.length === 1 ? 'album one' : 'album' });
    for (const [index, file] of pictures.entries()) album.append(tile(file, index + 1));
    parts.append(album);
  }
  for (const file of files) if (!pictures.includes(file)) parts.append(other(file));
  return parts;
}

/**
 * @param {ShownFile} file
 * @param {number} number
 */
function tile(file, number) {
  const address = addressOf(file);
  const link = make('a', { class: 'tile', href: address, target: '_blank', rel: 'noopener', title: file.name });
  const load = () => {
    const picture = make('img', {
      src: address,
      alt: fill(texts.photo, { n: number }),
      loading: 'lazy',
      decoding: 'async',
    });
    picture.addEventListener('error', () => link.replaceChildren(make('span', { class: 'gone' }, [file.name])));
    link.replaceChildren(picture);
  };
  if (file.bytes <= (isSlow() ? HEAVY_ON_SLOW_LINE_BYTES : HEAVY_BYTES)) {
    load();
    return link;
  }
  const show = make('button', { type: 'button', class: 'tile' }, [fill(texts.showPhoto, { n: inSize(file.bytes) })]);
  show.addEventListener('click', () => {
    load();
    show.replaceWith(link);
    link.focus();
  });
  return show;
}

/** @param {ShownFile} file */
function other(file) {
  const about = make('span', { class: 'about' }, [
    make('span', { class: 'name' }, [file.name]),
    make('span', { class: 'size' }, [file.gone ? texts.fileGone : inSize(file.bytes)]),
  ]);
  if (file.gone) return make('div', { class: 'file gone' }, [about]);
  const address = addressOf(file);
  if (file.inline && (file.kind === 'video' || file.kind === 'audio')) {
    const player = make(file.kind, { src: address, controls: true, preload: 'none', 'aria-label': file.name });
    return make('div', { class: 'player' }, [player, make('a', { href: address, download: file.name }, [about])]);
  }
  return make('a', { class: 'file', href: address, download: file.name }, [
    make('span', { class: 'icon icon-file', 'aria-hidden': 'true' }),
    about,
    make('span', { class: 'hidden' }, [texts.download]),
  ]);
}

/** @param {ShownFile} file */
function addressOf(file) {
  return `${settings.base}/files/${file.id}`;
}

/** Where the browser tells; the others are taken for quick. */
function isSlow() {
  const connection = Reflect.get(navigator, 'connection');
  return connection?.saveData === true || /2g|3g/.test(String(connection?.effectiveType));
}
