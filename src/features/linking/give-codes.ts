/** Makes the codes with which a person brings in another account: for oneself, or by the office for who lost theirs. */
import type { Act } from '../../act.js';
import { after, DAY_MS, MINUTE_MS } from '../../lib/clock.js';
import { type WrittenCodes, writeCodes } from './account-codes.js';
import { linkPermission, replacePermission } from './permissions.js';

/** Long enough to open the other application. */
export const OWN_MINUTES = 15;
/** It has to reach somebody who cannot be written to. */
const REPLACEMENT_MS = 3 * DAY_MS;

export interface GivenCodes extends WrittenCodes {
  readonly expiresAt: Date;
}

/** For whoever asks in a chat. */
export async function giveOwnCodes(act: Act): Promise<GivenCodes> {
  act.require(linkPermission, 'anywhere');
  const { person } = act.actor;
  if (person === undefined) throw new Error('codes of one’s own are asked for by a person');
  return write(act, person.id, after(act.now, OWN_MINUTES * MINUTE_MS), undefined);
}

/** For somebody else: the office hands them on. Whether that person is here must be known before. */
export async function giveReplacementCodes(act: Act, person: number): Promise<GivenCodes> {
  act.require(replacePermission, 'anywhere');
  const given = await write(act, person, after(act.now, REPLACEMENT_MS), act.actor.person?.id ?? THE_OPERATOR);
  await act.record('linking.code', `person/${person}`);
  return given;
}

/** No person has this number: a code made at the machine is the institution's, not the person's own wish. */
const THE_OPERATOR = 0;

async function write(act: Act, person: number, expiresAt: Date, by: number | undefined): Promise<GivenCodes> {
  return { ...(await writeCodes(act.tx, { person, createdAt: act.now, expiresAt, by })), expiresAt };
}
