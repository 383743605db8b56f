/**
 * Reports that are due are compiled, stored and told: read and rendered outside, written and told in one transaction.
 * Whatever stops it half-way, the row is still due and the next sweep begins again; its edition speaks once.
 */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { parsePeriod } from '../../calendar/period.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import { namePick } from '../../conversation/handlers.js';
import type { Database } from '../../db/client.js';
import type { House } from '../../feature.js';
import type { ReportSources } from '../../ledger/compile-rows.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import { describeError } from '../../lib/log.js';
import { loadPerson, THE_HOUSE } from '../../org/actor.js';
import { allows } from '../../org/permissions.js';
import type { Recipient } from '../../org/reach.js';
import type { Message } from '../../outbox/message.js';
import { buildReport, namedScope } from './build-report.js';
import { confirmReport } from './confirm-report.js';
import { sameNumbersSince } from './editions.js';
import { fileStem } from './file-names.js';
import type { ReportDigest } from './job.js';
import { askReportPermission } from './permissions.js';
import { texts } from './texts.js';
import { writtenTexts } from './written-texts.js';

/** `/status` of the period, and reminding those who owe: the handlers are other features'. */
const seeStatus = namePick('status.period', z.string());
const nudge = namePick('reminders.nudge', z.object({ period: z.string(), duty: z.string().nullable() }));

const AT_ONCE = 3;
const TRIES = 5;
/** Doubled with each try: half a minute, one, two, four. */
const FIRST_RETRY_MS = 30 * SECOND_MS;
const TYPES = {
  document: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  workbook: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
/** So many gaps can be nudged about from the draft itself. */
const NUDGES = 4;
const MAX_FILE_BYTES = 100 * 1024 * 1024;

export async function compileWaiting(house: House, edition: PlanInForce, sources: ReportSources): Promise<void> {
  for (const row of await waiting(house.db, house.clock.now())) {
    try {
      await compileOne(house, edition, sources, row);
    } catch (error) {
      house.log.error({ report: row.id, tries: row.tries + 1, error }, 'a report could not be compiled');
      await putOff(house, edition, row, error);
    }
  }
}

type Waiting = Awaited<ReturnType<typeof waiting>>[number];

async function waiting(db: Database, now: Date) {
  return db.read.report.findMany({
    where: { state: 'due', OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }] },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    select: { id: true, kind: true, period: true, edition: true, askedById: true, tries: true },
  });
}

async function compileOne(house: House, edition: PlanInForce, sources: ReportSources, row: Waiting): Promise<void> {
  const { db, documents, clock } = house;
  const scope = namedScope(edition, row.kind, row.period);
  if (scope === undefined) throw new Error(`the plan in force has no report ${row.kind} ${row.period}`);
  const asOf = clock.now();
  const form = scope.rule?.form ?? 'standalone';
  const paper = { form, isDraft: true, texts: await writtenTexts(db.read, row, asOf), issue: null };
  const built = await buildReport(
    { read: db.read, documents, sources },
    { edition, scope, unitPath: '/' },
    paper,
    asOf,
  );
  const stem = fileStem({ rule: scope.rule, period: scope.period, form });
  const document = await storedFile(house, built.document, `${stem}.docx`);
  const workbook = await storedFile(house, built.workbook, `${stem}.xlsx`);
  await keepCounts(house, row, built.counts);

  await house.act(THE_HOUSE, `report/${row.id}`, async (act) => {
    const { count } = await act.tx.report.updateMany({
      where: { id: row.id, state: 'due' },
      data: {
        state: 'compiled',
        compiledAt: act.now,
        asOf,
        form,
        model: built.model,
        digest: JSON.stringify(built.digest),
        duties: scope.duties?.join(',') ?? null,
        planSha256: edition.sha256,
        sha256: document.sha256,
        name: document.name,
        bookSha256: workbook.sha256,
        bookName: workbook.name,
        made: 1,
        error: null,
      },
    });
    if (count === 0) return;
    await keepMedia(act, document, TYPES.document);
    await keepMedia(act, workbook, TYPES.workbook);
    const since = await sameNumbersSince(act.tx, row, built.digest);
    const { gaps, dataTo } = built.digest;
    const owed = gaps.filter(({ why }) => why === 'missing' || why === 'open').slice(0, NUDGES);
    await deliver(act, edition, row, {
      text: messageText(built.digest, edition, since),
      files: [document, workbook].map(({ sha256, name }) => ({ sha256, name })),
      choices: [
        ...owed.map(({ duty, title }) => [nudge.choice(texts.nudge(title), { period: row.period, duty })]),
        ...(gaps.length === 0 ? [] : [[seeStatus.choice(texts.seeGaps, row.period)]]),
        ...(asOf.toISOString() < dataTo ? [] : [[confirmReport.choice(texts.confirm, row.id)]]),
      ],
    });
    await act.record('reports.compile', `report/${row.id}`, `${row.kind} ${row.period} edition ${row.edition}`);
  });
}

