// Text in cells: what a person typed must never be run by the spreadsheet that opens it.
import { cleanText } from './clean-text.js';

/** The most characters Excel keeps in a cell. */
const LONGEST_CELL = 32_767;
/** OWASP ASVS 5.0, 1.2.10: these start a formula; full-width forms do so in East Asian editions. */
const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u;

/** Text with a leading apostrophe where it could be taken for a formula, cut to what a cell can hold. */
export function inertText(text: string): string {
  const clean = cleanText(text);
  const inert = STARTS_FORMULA.test(clean) ? `'${clean}` : clean;
  return inert.length > LONGEST_CELL ? `${cleanText(inert.slice(0, LONGEST_CELL - 1))}…` : inert;
}

const LOCAL_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/;
const DAY_LENGTH = '2020-11-25'.length;

export interface SpreadsheetDate {
  /** The wall clock's reading, set down as if it were UTC: spreadsheets know no time zones. */
  readonly value: Date;
  readonly hasTime: boolean;
}

/** Reads "2020-11-25" or "2020-11-25T08:30"; undefined for anything else, also for days that do not exist. */
export function spreadsheetDate(text: string): SpreadsheetDate | undefined {
  if (!LOCAL_DATE.test(text)) return undefined;
  const hasTime = text.length > DAY_LENGTH;
  const value = new Date(hasTime ? `${text}Z` : text);
  // V8 takes 30 February for 1 March.
  return value.getUTCDate() === Number(text.slice(8, DAY_LENGTH)) ? { value, hasTime } : undefined;
}
