/** The head and the foot of the report: who issues it, who receives it, who signs it. All of it is the plan's. */
import type { OfficialDocument, Recipients, Signature } from '../../../documents/official-document.js';
import type { ReportRule } from '../../../ledger/plan/language.js';
import type { ReportPlan } from '../job.js';
import { texts } from './texts.js';

type Issued = Extract<OfficialDocument, { kind: 'document' }>;

/**
 * The lines of the letterhead stand in capitals in the plan; where the institution's name says the same, it is used,
 * because the annex names the issuer in ordinary case.
 */
export function letterheadOf({ organisation }: ReportPlan): Issued['letterhead'] {
  const { parentLines, nameLines } = organisation.letterhead;
  const written = nameLines.join(' ');
  const name = organisation.name.slice(0, written.length);
  return { parent: parentLines, issuer: name.toUpperCase() === written.toUpperCase() ? name : written };
}

/** Kính gửi: those outside and above to whom the report goes. */
export function addresseesOf(plan: ReportPlan, rule: ReportRule | undefined): readonly string[] {
  return (rule?.to ?? []).flatMap((code) => {
    const found = outside(plan, code);
    return found?.kind === 'above' ? [found.name] : [];
  });
}

/** Nơi nhận: the others to whom it goes, and who keeps it. */
export function recipientsOf(plan: ReportPlan, rule: ReportRule | undefined): Recipients {
  const to = (rule?.to ?? []).flatMap((code) => {
    const found = outside(plan, code);
    if (found?.kind === 'above') return [];
    if (found !== undefined) return [texts.recipient(found.name, found.purpose)];
    return [texts.recipient(plan.units.find((unit) => unit.code === code)?.name ?? code, 'report')];
  });
  return { to, keptBy: plan.organisation.letterhead.archive.split(',').map((place) => place.trim()) };
}

function outside(plan: ReportPlan, code: string) {
  return plan.recipients.find((recipient) => recipient.code === code);
}

/** Điều 13: the first line may say in whose place ("KT. HIỆU TRƯỞNG"), the last is the signer's own office. */
export function signatureOf({ organisation }: ReportPlan): Signature {
  const { signers } = organisation.letterhead;
  const lines = (signers.find((signer) => signer.default) ?? signers[0])?.lines ?? [];
  const title = lines.at(-1) ?? '';
  const [, form, authority] = /^(KT|TM|TL|TUQ)\.\s*(.+)$/u.exec(lines[0] ?? '') ?? [];
  if (lines.length > 1 && authority !== undefined && isDelegated(form)) {
    return { form: `${form}.`, authority: [authority, ...lines.slice(1, -1)], title };
  }
  const acting = /^Q\.\s*(.+)$/u.exec(title)?.[1];
  return acting === undefined ? { form: 'head', title: lines.join(' ') } : { form: 'Q.', title: acting };
}

function isDelegated(form: string | undefined): form is 'KT' | 'TM' | 'TL' | 'TUQ' {
  return form === 'KT' || form === 'TM' || form === 'TL' || form === 'TUQ';
}
