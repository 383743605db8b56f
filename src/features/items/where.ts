/** Where items are and with whom, in the words people read of it. Two queries however long the list. */
import { dayOf } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Read } from '../../db/client.js';
import { deskOf } from '../../ledger/desk.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { after, MINUTE_MS } from '../../lib/clock.js';
import { peopleOf } from '../../org/reach.js';
import { isHeld } from './item.js';
import { texts } from './texts.js';

/** One item, as lists show it. */
export interface ItemLine {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly author: string;
  readonly state: 'inReview' | 'returned' | 'approved' | 'rejected' | 'withdrawn';
  readonly version: number;
  readonly level: number;
  readonly sentAt: Date;
  readonly firstSentAt: Date;
  /** What it is called when asked where it is. */
  readonly where: string;
  /** Who is looking at it just now. */
  readonly claimedBy: { readonly id: number; readonly name: string } | undefined;
}

/** In the order of `ids`; one that is not there is left out. `known`: the plan in force, where it was read already. */
export async function itemLines(
  read: Read,
  ids: readonly number[],
  now: Date,
  known?: PlanInForce,
): Promise<readonly ItemLine[]> {
  if (ids.length === 0) return [];
  const edition = known ?? (await requirePlan(read));
  const rows = await rowsOf(read, ids);
  const desks = new Map<number, string>();
  const lines = new Map<number, ItemLine>();
  for (const row of rows) {
    const claimedBy = claimantOf(row, edition.plan.route.claimMinutes, now);
    // While a decision can be taken back, its author finds the item where it was.
    const held = isHeld(row, now) && row.decidedLevel !== null;
    const level = held ? (row.decidedLevel ?? row.level) : row.level;
    const waits = row.state === 'inReview' || held;
    if (waits && !desks.has(level)) desks.set(level, await withWhom(read, level));
    const where = waits
      ? texts.waitsAt(desks.get(level) ?? '', held ? undefined : claimedBy?.name)
      : restsAt(row, edition.plan.channels, edition.calendar.zone);
    lines.set(row.id, { ...row, where, claimedBy });
  }
  return ids.flatMap((id) => lines.get(id) ?? []);
}

/** The same without where each is: of one desk's list everybody knows it. */
export async function itemHeads(
  read: Read,
  ids: readonly number[],
  now: Date,
  { plan }: PlanInForce,
): Promise<readonly Omit<ItemLine, 'where'>[]> {
  const heads = new Map<number, Omit<ItemLine, 'where'>>();
  for (const row of await rowsOf(read, ids))
    heads.set(row.id, { ...row, claimedBy: claimantOf(row, plan.route.claimMinutes, now) });
  return ids.flatMap((id) => heads.get(id) ?? []);
}

/** Whoever has taken an item to look at, unless that was so long ago that it is free again. */
export function claimantOf(
  claim: {
    readonly claimedById: number | null;
    readonly claimedByName: string | null;
    readonly claimedAt: Date | null;
  },
  minutes: number,
  now: Date,
): { readonly id: number; readonly name: string } | undefined {
  const { claimedById: id, claimedByName: name, claimedAt } = claim;
  if (id === null || name === null || claimedAt === null) return undefined;
  return now < after(claimedAt, minutes * MINUTE_MS) ? { id, name } : undefined;
}

interface Row {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly unit: string;
  readonly author: string;
  readonly state: ItemLine['state'];
  readonly version: number;
  readonly level: number;
  readonly sentAt: Date;
  readonly firstSentAt: Date;
  readonly decidedAt: Date | null;
  readonly heldUntil: Date | null;
  readonly claimedById: number | null;
  readonly claimedByName: string | null;
  readonly claimedAt: Date | null;
  readonly reason: string | null;
  readonly decidedLevel: number | null;
  readonly decidedBy: string | null;
  readonly mergedInto: string | null;
  /** Codes of the channels it stands on, comma-separated. */
  readonly channels: string | null;
  readonly sentUp: string | null;
}

function rowsOf(read: Read, ids: readonly number[]): Promise<readonly Row[]> {
  return read.$queryRaw<Row[]>`
    SELECT s."id", s."code", s."title", s."state", s."level", s."sentAt", s."firstSentAt", s."decidedAt", s."heldUntil",
      s."claimedById", s."claimedAt", c."name" AS "claimedByName", u."name" AS "unit", a."name" AS "author",
      v."number" AS "version", d."reason", d."level" AS "decidedLevel", p."name" AS "decidedBy", m."code" AS "mergedInto",
      (SELECT group_concat(DISTINCT "channel") FROM "Publication"
        WHERE "submissionId" = s."id" AND "takenDownAt" IS NULL) AS "channels",
      (SELECT max(k."code") FROM "PackageItem" i JOIN "Package" k ON k."id" = i."packageId"
        WHERE i."submissionId" = s."id" AND k."sentAt" IS NOT NULL) AS "sentUp"
    FROM "Submission" s
    JOIN "Unit" u ON u."id" = s."unitId"
    JOIN "Person" a ON a."id" = s."authorId"
    JOIN "Version" v ON v."id" = (SELECT "id" FROM "Version" WHERE "submissionId" = s."id" ORDER BY "number" DESC LIMIT 1)
    LEFT JOIN "Decision" d ON d."id" = (SELECT max("id") FROM "Decision" WHERE "versionId" = v."id")
    LEFT JOIN "Person" p ON p."id" = d."byId"
    LEFT JOIN "Person" c ON c."id" = s."claimedById"
    LEFT JOIN "Submission" m ON m."id" = s."mergedIntoId"
    WHERE s."id" IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

const NAMED_AT_MOST = 2;

/** "Bộ phận chuyên môn duyệt: cô Lan, cô Hoa" */
async function withWhom(read: Read, level: number): Promise<string> {
  const { title, role, unit } = await deskOf(read, level);
  const people = await peopleOf(read, { role, unit: unit.id });
  const named = await read.person.findMany({
    where: { id: { in: people.slice(0, NAMED_AT_MOST) } },
    orderBy: { id: 'asc' },
    select: { name: true },
  });
  return texts.desk(
    title,
    named.map(({ name }) => name),
    people.length - named.length,
  );
}

function restsAt(row: Row, channels: readonly { code: string; name: string }[], zone: string): string {
  switch (row.state) {
    case 'returned':
      return texts.returned(row.decidedBy, row.reason);
    case 'rejected':
      return texts.rejected(row.decidedBy, row.reason);
    case 'withdrawn':
      return texts.withdrawn;
    default: {
      const on = row.channels === null ? [] : row.channels.split(',');
      const names = on.map((code) => channels.find((channel) => channel.code === code)?.name ?? code);
      return [
        texts.approved(row.decidedBy, row.decidedAt === null ? undefined : numericDay(dayOf(row.decidedAt, zone))),
        ...(row.mergedInto === null ? [] : [texts.mergedInto(row.mergedInto)]),
        ...(row.sentUp === null ? [] : [texts.sentUp(row.sentUp)]),
        ...(names.length === 0 ? [] : [texts.publishedOn(names)]),
      ].join('\n');
    }
  }
}
