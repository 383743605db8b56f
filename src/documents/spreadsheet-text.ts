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

const LOCAL_DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

export interface SpreadsheetDate {
  /** The wall clock's reading, set down as if it were UTC: spreadsheets know no time zones. */
  readonly value: Date;
  readonly hasTime: boolean;
}

/** Reads "2020-11-25" or "2020-11-25T08:30"; undefined for anything else, also for days that do not exist. */
export function spreadsheetDate(text: string): SpreadsheetDate | undefined {
  const match = LOCAL_DATE.exec(text);
  if (match === null) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0));
  const value = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  const exists =
    value.getUTCMonth() === month - 1 && value.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
  return exists ? { value, hasTime: match[4] !== undefined } : undefined;
}
