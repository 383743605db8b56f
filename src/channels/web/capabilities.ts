/** What the web chat shows: the limits are our own. */
import type { Capabilities } from '../contract.js';

const MB = 1024 * 1024;

/** Of one file, in either direction. */
export const FILE_LIMIT_BYTES = 200 * MB;
/** A long article fits in one message; a book does not. */
export const TEXT_LIMIT = 20_000;
/** Files sent together. */
export const ALBUM_LIMIT = 50;

export const WEB_CAPABILITIES: Capabilities = {
  text: { maxLength: TEXT_LIMIT },
  caption: { maxLength: TEXT_LIMIT },
  buttons: { support: 'native', max: 100, maxLabel: 200 },
  album: { support: 'native', max: ALBUM_LIMIT, maxBytesEach: FILE_LIMIT_BYTES },
  file: { support: 'native', maxBytes: FILE_LIMIT_BYTES },
  edit: 'native',
  // What is said waits in the mailbox until the page is opened.
  outreach: { kind: 'anytime' },
};

/** Endings of software: refused before anybody waits for the upload; the house judges the rest by content. */
export const REFUSED_EXTENSIONS: readonly string[] =
  'apk app bat cmd com cpl dll exe hta jar js jse lnk msi pif ps1 scr sh vbe vbs wsf'.split(' ');
