/** What goes with a report when it is asked for: its rows as CSV, the period's pictures, and each unit's file for an inspector. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { renderZip } from '../../documents/zip.js';
import type { House } from '../../feature.js';
import type { ReportSubject } from '../../ledger/compile-rows.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { type Maker, orderFile } from '../file-orders/index.js';
import { namedScope, reportPlan } from './build-report.js';
import { type ExtraFile, extraFile } from './choices.js';
import { fileStem } from './file-names.js';
import { inspectJob } from './job.js';
import { photoEntries } from './photo-entries.js';
import { ARCHIVE_TYPE } from './report-files.js';
import { seeReport } from './report-row.js';
import { texts } from './texts.js';
import { unitFiles } from './unit-files.js';

const ORDERS = { photos: 'reports.photos', inspect: 'reports.inspect' } as const;
const Args = z.object({ report: z.number() });

export async function extraScreen(act: Act, report: number): Promise<readonly Message[]> {
  const seen = await seeReport(act, report);
  if (seen === undefined || seen.row.bookSha256 === null) return [{ text: texts.unknown }];
  const files: readonly ExtraFile[] = ['csv', 'photos', 'inspect'];
  return [
    {
      text: texts.askExtra(seen.called),
      choices: files.map((file) => [extraFile.choice(texts.extras[file], { report, file })]),
    },
  ];
}

export async function orderExtra(act: Act, report: number, file: ExtraFile): Promise<readonly Message[]> {
  const seen = await seeReport(act, report);
  if (seen === undefined || seen.row.bookSha256 === null) return [{ text: texts.unknown }];
  const { csvSha256, bookName } = seen.row;
  if (file === 'csv') {
    if (csvSha256 === null || bookName === null) return [{ text: texts.noCsv }];
    const name = `${bookName.replace(/\.xlsx$/, '')}-csv.zip`;
    return [{ text: texts.csvSent, files: [{ sha256: csvSha256, name }] }];
  }
  await orderFile(act, ORDERS[file], { report });
  await act.record('reports.extra', `report/${report}`, file);
  return [{ text: texts.extraOrdered }];
}

const makePhotos: Maker = async (house, args) => {
  const { subject } = await reportOf(house, args);
  const { entries, photos, heldBack } = await photoEntries(house, subject);
  const { rule, period } = subject.scope;
  const name = `${fileStem({ rule, period, form: 'photos', unit: subject.unit?.code })}.zip`;
  if (entries.length === 0) return { files: [], message: { text: texts.noPhotos(heldBack) } };
  return zipped(name, renderZip(entries), texts.photosSent(photos, heldBack));
};

const makeInspect: Maker = async (house, args) => {
  const { row, subject, stem } = await reportOf(house, args);
  if (row.model === null) throw new Error('the report has no numbers');
  const now = house.clock.now();
  const input = { model: row.model, plan: reportPlan(subject.edition), at: now };
  const { archive } = await house.documents.run(inspectJob, input, [unitFiles(house.db.read, subject, now)]);
  return zipped(`${stem}-ho-so.zip`, archive, texts.inspectSent);
};

export const reportMakers = { [ORDERS.photos]: makePhotos, [ORDERS.inspect]: makeInspect };

async function reportOf({ db }: House, args: unknown) {
  const { report } = Args.parse(args);
  const row = await db.read.report.findUniqueOrThrow({
    where: { id: report },
    select: { kind: true, period: true, form: true, number: true, model: true, unit: true },
  });
  const edition = await requirePlan(db.read);
  const scope = namedScope(edition, row.kind, row.period);
  if (scope === undefined) throw new Error(`the plan in force has no report ${row.kind} ${row.period}`);
  const { unit, form, number } = row;
  const subject: ReportSubject = {
    edition,
    scope,
    ...(unit === null ? { unitPath: '/' } : { unitPath: unit.path, unit: { code: unit.code, name: unit.name } }),
  };
  const { rule, period } = scope;
  const stem = fileStem({ rule, period, form, unit: unit?.code, number: number ?? undefined });
  return { row, subject, stem };
}

function zipped(name: string, bytes: Uint8Array | AsyncIterable<Uint8Array>, text: string) {
  return { files: [{ name, type: ARCHIVE_TYPE, bytes, as: 'file' as const }], message: { text } };
}
