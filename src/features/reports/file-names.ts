/** What the files of a report are called. Letters, digits and hyphens only: names travel through mail programs and old disks. */
import { addDays } from '../../calendar/day.js';
import type { Period } from '../../calendar/period.js';
import type { ReportRule } from '../../ledger/plan/language.js';
import { fold } from '../../lib/fold.js';

export interface NamedReport {
  readonly rule: ReportRule | undefined;
  readonly period: Period;
  readonly form: 'standalone' | 'chapter' | 'photos';
  /** The code of the unit it is about; undefined: the whole institution. */
  readonly unit?: string | undefined;
  /** As the clerk entered it. */
  readonly number?: string | undefined;
}

/** Without an extension. */
export function fileStem({ rule, period, form, unit, number }: NamedReport): string {
  return [
    ...(form === 'photos' ? ['anh'] : ['bao-cao', ...(rule?.kind === 'opinion' ? ['du-luan'] : [])]),
    periodStem(period),
    ...(unit === undefined ? [] : [unit]),
    ...(form === 'chapter' && rule?.form !== 'chapter' ? ['chuong'] : []),
    ...(number === undefined ? [] : [`so-${fold(number).replace(/[^a-z0-9]+/g, '-')}`]),
  ].join('-');
}

function periodStem({ kind, code, from, to }: Period): string {
  const year = code.slice(0, 4);
  switch (kind) {
    case 'month':
      return `thang-${code}`;
    case 'semester':
      return `hoc-ky-${code.endsWith('HK1') ? 1 : 2}-${code.slice(0, 9)}`;
    case 'schoolYear':
      return `nam-hoc-${code}`;
    case 'halfYear':
      return `6-thang-${code.endsWith('H1') ? 'dau' : 'cuoi'}-nam-${year}`;
    case 'year':
      return `nam-${year}`;
    case 'range':
      return `${from}-den-${addDays(to, -1)}`;
  }
}
