/** What a chat with a Zalo Official Account can show, with the limits of its consultation messages. */
import { DAY_MS, HOUR_MS } from '../../lib/clock.js';
import type { Capabilities } from '../contract.js';

/** "1 MB" and "5 MB" on Zalo's pages; the smaller reading of a megabyte is safe under both. */
export const IMAGE_LIMIT_BYTES = 1_000_000;
export const FILE_LIMIT_BYTES = 5_000_000;

/** POST /v2.0/oa/upload/image takes these and nothing else. */
export const IMAGE_TYPES: readonly string[] = ['image/jpeg', 'image/png'];

const TEXT_LIMIT = 2_000;
/** The largest number of buttons seen in use; no page states one. */
export const BUTTON_LIMIT = 5;
const LABEL_LIMIT = 100;

/** Of a form that asks for contact details. */
export const FORM_TITLE_LIMIT = 100;
export const FORM_SUBTITLE_LIMIT = 500;

export const ZALO_CAPABILITIES: Capabilities = {
  // POST /v3.0/oa/message/cs: 2,000 characters, alone or beside an image
  text: { maxLength: TEXT_LIMIT },
  caption: { maxLength: TEXT_LIMIT },
  buttons: { support: 'native', max: BUTTON_LIMIT, maxLabel: LABEL_LIMIT },
  // One image a message.
  album: { support: 'degraded', max: 1, maxBytesEach: IMAGE_LIMIT_BYTES },
  // POST /v2.0/oa/upload/file
  file: {
    support: 'native',
    maxBytes: FILE_LIMIT_BYTES,
    types: [
      'application/pdf',
      'application/msword',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'text/csv',
    ],
  },
  // The OA API neither edits nor deletes what was sent.
  edit: 'none',
  // Error -230 after seven days without a message, a press or a follow of that person.
  outreach: { kind: 'window', ms: 7 * DAY_MS, freeMs: 48 * HOUR_MS },
};
