/** A consent is withdrawn: whatever stands published and may show the child is listed, to be taken down or looked at and left. */
import type { Act } from '../../act.js';
import { keepConsentsPermission } from './permissions.js';
import type { Consent } from './register.js';

/** False: somebody did before. */
export async function withdrawConsent(act: Act, consent: Consent): Promise<boolean> {
  act.require(keepConsentsPermission, consent.unit);
  const { count } = await act.tx.imageConsent.updateMany({
    where: { id: consent.id, state: 'granted' },
    data: { state: 'withdrawn', withdrawnAt: act.now },
  });
  if (count === 0) return false;
  const standing = await act.tx.publication.findMany({
    where: {
      takenDownAt: null,
      submission: { is: { children: { not: 'none' }, unit: { is: { path: { startsWith: consent.unit.path } } } } },
    },
    select: { id: true },
  });
  await act.tx.takeDown.createMany({
    data: standing.map(({ id: publicationId }) => ({ consentId: consent.id, publicationId })),
  });
  await act.record('consents.withdraw', `consent/${consent.id}`, `${standing.length} to look at`);
  return true;
}

/** What is still to be taken down or looked at; what names the child in its words comes first. */
export async function toTakeDown(act: Act, consent: Consent) {
  const rows = await act.tx.takeDown.findMany({
    where: { consentId: consent.id, clearedAt: null, publication: { is: { takenDownAt: null } } },
    orderBy: { publicationId: 'asc' },
    select: {
      publication: {
        select: {
          id: true,
          channel: true,
          link: true,
          on: true,
          submission: { select: { code: true, title: true, folded: true } },
        },
      },
    },
  });
  const names = (folded: string) => Number(folded.includes(consent.folded));
  return rows
    .map(({ publication }) => publication)
    .toSorted((a, b) => names(b.submission.folded) - names(a.submission.folded));
}

/** Somebody looked: the child is not on it. */
export async function clearPublication(act: Act, consent: Consent, publication: number): Promise<void> {
  act.require(keepConsentsPermission, consent.unit);
  await act.tx.takeDown.updateMany({
    where: { consentId: consent.id, publicationId: publication, clearedAt: null },
    data: { clearedAt: act.now, clearedById: act.actor.person?.id ?? null },
  });
  await act.record('consents.clear', `publication/${publication}`, `consent/${consent.id}`);
}
