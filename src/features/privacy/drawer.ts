import type { Read } from '../../db/client.js';

/** Rows that are handed over under one name. */
export interface Drawer {
  readonly name: string;
  /** Where these people are looked for: "Model.column". */
  readonly columns: readonly string[];
  readonly read: (read: Read, person: number) => Promise<readonly object[]>;
}
