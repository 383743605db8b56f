/** A step that is a list to choose from: of units, people, topics, periods. */
import type { Act } from '../act.js';
import type { Choice } from '../outbox/message.js';
import type { Maybe, Outcome, Step } from './dialog.js';
import {
  FIRST_VIEW,
  type ListEntry,
  type Listed,
  type ListView,
  listPicked,
  listQuestion,
  listTyped,
} from './listing.js';

/** What is particular to one list. Which page of which search is shown stands in the step's own answers. */
export interface ListStep<A extends ListView> {
  /** The words above the list. */
  ask(answers: A, act: Act): Maybe<string>;
  entries(answers: A, act: Act): Maybe<readonly ListEntry[]>;
  /** Choices beside the list, last on each page; they lead to `taps`. */
  others?(answers: A, act: Act): Maybe<readonly Choice[]>;
  readonly taps?: Step<A>['taps'];
  /** Somebody typed what is on no entry: what to say, or where else it leads. */
  nothing(typed: string, answers: A, act: Act): Maybe<string | Outcome>;
  /** The step again, at another page or search. */
  turn(answers: A): Outcome;
  /** `view`: where in the list, for those who come back to it. */
  chosen(key: string, answers: Omit<A, keyof ListView>, act: Act, view: ListView): Maybe<Outcome>;
}

/** The step of a list: by button, by number, by a part of the name. What has left the list since leads to its first page. */
export function listStep<A extends ListView>(list: ListStep<A>): Step<A> {
  const given = async (listed: Listed | undefined, answers: A, act: Act, view: ListView): Promise<Outcome> => {
    if (listed === undefined) return list.turn({ ...answers, ...FIRST_VIEW });
    if ('view' in listed) return list.turn({ ...answers, ...listed.view });
    if ('key' in listed) {
      const { page, find, ...others } = answers;
      return list.chosen(listed.key, others, act, view);
    }
    const said = await list.nothing(listed.nothing, answers, act);
    return typeof said === 'string' ? { kind: 'again', why: { text: said } } : said;
  };
  return {
    async ask(answers, act) {
      const others = await list.others?.(answers, act);
      return [listQuestion(await list.ask(answers, act), await list.entries(answers, act), answers, others)];
    },
    pick: async (key, answers, act) =>
      given(listPicked(key, await list.entries(answers, act), answers), answers, act, viewOf(answers)),
    text: async (text, answers, act) =>
      given(listTyped(text, await list.entries(answers, act)), answers, act, FIRST_VIEW),
    ...(list.taps !== undefined && { taps: list.taps }),
  };
}

function viewOf({ page, find }: ListView): ListView {
  return { page, find };
}
