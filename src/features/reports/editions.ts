/** Each compilation of a report of one period is an edition, numbered from 1. */
import { z } from 'zod';
import type { Read } from '../../db/client.js';

/** What the next compilation is numbered. */
export async function nextEdition(
  read: Read,
  { kind, period }: { readonly kind: string; readonly period: string },
): Promise<number> {
  const { _max } = await read.report.aggregate({ where: { kind, period }, _max: { edition: true } });
  return (_max.edition ?? 0) + 1;
}

/** When the newest earlier edition was compiled, if this model holds the same numbers as it. */
export async function sameNumbersSince(
  read: Read,
  { kind, period, edition }: { readonly kind: string; readonly period: string; readonly edition: number },
  model: string,
): Promise<Date | undefined> {
  const earlier = await read.report.findFirst({
    where: { kind, period, state: 'compiled', edition: { lt: edition } },
    orderBy: { edition: 'desc' },
    select: { model: true, compiledAt: true },
  });
  if (earlier === null || earlier.model === null || earlier.compiledAt === null) return undefined;
  return numbersIn(earlier.model) === numbersIn(model) ? earlier.compiledAt : undefined;
}

/** The model without the instant it was read at. */
function numbersIn(model: string): string {
  return JSON.stringify({ ...Numbers.parse(JSON.parse(model)), asOf: '' });
}

const Numbers = z.looseObject({ asOf: z.string() });
