/**
 * Whatever leads to a person: what of it is handed over to them, and what is left of it once they are erased. A test walks
 * the schema, so that no table can be forgotten.
 */
import type { Read } from '../../db/client.js';
import type { Drawer } from './drawer.js';
import { OFFICE_DRAWERS } from './office-records.js';
import { VOICE_DRAWERS } from './voice-records.js';
import { WORK_DRAWERS } from './work-records.js';

export const DRAWERS: readonly Drawer[] = [...WORK_DRAWERS, ...VOICE_DRAWERS, ...OFFICE_DRAWERS];

export async function ownRecords(read: Read, person: number): Promise<Readonly<Record<string, readonly object[]>>> {
  const found: Record<string, readonly object[]> = {};
  for (const drawer of DRAWERS) found[drawer.name] = await drawer.read(read, person);
  return found;
}

/** Columns handed over with what the copy opens with, by the name they have there. */
export const HANDED_OVER_FIRST: Readonly<Record<string, string>> = {
  'Account.personId': 'accounts',
  'Membership.personId': 'posts',
  'Submission.authorId': 'items',
  'Collection.personId': 'drafts',
  'Attachment.accountId': 'files',
  'Outgoing.accountId': 'messagesToMe',
  'Outgoing.personId': 'messagesToMe',
};

/**
 * What leads to nobody once a person is erased. Every other column stays as it is: its row is the institution's record (a
 * decision, a report, an item), and the person it leads to has no name, number or account any more.
 */
export const CUT_BY_ERASING: readonly string[] = [
  'Absence.personId',
  'Absence.substituteId',
  'Account.personId',
  'AccountCode.personId',
  'Dialog.accountId',
  'Attachment.accountId',
  'Submission.claimedById',
];
