/** What was typed: a command, a courtesy, or words to compare with a choice. Pure. */
import { fold } from '../lib/fold.js';

/** A word after a slash and what follows it; undefined for anything else. */
export function readCommand(text: string): { readonly name: string; readonly argument: string } | undefined {
  const match = /^\/([a-z0-9_]{1,32})(?:\s+([\s\S]*))?$/i.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  return { name: match[1].toLowerCase(), argument: match[2]?.trim() ?? '' };
}

/** Letters and digits alone, folded: signs and pictures on a button are not what people type. "🟦 Xanh – lục" → "xanh luc". */
export function wordsOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** "Dạ", "cảm ơn cô", "ok ạ", 👍: kind words that ask for nothing. */
export function isCourtesy(text: string): boolean {
  const said = wordsOf(text)
    .replace(/ a$/, '')
    .replace(/^da(?: |$)/, '');
  if (said.length > LONGEST_COURTESY) return false;
  return said === '' || YES.test(said) || THANKS.test(said) || GREETING.test(said) || UNDERSTOOD.test(said);
}

const LONGEST_COURTESY = 80;
const TO_WHOM = '(?: (?:a|thay|co|em|anh|chi|he thong|nhieu|nhe))*';
const YES = /^(?:vang|u|uh|ok|oke|okay)$/;
const THANKS = new RegExp(`^(?:(?:em|toi|minh|co) )?(?:xin )?(?:cam on|thanks|thank you)${TO_WHOM}$`);
const GREETING = new RegExp(`^(?:xin )?chao${TO_WHOM}$`);
const UNDERSTOOD = /^(?:(?:em|toi|minh) )?(?:biet|hieu|nhan duoc) roi$/;
