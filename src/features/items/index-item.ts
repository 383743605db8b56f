/** What the archive finds an item by: its words without marks, and whose, of what and when it is, as words of their own. */
import { dayOf, monthOf } from '../../calendar/day.js';
import { periodOf } from '../../calendar/period.js';
import type { Tx } from '../../db/client.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { fold } from '../../lib/fold.js';

/** Of each document; what comes later in it is not found. */
const DOCUMENT_CHARS = 20_000;

export type ItemKind = 'photo' | 'video' | 'audio' | 'document' | 'text';

/** Words that no text contains: letters, digits and the underscore, which joins them into one. */
export const facet = {
  unit: (id: number) => `u_${id}`,
  topic: (code: string) => `t_${joinedWord(code)}`,
  /** Any period of the calendar, by its code. */
  period: (code: string) => `p_${joinedWord(code)}`,
  event: (id: number) => `e_${id}`,
  kind: (kind: ItemKind) => `k_${kind}`,
};

/** Call it when the item, its files or what it pays changed; in the same transaction. */
export async function indexItem(tx: Tx, submission: number): Promise<void> {
  const row = await tx.submission.findUniqueOrThrow({
    where: { id: submission },
    select: {
      code: true,
      title: true,
      topic: true,
      unitId: true,
      firstSentAt: true,
      folded: true,
      facets: true,
      author: { select: { name: true } },
      credits: { where: { state: { not: 'void' } }, select: { task: { select: { eventId: true } } } },
      versions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: {
          text: true,
          attachments: {
            select: { attachment: { select: { kind: true, media: { select: { kind: true, text: true } } } } },
          },
        },
      },
    },
  });
  const [version] = row.versions;
  const files = (version?.attachments ?? []).map(({ attachment }) => attachment);
  const documents = files.flatMap(({ media }) => media?.text?.slice(0, DOCUMENT_CHARS) ?? []);
  const folded = fold([row.code, row.title, version?.text ?? '', ...documents].join(' '));
  const kinds = new Set<ItemKind>(files.map(({ kind, media }) => media?.kind ?? kind));
  if (version !== undefined && version.text !== '') kinds.add('text');
  const facets = [
    facet.unit(row.unitId),
    ...(row.topic === null ? [] : [facet.topic(row.topic)]),
    ...periodsOf(row.firstSentAt, await requirePlan(tx)).map(facet.period),
    ...row.credits.flatMap(({ task }) => (task.eventId === null ? [] : [facet.event(task.eventId)])),
    ...[...kinds].map(facet.kind),
    // With its words alone, so that a name can be taken out again.
    fold(row.author.name),
  ].join(' ');
  if (folded === row.folded && facets === row.facets) return;
  await tx.submission.update({ where: { id: submission }, data: { folded, facets } });
}

/** The month, semester and school year a moment lies in, by their codes. */
function periodsOf(at: Date, { calendar }: PlanInForce): readonly string[] {
  const day = dayOf(at, calendar.zone);
  const school = (['semester', 'schoolYear'] as const).flatMap((kind) => periodOf(kind, day, calendar)?.code ?? []);
  return [monthOf(day), ...school];
}

function joinedWord(code: string): string {
  return fold(code).replace(/[^a-z0-9]+/g, '_');
}
