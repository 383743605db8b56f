import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/calendar/day.js';
import { readWhen, type WhenOptions, type WhenTyped } from '../../src/calendar/when-typed.js';
import { at, calendar } from './sample-calendar.js';

fc.configureGlobal({ seed: 36 });

const WEDNESDAY = at('2026-11-18', '09:00');

/** The answer in one line: "2026-11-25", "2026-11-25 15:30", "past …", "ask <why>: … | …", "no <why>". "!" is a deadline. */
function line(when: WhenTyped): string {
  const one = (moment: { day: Day; time?: { hour: number; minute: number }; deadline: boolean }) => {
    const time = moment.time && [moment.time.hour, moment.time.minute].map((n) => String(n).padStart(2, '0')).join(':');
    return `${moment.day}${time ? ` ${time}` : ''}${moment.deadline ? '!' : ''}`;
  };
  if (when.kind === 'moment') return one(when);
  if (when.kind === 'past') return `past ${one(when)}`;
  if (when.kind === 'unclear') return `ask ${when.question}: ${when.alternatives.map(one).join(' | ')}`;
  return `no ${when.reason}`;
}

function read(text: string, now = WEDNESDAY, options: WhenOptions = {}): string {
  return line(readWhen(text, now, calendar, options));
}

function strip(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');
}

/** A phrase as different telephones and hands send it. */
function spellings(text: string): readonly string[] {
  const plain = strip(text);
  return [
    text,
    text.normalize('NFD'),
    text.toUpperCase(),
    text.toUpperCase().normalize('NFD'),
    plain,
    plain.toUpperCase(),
  ];
}

describe('the phrases people type, on Wednesday 2026-11-18 at 09:00', () => {
  it.each([
    ['25/11', '2026-11-25'],
    ['25/11/2026', '2026-11-25'],
    ['ngày 25 tháng 11', '2026-11-25'],
    ['thứ sáu', '2026-11-20'],
    ['t6', '2026-11-20'],
    ['cn', '2026-11-22'],
    ['chủ nhật', '2026-11-22'],
    ['ngày mai', '2026-11-19'],
    ['hôm nay', '2026-11-18'],
    ['hôm qua', 'past 2026-11-17'],
    ['ngày kia', '2026-11-20'],
    ['3 ngày nữa', '2026-11-21'],
    ['sau 2 tuần', '2026-12-02'],
    ['tuần sau', 'ask whichDayOfRange: 2026-11-23 | 2026-11-27 | 2026-11-28 | 2026-11-29'],
    ['tháng sau', 'ask whichDayOfRange: 2026-12-01 | 2026-12-15 | 2026-12-31'],
    ['tháng 12/2026', 'ask whichDayOfRange: 2026-12-01 | 2026-12-15 | 2026-12-31'],
    ['thứ sáu 27/11', '2026-11-27'],
    ['25-11', '2026-11-25'],
    ['25.11', '2026-11-25'],
    ['thứ 6', '2026-11-20'],
    ['mai', '2026-11-19'],
    ['mốt', '2026-11-20'],
    ['ngày mốt', '2026-11-20'],
    ['8h', '2026-11-19 08:00'],
    ['8h30', '2026-11-19 08:30'],
    ['cuối tháng', '2026-11-30'],
    ['cuối tuần', 'ask whichDayOfRange: 2026-11-20 | 2026-11-21 | 2026-11-22'],
    ['ngày 5', '2026-12-05'],
    ['mùng 5', 'ask solarOrLunar: 2026-12-05 | 2026-12-13'],
    ['quý 4', 'ask whichDayOfRange: 2026-11-30 | 2026-12-31'],
    ['thứ 6 tuần này', '2026-11-20'],
    ['thứ 6 tuần sau', '2026-11-27'],
    ['thứ 2 tuần tới', '2026-11-23'],
    ['sáng mai', '2026-11-19'],
    ['10h sáng mai', '2026-11-19 10:00'],
    ['trưa mai', '2026-11-19'],
    ['chiều mai 2h', '2026-11-19 14:00'],
    ['15h30 ngày 25/11', '2026-11-25 15:30'],
    ['23h59 ngày 30/11', '2026-11-30 23:59'],
    ['20/11 lúc 7h', '2026-11-20 07:00'],
    ['14h chiều thứ 6', '2026-11-20 14:00'],
    ['trước ngày 25/11', '2026-11-24!'],
    ['trước 25/11', '2026-11-24!'],
    ['2h chiều', '2026-11-18 14:00'],
    ['12h đêm', '2026-11-18 24:00'],
    ['bữa mốt', 'ask regionalWord: 2026-11-19 | 2026-11-20 | 2026-11-21'],
  ])('%s → %s, however it is spelled', (phrase, wanted) => {
    for (const spelling of spellings(phrase)) expect(read(spelling), spelling).toBe(wanted);
  });

  it('gives instants: a day ends with its midnight, an hour is itself', () => {
    expect(readWhen('25/11', WEDNESDAY, calendar)).toEqual({
      kind: 'moment',
      at: at('2026-11-26'),
      day: '2026-11-25',
      deadline: false,
    });
    expect(readWhen('trước ngày 25/11', WEDNESDAY, calendar)).toMatchObject({ at: at('2026-11-25'), deadline: true });
    expect(readWhen('15h30 ngày 25/11', WEDNESDAY, calendar)).toMatchObject({ at: at('2026-11-25', '15:30') });
    expect(readWhen('24h ngày 25/11', WEDNESDAY, calendar)).toMatchObject({ at: at('2026-11-26'), day: '2026-11-25' });
  });
});

