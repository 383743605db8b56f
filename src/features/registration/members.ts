/**
 * /thanhvien: the people of a unit, who cannot be reached, who waits to be taken in; ending a post. Screens of buttons;
 * `/thanhvien Lan` finds people and units by a part of their name.
 */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { dayOf } from '../../calendar/day.js';
import { spellDay } from '../../calendar/spell.js';
import { type Command, definePick, type PickOf } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { foundByName } from '../../lib/fold.js';
import { unitsInForce, unitsLeftWithPeople } from '../../org/units.js';
import type { Choice, Message } from '../../outbox/message.js';
import { replaceChoice } from '../linking/index.js';
import { askLead, askMerge, askMove } from './choices.js';
import { endMembership } from './end-membership.js';
import { requireInstitution } from './institution.js';
import { memberTexts } from './member-texts.js';
import { everyMember, type Member, memberById, membersOf, peopleByUnit, postsOf } from './members-query.js';
import { appointPermission, decidePermission, endPermission, forRole, membersPermission } from './permissions.js';
import { pendingRequests, requestMessage } from './request-cards.js';
import { texts } from './texts.js';

export const membersCommand: Command = {
  name: 'thanhvien',
  description: texts.membersMenu,
  readsOnly: true,
  shownTo: (posts) => posts.some((post) => membersPermission.reach[post.role] !== undefined),
  async run(act, argument) {
    act.require(membersPermission, 'anywhere');
    const find = argument.trim().slice(0, LONGEST_FIND);
    if (find !== '') return [await foundScreen(act, find, 0)];
    const [only, other] = await reachableUnits(act);
    return [only !== undefined && other === undefined ? await unitScreen(act, only.id, 0) : await unitsScreen(act, 0)];
  },
};

const LONGEST_FIND = 80;

const foundPick: PickOf<{ find: string; page: number }> = definePick({
  name: 'registration.found',
  key: z.object({ find: z.string(), page: z.number() }),
  run: async (act, { find, page }) => [await foundScreen(act, find, page)],
});

const unitsPick: PickOf<{ page: number }> = definePick({
  name: 'registration.units',
  key: z.object({ page: z.number() }),
  run: async (act, { page }) => [await unitsScreen(act, page)],
});

const unitPick: PickOf<{ unit: number; page: number }> = definePick({
  name: 'registration.unit',
  key: z.object({ unit: z.number(), page: z.number() }),
  run: async (act, { unit, page }) => [await unitScreen(act, unit, page)],
});

const personPick: PickOf<{ membership: number }> = definePick({
  name: 'registration.person',
  key: z.object({ membership: z.number() }),
  run: async (act, { membership }) => [await personScreen(act, membership)],
});

const endPick: PickOf<{ membership: number; sure: boolean }> = definePick({
  name: 'registration.end',
  key: z.object({ membership: z.number(), sure: z.boolean() }),
  run: async (act, { membership, sure }) => [sure ? await end(act, membership) : await confirmScreen(act, membership)],
});

const pendingPick: PickOf<null> = definePick({
  name: 'registration.pending',
  key: z.null(),
  async run(act) {
    const requests = await decidable(act);
    return requests.length === 0
      ? [{ text: memberTexts.noPending }]
      : Promise.all(requests.slice(0, REQUESTS_AT_ONCE).map((request) => requestMessage(act.tx, request)));
  },
});

export const memberPicks = [foundPick, unitsPick, unitPick, personPick, endPick, pendingPick];

const REQUESTS_AT_ONCE = 5;

async function unitsScreen(act: Act, page: number): Promise<Message> {
  act.require(membersPermission, 'anywhere');
  const people = await peopleByUnit(act.tx);
  const pending = await pendingJoins(act);
  const { shown, next } = pageOf(await reachableUnits(act), page, pending.length);
  const units = shown.map((unit) =>
    unitPick.choice(memberTexts.unitCount(unit.name, people.get(unit.id) ?? 0), { unit: unit.id, page: 0 }),
  );
  const more = next === undefined ? [] : [unitsPick.choice(turnLabel(next), { page: next })];
  const text = next === undefined ? memberTexts.chooseMembersUnit : memberTexts.chooseOfManyUnits;
  return { text, choices: [...units, ...more, ...pending].map((choice) => [choice]) };
}

/** The one that fits, or all that do. */
async function foundScreen(act: Act, find: string, page: number): Promise<Message> {
  act.require(membersPermission, 'anywhere');
  const units = foundByName(await reachableUnits(act), ({ name, code }) => `${name} ${code}`, find);
  const within = (await everyMember(act.tx)).filter(({ unit }) => act.may(membersPermission, unit));
  const people = foundByName(oncePerPerson(within), ({ name }) => name, find);
  const whole = unitsPick.choice(memberTexts.allUnits, { page: 0 });
  const [[unit], [person]] = [units, people];
  if (unit === undefined && person === undefined) return { text: memberTexts.nobodyFound(find), choices: [[whole]] };
  if (units.length + people.length === 1)
    return unit === undefined ? personScreen(act, person?.membership ?? 0) : unitScreen(act, unit.id, 0);
  const counts = await peopleByUnit(act.tx);
  const choices = [
    ...units.map(({ id, name }) =>
      unitPick.choice(memberTexts.unitCount(name, counts.get(id) ?? 0), { unit: id, page: 0 }),
    ),
    ...people.map((each) =>
      personPick.choice(memberTexts.foundPerson(each.name, each.unit.name), { membership: each.membership }),
    ),
  ];
  const { shown, next } = pageOf(choices, page, 1);
  const more = next === undefined ? [] : [foundPick.choice(turnLabel(next), { find, page: next })];
  const text = memberTexts.found(find, units.length, people.length);
  return { text, choices: [...shown, ...more, whole].map((choice) => [choice]) };
}

