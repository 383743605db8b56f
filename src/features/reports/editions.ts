/** Each compilation of a report of one period is an edition, numbered from 1. */
import type { Read, Tx } from '../../db/client.js';
import type { Paper, ReportDigest } from './job.js';
import { readDigest } from './stored-model.js';

/** A report somebody wants, or the cut-off does (`askedById` null). */
export interface WantedEdition {
  readonly kind: string;
  readonly period: string;
  readonly form: Paper['form'];
  /** Null: the whole institution. */
  readonly unitId: number | null;
  readonly askedById: number | null;
  readonly dueAt: Date;
}

/** Writes down that it is wanted: the next sweep compiles it. */
export async function askedEdition(tx: Tx, wanted: WantedEdition): Promise<void> {
  const { kind, period, form, unitId, askedById, dueAt } = wanted;
  const edition = await nextEdition(tx, wanted);
  await tx.report.create({ data: { kind, period, form, unitId, askedById, dueAt, edition, state: 'due' } });
}

/** When the newest earlier edition of the same was compiled, if it says the same. */
export async function sameNumbersSince(
  read: Read,
  same: Pick<WantedEdition, 'kind' | 'period' | 'form' | 'unitId'> & { readonly edition: number },
  { fingerprint }: ReportDigest,
): Promise<Date | undefined> {
  const { kind, period, form, unitId, edition } = same;
  const earlier = await read.report.findFirst({
    where: { kind, period, form, unitId, state: 'compiled', edition: { lt: edition } },
    orderBy: { edition: 'desc' },
    select: { digest: true, compiledAt: true },
  });
  if (earlier === null || earlier.digest === null || earlier.compiledAt === null) return undefined;
  return readDigest(earlier.digest).fingerprint === fingerprint ? earlier.compiledAt : undefined;
}

async function nextEdition(read: Read, { kind, period }: WantedEdition): Promise<number> {
  const { _max } = await read.report.aggregate({ where: { kind, period }, _max: { edition: true } });
  return (_max.edition ?? 0) + 1;
}