describe('days', () => {
  it.each([
    ['ngày 25 tháng 11 năm 2026', '2026-11-25'],
    ['ngày 25 tháng 11/2026', '2026-11-25'],
    ['25 tháng 11', '2026-11-25'],
    ['25/11/26', '2026-11-25'],
    ['25.11.2026', '2026-11-25'],
    ['2026-11-25', '2026-11-25'],
    ['ngày mười lăm tháng mười hai', '2026-12-15'],
    ['25', '2026-11-25'],
    ['ngày 18', '2026-11-18'],
    ['ngày 31', '2026-12-31'],
    ['ngày 5 tháng sau', '2026-12-05'],
    ['ngày 25 tháng này', '2026-11-25'],
    ['ngày 25 tuần sau', '2026-11-25'],
    ['25/3', '2027-03-25'],
    ['1/10', 'ask whichYear: 2026-10-01 | 2027-10-01'],
    ['25/11/2025', 'past 2025-11-25'],
    ['31/11', 'no noSuchDay'],
    ['29/2/2027', 'no noSuchDay'],
    ['11/25', 'no noSuchDay'],
    ['thứ sáu 28/11', 'ask weekdayDisagrees: 2026-11-20 | 2026-11-27 | 2026-11-28'],
    ['thứ sáu ngày 27', '2026-11-27'],
    ['thứ 5 1/10', 'past 2026-10-01'],
    ['thứ 6 hoặc thứ 7', 'ask whichDay: 2026-11-20 | 2026-11-21'],
    ['thứ 2, 3', 'ask whichDay: 2026-11-23 | 2026-11-24'],
    ['từ 23/11 đến 25/11', 'ask whichDay: 2026-11-23! | 2026-11-25!'],
    ['23-25/11', 'ask whichDay: 2026-11-23 | 2026-11-25'],
    ['10/3 âm lịch', '2027-04-16'],
    ['mùng 5 Tết', '2027-02-10'],
    ['mùng 5 tháng giêng', '2027-02-10'],
    ['mùng 5/12', 'ask solarOrLunar: 2026-12-05 | 2027-01-12'],
    ['thứ tư tuần sau', '2026-11-25'],
    ['thứ bảy tuần sau nữa', '2026-12-05'],
    ['CN tuần này', '2026-11-22'],
    ['thứ 4', 'ask whichWeek: 2026-11-18 | 2026-11-25'],
    ['thứ 6 tới', '2026-11-20'],
    ['thứ 6 sau', 'ask whichWeek: 2026-11-20 | 2026-11-27'],
    ['thứ 2 tuần này', 'past 2026-11-16'],
    ['thứ 8', 'no noSuchDay'],
    ['hôm kia', 'past 2026-11-16'],
    ['sáu ngày nữa', '2026-11-24'],
    ['hai tuần nữa', '2026-12-02'],
    ['2 tháng nữa', '2027-01-18'],
    ['nửa tháng nữa', '2026-12-03'],
    ['trong vòng 3 ngày', '2026-11-21'],
    ['5 ngày làm việc nữa', '2026-11-26'],
    ['2-3 ngày nữa', 'ask whichDay: 2026-11-20 | 2026-11-21'],
    ['mai mốt', 'ask regionalWord: 2026-11-19 | 2026-11-20'],
  ])('%s → %s', (phrase, wanted) => {
    expect(read(phrase)).toBe(wanted);
  });
});

