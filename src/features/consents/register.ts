/** The register of consents to pictures of children: a state for a child or a group, never a picture, never a list of pupils. */
import type { Act } from '../../act.js';
import type { Day } from '../../calendar/day.js';
import type { Read } from '../../db/client.js';
import { todayOf } from '../../ledger/today.js';
import { fold } from '../../lib/fold.js';
import { areas } from '../../org/permissions.js';
import { keepConsentsPermission } from './permissions.js';

export interface NewConsent {
  readonly unit: number;
  readonly subject: string;
  readonly state: 'granted' | 'refused';
  readonly byChild: boolean;
  readonly scope: string | null;
  readonly until: Day | null;
}

/** Writes down what was said; what stood there for the same child or group before is replaced, not lost. */
export async function keepConsent(act: Act, consent: NewConsent): Promise<number> {
  const unit = await act.tx.unit.findUniqueOrThrow({ where: { id: consent.unit } });
  act.require(keepConsentsPermission, unit);
  const { person } = act.actor;
  if (person === undefined) throw new Error('a consent is kept by somebody');
  const { unit: unitId, ...said } = consent;
  const { id } = await act.tx.imageConsent.create({
    data: { ...said, unitId, folded: fold(consent.subject), takenById: person.id, at: act.now },
  });
  await act.record('consents.keep', `consent/${id}`, `${consent.state} unit/${unitId}`);
  return id;
}

/** The newest of each child or group the actor keeps, by unit and name. */
export async function consentsFor(act: Act) {
  act.require(keepConsentsPermission, 'anywhere');
  const reached = areas(act.actor.posts, keepConsentsPermission);
  const rows = await withUnits(act.tx);
  return newest(rows).filter(({ unit }) =>
    reached.some(({ path, subtree }) => (subtree ? unit.path.startsWith(path) : unit.path === path)),
  );
}

export type Consent = Awaited<ReturnType<typeof withUnits>>[number];

export async function consentById(act: Act, id: number): Promise<Consent | undefined> {
  const [found] = await withUnits(act.tx, id);
  if (found === undefined) return undefined;
  act.require(keepConsentsPermission, found.unit);
  return found;
}

/** Whose pictures of this unit must not be shown today: refused, withdrawn, or agreed to until a day that is past. */
export async function mayNotBeShown(act: Act, unitPath: string): Promise<readonly string[]> {
  const today = await todayOf(act);
  return newest(await withUnits(act.tx))
    .filter(({ unit }) => unit.path.startsWith(unitPath) || unitPath.startsWith(unit.path))
    .filter(({ state, until }) => state !== 'granted' || isOver(until, today))
    .map(({ subject }) => subject);
}

export function isOver(until: string | null, today: Day): boolean {
  return until !== null && until < today;
}

async function withUnits(read: Read, id?: number) {
  return read.imageConsent.findMany({
    where: id === undefined ? {} : { id },
    orderBy: { id: 'desc' },
    include: { unit: { select: { id: true, name: true, path: true } }, takenBy: { select: { name: true } } },
  });
}

function newest(rows: readonly Consent[]): readonly Consent[] {
  const known = new Map<string, Consent>();
  for (const row of rows) {
    const key = `${row.unitId}/${row.folded}`;
    if (!known.has(key)) known.set(key, row);
  }
  return [...known.values()].toSorted(
    (a, b) => a.unit.path.localeCompare(b.unit.path) || a.folded.localeCompare(b.folded),
  );
}
