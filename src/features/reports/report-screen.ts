/** One report with all that can be done with it, and the list of those that were compiled. */
import type { Act } from '../../act.js';
import { parseDay } from '../../calendar/day.js';
import { parsePeriod } from '../../calendar/period.js';
import { numericDay, spellMoment } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { searchFor } from '../../ledger/compile-rows.js';
import { laterTasks } from '../../ledger/period-numbers.js';
import { planInForce } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { namedScope } from './build-report.js';
import {
  confirmReport,
  fileReport,
  listReports,
  numberReport,
  openReport,
  recompileReport,
  reopenReport,
  resendReport,
  seeExtra,
  writeReport,
} from './choices.js';
import { askReportPermission, issueReportPermission } from './permissions.js';
import { type SeenReport, seeReport } from './report-row.js';
import type { Stage } from './rules.js';
import { texts } from './texts.js';
import { PARTS, writtenTexts } from './written-texts.js';

const NEWEST = 60;
const LATER_SHOWN = 6;

export async function reportScreen(act: Act, id: number): Promise<readonly Message[]> {
  const seen = await seeReport(act, id);
  if (seen === undefined) return [{ text: texts.unknown }];
  const blocks = [headOf(seen), await partsLine(act, seen), await laterLines(act, seen)];
  const text = blocks.filter((block) => block !== '').join('\n\n');
  return [{ text, choices: choicesOf(seen, act.may(issueReportPermission, 'anywhere')) }];
}

/** The newest of each report and period, newest first. */
export async function reportList(act: Act, page: number): Promise<readonly Message[]> {
  act.require(askReportPermission, 'anywhere');
  const edition = await planInForce(act.tx);
  const rows = await act.tx.report.findMany({
    where: { state: 'compiled' },
    orderBy: { id: 'desc' },
    take: NEWEST,
    select: {
      id: true,
      kind: true,
      period: true,
      form: true,
      unit: { select: { code: true, name: true } },
      confirmedAt: true,
      reopenedAt: true,
      number: true,
    },
  });
  const newest = new Map<string, (typeof rows)[number]>();
  for (const row of rows) {
    const key = [row.kind, row.period, row.form, row.unit?.code].join(' ');
    if (!newest.has(key)) newest.set(key, row);
  }
  if (newest.size === 0 || edition === undefined) return [{ text: texts.noneCompiled }];
  const { shown, next } = pageOf([...newest.values()], page, 0);
  const listed = shown.map(({ id, kind, period, unit, confirmedAt, reopenedAt, number }) => {
    const label = texts.listed({
      title: edition.plan.reports.find(({ code }) => code === kind)?.title,
      period: parsePeriod(period, edition.calendar) ?? period,
      unit: unit?.name,
      isConfirmed: confirmedAt !== null && reopenedAt === null,
      number,
    });
    return [openReport.choice(label, { report: id })];
  });
  const turn = next === undefined ? [] : [[listReports.choice(turnLabel(next), { page: next })]];
  return [{ text: texts.compiledOnes, choices: [...listed, ...turn] }];
}

/** The files of a report once more, for whoever asks. */
export async function resendFiles(act: Act, id: number): Promise<Reply> {
  const seen = await seeReport(act, id);
  if (seen === undefined || seen.row.sha256 === null || seen.row.name === null) return [{ text: texts.unknown }];
  const { sha256, name, bookSha256, bookName } = seen.row;
  const files = [
    { sha256, name },
    ...(bookSha256 === null || bookName === null ? [] : [{ sha256: bookSha256, name: bookName }]),
  ];
  return [{ text: texts.filesOf(seen.called), files }];
}

function headOf({ row, stage, period, edition }: SeenReport): string {
  const { zone } = edition.calendar;
  const { asOf, confirmedAt, confirmedBy, number, issuedOn, filedWay, filedProof, filedOn, reopenReason } = row;
  const title = edition.plan.reports.find(({ code }) => code === row.kind)?.title;
  const issued = issuedOn === null ? undefined : parseDay(issuedOn);
  const left = filedOn === null ? undefined : parseDay(filedOn);
  return [
    texts.title(texts.named(title, period), row.unit?.name),
    texts.stages[stage],
    ...(asOf === null ? [] : [texts.numbersOf(spellMoment(asOf, zone))]),
    ...(confirmedAt === null || stage === 'reopened'
      ? []
      : [texts.confirmedBy(spellMoment(confirmedAt, zone), confirmedBy?.name)]),
    ...(stage === 'reopened' && reopenReason !== null ? [texts.reopenedFor(row.reopenedBy?.name, reopenReason)] : []),
    ...(number === null || issued === undefined ? [] : [texts.numberLine(number, numericDay(issued))]),
    ...(filedWay === null || left === undefined
      ? []
      : [texts.filedLine(texts.filedWords(filedWay, filedProof ?? '', numericDay(left)))]),
  ].join('\n');
}

async function partsLine(act: Act, { row, stage }: SeenReport): Promise<string> {
  if (stage !== 'draft' || row.unitId !== null) return '';
  const written = await writtenTexts(act.tx, row, act.now);
  const has = PARTS.filter((part) => written[part] !== undefined);
  return texts.partsWritten(has, PARTS.length - has.length);
}

/** What has come since the numbers were confirmed: they stay, it is the supplement. */
async function laterLines(act: Act, { row, stage, edition }: SeenReport): Promise<string> {
  if (stage !== 'confirmed') return '';
  const scope = namedScope(edition, row.kind, row.period);
  if (scope === undefined) return '';
  const later = await laterTasks(act.tx, edition, searchFor({ edition, scope, unitPath: '/' }), act.now);
  if (later.length === 0) return texts.noneLater;
  const lines = later
    .slice(0, LATER_SHOWN)
    .map(({ task }) => texts.laterLine(task.unit.name, edition.dutyOf(task.dutyCode)?.title ?? task.dutyCode));
  return [
    texts.later(later.length),
    ...lines,
    ...(later.length > LATER_SHOWN ? [texts.laterMore(later.length - LATER_SHOWN)] : []),
  ].join('\n');
}

function choicesOf({ row, stage }: SeenReport, mayIssue: boolean): readonly (readonly Choice[])[] {
  const about = { report: row.id };
  const isWhole = row.unitId === null;
  const files =
    row.sha256 === null ? [] : [[resendReport.choice(texts.resend, about), seeExtra.choice(texts.seeExtra, about)]];
  const ofStage: Readonly<Record<Stage, readonly (readonly Choice[])[]>> = {
    underway: [],
    failed: [[recompileReport.choice(texts.recompile, about)]],
    draft: [
      ...(isWhole ? [[writeReport.choice(texts.write, about)]] : []),
      [recompileReport.choice(texts.recompile, about)],
      ...(isWhole && mayIssue ? [[confirmReport.choice(texts.confirm, about)]] : []),
    ],
    replaced: [],
    confirmed: !mayIssue
      ? []
      : [
          ...(row.form === 'standalone'
            ? [[numberReport.choice(row.number === null ? texts.number : texts.renumber, about)]]
            : []),
          [fileReport.choice(row.filedOn === null ? texts.file : texts.refile, about)],
          [reopenReport.choice(texts.reopen, about)],
        ],
    reopened: [],
  };
  return [...ofStage[stage], ...files];
}