describe('stretches and their edges', () => {
  it.each([
    ['đầu tuần sau', '2026-11-23'],
    ['giữa tháng 12', '2026-12-15'],
    ['đầu tháng', '2026-12-01'],
    ['cuối tháng sau', '2026-12-31'],
    ['cuối tháng 2', '2027-02-28'],
    ['cuối tháng 10', 'ask whichYear: 2026-10-31 | 2027-10-31'],
    ['hết tháng này', '2026-11-30!'],
    ['cuối quý 4', '2026-12-31'],
    ['quý IV/2026', 'ask whichDayOfRange: 2026-11-30 | 2026-12-31'],
    ['cuối HKI', '2027-01-10'],
    ['cuối học kỳ 2', '2027-05-23'],
    ['cuối học kì', '2027-01-10'],
    ['đầu hk2', '2027-01-11'],
    ['giữa HK2', '2027-03-18'],
    ['cuối HK1 năm học 2027-2028', '2028-01-09'],
    ['cuối HK1 năm học 2030-2031', 'no notInCalendar'],
    ['cuối năm học', '2027-05-23'],
    ['đầu năm học', '2027-09-06'],
    ['cuối năm học sau', '2028-05-21'],
    ['cuối năm', 'ask whichDayOfRange: 2026-12-31 | 2027-05-23'],
    ['cuối năm nay', '2026-12-31'],
    ['hết tuần này', 'ask whichDayOfRange: 2026-11-20! | 2026-11-21! | 2026-11-22!'],
    ['trước tuần sau', '2026-11-22!'],
    ['trước tháng 12', '2026-11-30!'],
    ['trước cuối tháng', '2026-11-30!'],
    ['tuần sau, thứ 6', '2026-11-27'],
    ['thứ 6 tháng 12', 'ask whichDayOfRange: 2026-11-20 | 2026-12-04 | 2026-12-11 | 2026-12-18 | 2026-12-25'],
    ['báo cáo tháng 10 nộp thứ 6', '2026-11-20'],
    ['thứ 6 20/11 tuần sau', 'ask whichDay: 2026-11-20 | 2026-11-29'],
    ['báo cáo tháng 10 nộp ngày 5', '2026-12-05'],
    ['kế hoạch năm học nộp thứ 6', '2026-11-20'],
  ])('%s → %s', (phrase, wanted) => {
    expect(read(phrase)).toBe(wanted);
  });
});

describe('hours', () => {
  it.each([
    ['10h', '2026-11-18 10:00'],
    ['15:30 thứ 6', '2026-11-20 15:30'],
    ['8g30 sáng thứ hai', '2026-11-23 08:30'],
    ['8 giờ kém 15 thứ 6', '2026-11-20 07:45'],
    ['3h kém 10 chiều mai', '2026-11-19 14:50'],
    ['chín giờ rưỡi sáng mai', '2026-11-19 09:30'],
    ['8 giờ 30 phút sáng ngày 25 tháng 11', '2026-11-25 08:30'],
    ['8 giờ 25/11', '2026-11-25 08:00'],
    ['8h 3 ngày nữa', '2026-11-21 08:00'],
    ['năm giờ chiều mai', '2026-11-19 17:00'],
    ['12h trưa mai', '2026-11-19 12:00'],
    ['12h đêm 30/11', '2026-11-30 24:00'],
    ['11h đêm nay', '2026-11-18 23:00'],
    ['8h tối nay', '2026-11-18 20:00'],
    ['tối 8h thứ 6', '2026-11-20 20:00'],
    ['toi 8h thu 6', 'ask whichHour: 2026-11-20 08:00 | 2026-11-20 20:00'],
    ['tới 8h thứ 6', '2026-11-20 08:00!'],
    ['2h thứ 6', 'ask whichHour: 2026-11-20 02:00 | 2026-11-20 14:00'],
    ['1h đêm mai', 'ask whichHour: 2026-11-19 01:00 | 2026-11-20 01:00'],
    ['8h-10h thứ 6', 'ask whichHour: 2026-11-20 08:00 | 2026-11-20 10:00'],
    ['3pm thứ 6', '2026-11-20 15:00'],
    ['2h nữa', '2026-11-18 11:00'],
    ['30 phút nữa', '2026-11-18 09:30'],
    ['8h hôm nay', 'past 2026-11-18 08:00'],
    ['8h thứ 4', '2026-11-25 08:00'],
    ['25h mai', 'no noSuchTime'],
    ['8h75 mai', 'no noSuchTime'],
    ['14h sáng mai', 'no noSuchTime'],
    ['chiều', 'ask whichDay: 2026-11-18 | 2026-11-19'],
  ])('%s → %s', (phrase, wanted) => {
    expect(read(phrase)).toBe(wanted);
  });
});

