/**
 * What a feature adds to the periodic reports: sections of its own records, and the merits units are graded by. The
 * feature says what there is; the report places it, compares the numbers with earlier periods, and renders it to DOCX,
 * XLSX and JSON alike. Everything handed over is plain JSON: a confirmed report keeps it as it was.
 */
import type { Day } from '../calendar/day.js';
import type { Period } from '../calendar/period.js';
import type { Read } from '../db/client.js';
import type { PlanInForce } from './plan-in-force.js';

/**
 * Under which heading of the report a section stands: papers (I.1 documents issued), praise (II.3), press (II.4),
 * opinion (II.5 opinion, feedback, criticism), incidents (II.6 hot issues), reward (IV. proposals of rewards).
 */
export type SectionPlace = 'papers' | 'praise' | 'press' | 'opinion' | 'incidents' | 'reward';

/** Which records are wanted. */
export interface SectionSpan {
  readonly edition: PlanInForce;
  readonly period: Period;
  /** Records dated in [from, to): a report's data run from the cut-off before to its own. */
  readonly from: Date;
  readonly to: Date;
  /**
   * Records of units whose path begins with this; "/" is the whole institution, and then records of no unit count too.
   * `where: { unit: { path: { startsWith: unitPath } } }`
   */
  readonly unitPath: string;
  /** States are those of this instant. */
  readonly now: Date;
}

/**
 * One section. `read` is also asked for the period before and the same period of the year before: of those the report
 * uses the numbers only, matched by name. Only what is in the records: what cannot be known is left out, never guessed.
 */
export interface ReportSection {
  /** Stored reports know the section by it: "hot-issues". */
  readonly name: string;
  readonly place: SectionPlace;
  read(read: Read, span: SectionSpan): Promise<SectionFacts>;
}

export interface SectionFacts {
  /** The sub-heading in the document and the name of its sheets: "Phản ánh, góp ý". */
  readonly title: string;
  /** Each is the number of rows of its kind below, and called the same in every period. */
  readonly numbers: readonly SectionNumber[];
  /** Sentences the numbers do not say, such as a forecast; each its own paragraph. */
  readonly sentences?: readonly string[];
  /** The rows behind the numbers: all of them in the workbook, the first few hundred on paper. */
  readonly tables: readonly SectionTable[];
  /**
   * What stands there when numbers are all 0, there are no sentences and rows, and another section of the place has some;
   * absent: "Không có.", as under a heading of which no section holds anything.
   */
  readonly empty?: string;
}

export interface SectionNumber {
  /** As it stands before a colon: "Đã xử lý". */
  readonly name: string;
  readonly value: number;
}

export interface SectionTable {
  readonly title: string;
  readonly columns: readonly SectionColumn[];
  /** Cells in the order of the columns. */
  readonly rows: readonly (readonly SectionCell[])[];
}

export interface SectionColumn {
  readonly title: string;
  readonly type: 'text' | 'number' | 'date' | 'link';
  /** In the workbook only. */
  readonly workbookOnly?: boolean;
}

/** Dates are written "2020-11-25" or "2020-11-25T08:30", already in the plan's zone. `null` is empty. */
export type SectionCell = string | number | null | { readonly text: string; readonly href: string };

/** What is counted for a unit beside its tasks. */
export type MeritKind = 'published' | 'sentUp' | 'commended' | 'hotIssueHandled';

/** One thing that counts for a unit, and the evidence of it. */
export interface Merit {
  readonly unit: { readonly code: string; readonly name: string };
  /** What an inspector looks up: "BAI-1126-014", "TN-1120-002". */
  readonly code: string;
  readonly title: string;
  readonly on: Day;
  /** Of what was published: the channel's code in the plan; the report counts by channel and unit. */
  readonly channel?: string;
  /** Where it can be seen. */
  readonly link?: string;
}

/** Merits dated within the span, one entry a thing (of what was published: one a channel). */
export type MeritSource = (read: Read, span: SectionSpan) => Promise<readonly Merit[]>;
