// Numbers and dates as Vietnamese official documents write them (Nghị định 30/2020/NĐ-CP, Phụ lục I and II).
import { dayLine } from './texts.js';

/** A day as written on paper; without `day` the clerk fills it in by hand. */
export interface OfficialDate {
  readonly day?: number | undefined;
  /** 1–12 */
  readonly month: number;
  readonly year: number;
}

const PLAIN = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2, signDisplay: 'negative' });

/** 1234567.891 → "1.234.567,89": at most two decimals, halves away from zero. */
export function formatNumber(value: number): string {
  return PLAIN.format(value);
}

/** 98.5 → "98,5%". The value is already in hundredths; at most two decimals. */
export function formatPercent(percent: number): string {
  return `${PLAIN.format(percent)}%`;
}

/** The number of a document: below 10 with a leading zero (5 → "05"); absent → "" for a blank. "12a" stays. */
export function documentNumber(number: number | string | undefined): string {
  if (number === undefined) return '';
  const text = String(number).trim();
  return /^\d$/.test(text) ? `0${text}` : text;
}

/** "ngày 05 tháng 01 năm 2020": days below 10 and the months 1 and 2 are zero-padded, other months are not. */
export function officialDay({ day, month, year }: OfficialDate): string {
  return dayLine(day === undefined ? '' : padBelow(10, day), padBelow(3, month), year);
}

function padBelow(limit: number, value: number): string {
  return value < limit ? `0${value}` : String(value);
}
