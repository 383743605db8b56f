/** What features hand to the router. */
import type { z } from 'zod';
import type { Act } from '../act.js';
import type { Content } from '../channels/contract.js';
import type { Json } from '../lib/json.js';
import type { ActorPost } from '../org/actor.js';
import type { Choice, Message } from '../outbox/message.js';
import type { Dialog, DialogStart } from './dialog.js';

/** What a handler answers: messages, a dialog to begin, or nothing (it has told what was to be told). */
export type Reply = readonly Message[] | DialogStart | undefined;

/** A word with a slash, and what it does. */
export interface Command {
  /** Without the slash: a-z and digits. */
  readonly name: string;
  /** For the menu: what it does, in a few words. */
  readonly description: string;
  /** It changes nothing, so it may run in the middle of a dialog. */
  readonly readsOnly: boolean;
  /** Whose menus show it. Not a permission: the use case checks that. */
  shownTo(posts: readonly ActorPost[]): boolean;
  /** `argument`: what was typed after the command. */
  run(act: Act, argument: string): Promise<Reply>;
}

/** A choice that outlives its question: what it is about comes back as its key, parsed by the schema. */
export interface Pick {
  readonly name: string;
  /** Whether it still understands this key: choices outlive the release that made them. */
  fits(key: Json): boolean;
  run(act: Act, key: Json): Promise<Reply>;
}

export interface PickOf<K extends Json> extends Pick {
  choice(label: string, key: K): Choice;
}

/** A pick by name, to offer where its handler is not at hand. */
export interface PickName<K extends Json> {
  readonly name: string;
  readonly key: z.ZodType<K, K>;
  choice(label: string, key: K): Choice;
}

/** `name` is "feature.verb", unique in the house. Give it a handler with `definePick({ ...named, run })`. */
export function namePick<K extends Json>(name: string, key: z.ZodType<K, K>): PickName<K> {
  return { name, key, choice: (label, about) => ({ label, pick: { to: name, key: about } }) };
}

/** `name` is "feature.verb", unique in the house. */
export function definePick<K extends Json>(definition: {
  readonly name: string;
  readonly key: z.ZodType<K, K>;
  run(act: Act, key: K): Promise<Reply>;
}): PickOf<K> {
  const { name } = definition;
  return {
    name,
    choice: (label, key) => ({ label, pick: { to: name, key } }),
    fits: (key) => definition.key.safeParse(key).success,
    run: (act, key) => definition.run(act, definition.key.parse(key)),
  };
}

/** Something a person sent that is no command, no answer and no choice. */
export type Contribution = Extract<Content, { kind: 'text' | 'media' }>;

/** Where in the conversation it came from. */
export interface Origin {
  readonly message: string | undefined;
  readonly at: Date;
}

/** All the features know of chatting, by name, as the router asks for it. */
export interface Handlers {
  readonly commands: ReadonlyMap<string, Command>;
  readonly dialogs: ReadonlyMap<string, Dialog>;
  readonly picks: ReadonlyMap<string, Pick>;
  /** What opens a thing by its code, by the code's first letters. */
  readonly codes: ReadonlyMap<string, (act: Act, code: string) => Promise<Reply>>;
  /** Everything people send joins their draft. */
  contribute(act: Act, content: Contribution, origin: Origin): Promise<Reply>;
  /** Whoever has not joined yet: their words, codes and phone numbers. */
  welcome(act: Act, content: Content): Promise<Reply>;
  /** A phone number shared by somebody who has joined. */
  phone(act: Act, content: Extract<Content, { kind: 'phone' }>): Promise<Reply>;
}
