/** Each compilation of a report of one period is an edition, numbered from 1. */
import type { Read } from '../../db/client.js';
import type { ReportDigest } from './job.js';
import { readDigest } from './stored-model.js';

/** What the next compilation is numbered. */
export async function nextEdition(
  read: Read,
  { kind, period }: { readonly kind: string; readonly period: string },
): Promise<number> {
  const { _max } = await read.report.aggregate({ where: { kind, period }, _max: { edition: true } });
  return (_max.edition ?? 0) + 1;
}

/** When the newest earlier edition was compiled, if it says the same. */
export async function sameNumbersSince(
  read: Read,
  { kind, period, edition }: { readonly kind: string; readonly period: string; readonly edition: number },
  { fingerprint }: ReportDigest,
): Promise<Date | undefined> {
  const earlier = await read.report.findFirst({
    where: { kind, period, state: 'compiled', edition: { lt: edition } },
    orderBy: { edition: 'desc' },
    select: { digest: true, compiledAt: true },
  });
  if (earlier === null || earlier.digest === null || earlier.compiledAt === null) return undefined;
  return readDigest(earlier.digest).fingerprint === fingerprint ? earlier.compiledAt : undefined;
}
