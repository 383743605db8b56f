// Every Vietnamese word the renderers add of their own to a document, a workbook or a table.

export const NATIONAL_NAME = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const NATIONAL_MOTTO = 'Độc lập - Tự do - Hạnh phúc';

export const NOTHING_TO_REPORT = 'Không có.';
export const ADDRESSED_TO = 'Kính gửi:';
export const RECIPIENTS = 'Nơi nhận:';
export const AS_ADDRESSED = 'Như trên';
export const ANNEX = 'Phụ lục';

/** Name of the paragraph style a clerk sees in the word processor. */
export const BODY_STYLE_NAME = 'Lời văn';

/** Kept copies: the clerk's registry (VT) always comes first. */
export const keptBy = (places: readonly string[]): string => `Lưu: ${places.join(', ')}`;

/** "Số: 05/BC-MNTr"; an empty number leaves room for the clerk's pen. */
export const numberLine = (number: string, symbol: string): string =>
  number === '' ? `Số:        /${symbol}` : `Số: ${number}/${symbol}`;

/** "ngày 05 tháng 01 năm 2020"; an empty day leaves room for the clerk's pen. */
export const dayLine = (day: string, month: string, year: number): string =>
  day === '' ? `ngày      tháng ${month} năm ${year}` : `ngày ${day} tháng ${month} năm ${year}`;

export const placeAndDay = (place: string, day: string): string => `${place}, ${day}`;

/** "(Kèm theo Báo cáo số 05/BC-MNTr ngày 05 tháng 01 năm 2020 của Trường Mầm non Hoa Mai)" */
export const attachedTo = (typeName: string, number: string, symbol: string, day: string, issuer: string): string =>
  `(Kèm theo ${typeName} số ${number === '' ? '      ' : number}/${symbol} ${day} của ${issuer})`;