describe('words around a date', () => {
  it.each([
    ['nộp trước thứ 6 nhé', '2026-11-19!'],
    ['trước 25 nhé', '2026-11-24!'],
    ['trước 15h ngày 25/11', '2026-11-25 15:00!'],
    ['thứ 6 trước 10h', '2026-11-20 10:00!'],
    ['trước hoặc trong ngày 25/11', '2026-11-25!'],
    ['đến hết ngày 25/11', '2026-11-25!'],
    ['chậm nhất là thứ 6', '2026-11-20!'],
    ['hạn 3 ngày', '2026-11-21!'],
    ['hết ngày', '2026-11-18!'],
    ['hạn nộp: 16h30 ngày 20/11, thầy cô nhé!', '2026-11-20 16:30!'],
    ['nộp 3 bài trước thứ 6', '2026-11-19!'],
    ['lớp 5/2 nộp thứ 6 ạ', '2026-11-20'],
    ['theo KH 36/KH-MNTr, nộp 25/11', '2026-11-25'],
    ['bài chào mừng 20/11 nộp thứ 5', '2026-11-19'],
    ['cô Mai nộp thứ 6', '2026-11-20'],
    ['một bài thứ 6', '2026-11-20'],
    ['trước hôm nay', 'past 2026-11-17!'],
    ['sau 20/11', 'no notADate'],
    ['3 ngày trước thứ 6', 'no notADate'],
    ['trước 3 ngày', 'no notADate'],
    ['thứ 6 hằng tuần', 'no recurring'],
    ['mỗi thứ 6', 'no recurring'],
    ['', 'no notADate'],
    ['xin chào', 'no notADate'],
    ['em chưa biết ạ', 'no notADate'],
    ['0912.345.678', 'no notADate'],
    ['📅', 'no notADate'],
    [`${'chữ '.repeat(200)} 25/11`, 'no notADate'],
  ])('%s → %s', (phrase, wanted) => {
    expect(read(phrase)).toBe(wanted);
  });

  it('lets the plan decide whether "trước" still allows the day', () => {
    expect(read('trước ngày 25/11', WEDNESDAY, { beforeIncludesDay: true })).toBe('2026-11-25!');
    expect(read('trước 15h ngày 25/11', WEDNESDAY, { beforeIncludesDay: true })).toBe('2026-11-25 15:00!');
  });

  it('lets the office close a day before midnight', () => {
    const when = readWhen('thứ 6', WEDNESDAY, calendar, { endOfDay: { hour: 17, minute: 0 } });
    expect(when).toEqual({ kind: 'moment', at: at('2026-11-20', '17:00'), day: '2026-11-20', deadline: false });
  });
});

