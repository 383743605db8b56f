/**
 * Reports that are due are compiled, stored and told: read and rendered outside, written and told in one transaction.
 * Whatever stops it half-way, the row is still due and the next sweep begins again; its edition speaks once.
 */
import type { Act } from '../../act.js';
import { spellDueAt, spellMoment } from '../../calendar/spell.js';
import type { Database } from '../../db/client.js';
import type { House } from '../../feature.js';
import type { ReportSources, ReportSubject } from '../../ledger/compile-rows.js';
import { planOfReport } from '../../ledger/compile-scope.js';
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import { describeError } from '../../lib/log.js';
import { loadPerson, THE_HOUSE } from '../../org/actor.js';
import { allows } from '../../org/permissions.js';
import type { Recipient } from '../../org/reach.js';
import type { Message } from '../../outbox/message.js';
import { buildReport, namedScope } from './build-report.js';
import { draftChoices } from './draft-choices.js';
import { sameNumbersSince } from './editions.js';
import { fileStem } from './file-names.js';
import type { ReportDigest } from './job.js';
import { keepCounts } from './keep-counts.js';
import { askReportPermission } from './permissions.js';
import { ARCHIVE_TYPE, DOCUMENT_TYPE, keepMedia, storedFile, WORKBOOK_TYPE } from './report-files.js';
import { calledBy } from './report-row.js';
import { isOnOpinion } from './rules.js';
import { texts } from './texts.js';
import { writtenTexts } from './written-texts.js';

const AT_ONCE = 3;
const TRIES = 5;
/** Doubled with each try: half a minute, one, two, four. */
const FIRST_RETRY_MS = 30 * SECOND_MS;

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
    select: {
      id: true,
      kind: true,
      period: true,
      edition: true,
      form: true,
      unitId: true,
      unit: { select: { code: true, name: true, path: true } },
      askedById: true,
      tries: true,
    },
  });
}

async function compileOne(house: House, newest: PlanInForce, sources: ReportSources, row: Waiting): Promise<void> {
  const { db, documents, clock } = house;
  const edition = planOfReport(newest, row.kind);
  const scope = namedScope(edition, row.kind, row.period);
  if (scope === undefined) throw new Error(`the plan in force has no report ${row.kind} ${row.period}`);
  const asOf = clock.now();
  const { form, unit } = row;
  const about = unit === null ? { unitPath: '/' } : { unitPath: unit.path, unit: { code: unit.code, name: unit.name } };
  const subject: ReportSubject = { edition, scope, ...about };
  const paper = {
    form,
    isDraft: true,
    texts: unit === null ? await writtenTexts(db.read, row, asOf) : {},
    issue: null,
  };
  const built = await buildReport({ read: db.read, documents, sources }, subject, paper, asOf);
  const stem = fileStem({ rule: scope.rule, period: scope.period, form, unit: unit?.code });
  const document = await storedFile(house, built.document, `${stem}.docx`);
  const workbook = await storedFile(house, built.workbook, `${stem}.xlsx`);
  const csv = await storedFile(house, built.csv, `${stem}-csv.zip`);
  await keepCounts(db, row.id, built.counts);

  await house.act(THE_HOUSE, `report/${row.id}`, async (act) => {
    const { count } = await act.tx.report.updateMany({
      where: { id: row.id, state: 'due' },
      data: {
        state: 'compiled',
        compiledAt: act.now,
        asOf,
        model: built.model,
        digest: JSON.stringify(built.digest),
        duties: scope.duties?.join(',') ?? null,
        planSha256: edition.sha256,
        sha256: document.sha256,
        name: document.name,
        bookSha256: workbook.sha256,
        bookName: workbook.name,
        csvSha256: csv.sha256,
        made: 1,
        tries: 0,
        error: null,
      },
    });
    if (count === 0) return;
    await keepMedia(act, document, DOCUMENT_TYPE);
    await keepMedia(act, workbook, WORKBOOK_TYPE);
    await keepMedia(act, csv, ARCHIVE_TYPE);
    const since = await sameNumbersSince(act.tx, row, built.digest);
    await deliver(act, edition, row, {
      text: messageText(built.digest, edition, since, row),
      files: [document, workbook].map(({ sha256, name }) => ({ sha256, name })),
      choices: draftChoices(row, built.digest),
    });
    await act.record('reports.compile', `report/${row.id}`, `${row.kind} ${row.period} edition ${row.edition}`);
  });
}

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
    const text = texts.failed(calledBy(edition, row));
    const to = await recipientOf(act, row);
    if (to !== undefined)
      await act.tell(to, { text }, { reason: `report/${row.kind}/${row.period}/${row.edition}/failed` });
  });
}

function messageText(
  digest: ReportDigest,
  edition: PlanInForce,
  since: Date | undefined,
  { unit, ...row }: Pick<Waiting, 'unit' | 'kind' | 'period' | 'form'>,
): string {
  const { items, totals, topics, uncovered, dueAt, asOf, dataTo } = digest;
  const { zone } = edition.calendar;
  return [
    texts.ready(calledBy(edition, row), unit?.name),
    ...(asOf < dataTo ? [texts.stillRunning(spellMoment(new Date(asOf), zone))] : []),
    ...(since === undefined ? [] : [texts.sameNumbers(spellMoment(since, zone))]),
    (isOnOpinion(edition.plan, row.kind)
      ? [texts.tasks(totals)]
      : [texts.items(items), texts.tasks(totals), texts.uncovered(uncovered, topics)]
    ).join('\n'),
    texts.gaps(digest),
    [
      ...(dueAt === null || unit !== null ? [] : [texts.dueAt(spellDueAt(new Date(dueAt), zone))]),
      ...(unit === null ? [texts.whatNext[row.form]] : []),
    ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}
