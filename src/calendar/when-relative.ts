// Days counted from now: hôm nay, mai, mốt, kia, 3 ngày nữa, sau 2 tuần, 5 ngày làm việc, 2 tiếng nữa.
import { addDays, addMonths, type Day } from './day.js';
import { type Piece, type Rule, rule, type WhenContext } from './when-pieces.js';
import { NUMBER, readNumber } from './when-words.js';
import { addWorkingDays } from './working-days.js';

const MINUTE_MS = 60_000;
/** Nobody sets a deadline further ahead; it also keeps every sum inside the calendar. */
const FURTHEST_DAYS = 3_660;
const UNIT = 'ngay lam viec|ngay|hom|tuan|thang|nam(?! hoc)';
const SHORT_UNIT = 'gio|tieng dong ho|tieng|h|g|phut|p';
const PEOPLE = 'co|thay|chi|anh|em|ban|be|gv';

export const RELATIVE_RULES: readonly Rule[] = [
  rule('(?:hom|ngay) nay', (_, { today }) => sure(today)),
  rule('(?<=(?:sang|trua|chieu|toi|dem|khuya) )nay', (_, { today }) => sure(today)),
  // Said of any later day; folded, also "mai một".
  rule('mai (?:mot|kia)', (_, { today }) => regional(today, 1, 2)),
  rule(`(?:${PEOPLE}) mai`, (_, { today }) => ({ kind: 'day', days: [addDays(today, 1)], weak: true })),
  rule('(?:ngay |hom )?mai', (_, { today }) => sure(addDays(today, 1))),
  rule('ngay (?:mot(?! thang)|kia)', (_, { today }) => sure(addDays(today, 2))),
  // Alone "một" is also the number one: only where no noun follows.
  rule(
    '(?:hom )?mot(?= ?$| (?:luc|nhe|nha|a|ak|sang|trua|chieu|toi|dem|truoc|nop|gui|xong|\\d{1,2} ?(?:h|g|:)))',
    (_, { today }) => sure(addDays(today, 2)),
  ),
  rule('hom qua|ngay qua', (_, { today }) => sure(addDays(today, -1))),
  rule('hom (?:kia|truoc)', (_, { today }) => sure(addDays(today, -2))),
  // "bữa" is any day near: today in one place, another day in the next.
  rule('bua (?:nay|ni|mai)', (_, { today }) => regional(today, 0, 1)),
  rule('bua (?:mot|kia|sau|toi|khac|no)', (_, { today }) => regional(today, 1, 2, 3)),
  rule('bua truoc|bua qua', (_, { today }) => regional(today, -1, -2)),
  rule(`(${NUMBER}) bua (?:nua|sau|toi)`, ([number], { today }) => {
    const n = readNumber(number);
    return n <= FURTHEST_DAYS ? regional(today, n, n - 1) : undefined;
  }),
  rule('bua(?= ?$| (?:thu|t[2-7]|cn|chu nhat|ngay|\\d{1,2}[/.-]))', (_, { today }) => regional(today, 0, 1, 7)),
  rule(`(?:sau |trong |trong vong |con )?(${NUMBER}|nua) ?(${SHORT_UNIT}) nua`, readSoon),
  rule('(\\d{1,2}) ?- ?(\\d{1,2}) (ngay|hom|tuan|thang) (?:nua|sau|toi)', readEither),
  rule(`(?:sau|trong|trong vong) (${NUMBER}) (tieng dong ho|tieng|phut)`, readSoon),
  rule(`(?:sau|trong|trong vong|con) (${NUMBER}|nua) (${UNIT})(?: nua| toi)?`, readSpanOfTime),
  rule(`(${NUMBER}|nua) (${UNIT}) (?:nua|sau|toi|tiep theo|ke tiep)`, readSpanOfTime),
  rule(`(${NUMBER}) (ngay|hom|tuan|thang) truoc`, readAgo),
  // "hạn 3 ngày": only when no day is named beside it, and never a month or year, too easily a count of something.
  rule(`(${NUMBER}) (ngay lam viec|ngay|tuan)`, (groups, context) => {
    const piece = readSpanOfTime(groups, context);
    return piece?.kind === 'day' ? { ...piece, weak: true } : piece;
  }),
];

function sure(day: Day): Piece {
  return { kind: 'day', days: [day] };
}

function regional(today: Day, ...shifts: readonly number[]): Piece {
  return { kind: 'day', days: shifts.map((n) => addDays(today, n)), why: 'regionalWord' };
}

function readSoon([number, unit]: readonly (string | undefined)[], { now }: WhenContext): Piece | undefined {
  const n = number === 'nua' ? 0.5 : readNumber(number);
  const minutes = unit === 'phut' || unit === 'p' ? n : n * 60;
  return { kind: 'instant', at: new Date(now.getTime() + minutes * MINUTE_MS) };
}

function readSpanOfTime(groups: readonly (string | undefined)[], context: WhenContext): Piece | undefined {
  const [number, unit] = groups;
  const { today, calendar } = context;
  // Half a month is spoken of as fifteen days.
  if (number === 'nua') return unit === 'thang' ? sure(addDays(today, 15)) : undefined;
  const n = readNumber(number);
  const days = { ngay: 1, hom: 1, 'ngay lam viec': 1, tuan: 7, thang: 31, nam: 366 }[unit ?? ''] ?? Number.NaN;
  if (!(n * days <= FURTHEST_DAYS)) return undefined;
  if (unit === 'thang') return sure(addMonths(today, n));
  if (unit === 'nam') return sure(addMonths(today, n * 12));
  if (unit === 'ngay lam viec') return sure(addWorkingDays(today, n, calendar));
  return sure(addDays(today, n * days));
}

/** "2-3 ngày nữa". */
function readEither([one, other, unit]: readonly (string | undefined)[], context: WhenContext): Piece | undefined {
  const pieces = [one, other].map((number) => readSpanOfTime([number, unit], context));
  const days = pieces.flatMap((piece) => (piece?.kind === 'day' ? piece.days : []));
  return days.length === 2 ? { kind: 'day', days, why: 'whichDay' } : undefined;
}

/** "3 ngày trước" is past; before a day ("3 ngày trước thứ 6") it counts back from that, which is not read. */
function readAgo([number, unit]: readonly (string | undefined)[], { today }: WhenContext): Piece | undefined {
  const n = readNumber(number);
  if (n * 31 > FURTHEST_DAYS) return undefined;
  const day = unit === 'thang' ? addMonths(today, -n) : addDays(today, unit === 'tuan' ? -7 * n : -n);
  return { kind: 'day', days: [day], ago: true };
}
