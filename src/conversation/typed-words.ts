/** What was typed: a command, a courtesy, or words to compare with a choice. Pure. */
import { fold } from '../lib/fold.js';

export interface TypedCommand {
  /** Without marks. */
  readonly name: string;
  readonly argument: string;
}

/** A word after a slash and what follows it: "/việc", "/Status tổ lớn"; undefined for anything else. */
export function readCommand(text: string): TypedCommand | undefined {
  const match = /^\/([\p{L}\p{M}\p{N}_]{1,32})(?:\s+([\s\S]*))?$/u.exec(text.trim());
  if (match?.[1] === undefined) return undefined;
  return { name: fold(match[1]), argument: match[2]?.trim() ?? '' };
}

/** The first letters of a code that is all that was typed: "bai-1120-001 a" → "BAI", "BAI-1120-001". */
export function readCode(text: string): { readonly letters: string; readonly code: string } | undefined {
  const [code, letters] =
    /^([A-Z]{2,3})-\d{4}-\d{3,6}$/.exec(
      fold(text)
        .toUpperCase()
        .replace(/(?: [AẠ])?[ ?.!]*$/, ''),
    ) ?? [];
  return code === undefined || letters === undefined ? undefined : { letters, code };
}

/** Letters and digits alone, folded: signs and pictures on a button are not what people type. "🟦 Xanh – lục" → "xanh luc". */
export function wordsOf(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Its words without the politeness round them: "Em gửi bài ạ" → "gui bai", "Dạ em chọn số 2 ạ" → "2". */
export function plainWordsOf(text: string): string {
  return wordsOf(text).replace(BEFORE_WORDS, '').replace(AFTER_WORDS, '');
}

const BEFORE_WORDS = /^(?:(?:da|vang|em|toi|minh|xin|chon|so)(?: |$))+/;
const AFTER_WORDS = /(?: (?:a|nhe|nha))+$/;

/** "Đúng rồi ạ", "vâng", "ok cô": what people type instead of pressing the button that says so. */
export function isYes(text: string): boolean {
  return YES_ALONE.test(wordsOf(text));
}

const YES_ALONE = /^(?:da )?(?:dung|phai|vang|da|ok|u)(?: (?:dung|phai))?(?: roi)?(?: (?:co|thay))?(?: a)?$/;

/** "Dạ em chào cô ạ", "vâng, em cảm ơn", "ok cô", 👍: kind words that ask for nothing. */
export function isCourtesy(text: string): boolean {
  const said = wordsOf(text);
  return said === '' || (said.length <= LONGEST_COURTESY && COURTESIES.test(said));
}

const LONGEST_COURTESY = 80;
const WHO = '(?:(?:em|toi|minh|co|thay) )?(?:xin )?';
const YES = '(?:da|vang|u|uh|uhm|um|ok|oke|okie|oki|okay|duoc|dung)(?: roi)?';
const THANKS = `${WHO}(?:chan thanh )?(?:cam on|thanks|thank you|thank)`;
const GREETING = `(?:${WHO}(?:kinh )?chao(?: buoi (?:sang|trua|chieu|toi))?|hello|hi|alo)`;
const UNDERSTOOD = `${WHO}(?:(?:biet|hieu|ro|nhan|nhan duoc) roi|da (?:biet|hieu|ro|nhan|nhan duoc))`;
const TO_WHOM = '(?: (?:a|thay|co|em|anh|chi|ban|ca nha|moi nguoi|he thong|loa|nhieu|lam|nhe|nha))*';
const COURTESY = `(?:${YES}|${THANKS}|${GREETING}|${UNDERSTOOD})${TO_WHOM}`;
const COURTESIES = new RegExp(`^${COURTESY}(?: ${COURTESY})*$`);
