/** Pure decisions about requests: who may be asked for what, and what may come up where. */
import type { Duty, Plan } from '../../ledger/plan/language.js';
import { owersOf } from '../../ledger/plan/owers.js';
import { typedWords } from '../../lib/typed.js';

export const KINDS = ['asked', 'arisen'] as const;
export type RequestKind = (typeof KINDS)[number];

const WHEN = { asked: 'onRequest', arisen: 'asItArises' } as const;

/** Whether the plan expects a duty in this way. */
export function comesAbout(duty: Duty, kind: RequestKind): boolean {
  return duty.when.some((when) => when.kind === WHEN[kind]);
}

/** The codes of the units that may be asked under a duty, or where it may come up: any, where the plan names none. */
export function possibleUnits(duty: Duty, plan: Plan): readonly string[] {
  const owers = owersOf(duty, plan);
  return owers.length > 0 || !duty.owes.asked ? owers : plan.units.map((unit) => unit.code);
}

const SHORTEST_WORDS = 5;
const LONGEST_WORDS = 500;

/** What is asked for or has come up, as we keep it; undefined: too short or too long. */
export function readWords(text: string): string | undefined {
  return typedWords(text, { min: SHORTEST_WORDS, max: LONGEST_WORDS });
}

const TITLE_LENGTH = 80;

/** The words as the title of a task: the first line, cut at a word. */
export function shortWords(words: string): string {
  const line = words.split('\n')[0]?.trim() ?? '';
  const characters = [...line];
  if (characters.length <= TITLE_LENGTH) return line;
  const cut = characters.slice(0, TITLE_LENGTH).join('');
  const space = cut.lastIndexOf(' ');
  return `${(space > TITLE_LENGTH / 2 ? cut.slice(0, space) : cut).trim()}…`;
}
