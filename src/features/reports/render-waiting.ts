/**
 * Documents that are wanted in another wording are made again from their stored numbers: with what people wrote, confirmed,
 * with number and day. A wording speaks once; what fails is tried again, and then told.
 */
import type { Act } from '../../act.js';
import { parseDay } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Database } from '../../db/client.js';
import type { House } from '../../feature.js';
import { editionOf, type PlanInForce } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import { describeError } from '../../lib/log.js';
import { THE_HOUSE } from '../../org/actor.js';
import type { FileRef } from '../../outbox/message.js';
import { namedScope, reportPlan } from './build-report.js';
import { confirmReport, fileReport, numberReport, openReport, writeReport } from './choices.js';
import { fileStem } from './file-names.js';
import { renderJob } from './job.js';
import { paperOf } from './paper.js';
import { receiversOf } from './receivers.js';
import { DOCUMENT_TYPE, keepMedia, type StoredReport, storedFile } from './report-files.js';
import { calledBy } from './report-row.js';
import { texts } from './texts.js';

const AT_ONCE = 3;
const TRIES = 5;
/** Doubled with each try. */
const FIRST_RETRY_MS = 30 * SECOND_MS;

export async function renderWaiting(house: House, edition: PlanInForce): Promise<void> {
  for (const row of await waiting(house.db, house.clock.now())) {
    try {
      await renderOne(house, edition, row);
    } catch (error) {
      house.log.error({ report: row.id, tries: row.tries + 1, error }, 'a report could not be made again');
      await putOff(house, edition, row, error);
    }
  }
}

type Waiting = Awaited<ReturnType<typeof waiting>>[number];

async function waiting({ read }: Database, now: Date) {
  const rows = await read.report.findMany({
    where: { state: 'compiled', tries: { lt: TRIES }, OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }] },
    orderBy: { id: 'desc' },
    take: LOOKED_AT,
    select: { id: true, wanted: true, made: true },
  });
  const ids = rows.filter(({ wanted, made }) => made < wanted).map(({ id }) => id);
  return ids.length === 0 ? [] : read.report.findMany({ where: { id: { in: ids.slice(0, AT_ONCE) } } });
}

/** Only newer reports are still written into, confirmed and numbered; all of them are looked at once a tick. */
const LOOKED_AT = 200;

async function renderOne(house: House, edition: PlanInForce, row: Waiting): Promise<void> {
  const { db, documents, clock } = house;
  const { number, form, model, wanted } = row;
  const compiledBy = (row.planSha256 === null ? undefined : await editionOf(db.read, row.planSha256)) ?? edition;
  const paper = await paperOf(db.read, row, clock.now());
  if (model === null) throw new Error('a compiled report has no numbers');
  const built = await documents.run(renderJob, { model, plan: reportPlan(compiledBy), paper });
  const scope = namedScope(compiledBy, row.kind, row.period);
  const name =
    scope === undefined
      ? row.name
      : `${fileStem({ rule: scope.rule, period: scope.period, form, number: number ?? undefined })}.docx`;
  const document = await storedFile(house, built.document, name ?? `${row.id}.docx`);
  await house.act(THE_HOUSE, `report/${row.id}/made/${wanted}`, async (act) => {
    const { count } = await act.tx.report.updateMany({
      where: { id: row.id, wanted },
      data: { made: wanted, sha256: document.sha256, name: document.name, tries: 0, nextTryAt: null, error: null },
    });
    if (count === 0) return;
    await keepMedia(act, document, DOCUMENT_TYPE);
    if (row.touchedById === null) await tellFinal(act, compiledBy, row, document);
    else await tellReworded(act, edition, row, row.touchedById, document);
  });
}

async function tellReworded(
  act: Act,
  edition: PlanInForce,
  row: Waiting,
  person: number,
  { sha256, name }: StoredReport,
): Promise<void> {
  const { id, wanted } = row;
  const about = { report: id };
  const message = {
    text: texts.reworded(calledBy(edition, row)),
    files: [{ sha256, name }],
    choices: [
      [writeReport.choice(texts.write, about)],
      [confirmReport.choice(texts.confirm, about)],
      [openReport.choice(texts.more, about)],
    ],
  };
  await act.tell({ person }, message, { reason: `report/${id}/made/${wanted}`, priority: 'answer' });
}

/** To the office at once, who waits for it; to the others in the hours in which people are spoken to. */
async function tellFinal(
  act: Act,
  { plan, calendar }: PlanInForce,
  row: Waiting,
  { sha256, name }: StoredReport,
): Promise<void> {
  const { id, wanted, number, filedOn, form, bookSha256, bookName } = row;
  const reason = `report/${id}/made/${wanted}`;
  const files: readonly FileRef[] = [
    { sha256, name },
    ...(bookSha256 === null || bookName === null ? [] : [{ sha256: bookSha256, name: bookName }]),
  ];
  const called = calledBy({ plan, calendar }, row);
  const day = parseDay(row.issuedOn ?? '');
  const text =
    number === null || day === undefined ? texts.final(called) : texts.finalNumbered(called, number, numericDay(day));
  const about = { report: id };
  const choices = [
    ...(form === 'standalone' && number === null ? [[numberReport.choice(texts.number, about)]] : []),
    ...(filedOn === null ? [[fileReport.choice(texts.file, about)]] : []),
    [openReport.choice(texts.more, about)],
  ];
  const rule = plan.reports.find(({ code }) => code === row.kind);
  const { office, others } = await receiversOf(act.tx, rule);
  for (const person of office)
    await act.tell(
      { person },
      { text: `${text}\n\n${texts.officeNext(form, number, rule?.chapterOf)}`, files, choices },
      { reason, priority: 'answer' },
    );
  const notBefore = nextDigestAt(act.now, plan.reminders, calendar);
  for (const person of others) await act.tell({ person }, { text, files }, { reason, notBefore });
}

async function putOff(house: House, edition: PlanInForce, row: Waiting, error: unknown): Promise<void> {
  const tries = row.tries + 1;
  const cause = describeError(error).message;
  await house.act(THE_HOUSE, `report/${row.id}/made/${row.wanted}/try/${tries}`, async (act) => {
    const nextTryAt = after(act.now, FIRST_RETRY_MS * 2 ** row.tries);
    await act.tx.report.update({ where: { id: row.id }, data: { tries, nextTryAt, error: cause } });
    if (tries < TRIES) return;
    const text = texts.notReworded(calledBy(edition, row));
    const message = { text, choices: [[openReport.choice(texts.more, { report: row.id })]] };
    const reason = `report/${row.id}/made/${row.wanted}/failed`;
    await act.tell(row.touchedById === null ? { role: 'office' } : { person: row.touchedById }, message, { reason });
  });
}