function oncePerPerson(members: readonly Member[]): readonly Member[] {
  const first = new Map<number, Member>();
  for (const member of members) if (!first.has(member.person)) first.set(member.person, member);
  return [...first.values()];
}

async function unitScreen(act: Act, id: number, page: number): Promise<Message> {
  const unit = await act.tx.unit.findUniqueOrThrow({ where: { id } });
  act.require(membersPermission, unit);
  const members = await membersOf(act.tx, id);
  const otherUnits =
    (await reachableUnits(act)).length > 1 ? [unitsPick.choice(memberTexts.otherUnits, { page: 0 })] : [];
  const changes = act.may(appointPermission, unit)
    ? [askLead.choice(memberTexts.changeLead, { unit: id }), askMerge.choice(memberTexts.mergeUnit, { unit: id })]
    : [];
  const others = [...(await pendingJoins(act)), ...changes, ...otherUnits];
  const { shown, next } = pageOf(members, page, others.length);
  const listed = shown.map((member) =>
    personPick.choice(memberTexts.memberLine(member.name, member.role, member.reachable), {
      membership: member.membership,
    }),
  );
  const more = next === undefined ? [] : [unitPick.choice(turnLabel(next), { unit: id, page: next })];
  const people = new Set(members.map((member) => member.person)).size;
  return {
    text: memberTexts.membersOf(unit.name, people),
    choices: [...listed, ...more, ...others].map((choice) => [choice]),
  };
}

async function personScreen(act: Act, membership: number): Promise<Message> {
  const member = await memberById(act.tx, membership);
  if (member === undefined) return { text: memberTexts.endedAlready };
  act.require(membersPermission, member.unit);
  const posts = await postsOf(act.tx, member.person);
  const { zone } = await requireInstitution(act.tx);
  const replacing = replaceChoice(act, member.person);
  const endings = posts
    .filter((post) => act.may(forRole(post.role, endPermission), post.unit))
    .map((post) => [endPick.choice(memberTexts.endPost(postOf(post)), { membership: post.membership, sure: false })]);
  const moving = posts
    .filter((post) => act.may(appointPermission, post.unit))
    .map((post) => [askMove.choice(memberTexts.movePost(postOf(post)), { membership: post.membership })]);
  return {
    text: memberTexts.person(member.name, posts.map(postOf), member.reachable, spellDay(dayOf(member.joinedAt, zone))),
    choices: [...endings, ...moving, ...(replacing === undefined ? [] : [[replacing]]), [backTo(member)]],
  };
}

async function confirmScreen(act: Act, membership: number): Promise<Message> {
  const member = await memberById(act.tx, membership);
  if (member === undefined) return { text: memberTexts.endedAlready };
  act.require(forRole(member.role, endPermission), member.unit);
  const isOnly = (await postsOf(act.tx, member.person)).length === 1;
  const lines = [
    memberTexts.confirmEnd(member.name, postOf(member)),
    ...(isOnly ? [memberTexts.leavesAfter(member.name)] : []),
  ];
  return {
    text: lines.join('\n\n'),
    choices: [[endPick.choice(memberTexts.confirmEndYes, { membership, sure: true }), backTo(member)]],
  };
}

async function end(act: Act, membership: number): Promise<Message> {
  const member = await memberById(act.tx, membership);
  const ended = await endMembership(act, membership);
  if (member === undefined || ended === 'already') return { text: memberTexts.endedAlready };
  if (ended === 'lastOffice') return { text: memberTexts.lastOffice };
  return { text: memberTexts.ended(member.name, postOf(member)) };
}

/** Those the plan no longer names come last, as long as there are people to be moved from them. */
async function reachableUnits(act: Act) {
  const units = [...(await unitsInForce(act.tx)), ...(await unitsLeftWithPeople(act.tx))];
  return units.filter((unit) => act.may(membersPermission, unit));
}

/** What waits for this person's decision. */
async function decidable(act: Act) {
  const requests = await pendingRequests(act.tx);
  return requests.filter(({ role, unit }) => act.may(forRole(role, decidePermission), unit ?? { path: '/' }));
}

/** Who asked to join and waits for the actor's word; nothing where nobody does. */
export async function pendingJoins(act: Act): Promise<readonly Choice[]> {
  const { length } = await decidable(act);
  return length === 0 ? [] : [pendingPick.choice(memberTexts.pendingRequests(length), null)];
}

function backTo(member: Member): Choice {
  return unitPick.choice(memberTexts.backToList, { unit: member.unit.id, page: 0 });
}

function postOf({ role, unit }: Member) {
  return { role, unit: unit.name };
}
