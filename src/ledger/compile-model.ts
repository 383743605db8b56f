/** What a report holds before it looks like anything: the rows it is compiled from, and the numbers and lists in plain JSON. */
import type { Period } from '../calendar/period.js';
import type { Counts } from './count.js';
import type { Settles } from './plan/language.js';
import type { StandingTask } from './standing.js';

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
  /** The tasks that count in the period. */
  readonly tasks: readonly StandingTask[];
  /** Items first sent in [dataFrom, dataTo). */
  readonly items: readonly ItemRow[];
  /** Items sent before dataFrom and approved in [dataFrom, dataTo). */
  readonly approvedLater: readonly ItemRow[];
  /** The same of the period before; undefined when nothing was kept then. */
  readonly before:
    | { readonly period: Period; readonly tasks: readonly StandingTask[]; readonly items: readonly ItemRow[] }
    | undefined;
  /** The tasks that count in the period after. */
  readonly nextTasks: readonly StandingTask[];
}

export interface UnitName {
  readonly code: string;
  readonly name: string;
}

/** Plain JSON: instants are ISO strings in UTC. */
export interface ReportModel {
  readonly report: string;
  readonly plan: string;
  readonly period: Period;
  readonly dataFrom: string;
  readonly dataTo: string;
  readonly dueAt: string | null;
  readonly asOf: string;
  readonly totals: Counts;
  /** 0 to 1; null when nothing can be judged yet. */
  readonly onTimeRate: number | null;
  /** In the plan's order. Every task that counts is in exactly one of their units. */
  readonly duties: readonly DutyNumbers[];
  /** Every unit that owes or sent something, in the institution's order. */
  readonly units: readonly UnitNumbers[];
  readonly items: ItemNumbers;
  readonly approved: readonly ApprovedItem[];
  /** Sent before this report's data begin, approved within them: in no other report. */
  readonly approvedLater: readonly ApprovedItem[];
  readonly topics: readonly TopicNumbers[];
  /** Approved items whose topic is not one of the plan's. */
  readonly withoutTopic: number;
  /** Codes of the topics without an approved item. */
  readonly uncovered: readonly string[];
  readonly before: { readonly period: Period; readonly totals: Counts; readonly items: ItemNumbers } | null;
  readonly gaps: readonly Gap[];
  readonly next: readonly NextDuty[];
}

export interface DutyNumbers {
  readonly code: string;
  readonly title: string;
  readonly clause: string;
  /** What settles it; null for a duty the plan no longer has. */
  readonly by: Settles['by'] | null;
  readonly units: readonly (UnitName & { readonly counts: Counts })[];
  readonly totals: Counts;
}

export interface UnitNumbers extends UnitName {
  readonly counts: Counts;
  readonly items: ItemNumbers;
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
  readonly units: readonly UnitName[];
}
