/** Which command somebody means who types it with marks, in words, without its slash or with a slip of the finger. Pure. */
import { fold } from '../lib/fold.js';
import type { ActorPost } from '../org/actor.js';
import type { Command } from './handlers.js';
import { type TypedCommand, wordsOf } from './typed-words.js';

/** Leaves a question; no feature's. */
export const CANCEL = 'huy';

type Commands = ReadonlyMap<string, Command>;

/** "/tin nóng ở cổng" is "/tinnong ở cổng"; one that is none stays as it was typed. */
export function meantCommand(commands: Commands, typed: TypedCommand): TypedCommand {
  let { name, argument } = typed;
  for (let words = 1; words <= LONGEST_NAME; words++) {
    if (commands.has(name)) return { name, argument };
    const [, next, rest] = /^(\S+)\s*([\s\S]*)$/.exec(argument) ?? [];
    if (next === undefined || rest === undefined) break;
    name += fold(next);
    argument = rest;
  }
  return typed;
}

/** "/dulieucuatoi" has the most syllables. */
const LONGEST_NAME = 5;

/** A command that only reads, typed as the menu writes it or as one speaks it: whoever forgets the slash wants no article of it. */
export function withoutSlash(commands: Commands, text: string, posts: readonly ActorPost[]): string | undefined {
  const command = commands.get(wordsOf(text).replaceAll(' ', ''));
  return command?.readsOnly === true && command.shownTo(posts) ? command.name : undefined;
}

/** The one of their commands that was probably meant: begun with, or a slip or two of the finger away; undefined: none, or several. */
export function nearestCommand(commands: Commands, name: string, posts: readonly ActorPost[]): string | undefined {
  const shown = [...commands.values()].filter((command) => command.shownTo(posts)).map((command) => command.name);
  const own = [...shown, CANCEL];
  const slips = name.length < LONG_ENOUGH_FOR_TWO ? 1 : 2;
  const near = own.map((each) => ({ each, by: slipsBetween(name, each) })).filter(({ by }) => by <= slips);
  const least = Math.min(...near.map(({ by }) => by));
  const closest = near.filter(({ by }) => by === least).map(({ each }) => each);
  const begun = name.length < SHORTEST_BEGINNING ? [] : own.filter((each) => each.startsWith(name));
  const [only, other] = begun.length > 0 ? begun : closest;
  return other === undefined ? only : undefined;
}

const LONG_ENOUGH_FOR_TWO = 6;
const SHORTEST_BEGINNING = 3;

/** How many letters were left out, added, mistaken or swapped with their neighbour. */
function slipsBetween(a: string, b: string): number {
  const table: number[][] = [];
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    table.push(row);
    for (let j = 0; j <= b.length; j++) {
      const same = i > 0 && j > 0 && a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row.push(
        i === 0 || j === 0
          ? i + j
          : Math.min(
              at(i - 1, j) + 1,
              at(i, j - 1) + 1,
              at(i - 1, j - 1) + (same ? 0 : 1),
              swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
            ),
      );
    }
  }
  return at(a.length, b.length);
}
