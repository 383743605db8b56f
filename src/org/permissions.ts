/**
 * Who may do what, how far. Each feature declares its own rows with `permission`; the app joins them into the one table
 * that is printed by `doctor` and walked by a test.
 */
import type { Role } from '../db/client.js';

/**
 * own: the unit one serves in, with what was merged into it. below: that unit and all under it. overseen: those, and the
 * units whose items it reviews or which it urges. all: everywhere.
 */
export type Reach = 'own' | 'below' | 'overseen' | 'all';

/** One row of the table: an action, and how far each role may go. A role not named may not. */
export interface Permission {
  readonly action: string;
  readonly reach: Readonly<Partial<Record<Role, Reach>>>;
}

/** `action` is "feature.verb", unique in the house. */
export function permission(action: string, reach: Permission['reach']): Permission {
  return { action, reach };
}

/** Where an action falls: a unit's path, "/school/group/". */
export interface Place {
  readonly path: string;
}

/** A role somebody holds in a unit. */
export interface Post {
  readonly role: Role;
  readonly unit: Place & { readonly oversees: string; readonly tookIn: string };
}

/** Whether one of these posts allows the action at this place; `anywhere`: at some place at least. */
export function allows(posts: readonly Post[], { reach }: Permission, place: Place | 'anywhere'): boolean {
  return posts.some((post) => {
    const far = reach[post.role];
    if (far === undefined) return false;
    return place === 'anywhere' || extent(post, far).some((area) => covers(area, place.path));
  });
}

/** The areas these posts reach with the action: whole subtrees, single units, or everything. */
export function areas(posts: readonly Post[], { reach }: Permission): readonly Area[] {
  return posts.flatMap((post) => {
    const far = reach[post.role];
    return far === undefined ? [] : extent(post, far);
  });
}

/** `subtree`: the unit and all under it. */
export interface Area {
  readonly path: string;
  readonly subtree: boolean;
}

function extent({ unit }: Post, far: Reach): readonly Area[] {
  if (far === 'all') return [{ path: '/', subtree: true }];
  const tookIn = pathsIn(unit.tookIn).map((path) => ({ path, subtree: false }));
  if (far === 'own') return [{ path: unit.path, subtree: false }, ...tookIn];
  const below = [{ path: unit.path, subtree: true }, ...tookIn];
  if (far === 'below') return below;
  return [...below, ...pathsIn(unit.oversees).map((path) => ({ path, subtree: true }))];
}

function covers(area: Area, path: string): boolean {
  return area.subtree ? path.startsWith(area.path) : path === area.path;
}

function pathsIn(list: string): readonly string[] {
  return list === '' ? [] : list.split(',');
}
