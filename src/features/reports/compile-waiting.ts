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
import type { PlanInForce } from '../../ledger/plan-in-force.js';
import { nextDigestAt } from '../../ledger/remind.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import { describeError } from '../../lib/log.js';
import { loadPerson, THE_HOUSE } from '../../org/actor.js';
import { allows } from '../../org/permissions.js';
import type { Recipient } from '../../org/reach.js';
import type { Message } from '../../outbox/message.js';
import { type BuiltReport, buildReport, plannedScope } from './build-report.js';
import { sameNumbersSince } from './editions.js';
import { askReportPermission } from './permissions.js';
import { texts } from './texts.js';

/** `/status` of the period: the handler is the status feature's. */
const seeStatus = namePick('status.period', z.string());

const AT_ONCE = 3;
const TRIES = 5;
/** Doubled with each try: half a minute, one, two, four. */
const FIRST_RETRY_MS = 30 * SECOND_MS;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MAX_FILE_BYTES = 100 * 1024 * 1024;

export async function compileWaiting(house: House, edition: PlanInForce): Promise<void> {
  for (const row of await waiting(house.db, house.clock.now())) {
    try {
      await compileOne(house, edition, row);
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

async function compileOne(house: House, edition: PlanInForce, row: Waiting): Promise<void> {
  const scope = plannedScope(edition, row.kind, row.period);
  if (scope === undefined) throw new Error(`the plan in force has no report ${row.kind} ${row.period}`);
  const built = await buildReport(house.documents, house.db.read, edition, scope, house.clock.now());
  const stored = await house.media.put(once(built.bytes), { maxBytes: MAX_FILE_BYTES });
  if (!stored.ok) throw new Error(`the report's file was not taken: ${stored.problem}`);

  await house.act(THE_HOUSE, `report/${row.id}`, async (act) => {
    const model = JSON.stringify(built.model);
    const { count } = await act.tx.report.updateMany({
      where: { id: row.id, state: 'due' },
      data: { state: 'compiled', compiledAt: act.now, model, sha256: stored.sha256, name: built.name, error: null },
    });
    if (count === 0) return;
    await act.tx.media.upsert({
      where: { sha256: stored.sha256 },
      create: { sha256: stored.sha256, bytes: stored.bytes, type: DOCX, kind: 'document', storedAt: act.now },
      update: {},
    });
    const since = await sameNumbersSince(act.tx, row, model);
    const text = messageText(built, edition, since);
    await deliver(act, edition, row, {
      text,
      files: [{ sha256: stored.sha256, name: built.name }],
      choices: built.model.gaps.length === 0 ? [] : [[seeStatus.choice(texts.seeGaps, row.period)]],
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
    const text = texts.failed(parsePeriod(row.period, edition.calendar) ?? row.period);
    const to = await recipientOf(act, row);
    if (to !== undefined)
      await act.tell(to, { text }, { reason: `report/${row.kind}/${row.period}/${row.edition}/failed` });
  });
}

function messageText({ model }: BuiltReport, { calendar }: PlanInForce, since: Date | undefined): string {
  const { period, items, totals, gaps, topics, uncovered, dueAt, asOf, dataTo } = model;
  const { zone } = calendar;
  return [
    texts.ready(period),
    ...(asOf < dataTo ? [texts.stillRunning(spellMoment(new Date(asOf), zone))] : []),
    ...(since === undefined ? [] : [texts.sameNumbers(spellMoment(since, zone))]),
    [texts.items(items), texts.tasks(totals), texts.uncovered(uncovered.length, topics.length)].join('\n'),
    texts.gaps(gaps),
    [...(dueAt === null ? [] : [texts.dueAt(spellDueAt(new Date(dueAt), zone))]), texts.whatNext].join('\n'),
  ].join('\n\n');
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
