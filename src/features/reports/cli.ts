/** `loa report`: the issued report of a confirmed period, else one as of now, into a file or as numbers. Changes nothing. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { type PeriodKind, parsePeriod } from '../../calendar/period.js';
import type { House, OpenHouse } from '../../feature.js';
import type { ReportSources, ReportSubject } from '../../ledger/compile-rows.js';
import { type ReportScope, scopeOf } from '../../ledger/compile-scope.js';
import type { ReportRule } from '../../ledger/plan/language.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import type { Printer } from '../../lib/print.js';
import { buildReport, reportPlan } from './build-report.js';
import { fileStem } from './file-names.js';
import { type Compiled, type Paper, renderJob } from './job.js';
import { paperOf } from './paper.js';
import { issuedReport } from './report-row.js';
import { writtenTexts } from './written-texts.js';

interface ReportOptions {
  readonly out?: string;
  readonly json?: boolean;
  readonly unit?: string;
  readonly chapter?: boolean;
}

export function reportCommands(program: Command, open: OpenHouse, print: Printer, sources: () => ReportSources): void {
  program
    .command('report <kind> <period>')
    .description(
      'write the report as DOCX, with the rows behind its numbers as XLSX: as issued where the period is confirmed, else as of now',
    )
    .option('--unit <code>', 'about this unit and those below it')
    .option('--chapter', 'as a chapter to paste into another report')
    .option('--out <dir>', 'the folder to write to, made if need be; default the current one')
    .option('--json', 'print the numbers as JSON; a file is written only with --out')
    .addHelpText('after', `\nKinds and periods:\n${FORMS}`)
    .action((kind: string, period: string, options: ReportOptions) =>
      open((house) => report(kind, period, options, print, house, sources())),
    );
}

async function report(
  kind: string,
  period: string,
  options: ReportOptions,
  print: Printer,
  house: House,
  sources: ReportSources,
): Promise<void> {
  const edition = await requirePlan(house.db.read);
  const scope = scopeFor(edition, kind, period);
  const { out, json, unit, chapter } = options;
  const form = chapter === true ? 'chapter' : (scope.rule?.form ?? 'standalone');
  const subject: ReportSubject = { edition, scope, ...(await unitOption(house, unit)) };
  const files = (await issuedFiles(house, subject, form)) ?? (await compiledFiles(house, subject, form, sources));
  if (json === true && out === undefined) {
    print.json(JSON.parse(files.model));
    return;
  }
  const stem = fileStem({ rule: scope.rule, period: scope.period, form, unit, number: files.number });
  const path = await writtenTo(out ?? '.', stem, files);
  if (json === true) print.json(JSON.parse(files.model));
  else for (const extension of ['docx', 'xlsx']) print.line(`${path}.${extension}`);
}

/** Both files, under one name in a folder that is made where there is none. */
async function writtenTo(folder: string, stem: string, { document, workbook }: Files): Promise<string> {
  const path = join(folder, stem);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(`${path}.docx`, document);
    await writeFile(`${path}.xlsx`, workbook);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `the report cannot be written into ${folder}: name a folder with --out that is no file and can be written (${why})`,
    );
  }
  return path;
}

type Files = Pick<Compiled, 'model' | 'document' | 'workbook'> & { readonly number?: string | undefined };

/** What was issued for a confirmed period, as it was issued. Undefined: nothing was, or of one unit. */
async function issuedFiles(
  house: House,
  { edition, scope, unitPath }: ReportSubject,
  form: Paper['form'],
): Promise<Files | undefined> {
  const { db, documents, media } = house;
  const wanted = { kind: scope.report, period: scope.period.code };
  const row = unitPath === '/' ? await issuedReport(db.read, wanted) : null;
  if (row === null || row.model === null || row.bookSha256 === null) return undefined;
  const number = row.number ?? undefined;
  const workbook = await buffer(media.open(row.bookSha256));
  if (row.form === form && row.sha256 !== null && row.made === row.wanted)
    return { model: row.model, document: await buffer(media.open(row.sha256)), workbook, number };
  const paper = await paperOf(db.read, { ...row, form }, house.clock.now());
  const { document } = await documents.run(renderJob, { model: row.model, plan: reportPlan(edition), paper });
  return { model: row.model, document, workbook, number };
}

