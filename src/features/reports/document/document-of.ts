/** The report as an official document: what the model says, in the layout the decree and the plan ask for. Pure. */
import { dayOf, partsOf } from '../../../calendar/day.js';
import type { Block, OfficialDocument } from '../../../documents/official-document.js';
import type { ReportModel } from '../../../ledger/compile-model.js';
import type { Plan } from '../../../ledger/plan/language.js';
import { clockTime, lastNumericDay, numeric, numericDay } from './days.js';
import { addresseesOf, letterheadOf, recipientsOf, signatureOf } from './letterhead.js';
import { sectionsOf } from './sections.js';
import { approvedTable } from './tables.js';
import { texts } from './texts.js';

/** A document of its own, number and day blank until the clerk gives them; or a chapter, where the plan wants one. */
export function documentOf(model: ReportModel, plan: Plan): OfficialDocument {
  const rule = plan.reports.find((report) => report.code === model.report);
  const { organisation } = plan;
  const { title, number, issued } = plan.plan;
  const paper = texts.paper(title, number, issued === undefined ? undefined : numeric(issued));
  const subtitle = texts.subtitle(rule?.title, model.period);
  const sections = sectionsOf(model, plan, paper);
  const list = listOf(model, plan);
  if (rule?.form === 'chapter') {
    const listed =
      list.length === 0 ? [] : [{ type: 'heading', level: 1, text: texts.annex(model.period) } as const, ...list];
    return { kind: 'chapter', title: subtitle, body: [dataNote(model, plan), ...sections, ...listed] };
  }
  const { year, month } = partsOf(dayOf(new Date(model.asOf), plan.zone));
  return {
    kind: 'document',
    letterhead: letterheadOf(plan),
    symbol: texts.symbol(organisation.letterhead.symbol),
    place: organisation.letterhead.place,
    date: { year, month },
    typeName: texts.typeName,
    subtitle,
    addressees: addresseesOf(plan, rule),
    legalBases: plan.plan.basis.map(texts.basis),
    body: [
      { type: 'paragraph', text: texts.opening(paper, organisation.name, subtitle) },
      dataNote(model, plan),
      ...sections,
      { type: 'paragraph', text: texts.closing(subtitle, organisation.name) },
    ],
    recipients: recipientsOf(plan, rule),
    signature: signatureOf(plan),
    annexes: list.length === 0 ? [] : [{ title: texts.annex(model.period), landscape: true, body: list }],
  };
}

function dataNote({ dataFrom, dataTo, asOf }: ReportModel, { zone }: Plan): Block {
  const from = numericDay(dataFrom, zone);
  const read = [clockTime(asOf, zone), numericDay(asOf, zone)] as const;
  const words =
    asOf < dataTo ? texts.dataSoFar(from, ...read) : texts.dataFrom(from, lastNumericDay(dataTo, zone), ...read);
  return { type: 'paragraph', text: words };
}

function listOf({ approved, approvedLater }: ReportModel, plan: Plan): readonly Block[] {
  return [
    ...(approved.length === 0 ? [] : approvedTable(approved, plan)),
    ...(approvedLater.length === 0 ? [] : approvedTable(approvedLater, plan, texts.annexLater)),
  ];
}
