/** What compiling and rendering in the document thread takes and answers. */
import type { Job } from '../../documents/worker.js';
import type { CompilePlan } from '../../ledger/compile.js';
import type { Earlier, Gap, ReportRows } from '../../ledger/compile-model.js';
import type { ReportScope } from '../../ledger/compile-scope.js';
import type { FrozenReport } from '../../ledger/frozen.js';
import type { Plan } from '../../ledger/plan/language.js';
import type { WrittenTexts } from './written-texts.js';

/** The plan as far as reports read it; `units`: only those it names in head and foot. */
export type ReportPlan = CompilePlan &
  Pick<Plan, 'zone' | 'organisation' | 'focalPersons' | 'recipients' | 'reports' | 'units'>;

/** How the paper looks this time: everything of it that is no number. */
export interface Paper {
  readonly form: 'standalone' | 'chapter';
  /** Drafts mark what people are still to write. */
  readonly isDraft: boolean;
  readonly texts: WrittenTexts;
  /** As the clerk entered them; null: blank. */
  readonly issue: { readonly number: string; readonly day: string } | null;
}

/** The sources of its pages: tasks, what confirmed reports say, items sent, items approved later. */
export interface CompileInput {
  readonly scope: ReportScope;
  readonly plan: ReportPlan;
  readonly fixed: Omit<ReportRows, 'count' | 'items' | 'approvedLater' | 'frozenLater'>;
  readonly frozen: readonly FrozenReport[];
  readonly paper: Paper;
}

export interface Compiled {
  /** The model as JSON text. */
  readonly model: string;
  readonly digest: ReportDigest;
  /** What it says of each unit and duty, as JSON texts of some hundred rows. */
  readonly counts: readonly string[];
  readonly document: Uint8Array;
  readonly workbook: Uint8Array;
  /** The sheets of the workbook as CSV, in a ZIP. */
  readonly csv: Uint8Array;
}

/** What messages and later reports need of a model. */
export interface ReportDigest extends Earlier {
  /** Of the model without the instant it was read at: equal when nothing changed. */
  readonly fingerprint: string;
  readonly gapCount: number;
  /** The first few. */
  readonly gaps: readonly (Omit<Gap, 'units'> & { readonly names: readonly string[]; readonly others: number })[];
  readonly topics: number;
  readonly uncovered: number;
  readonly dueAt: string | null;
  readonly dataTo: string;
  readonly asOf: string;
  /** Null: of the moment. */
  readonly frozenLater: number | null;
}

export const compileJob: Job<CompileInput, Compiled> = {
  module: new URL('./compile-in-thread.js', import.meta.url).href,
};

export interface RenderInput {
  /** The model as JSON text. */
  readonly model: string;
  readonly plan: ReportPlan;
  readonly paper: Paper;
}

/** The document again, with the same numbers. */
export const renderJob: Job<RenderInput, { readonly document: Uint8Array }> = {
  module: new URL('./render-in-thread.js', import.meta.url).href,
};

/** A unit as an inspector asks for it: its standing, and of each task when and by what it was done. */
export interface UnitFile {
  readonly code: string;
  readonly name: string;
  readonly tasks: readonly InspectedTask[];
}

export interface InspectedTask {
  readonly duty: string;
  readonly about: string | null;
  readonly clause: string;
  /** "2020-11-30", the last day in time. */
  readonly due: string;
  readonly state: string;
  readonly done: string | null;
  readonly proof: string;
}

/** Its source: the units, some a page. */
export interface InspectInput {
  /** The model as JSON text. */
  readonly model: string;
  readonly plan: ReportPlan;
  readonly at: Date;
}

/** A document for each unit, in a ZIP. */
export const inspectJob: Job<InspectInput, { readonly archive: Uint8Array }> = {
  module: new URL('./inspect-in-thread.js', import.meta.url).href,
};
