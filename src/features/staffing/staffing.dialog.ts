/** Moving somebody, appointing a lead, merging a unit: to where or whom, then what it means, then yes. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { listStep } from '../../conversation/list-step.js';
import { entriesOf, FIRST_VIEW, type ListEntry, ListView } from '../../conversation/listing.js';
import type { Role } from '../../db/client.js';
import { compareNames } from '../../lib/fold.js';
import { PRESENT } from '../../org/reach.js';
import { unitsInForce } from '../../org/units.js';
import { changeLead, leadsOf } from './change-lead.js';
import { mergeUnits, planOfMerge, whyNotMerged } from './merge-units.js';
import { heldOpen, movePerson } from './move-person.js';
import { openTasks } from './open-tasks.js';
import { staffingPermission } from './permissions.js';
import { texts } from './texts.js';

const ROLES = ['member', 'lead', 'editor', 'office', 'leader'] as const satisfies readonly Role[];
const Post = z.object({ membership: z.number() });
const Placed = Post.extend({ unit: z.number() });
const Moving = Placed.extend({ role: z.enum(ROLES) });

export const moveDialog = defineDialog({
  kind: 'staffing.move',
  version: 1,
  states: { unit: Post.extend(ListView.shape), role: Placed, sure: Moving },

  steps: (moves) => ({
    unit: listStep({
      ask: async ({ membership }, act) => {
        const post = await postOf(act, membership);
        return texts.askUnit(post.person.name, post.role, post.unit.name);
      },
      entries: async ({ membership }, act) => unitsBut(act, (await postOf(act, membership)).unitId),
      nothing: texts.noUnitFound,
      turn: (answers) => moves.go('unit', answers),
      chosen: (key, post) => moves.go('role', { ...post, unit: Number(key) }),
    }),
    role: {
      ask: async ({ membership, unit }, act) => {
        const { person } = await postOf(act, membership);
        const choices = ROLES.map((role) => [option(texts.role(role), role)]);
        return [{ text: texts.askRole(person.name, await unitName(act, unit)), choices }];
      },
      pick: (key, placed) => moves.go('sure', { ...placed, role: z.enum(ROLES).parse(key) }),
    },
    sure: {
      ask: async ({ membership, unit, role }, act) => {
        const post = await postOf(act, membership);
        const held = await heldOpen(act, post.personId, post.unitId);
        const text = texts.sureMove(post.person.name, post.unit.name, role, await unitName(act, unit), held);
        return [{ text, choices: [[tap(texts.moveYes, 'yes')], [tap(texts.drop, 'drop')]] }];
      },
      taps: {
        yes: async (move, act) => {
          if (await isLastOffice(act, move)) return moves.done({ text: texts.lastOffice });
          return moves.done({ text: await movePerson(act, move) });
        },
        drop: () => moves.done({ text: texts.dropped }),
      },
    },
  }),
});

const Unit = z.object({ unit: z.number() });

export const leadDialog = defineDialog({
  kind: 'staffing.lead',
  version: 1,
  states: { person: Unit.extend(ListView.shape), sure: Unit.extend({ person: z.number() }) },

  steps: (moves) => ({
    person: listStep({
      ask: async ({ unit }, act) => {
        const leads = (await leadsOf(act, unit)).map(({ name }) => name);
        return texts.askLead(await unitName(act, unit), leads);
      },
      entries: ({ unit }, act) => candidates(act, unit),
      nothing: texts.nobodyFound,
      turn: (answers) => moves.go('person', answers),
      chosen: (key, led) => moves.go('sure', { ...led, person: Number(key) }),
    }),
    sure: {
      ask: async ({ unit, person }, act) => {
        const { name } = await act.tx.person.findUniqueOrThrow({ where: { id: person }, select: { name: true } });
        const before = (await leadsOf(act, unit)).map((lead) => lead.name);
        const { length } = await openTasks(act, unit);
        const text = texts.sureLead(name, await unitName(act, unit), before, length);
        return [{ text, choices: [[tap(texts.leadYes, 'yes')], [tap(texts.drop, 'drop')]] }];
      },
      taps: {
        yes: async ({ unit, person }, act) => moves.done({ text: await changeLead(act, unit, person) }),
        drop: () => moves.done({ text: texts.dropped }),
      },
    },
  }),
});

const Merging = z.object({ from: z.number() });

export const mergeDialog = defineDialog({
  kind: 'staffing.merge',
  version: 1,
  states: { into: Merging.extend(ListView.shape), sure: Merging.extend({ into: z.number() }) },

  steps: (moves) => ({
    into: listStep({
      ask: async ({ from }, act) => texts.askInto(await unitName(act, from)),
      entries: ({ from }, act) => unitsBut(act, from),
      nothing: texts.noUnitFound,
      turn: (answers) => moves.go('into', answers),
      chosen: (key, merging) => moves.go('sure', { ...merging, into: Number(key) }),
    }),
    sure: {
      ask: async ({ from, into }, act) => {
        const { people, taken, twice } = await planOfMerge(act, from, into);
        const names = [await unitName(act, from), await unitName(act, into)] as const;
        const text = texts.sureMerge(...names, people, taken.length, twice.length);
        return [{ text, choices: [[tap(texts.mergeYes, 'yes')], [tap(texts.drop, 'drop')]] }];
      },
      taps: {
        yes: async ({ from, into }, act) => moves.done({ text: await mergeUnits(act, from, into) }),
        drop: () => moves.done({ text: texts.dropped }),
      },
    },
  }),
});

export async function beginMoving(act: Act, membership: number): Promise<Reply> {
  act.require(staffingPermission, 'anywhere');
  const post = await act.tx.membership.findFirst({ where: { id: membership, until: null }, select: { id: true } });
  return post === null ? [{ text: texts.gone }] : moveDialog.at('unit', { membership, ...FIRST_VIEW });
}

export async function beginLead(act: Act, unit: number): Promise<Reply> {
  act.require(staffingPermission, 'anywhere');
  const { length } = await candidates(act, unit);
  return length === 0 ? [{ text: texts.nobodyElse }] : leadDialog.at('person', { unit, ...FIRST_VIEW });
}

export async function beginMerging(act: Act, from: number): Promise<Reply> {
  const refusal = await whyNotMerged(act, from);
  return refusal === undefined ? mergeDialog.at('into', { from, ...FIRST_VIEW }) : [{ text: refusal }];
}

async function postOf(act: Act, membership: number) {
  return act.tx.membership.findUniqueOrThrow({
    where: { id: membership },
    include: { person: { select: { name: true } }, unit: { select: { name: true } } },
  });
}

async function unitName(act: Act, unit: number): Promise<string> {
  return (await act.tx.unit.findUniqueOrThrow({ where: { id: unit }, select: { name: true } })).name;
}

async function unitsBut(act: Act, unit: number): Promise<readonly ListEntry[]> {
  return entriesOf((await unitsInForce(act.tx)).filter(({ id }) => id !== unit));
}

/** The unit's own people first, then everybody else; not who leads it already. */
async function candidates(act: Act, unit: number): Promise<readonly ListEntry[]> {
  const posts = await act.tx.membership.findMany({
    where: { until: null, person: PRESENT },
    orderBy: { id: 'asc' },
    select: { unitId: true, person: { select: { id: true, name: true } }, unit: { select: { name: true } } },
  });
  const leads = new Set((await leadsOf(act, unit)).map(({ person }) => person));
  const seen = new Set<number>();
  const entries = posts
    .toSorted(
      (a, b) => Number(a.unitId !== unit) - Number(b.unitId !== unit) || compareNames(a.person.name, b.person.name),
    )
    .flatMap(({ unitId, person, unit: { name } }) => {
      if (leads.has(person.id) || seen.has(person.id)) return [];
      seen.add(person.id);
      const label = texts.candidate(person.name, unitId === unit ? undefined : name);
      return [{ key: String(person.id), label, name: person.name }];
    });
  return entries;
}

/** Whoever is the office's last keeps a post there, unless they go on as office elsewhere. */
async function isLastOffice(act: Act, { membership, role }: z.infer<typeof Moving>): Promise<boolean> {
  const post = await postOf(act, membership);
  if (post.role !== 'office' || role === 'office') return false;
  const others = await act.tx.membership.count({
    where: { role: 'office', until: null, id: { not: membership }, person: PRESENT },
  });
  return others === 0;
}
