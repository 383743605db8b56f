/** What the office writes into a report: the parts only people can say. */
import type { Read } from '../../db/client.js';

/** In the order in which the report has them. */
export const PARTS = ['direction', 'strong', 'weak', 'causes', 'reward', 'next', 'proposals'] as const;
export type Part = (typeof PARTS)[number];

export type WrittenTexts = Readonly<Partial<Record<Part, string>>>;

/** The newest text of each part, as it was at an instant. */
export async function writtenTexts(
  read: Read,
  { kind, period }: { readonly kind: string; readonly period: string },
  at: Date,
): Promise<WrittenTexts> {
  const rows = await read.reportText.findMany({
    where: { kind, period, at: { lte: at } },
    orderBy: { id: 'asc' },
    select: { part: true, text: true },
  });
  const newest = new Map(rows.map(({ part, text }) => [part, text]));
  const texts: Partial<Record<Part, string>> = {};
  for (const part of PARTS) {
    const text = newest.get(part);
    if (text !== undefined && text !== '') texts[part] = text;
  }
  return texts;
}
