/** The report as an official document: what the model says, in the layout the decree and the plan ask for. Pure. */
import { dayOf, parseDay, partsOf } from '../../../calendar/day.js';
import type { Block, OfficialDocument } from '../../../documents/official-document.js';
import type { ReportModel } from '../../../ledger/compile-model.js';
import type { Paper, ReportPlan } from '../job.js';
import { isOnOpinion } from '../rules.js';
import type { Draw } from './charts.js';
import { clockTime, lastNumericDay, numeric, numericDay } from './days.js';
import { addresseesOf, letterheadOf, recipientsOf, signatureOf } from './letterhead.js';
import { sectionsOf } from './sections.js';
import { approvedTable, publishedTable } from './tables.js';
import { texts } from './texts.js';

/**
 * A document of its own, number and day blank until the clerk gives them; or a chapter to paste into another report. `draw`
 * makes a PNG of a drawing.
 */
export function documentOf(model: ReportModel, plan: ReportPlan, paper: Paper, draw: Draw): OfficialDocument {
  const rule = plan.reports.find((report) => report.code === model.report);
  const { organisation } = plan;
  const { title, number, issued } = plan.plan;
  const named = texts.paper(title, number, issued === undefined ? undefined : numeric(issued));
  const subtitle = texts.subtitle(rule?.title, model.period, model.unit?.name);
  const sections = sectionsOf(model, plan, named, paper, draw);
  const annexes = annexesOf(model, plan);
  if (paper.form === 'chapter') {
    const listed = annexes.flatMap((annex): Block[] => [
      { type: 'heading', level: 1, text: annex.title },
      ...annex.body,
    ]);
    return { kind: 'chapter', title: subtitle, body: [dataNote(model, plan), ...sections, ...listed] };
  }
  return {
    kind: 'document',
    letterhead: letterheadOf(plan),
    number: paper.issue?.number,
    symbol: texts.symbol(organisation.letterhead.symbol),
    place: organisation.letterhead.place,
    date: dateOf(model, plan, paper),
    typeName: texts.typeName,
    subtitle,
    addressees: addresseesOf(plan, rule),
    legalBases: plan.plan.basis.map(texts.basis),
    body: [
      { type: 'paragraph', text: texts.opening(named, organisation.name, subtitle) },
      dataNote(model, plan),
      ...sections,
      { type: 'paragraph', text: texts.closing(subtitle, organisation.name) },
    ],
    recipients: recipientsOf(plan, rule),
    signature: signatureOf(plan),
    annexes: annexes.map((annex) => ({ ...annex, landscape: true })),
  };
}

/** The day stays blank until the clerk enters it; month and year are those in which it was compiled. */
function dateOf({ asOf }: ReportModel, { zone }: ReportPlan, { issue }: Paper) {
  const issued = issue === null ? undefined : parseDay(issue.day);
  if (issued === undefined) {
    const { year, month } = partsOf(dayOf(new Date(asOf), zone));
    return { year, month };
  }
  const { year, month, dayOfMonth } = partsOf(issued);
  return { year, month, day: dayOfMonth };
}

function dataNote({ dataFrom, dataTo, asOf, frozenLater }: ReportModel, { zone }: ReportPlan): Block {
  const from = numericDay(dataFrom, zone);
  const read = [clockTime(asOf, zone), numericDay(asOf, zone)] as const;
  const words =
    asOf < dataTo ? texts.dataSoFar(from, ...read) : texts.dataFrom(from, lastNumericDay(dataTo, zone), ...read);
  return { type: 'paragraph', text: frozenLater === null ? words : `${words} ${texts.frozen(frozenLater)}` };
}

function annexesOf(model: ReportModel, plan: ReportPlan) {
  if (isOnOpinion(plan, model.report)) return [];
  const { approved, approvedLater, approvedLaterCount, items, published, period } = model;
  const listed: readonly Block[] = [
    ...(approved.length === 0 ? [] : approvedTable(approved, items.approved, plan)),
    ...(approvedLater.length === 0 ? [] : approvedTable(approvedLater, approvedLaterCount, plan, texts.annexLater)),
  ];
  return [
    ...(listed.length === 0 ? [] : [{ title: texts.annex(period), body: listed }]),
    ...(published.total === 0 ? [] : [{ title: texts.annexPublished(period), body: publishedTable(published, plan) }]),
  ];
}
