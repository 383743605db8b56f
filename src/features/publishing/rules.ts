/** What people type about a publication, read. Pure. */
import { z } from 'zod';
import { nfc } from '../../lib/fold.js';
import { typedLine } from '../../lib/typed.js';

const LONGEST_LINK = 500;
const NOTE_MIN = 5;
const NOTE_MAX = 300;
const PLACE_MAX = 100;
const WEB = z.url({ protocol: /^https?$/, hostname: z.regexes.domain });

/** An address of the web; people leave out "https://". */
export function readLink(typed: string): string | undefined {
  const text = nfc(typed).trim();
  if (text.length > LONGEST_LINK || /\s/.test(text)) return undefined;
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return WEB.safeParse(whole).success ? whole : undefined;
}

/** A sentence: how it can be seen that it stood there, why it was taken down, how parents agreed. */
export function readNote(typed: string): string | undefined {
  return typedLine(typed, { min: NOTE_MIN, max: NOTE_MAX });
}

/** Where on the home page. */
export function readPlace(typed: string): string | undefined {
  return typedLine(typed, { min: 1, max: PLACE_MAX });
}
