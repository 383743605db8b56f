/** The features as one: their commands, dialogs, choices and sweeps by name. A name used twice is a mistake found at start. */
import { type Act, makeAct } from './act.js';
import type { Handlers } from './conversation/handlers.js';
import type { Tx } from './db/client.js';
import type { Feature, House, Recipe } from './feature.js';
import { THE_HOUSE } from './org/actor.js';
import type { Permission } from './org/permissions.js';
import type { Sweep } from './scheduler/sweep.js';

/** All features as one. */
export interface Joined extends Handlers {
  readonly recipes: ReadonlyMap<string, Recipe>;
  readonly sweeps: readonly Sweep<House>[];
  readonly permissions: ReadonlyMap<string, Permission>;
  mediaSettled(tx: Tx, attachment: number, now: Date): Promise<void>;
}

/** Throws where two features use one name. */
export function joined(features: readonly Feature[]): Joined {
  const one = <K extends 'contribute' | 'welcome' | 'phone' | 'mediaSettled'>(hook: K) => {
    const [only, second] = features.flatMap((feature) => (feature[hook] === undefined ? [] : [feature[hook]]));
    if (second !== undefined) throw new Error(`two features want to ${hook}`);
    return only;
  };
  const contribute = one('contribute');
  const welcome = one('welcome');
  const phone = one('phone');
  const mediaSettled = one('mediaSettled');
  return {
    commands: byName(features.flatMap((feature) => feature.commands ?? []).map((command) => [command.name, command])),
    dialogs: byName(features.flatMap((feature) => feature.dialogs ?? []).map((dialog) => [dialog.kind, dialog])),
    picks: byName(features.flatMap((feature) => feature.picks ?? []).map((pick) => [pick.name, pick])),
    codes: byName(features.flatMap((feature) => Object.entries(feature.codes ?? {}))),
    recipes: byName(features.flatMap((feature) => Object.entries(feature.recipes ?? {}))),
    permissions: byName(features.flatMap((feature) => feature.permissions ?? []).map((row) => [row.action, row])),
    sweeps: features.flatMap((feature) => feature.sweeps ?? []),
    contribute: async (act, content, origin) => contribute?.(act, content, origin),
    welcome: async (act, content) => welcome?.(act, content),
    phone: async (act, content) => phone?.(act, content),
    mediaSettled: async (tx, attachment, now) => {
      const act: Act = makeAct(tx, THE_HOUSE, now, `media/${attachment}`);
      await mediaSettled?.(act, attachment);
    },
  };
}

function byName<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  const names = new Map<string, T>();
  for (const [name, value] of entries) {
    if (names.has(name)) throw new Error(`two things are called ${name}`);
    names.set(name, value);
  }
  return names;
}
