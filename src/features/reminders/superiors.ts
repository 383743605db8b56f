/** Who is told about the tasks of others; for those who are away that day, their substitutes. */
import { type Answering, peopleFor } from '../../ledger/responsible.js';

/** Whoever leads the unit; the office where nobody does. */
export function leadersOf(unit: number, answering: Answering): readonly number[] {
  return peopleFor({ unit: { id: unit }, holders: [], assignment: null }, answering);
}

export function officeOf(answering: Answering): readonly number[] {
  return leadersOf(NOBODYS_UNIT, answering);
}

/** No unit has this number, so nobody leads it. */
const NOBODYS_UNIT = 0;