describe('edges of the clock and the calendar', () => {
  it.each([
    ['2026-11-24', '23:59', 'trước ngày 25', '2026-11-24!'],
    ['2026-11-25', '00:01', 'trước ngày 25', 'past 2026-11-24!'],
    ['2026-11-25', '00:01', 'ngày 25', '2026-11-25'],
    ['2026-11-18', '23:59', 'hôm nay', '2026-11-18'],
    ['2026-11-19', '00:01', 'hôm nay', '2026-11-19'],
    ['2026-11-18', '23:59', 'mai', '2026-11-19'],
    ['2026-11-30', '10:00', 'cuối tháng', '2026-11-30'],
    ['2026-11-22', '10:00', 'thứ 2 tuần sau', '2026-11-23'],
    ['2026-11-22', '10:00', 'thứ 6 tuần này', 'past 2026-11-20'],
    ['2026-11-20', '10:00', 'thứ 6', 'ask whichWeek: 2026-11-20 | 2026-11-27'],
    ['2026-12-31', '10:00', 'mai', '2027-01-01'],
    ['2026-12-31', '10:00', '5/1', '2027-01-05'],
    ['2027-01-31', '10:00', '1 tháng nữa', '2027-02-28'],
    ['2027-01-31', '10:00', '29/2', 'no noSuchDay'],
    ['2027-11-01', '10:00', '29/2', '2028-02-29'],
    ['2027-12-31', '10:00', 'cuối tháng 2', '2028-02-29'],
    ['2027-06-15', '10:00', 'cuối HKI', '2028-01-09'],
    ['2027-02-01', '10:00', 'mùng 5', 'ask solarOrLunar: 2027-02-05 | 2027-02-10'],
  ] as const)('on %s at %s, %s → %s', (day, time, phrase, wanted) => {
    expect(read(phrase, at(day, time))).toBe(wanted);
  });

  it('reads in the zone of the calendar', () => {
    const newYork = { ...calendar, zone: 'America/New_York' };
    // 21:00 on Tuesday the 17th in New York is Wednesday the 18th in Vietnam.
    const now = at('2026-11-18', '09:00');
    expect(readWhen('mai', now, newYork)).toMatchObject({ day: '2026-11-18', at: new Date('2026-11-19T05:00:00Z') });
  });
});

describe('laws', () => {
  const words = fc.constantFrom(
    ...'thứ sáu 6 tuần này sau tới trước đến hết chậm nhất ngày tháng năm 25 11 2026 25/11 31/2 / - . : h giờ rưỡi kém 15'.split(
      ' ',
    ),
    ...'sáng trưa chiều tối đêm mai mốt kia hôm nay qua mùng bữa cuối đầu giữa quý HKI học kỳ năm học nữa một hai ba tư'.split(
      ' ',
    ),
    ...'mười 99999 0 2h 24h cn t6 T12 quý IV Tết âm lịch nửa phút làm việc 2026-2027 hàng mỗi , lúc pm'.split(' '),
  );
  const phrase = fc.array(words, { maxLength: 10 }).map((parts) => parts.join(' '));
  const anything = fc.oneof(phrase, phrase, fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 60 }));
  const nows = fc.date({ min: new Date('2017-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });

  it('never throws, and what it calls a moment is ahead, what it asks has two answers', () => {
    fc.assert(
      fc.property(anything, nows, (text, now) => {
        const when = readWhen(text, now, calendar);
        if (when.kind === 'moment') expect(when.at > now, text).toBe(true);
        if (when.kind === 'past') expect(when.at <= now, text).toBe(true);
        if (when.kind === 'unclear') expect(when.alternatives.length, text).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 3_000 },
    );
  });

  it('reads NFC and NFD, capitals and wide spaces alike', () => {
    fc.assert(
      fc.property(phrase, (text) => {
        const wanted = read(text.normalize('NFC'));
        expect(read(text.normalize('NFD'))).toBe(wanted);
        expect(read(text.toUpperCase())).toBe(wanted);
        expect(read(`  ${text.replace(/ /g, '  ')} `)).toBe(wanted);
      }),
      { numRuns: 600 },
    );
  });

  it('reads the same without diacritics, but for the words that need them', () => {
    const plain = phrase.filter((text) => !/sáu|tư|một|tối|tới/.test(text));
    fc.assert(
      fc.property(plain, (text) => {
        expect(read(strip(text)), text).toBe(read(text));
      }),
      { numRuns: 600 },
    );
  });

  it('reads every way of writing a day as that day', () => {
    const days = fc
      .integer({ min: 0, max: 170 })
      .map((n) => new Date(at('2026-11-19').getTime() + n * 86_400_000 + 7 * 3_600_000));
    const forms: readonly ((d: number, m: number, y: number) => string)[] = [
      (d, m) => `${d}/${m}`,
      (d, m, y) => `${d}.${m}.${y}`,
      (d, m, y) => `${d}-${m}-${y}`,
      (d, m) => `ngày ${d} tháng ${m}`,
      (d, m, y) => `ngay ${d} thang ${m} nam ${y}`,
      (d, m, y) => `hạn ${d}/${m}/${y % 100}`,
    ];
    fc.assert(
      fc.property(days, fc.constantFrom(...forms), (date, form) => {
        const text = form(date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear());
        expect(read(text), text).toBe(`${date.toISOString().slice(0, 10)}${text.startsWith('hạn') ? '!' : ''}`);
      }),
    );
  });
});
