/** The institution as people are told of it. */
import { spellMoment } from '../../calendar/spell.js';
import type { Read } from '../../db/client.js';
import { planInForce } from '../../ledger/plan-in-force.js';

export interface Institution {
  readonly name: string;
  readonly zone: string;
  /** Where questions about personal data go, beside the office itself. */
  readonly mailbox: string | undefined;
}

/** Undefined until a plan was applied: nobody can join before. */
export async function institutionOf(read: Read): Promise<Institution | undefined> {
  const edition = await planInForce(read);
  if (edition === undefined) return undefined;
  const { organisation, zone } = edition.plan;
  return { name: organisation.name, zone, mailbox: organisation.mailboxes[0] };
}

export async function requireInstitution(read: Read): Promise<Institution> {
  const institution = await institutionOf(read);
  if (institution === undefined) throw new Error('no plan is in force: run `plan apply FILE` first');
  return institution;
}

/** "08:00 thứ Hai, 09/11/2020" on the institution's clock. */
export async function spelled(read: Read, at: Date): Promise<string> {
  return spellMoment(at, (await requireInstitution(read)).zone);
}