async function compiledFiles(
  { db, documents, clock }: House,
  subject: ReportSubject,
  form: Paper['form'],
  sources: ReportSources,
): Promise<Files> {
  const now = clock.now();
  const { scope, unitPath } = subject;
  const written = { kind: scope.report, period: scope.period.code };
  const texts = unitPath === '/' ? await writtenTexts(db.read, written, now) : {};
  const paper = { form, isDraft: true, texts, issue: null };
  return buildReport({ read: db.read, documents, sources }, subject, paper, now);
}

async function unitOption({ db }: House, code: string | undefined): Promise<Pick<ReportSubject, 'unitPath' | 'unit'>> {
  if (code === undefined) return { unitPath: '/' };
  const unit = await db.read.unit.findUnique({ where: { code }, select: { code: true, name: true, path: true } });
  if (unit === null) throw new Error(`there is no unit ${code}: \`status --json\` lists the codes`);
  return { unitPath: unit.path, unit: { code: unit.code, name: unit.name } };
}

const KINDS: ReadonlyMap<string, PeriodKind> = new Map([
  ['month', 'month'],
  ['semester', 'semester'],
  ['half-year', 'halfYear'],
  ['year', 'year'],
  ['school-year', 'schoolYear'],
  ['range', 'range'],
]);

const EXAMPLES: Readonly<Record<PeriodKind, string>> = {
  month: '2020-11',
  semester: '2020-2021/HK1',
  schoolYear: '2020-2021',
  halfYear: '2023/H1',
  year: '2023',
  range: '2020-11-02..2020-12-01',
};

const FORMS = [...KINDS].map(([word, kind]) => `  ${word.padEnd(12)} ${EXAMPLES[kind]}`).join('\n');

/** A report of the plan by its code, or of a kind, whether or not the plan asks for it. */
function scopeFor(edition: PlanInForce, word: string, text: string): ReportScope {
  const { plan, calendar } = edition;
  const kind = KINDS.get(word);
  const rule = ruleFor(plan.reports, word, kind);
  if (rule === undefined && kind === undefined) {
    const own = plan.reports.map((report) => report.code).filter((code) => !KINDS.has(code));
    const codes = own.length === 0 ? '' : `\nReports of the plan in force: ${own.join(', ')}.`;
    throw new Error(`there is no kind of report ${word}. Kinds, each with a period as an example:\n${FORMS}${codes}`);
  }
  const period = parsePeriod(text, calendar);
  const wanted = kind ?? (rule === undefined ? undefined : periodKindOf(rule));
  if (period === undefined || (wanted !== undefined && period.kind !== wanted)) {
    throw new Error(periodProblem(edition, text, wanted));
  }
  return scopeOf(edition, rule, period);
}

function ruleFor(rules: readonly ReportRule[], word: string, kind: PeriodKind | undefined): ReportRule | undefined {
  return rules.find((rule) => rule.code === word) ?? rules.find((rule) => kind !== undefined && rule.kind === kind);
}

/** A report on public opinion may be of any kind of period. */
function periodKindOf({ kind }: ReportRule): PeriodKind | undefined {
  return kind === 'opinion' ? undefined : kind;
}

function periodProblem({ calendar }: PlanInForce, text: string, kind: PeriodKind | undefined): string {
  if (kind === undefined) return `${text} is no period. Periods are written ${Object.values(EXAMPLES).join(', ')}.`;
  const [words = kind] = [...KINDS].find(([, each]) => each === kind) ?? [];
  const problem = `${text} is no period of a ${words} report: write it as ${EXAMPLES[kind]}`;
  if (kind !== 'semester' && kind !== 'schoolYear') return `${problem}.`;
  return `${problem}. The plan's calendar has the school years ${calendar.schoolYears.map((year) => year.code).join(', ')}.`;
}
