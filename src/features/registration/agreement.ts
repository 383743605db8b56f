/** Who agreed to which wording of the privacy notice, and when: written down at the very tap, before anything else is asked. */
import type { Act } from '../../act.js';
import type { Agreement } from './grant-post.js';
import { NOTICE_VERSION } from './texts.js';

const AGREED = 'registration.agree';

export async function recordAgreement(act: Act, account: number): Promise<Agreement> {
  await act.record(AGREED, subjectOf(account), NOTICE_VERSION);
  return { agreedAt: act.now, notice: NOTICE_VERSION };
}

/** The newest agreement of a chat; undefined when it never agreed. */
export async function agreementOf(act: Act, account: number): Promise<Agreement | undefined> {
  const entry = await act.tx.auditEntry.findFirst({
    where: { action: AGREED, subject: subjectOf(account) },
    orderBy: { id: 'desc' },
  });
  return entry === null ? undefined : { agreedAt: entry.at, notice: entry.detail ?? '' };
}

function subjectOf(account: number): string {
  return `account/${account}`;
}
