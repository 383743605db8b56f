import { describe, expect, it } from 'vitest';
import { documentNumber, formatNumber, formatPercent, officialDay } from '../../src/documents/vietnamese-numbers.js';

describe('numbers as official documents write them', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [7, '7'],
    [1234, '1.234'],
    [1234567.89, '1.234.567,89'],
    [1234567.891, '1.234.567,89'],
    [0.5, '0,5'],
    [-12.3, '-12,3'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it.each([
    [98.5, '98,5%'],
    [100, '100%'],
    [66.6667, '66,67%'],
  ])('writes %d hundredths as %s', (value, text) => {
    expect(formatPercent(value)).toBe(text);
  });

  it.each([
    [undefined, ''],
    [5, '05'],
    ['5', '05'],
    [10, '10'],
    [123, '123'],
    ['12a', '12a'],
    ['05', '05'],
  ])('pads the document number %j to %j', (number, text) => {
    expect(documentNumber(number)).toBe(text);
  });

  it.each([
    [{ day: 5, month: 1, year: 2020 }, 'ngày 05 tháng 01 năm 2020'],
    [{ day: 29, month: 6, year: 2019 }, 'ngày 29 tháng 6 năm 2019'],
    [{ day: 9, month: 2, year: 2020 }, 'ngày 09 tháng 02 năm 2020'],
    [{ day: 10, month: 3, year: 2020 }, 'ngày 10 tháng 3 năm 2020'],
    [{ month: 11, year: 2020 }, 'ngày      tháng 11 năm 2020'],
  ])('pads days below ten and the first two months only: %j', (date, text) => {
    expect(officialDay(date)).toBe(text);
  });
});
