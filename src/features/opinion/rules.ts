/** Pure decisions about returns of public opinion. */
import { plainWordsOf } from '../../conversation/typed-words.js';
import { typedWords } from '../../lib/typed.js';

const SHORTEST = 5;
const LONGEST = 1_000;

/** As we keep it; undefined: too short or too long. */
export function readWords(text: string): string | undefined {
  return typedWords(text, { min: SHORTEST, max: LONGEST });
}

/** "Không ạ", "chưa có gì", "k": there is nothing to write. */
export function saysNothing(text: string): boolean {
  return NOTHING.test(plainWordsOf(text));
}

const NOTHING =
  /^(?:(?:hien|hien tai|tam thoi|den nay|thang nay|ky nay|don vi|truong|to) )*(?:khong|chua|k|ko)(?: (?:co|thay|gi|phat sinh|van de|du bao|du luan|y kien|them|nao|ca|dac biet|noi com))*$/;
