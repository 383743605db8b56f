/** Makes somebody a person of the institution and gives posts. Inner steps: their callers have decided that it may be. */
import type { Act } from '../../act.js';
import type { Role } from '../../db/client.js';
import { sortName } from '../../lib/fold.js';
import { showPendingRequests } from './request-cards.js';
import { expectedMember } from './roster-person.js';

/** When somebody agreed to which wording of the privacy notice. */
export interface Agreement {
  readonly agreedAt: Date;
  readonly notice: string;
}

/**
 * The person behind an account; somebody who had left comes back under the same history, and somebody who stands on the
 * roster of that unit as a member, and has not come in yet, is that person.
 */
export async function enrol(
  act: Act,
  account: number,
  name: string,
  agreement: Agreement,
  unit: number,
): Promise<number> {
  const { personId } = await act.tx.account.findUniqueOrThrow({ where: { id: account }, select: { personId: true } });
  const facts = { name, sortName: sortName(name), agreedAt: agreement.agreedAt, noticeVersion: agreement.notice };
  if (personId !== null) {
    await act.tx.person.update({ where: { id: personId }, data: { ...facts, leftAt: null } });
    return personId;
  }
  const expected = await expectedMember(act.tx, name, unit);
  if (expected !== undefined) {
    await linkAccount(act, account, expected, agreement);
    return expected;
  }
  const person = await act.tx.person.create({ data: { ...facts, createdAt: act.now } });
  await act.tx.account.update({ where: { id: account }, data: { personId: person.id } });
  return person.id;
}

/** From now on the account is the person's own; what stands on the roster is theirs. */
export async function linkAccount(act: Act, account: number, person: number, agreement: Agreement): Promise<void> {
  await act.tx.account.update({ where: { id: account }, data: { personId: person, menuStale: true } });
  await act.tx.person.update({
    where: { id: person },
    data: { agreedAt: agreement.agreedAt, noticeVersion: agreement.notice },
  });
  await act.record('registration.link', `person/${person}`, `account/${account}`);
}

export interface NewPost {
  readonly role: Role;
  readonly unit: number;
}

/** False when the person holds this very post already. */
export async function grantPost(act: Act, person: number, { role, unit }: NewPost): Promise<boolean> {
  if (await holds(act, person, { role, unit })) return false;
  await act.tx.membership.create({ data: { personId: person, unitId: unit, role, since: act.now } });
  await act.tx.account.updateMany({ where: { personId: person }, data: { menuStale: true } });
  await act.record('registration.post', `person/${person}`, `${role} unit/${unit}`);
  // What came before there was an office waits for the first who holds one.
  if (role === 'office') await showPendingRequests(act, person);
  return true;
}

export async function holds(act: Act, person: number, { role, unit }: NewPost): Promise<boolean> {
  const held = await act.tx.membership.findFirst({
    where: { personId: person, unitId: unit, role, until: null },
    select: { id: true },
  });
  return held !== null;
}