interface StoredReport {
  readonly sha256: string;
  readonly bytes: number;
  readonly name: string;
}

async function storedFile({ media }: House, bytes: Uint8Array, name: string): Promise<StoredReport> {
  const stored = await media.put(once(bytes), { maxBytes: MAX_FILE_BYTES });
  if (!stored.ok) throw new Error(`the report's file was not taken: ${stored.problem}`);
  return { sha256: stored.sha256, bytes: stored.bytes, name };
}

async function keepMedia({ tx, now }: Act, { sha256, bytes }: StoredReport, type: string): Promise<void> {
  const facts = { sha256, bytes, type, kind: 'document', storedAt: now } as const;
  await tx.media.upsert({ where: { sha256 }, create: facts, update: {} });
}

/** What it says of each unit and duty, some hundred rows a transaction: nobody waits long for theirs. */
async function keepCounts({ db }: House, { id }: Waiting, counts: readonly string[]): Promise<void> {
  await db.transaction((tx) => tx.reportCount.deleteMany({ where: { reportId: id } }));
  for (const text of counts) {
    const rows = CountRows.parse(JSON.parse(text));
    await db.transaction((tx) => tx.reportCount.createMany({ data: rows.map((row) => ({ reportId: id, ...row })) }));
  }
}

const CountRows = z.array(
  z.object({
    unitId: z.number(),
    dutyCode: z.string(),
    clause: z.string(),
    dueAt: z.string(),
    lastDueAt: z.string(),
    tasks: z.number(),
    required: z.number(),
    paid: z.number(),
    onTime: z.number(),
    late: z.number(),
    nil: z.number(),
    excused: z.number(),
    inReview: z.number(),
    toFix: z.number(),
    open: z.number(),
    missing: z.number(),
    upcoming: z.number(),
    nilInTime: z.number(),
  }),
);

/** To whoever asked, at once; else to the office, in the hours in which it is spoken to. */
async function deliver(act: Act, edition: PlanInForce, row: Waiting, message: Message): Promise<void> {
  const to = await recipientOf(act, row);
  if (to === undefined) return;
  const reason = `report/${row.kind}/${row.period}/${row.edition}`;
  await act.tell(
    to,
    message,
    row.askedById === null
      ? { reason, notBefore: nextDigestAt(act.now, edition.plan.reminders, edition.calendar) }
      : { reason, priority: 'answer' },
  );
}

/** Undefined: who asked may not see it any more. */
async function recipientOf(act: Act, { askedById }: Waiting): Promise<Recipient | undefined> {
  if (askedById === null) return { role: 'office' };
  const { posts } = await loadPerson(act.tx, askedById);
  return allows(posts, askReportPermission, 'anywhere') ? { person: askedById } : undefined;
}

async function putOff(house: House, edition: PlanInForce, row: Waiting, error: unknown): Promise<void> {
  const tries = row.tries + 1;
  const cause = describeError(error).message;
  await house.act(THE_HOUSE, `report/${row.id}/try/${tries}`, async (act) => {
    if (tries < TRIES) {
      const nextTryAt = after(act.now, FIRST_RETRY_MS * 2 ** row.tries);
      await act.tx.report.update({ where: { id: row.id }, data: { tries, nextTryAt, error: cause } });
      return;
    }
    await act.tx.report.update({ where: { id: row.id }, data: { tries, state: 'failed', error: cause } });
    const text = texts.failed(parsePeriod(row.period, edition.calendar) ?? row.period);
    const to = await recipientOf(act, row);
    if (to !== undefined)
      await act.tell(to, { text }, { reason: `report/${row.kind}/${row.period}/${row.edition}/failed` });
  });
}

function messageText(digest: ReportDigest, { calendar }: PlanInForce, since: Date | undefined): string {
  const { period, items, totals, topics, uncovered, dueAt, asOf, dataTo } = digest;
  const { zone } = calendar;
  return [
    texts.ready(period),
    ...(asOf < dataTo ? [texts.stillRunning(spellMoment(new Date(asOf), zone))] : []),
    ...(since === undefined ? [] : [texts.sameNumbers(spellMoment(since, zone))]),
    [texts.items(items), texts.tasks(totals), texts.uncovered(uncovered, topics)].join('\n'),
    texts.gaps(digest),
    [...(dueAt === null ? [] : [texts.dueAt(spellDueAt(new Date(dueAt), zone))]), texts.whatNext].join('\n'),
  ].join('\n\n');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
