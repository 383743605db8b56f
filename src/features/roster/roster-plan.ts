/** What is known before a staff list is imported, and what importing it would change. */
import type { Role } from '../../db/client.js';
import type { NamedUnit } from './words.js';

/** Somebody the house knows, joined or not, here or gone. */
export interface KnownPerson {
  readonly id: number;
  readonly name: string;
  readonly phone: string | null;
  readonly left: boolean;
  /** Has an account: came in already. */
  readonly joined: boolean;
  readonly posts: readonly { readonly unit: number; readonly role: Role }[];
  /** Where they served before. */
  readonly former: readonly number[];
}

export interface Known {
  readonly people: readonly KnownPerson[];
  /** In force, in the plan's order. */
  readonly units: readonly NamedUnit[];
  /** Where those sit whose row names a post and no unit. */
  readonly desks: Readonly<Partial<Record<Role, number>>>;
  /** A person's name as the house keeps it; undefined: it is none. */
  readName(text: string): string | undefined;
}

/** new: somebody unknown. returns: left once. post, phone: known, and has that in addition. same: nothing changes. */
export type Change = 'new' | 'returns' | 'post' | 'phone' | 'same';

export interface PlannedRow {
  readonly row: number;
  readonly name: string;
  readonly unit: NamedUnit;
  readonly role: Role;
  /** To be written; undefined: none, or the one that is known. */
  readonly phone: string | undefined;
  /** Undefined: of somebody new. */
  readonly person: number | undefined;
  /** The row that introduces the person: of several rows of one person the first. */
  readonly first: number;
  readonly change: Change;
}

/** What keeps the list from being imported. `names`: units, people or rows it is about. */
export interface RowProblem {
  readonly row: number;
  readonly name: string;
  readonly what:
    | 'noName'
    | 'badName'
    | 'broken'
    | 'noUnit'
    | 'unknownUnit'
    | 'severalUnits'
    | 'phoneTwice'
    | 'phoneOfAnother'
    | 'severalPeople';
  readonly text: string;
  readonly names: readonly string[];
}

/** What somebody should look at before saying yes. */
export interface RowRemark {
  readonly row: number;
  readonly name: string;
  readonly what: 'badPhone' | 'unknownRole' | 'repeated' | 'otherUnit' | 'namesake' | 'newPhone';
  readonly text: string;
}

export interface RosterPlan {
  readonly rows: readonly PlannedRow[];
  readonly problems: readonly RowProblem[];
  readonly remarks: readonly RowRemark[];
  /** Hold posts here, and the list does not name them. */
  readonly absent: readonly KnownPerson[];
}
