/** What a report holds before it looks like anything: the rows it is compiled from, and the numbers and lists in plain JSON. */
import type { Period } from '../calendar/period.js';
import type { Counts, PeriodCount, UnitName } from './count.js';
import type { GradingModel } from './grading.js';
import type { Settles } from './plan/language.js';
import type { Merit, MeritKind, SectionFacts, SectionNumber, SectionPlace } from './report-section.js';

export type { UnitName };

/** An item that was sent, as the report needs it. */
export interface ItemRow {
  readonly code: string;
  readonly title: string;
  readonly author: string;
  readonly unit: UnitName & { readonly position: number };
  readonly topic: string | null;
  readonly state: 'inReview' | 'returned' | 'approved' | 'rejected' | 'withdrawn';
  readonly firstSentAt: Date;
  readonly decidedAt: Date | null;
}

export interface ReportRows {
  /** When the rows were read: the states are those of this instant. */
  readonly asOf: Date;
  /** The unit it is about, with those below it; undefined: the whole institution. */
  readonly unit?: UnitName;
  /** The tasks that count in the period, counted. */
  readonly count: PeriodCount;
  /** The numbers are those of a confirmed report of the period, and so many tasks were done since. */
  readonly frozenLater?: number;
  /** Items first sent in [dataFrom, dataTo). */
  readonly items: readonly ItemRow[];
  /** Items sent before dataFrom and approved in [dataFrom, dataTo). */
  readonly approvedLater: readonly ItemRow[];
  /** The features' sections, and what they said of the two earlier periods. */
  readonly sections: readonly SectionRows[];
  readonly merits: Readonly<Partial<Record<MeritKind, readonly Merit[]>>>;
  /** The units the plan grades. */
  readonly graded: readonly UnitName[];
  /** The period before and the same one a year earlier; undefined when nothing was kept then. */
  readonly before: Earlier | undefined;
  readonly lastYear: Earlier | undefined;
  /** What was done after the report of the period before was confirmed. */
  readonly supplement: Supplement | undefined;
  /** The duties due in the period after. */
  readonly next: readonly NextDuty[];
}

export interface SectionRows extends SectionFacts {
  readonly name: string;
  readonly place: SectionPlace;
}

/** What is compared: the numbers of another period. */
export interface Earlier {
  readonly period: Period;
  readonly totals: Counts;
  readonly items: ItemNumbers;
  readonly published: number;
  readonly sections: readonly { readonly name: string; readonly numbers: readonly SectionNumber[] }[];
}

/** Plain JSON: instants are ISO strings in UTC. */
export interface ReportModel {
  readonly version: typeof MODEL_VERSION;
  readonly report: string;
  readonly plan: string;
  readonly period: Period;
  /** Null: the whole institution. */
  readonly unit: UnitName | null;
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly dueAt: string | null;
  readonly asOf: string;
  /** Null: of the moment; else the period is confirmed, and so many tasks were done since. */
  readonly frozenLater: number | null;
  readonly totals: Counts;
  /** 0 to 1; null when nothing can be judged yet. */
  readonly onTimeRate: number | null;
  /** In the plan's order. Every task that counts is in exactly one of their units. */
  readonly duties: readonly DutyNumbers[];
  /** Every unit that owes, sent or published something, in the institution's order. */
  readonly units: readonly UnitNumbers[];
  readonly items: ItemNumbers;
  /** The first few thousand: the workbook has all. */
  readonly approved: readonly ApprovedItem[];
  /** Sent before this report's data begin, approved within them: in no other report. */
  readonly approvedLater: readonly ApprovedItem[];
  readonly approvedLaterCount: number;
  readonly topics: readonly TopicNumbers[];
  /** Approved items whose topic is not one of the plan's. */
  readonly withoutTopic: number;
  /** Codes of the topics without an approved item. */
  readonly uncovered: readonly string[];
  readonly published: PublishedNumbers;
  readonly sections: readonly SectionRows[];
  readonly grading: GradingModel | null;
  readonly before: Earlier | null;
  readonly lastYear: Earlier | null;
  readonly supplement: Supplement | null;
  readonly gaps: readonly Gap[];
  readonly next: readonly NextDuty[];
}

/** Raised when a stored model of an older shape could not be rendered any more. */
export const MODEL_VERSION = 2;

/** What was published, by channel and unit. */
export interface PublishedNumbers {
  readonly total: number;
  /** The plan's channels on which something was published, in its order. */
  readonly channels: readonly (UnitName & { readonly published: number })[];
  readonly units: readonly (UnitName & {
    readonly byChannel: readonly number[];
    readonly published: number;
  })[];
  /** The first few thousand. */
  readonly entries: readonly Merit[];
}

/** What came after a report was confirmed: it changes none of its numbers. */
export interface Supplement {
  readonly period: Period;
  readonly confirmedAt: string;
  readonly tasks: readonly SupplementTask[];
}

export interface SupplementTask {
  readonly unit: UnitName;
  readonly title: string;
  readonly doneAt: string;
}

export interface DutyNumbers {
  readonly code: string;
  readonly title: string;
  readonly clause: string;
  /** What settles it; null for a duty the plan no longer has. */
  readonly by: Settles['by'] | null;
  readonly units: readonly DutyUnit[];
  readonly totals: Counts;
}

export interface UnitNumbers extends UnitName {
  readonly counts: Counts;
  readonly items: ItemNumbers;
}

/** One unit and one duty. */
export interface DutyUnit extends UnitName {
  readonly id: number;
  readonly counts: Counts;
  readonly dueAt: string;
  readonly lastDueAt: string;
}

/** `sent` is the sum of the others. */
export interface ItemNumbers {
  readonly sent: number;
  readonly approved: number;
  readonly inReview: number;
  readonly returned: number;
  readonly rejected: number;
  readonly withdrawn: number;
}

export interface ApprovedItem {
  readonly code: string;
  readonly title: string;
  readonly author: string;
  readonly unit: UnitName;
  readonly topic: string | null;
  readonly firstSentAt: string;
  readonly decidedAt: string | null;
}

export interface TopicNumbers {
  readonly code: string;
  readonly title: string;
  readonly approved: number;
}

/** Why something is not there: not handed in and past its time, not yet, back with its author, or with its reviewer. */
export const GAP_KINDS = ['missing', 'open', 'toFix', 'inReview'] as const;

/** The units of one duty that all lack it for the same reason; `tasks` says for how many periods each. */
export interface Gap {
  readonly duty: string;
  readonly title: string;
  readonly why: (typeof GAP_KINDS)[number];
  readonly units: readonly (UnitName & { readonly tasks: number })[];
}

export interface NextDuty {
  readonly duty: string;
  readonly title: string;
  readonly clause: string;
  /** The nearest first late instant. */
  readonly dueAt: string;
  /** How many units owe it; the name where it is one. */
  readonly units: number;
  readonly only: string | null;
}
