/** A step that asks for one of the institution's units. */
import { unitsInForce } from '../org/units.js';
import type { Maybe, Outcome, Step } from './dialog.js';
import { type ListStep, listStep } from './list-step.js';
import { entriesOf, type ListView } from './listing.js';

/** What is particular to one such question. */
export interface UnitStep<A extends ListView> extends Pick<ListStep<A>, 'others' | 'taps' | 'nothing' | 'turn'> {
  readonly ask: string;
  /** `unit`: its number in the database. */
  chosen(unit: number, answers: Omit<A, keyof ListView>): Maybe<Outcome>;
}

/** All units in force, by button, by number, by code or by a part of the name. */
export function unitStep<A extends ListView>({ ask, chosen, ...particular }: UnitStep<A>): Step<A> {
  return listStep<A>({
    ...particular,
    ask: () => ask,
    entries: async (_, act) => entriesOf(await unitsInForce(act.tx)),
    chosen: (key, answers) => chosen(Number(key), answers),
  });
}
