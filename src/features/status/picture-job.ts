/** What drawing the heat map in the document thread takes and answers. */
import type { Job } from '../../documents/worker.js';
import type { FrozenReport } from '../../ledger/frozen.js';
import type { Duty } from '../../ledger/plan/language.js';

/** Its sources: of each month its tasks, then what confirmed reports say of it. */
export interface PictureInput {
  readonly months: readonly { readonly label: string; readonly frozen: readonly FrozenReport[] }[];
  readonly duties: readonly Duty[];
  readonly title: string;
  readonly subtitle: string;
  /** Path and name of the units that stand for those below them, where there are too many. */
  readonly groupNames: readonly (readonly [string, string])[];
}

export interface Pictured {
  /** PNG files. */
  readonly pictures: readonly Uint8Array[];
  /** How many rows are on none of them. */
  readonly hidden: number;
  /** Empty: each row is one unit. */
  readonly groups: readonly {
    readonly path: string;
    readonly name: string;
    readonly missing: number;
    readonly units: number;
  }[];
}

export const pictureJob: Job<PictureInput, Pictured> = {
  module: new URL('./picture-in-thread.js', import.meta.url).href,
};
