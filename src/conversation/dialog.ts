/**
 * Multi-step questions as named steps, with a schema per step and no knowledge of the screen. What has been answered
 * lives in a database row, parsed by the step's schema at every read; so a dialog survives restarts and days.
 */
import { z } from 'zod';
import type { Act } from '../act.js';
import type { Json } from '../lib/json.js';
import type { Choice, Message, PickRef } from '../outbox/message.js';

/** A schema whose parsed value survives JSON: no Date, no transform. */
export type State = z.ZodType<Json, Json>;

/** At once or later. */
export type Maybe<T> = T | Promise<T>;

/** One question, and what each kind of answer leads to. `A`: what has been answered before. */
export interface Step<A> {
  /** The question. Its choices lead to `taps` and `pick` of this step (see `tap` and `option`). */
  ask(answers: A, act: Act): Maybe<readonly Message[]>;
  /** A typed answer. Absent: text here is no answer and goes to the person's draft. */
  text?(text: string, answers: A, act: Act): Maybe<Outcome>;
  /** Fixed choices, by name. `yes`: the question can be said yes to, in words too. */
  taps?: Readonly<Record<string, (answers: A, act: Act) => Maybe<Outcome>>>;
  /** Choices that come from data: the key of the one picked. */
  pick?(key: string, answers: A, act: Act): Maybe<Outcome>;
}

/** What an answer leads to. Made by `Moves`, read by the router. */
export type Outcome =
  | { readonly kind: 'go'; readonly step: string; readonly answers: Json }
  | { readonly kind: 'again'; readonly why: Message }
  | { readonly kind: 'done'; readonly say: readonly Message[]; readonly next?: DialogStart };

/** Where an answer can lead. */
export interface Moves<S extends Record<string, State>> {
  /** On to a step, with answers that fit its schema. */
  go<K extends keyof S & string>(step: K, answers: z.infer<S[K]>): Outcome;
  /** The same question again, with the reason. */
  again(why: string | Message): Outcome;
  done(...say: readonly Message[]): Outcome;
  /** Ends this dialog and begins another. */
  goOver(next: DialogStart): Outcome;
}

/** A dialog as its feature writes it. */
export interface DialogDefinition<S extends Record<string, State>> {
  /** "feature.name", unique in the house. */
  readonly kind: string;
  /** Raised whenever the shape of the answers changes: a running dialog of an older version is ended honestly. */
  readonly version: number;
  readonly states: S;
  /** For those who have not joined, and for nobody else: the dialogs of joining. Nothing else is theirs to answer. */
  readonly forStrangers?: true;
  steps(moves: Moves<S>): { readonly [K in keyof S]: Step<z.infer<S[K]>> };
}

/** What came for the question that stands open. */
export type Answer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tap'; readonly name: string }
  | { readonly kind: 'pick'; readonly key: string };

/** A dialog with its types folded away, as the router runs it. */
export interface Dialog {
  readonly kind: string;
  readonly version: number;
  readonly forStrangers: boolean;
  /** Whether there is such a step and it works on these answers. */
  fits(step: string, answers: unknown): boolean;
  /** The question of a step. Throws when answers do not fit. */
  ask(step: string, answers: unknown, act: Act): Promise<readonly Message[]>;
  /** What an answer leads to; 'notHere' when this step does not take such an answer. */
  answer(step: string, answers: unknown, answer: Answer, act: Act): Promise<Outcome | 'notHere'>;
}

/** A dialog that can be begun at a step with fitting answers. */
export interface StartableDialog<S extends Record<string, State>> extends Dialog {
  at<K extends keyof S & string>(step: K, answers: z.infer<S[K]>): DialogStart;
}

/** Returned by a command or a choice: the house begins the dialog there. */
export interface DialogStart {
  readonly dialog: Dialog;
  readonly step: string;
  readonly answers: Json;
}

