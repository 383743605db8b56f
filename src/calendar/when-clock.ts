// Hours as people type them: 8h, 15h30, 8 giờ rưỡi, 9h kém 15, 2h chiều, 12h đêm, 3pm.
import type { LocalTime } from './day.js';
import { type PartOfDay, type Piece, type PlacedPiece, type Rule, rule } from './when-pieces.js';
import { NUMBER, readNumber } from './when-words.js';

/** A reading of an hour: the time, on the day named or (12h30 đêm) the day after it. */
export interface ClockReading {
  readonly time: LocalTime;
  readonly daysLater: 0 | 1;
}

/** A number that begins something else is not the minute: 8 giờ 25/11, 8 giờ 3 ngày nữa. */
const NOT_A_MINUTE = '(?! ?[/.-] ?\\d)(?! (?:thang|tuan|bai|nam|ngay (?:nua|sau|toi|lam)))';

export const CLOCK_RULES: readonly Rule[] = [
  rule(`(\\d{1,2})(?:[:h.](\\d{2}))? ?(am|pm)`, ([hour, minute, half]) => {
    const plain = clock(hour, minute);
    return plain.kind === 'clock' && half === 'pm' && plain.hour < 12 ? { ...plain, hour: plain.hour + 12 } : plain;
  }),
  rule(`(\\d{1,2}) ?(?:h|g|gio) ?kem (${NUMBER})(?: ?(?:phut|ph|p))?`, readLess),
  rule(`(${NUMBER}) gio kem (${NUMBER})(?: ?(?:phut|ph|p))?`, readLess),
  rule('(\\d{1,2}) ?(?:h|g|gio) ?ruoi', ([hour]) => clock(hour, '30')),
  rule(`(${NUMBER}) gio ruoi`, ([hour]) => clock(hour, '30')),
  rule(`(\\d{1,2}) ?(?:h|g|:) ?(\\d{1,2})(?: ?(?:phut|ph|p))?${NOT_A_MINUTE}`, ([hour, minute]) => clock(hour, minute)),
  rule(`(${NUMBER}) gio (${NUMBER})(?: ?(?:phut|ph|p))?${NOT_A_MINUTE}`, ([hour, minute]) => clock(hour, minute)),
  rule('(\\d{1,2}) ?(?:h|g|gio)', ([hour]) => clock(hour, undefined)),
  rule(`(${NUMBER}) gio`, ([hour]) => clock(hour, undefined)),
  rule('luc (\\d{1,2})(?! ?[/.:-] ?\\d)(?! (?:thang|ngay|phut))', ([hour]) => clock(hour, undefined)),
  rule('nua dem', () => ({ kind: 'clock', hour: 24, minute: 0 })),
  rule('(?:buoi )?(sang|trua|chieu|toi|dem|khuya)', ([word]) => {
    const part = word === undefined ? undefined : PARTS[word];
    return part && { kind: 'part', part };
  }),
];

const PARTS: Readonly<Record<string, PartOfDay>> = {
  sang: 'morning',
  trua: 'noon',
  chieu: 'afternoon',
  toi: 'evening',
  dem: 'night',
  khuya: 'night',
};

function clock(hour: string | undefined, minute: string | undefined): Piece {
  return checked(readNumber(hour), minute === undefined ? 0 : readNumber(minute));
}

function readLess([hour, less]: readonly (string | undefined)[]): Piece {
  return checked(readNumber(hour), -readNumber(less));
}

function checked(hour: number, minute: number): Piece {
  const fits = hour >= 0 && hour <= 24 && Math.abs(minute) <= 59 && !(hour === 24 && minute > 0);
  if (!fits || (hour === 0 && minute < 0)) return { kind: 'unreadable', reason: 'noSuchTime' };
  return { kind: 'clock', hour, minute };
}

/** What an hour can mean beside the parts of the day in the text: one reading, two to ask about, none if it cannot be. */
export function readingsOf(
  clockPiece: { readonly hour: number; readonly minute: number; readonly start: number; readonly end: number },
  pieces: readonly PlacedPiece[],
): readonly ClockReading[] {
  const { hour, minute } = clockPiece;
  const hours = hoursOf(hour, partFor(clockPiece, pieces));
  return hours.map((absolute) => reading(absolute * 60 + minute)).filter((found) => found !== undefined);
}

type PartSaid = PartOfDay | 'eveningOrUntil' | undefined;

/** The part of the day nearest to the hour. A bare "toi 8h" is 8 in the evening or until 8; "buổi tối 8h" is not. */
function partFor(at: { readonly start: number; readonly end: number }, pieces: readonly PlacedPiece[]): PartSaid {
  const distance = (piece: PlacedPiece) => (piece.start >= at.end ? piece.start - at.end : at.start - piece.end);
  const parts = pieces.flatMap((piece) => (piece.kind === 'part' ? [piece] : []));
  const others = parts.filter((piece) => piece.part !== 'evening');
  const [nearest] = (others.length > 0 ? others : parts).toSorted((a, b) => distance(a) - distance(b));
  const bare = nearest && nearest.end - nearest.start === 'toi'.length;
  if (nearest?.part === 'evening' && bare && nearest.end + 1 === at.start) return 'eveningOrUntil';
  return nearest?.part;
}

/** Hours counted from the midnight that begins the day named. */
function hoursOf(hour: number, part: PartSaid): readonly number[] {
  switch (part) {
    case 'morning':
      if (hour === 12) return [0, 12];
      return hour < 12 ? [hour] : [];
    case 'noon':
      if (hour >= 1 && hour <= 2) return [hour + 12];
      return hour >= 10 && hour <= 14 ? [hour] : [];
    case 'afternoon':
      if (hour >= 1 && hour <= 7) return [hour + 12];
      return hour >= 12 && hour <= 19 ? [hour] : [];
    case 'evening':
      if (hour >= 5 && hour <= 12) return [hour + 12];
      return hour >= 17 ? [hour] : [];
    case 'night':
      if (hour >= 6 && hour <= 12) return [hour + 12];
      if (hour >= 1 && hour <= 5) return [hour, hour + 24];
      return hour === 0 ? [0, 24] : hour >= 18 ? [hour] : [];
    case 'eveningOrUntil':
      return hour >= 5 && hour <= 11 ? [hour, hour + 12] : hoursOf(hour, undefined);
    default:
      // At work 2h is 14:00 as often as it is the night's.
      return hour >= 1 && hour <= 5 ? [hour, hour + 12] : [hour];
  }
}

function reading(minutes: number): ClockReading | undefined {
  if (minutes < 0) return undefined;
  const later = minutes > 24 * 60;
  const inDay = later ? minutes - 24 * 60 : minutes;
  return { time: { hour: Math.floor(inDay / 60), minute: inDay % 60 }, daysLater: later ? 1 : 0 };
}
