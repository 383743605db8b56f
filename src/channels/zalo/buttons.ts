/**
 * Buttons in Zalo's form, and what comes back of them. There is no press as such: the payload of `oa.query.hide` arrives
 * as an ordinary text of the person, who could as well have typed it. So it is marked, and proves nothing.
 */
import { type Button, type ButtonRows, SendError } from '../contract.js';
import { BUTTON_LIMIT } from './capabilities.js';

const MARK = '#loa.';
/** Of a button's payload. */
const PAYLOAD_LIMIT = 1_000;

export interface ZaloButton {
  readonly title: string;
  readonly type: 'oa.query.hide' | 'oa.open.url';
  readonly payload: string | { readonly url: string };
}

/** All buttons, row by row: Zalo shows them below one another. Throws SendError `rejected` for what it would refuse. */
export function zaloButtons(rows: ButtonRows): readonly ZaloButton[] {
  const buttons = rows.flat();
  if (buttons.length > BUTTON_LIMIT)
    throw new SendError('rejected', `${buttons.length} buttons: Zalo takes ${BUTTON_LIMIT}`);
  return buttons.map(zaloButton);
}

/** The token of a pressed button; undefined for any other text. */
export function tokenIn(text: string): string | undefined {
  const payload = /^#loa\.([\w.~!*'()%-]{1,1000})$/.exec(text.trim())?.[1];
  if (payload === undefined) return undefined;
  try {
    return decodeURIComponent(payload);
  } catch {
    return undefined;
  }
}

function zaloButton({ label, token, url }: Button): ZaloButton {
  if (url !== undefined) return { title: label, type: 'oa.open.url', payload: { url } };
  if (token === undefined) throw new SendError('rejected', 'a button has neither a token nor an address');
  const payload = MARK + encodeURIComponent(token);
  if (payload.length > PAYLOAD_LIMIT) throw new SendError('rejected', 'the token of a button is too long');
  return { title: label, type: 'oa.query.hide', payload };
}