/** Ties the steps to the schemas of their answers: what does not fit does not compile, and is not read. */
export function defineDialog<const S extends Record<string, State>>(
  definition: DialogDefinition<S>,
): StartableDialog<S> {
  const { kind, version, states } = definition;
  const moves: Moves<S> = {
    go: (step, answers) => ({ kind: 'go', step, answers }),
    again: (why) => ({ kind: 'again', why: typeof why === 'string' ? { text: why } : why }),
    done: (...say) => ({ kind: 'done', say }),
    goOver: (next) => ({ kind: 'done', say: [], next }),
  };
  const steps = definition.steps(moves);
  // What every object has is no step: `states.constructor` is there too.
  const schemaOf = (name: string) => (Object.hasOwn(states, name) ? states[name] : undefined);
  const open = <K extends keyof S & string>(name: K, answers: unknown) => {
    const schema = schemaOf(name);
    if (schema === undefined) throw new Error(`dialog ${kind} has no step ${name}`);
    return { step: steps[name], answers: schema.parse(answers) as z.infer<S[K]> };
  };
  const dialog: Dialog = {
    kind,
    version,
    forStrangers: definition.forStrangers === true,
    fits: (name, given) => schemaOf(name)?.safeParse(given).success === true,
    async ask(name, given, act) {
      const { step, answers } = open(name, given);
      return step.ask(answers, act);
    },
    async answer(name, given, answer, act) {
      const { step, answers } = open(name, given);
      switch (answer.kind) {
        case 'text':
          return step.text === undefined ? 'notHere' : step.text(answer.text, answers, act);
        case 'pick':
          return step.pick === undefined ? 'notHere' : step.pick(answer.key, answers, act);
        case 'tap': {
          const handler = step.taps?.[answer.name];
          return handler === undefined ? 'notHere' : handler(answers, act);
        }
      }
    },
  };
  return { ...dialog, at: (step, answers) => ({ dialog, step, answers }) };
}

/** A choice of the current step that leads to `taps[name]`. */
export function tap(label: string, name: string): Choice {
  return { label, pick: { to: TAP, key: name } };
}

/** A choice of the current step that leads to `pick(key)`. */
export function option(label: string, key: string): Choice {
  return { label, pick: { to: OPTION, key } };
}

/** Leaves the dialog for the command that was typed in its middle. */
export function leave(label: string, typed: string): Choice {
  return { label, pick: { to: LEAVE, key: typed } };
}

/** Goes on with the dialog: its question is put again. */
export function stay(label: string): Choice {
  return { label, pick: { to: STAY, key: '' } };
}

const TAP = 'dialog.tap';
const OPTION = 'dialog.pick';
const LEAVE = 'dialog.leave';
const STAY = 'dialog.stay';
const OF_A_QUESTION: readonly string[] = [TAP, OPTION, LEAVE, STAY];

/** A question's choices, bound to the very moment it was asked, so that an old button is recognised as old. */
export function bind(message: Message, dialog: number, revision: number): Message {
  if (message.choices === undefined) return message;
  const bound = (choice: Choice): Choice => {
    if (!('pick' in choice) || !OF_A_QUESTION.includes(choice.pick.to)) return choice;
    return {
      label: choice.label,
      pick: { to: ANSWER, key: { dialog, revision, kind: choice.pick.to, key: choice.pick.key } },
    };
  };
  return { ...message, choices: message.choices.map((row) => row.map(bound)) };
}

const ANSWER = 'dialog.answer';
const BoundAnswer = z.object({
  dialog: z.number(),
  revision: z.number(),
  kind: z.enum([TAP, OPTION, LEAVE, STAY]),
  key: z.string(),
});

/** A choice of a question that was put: an answer to it, or what to do with the dialog itself. */
export interface QuestionChoice {
  readonly dialog: number;
  readonly revision: number;
  readonly means: Answer | { readonly kind: 'leave'; readonly typed: string } | { readonly kind: 'stay' };
}

/** What a bound choice stands for; undefined for choices that are not of a question. */
export function questionChoice(pick: PickRef): QuestionChoice | undefined {
  const bound = BoundAnswer.safeParse(pick.key);
  if (pick.to !== ANSWER || !bound.success) return undefined;
  const { dialog, revision, kind, key } = bound.data;
  switch (kind) {
    case TAP:
      return { dialog, revision, means: { kind: 'tap', name: key } };
    case OPTION:
      return { dialog, revision, means: { kind: 'pick', key } };
    case LEAVE:
      return { dialog, revision, means: { kind: 'leave', typed: key } };
    case STAY:
      return { dialog, revision, means: { kind: 'stay' } };
  }
}
