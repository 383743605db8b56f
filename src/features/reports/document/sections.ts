/**
 * The report's six sections. A section whose records Loa does not keep yet is empty, and the renderer says so; what only
 * people can judge is left to them, marked.
 */
import type { Block } from '../../../documents/official-document.js';
import type { DutyNumbers, ReportModel } from '../../../ledger/compile-model.js';
import type { Plan } from '../../../ledger/plan/language.js';
import { lastNumericDay } from './days.js';
import { dutyTable, itemTable, type TableCounter, topicTable } from './tables.js';
import { texts } from './texts.js';

const NOTHING: Block = { type: 'nothing' };

export function sectionsOf(model: ReportModel, plan: Plan, paper: string): readonly Block[] {
  let tables = 0;
  const count: TableCounter = () => {
    tables += 1;
    return tables;
  };
  return [
    ...direction(model, plan, paper, count),
    ...results(model, plan, count),
    ...judgement(model),
    heading(1, texts.reward),
    heading(1, texts.next),
    ...nextDuties(model, plan),
    heading(1, texts.proposals),
    NOTHING,
  ];
}

function direction(model: ReportModel, plan: Plan, paper: string, count: TableCounter): readonly Block[] {
  const { duties, totals, onTimeRate, units } = model;
  const busy = units.filter((unit) => unit.counts.tasks > 0).length;
  const people = plan.focalPersons.map(({ title, unit }) => texts.focalPerson(title, unitName(plan, unit)));
  return [
    heading(1, texts.direction),
    heading(2, texts.papers),
    text(duties.length === 0 ? texts.noDuty(paper) : texts.assigned(duties.length, busy, paper)),
    ...(people.length === 0 ? [] : [text(texts.focalPersons(people))]),
    ...(duties.length === 0 ? [] : [text(texts.howCounted)]),
    ...tablesOf(duties, plan, 'papers', count),
    heading(2, texts.work),
    ...(totals.tasks === 0 ? [] : [text(texts.totals(totals, onTimeRate))]),
    ...tablesOf(duties, plan, 'work', count),
  ];
}

function results(model: ReportModel, plan: Plan, count: TableCounter): readonly Block[] {
  const { duties, items, approvedLater, before, totals, topics, uncovered } = model;
  const missingTopics = topics.filter((topic) => uncovered.includes(topic.code)).map((topic) => topic.title);
  const sent = itemTable(model, count);
  const products = tablesOf(duties, plan, 'products', count);
  return [
    heading(1, texts.results),
    heading(2, texts.items),
    text(texts.itemStates(items)),
    ...(approvedLater.length === 0 ? [] : [text(texts.approvedLater(approvedLater.length))]),
    ...sent,
    ...(before === null
      ? [text(texts.notCompared)]
      : [text(texts.compared(before.period, items, before.items)), text(texts.comparedTasks(totals, before.totals))]),
    heading(2, texts.byUnitAndTopic),
    heading(3, texts.byUnit),
    ...(products.length === 0 ? [NOTHING] : products),
    heading(3, texts.byTopic),
    ...topicTable(model, count),
    text(texts.uncovered(missingTopics, topics.length)),
    heading(2, texts.praise),
    heading(2, texts.press),
    ...tablesOf(duties, plan, 'press', count),
    heading(2, texts.opinion),
    ...tablesOf(duties, plan, 'opinion', count),
    heading(2, texts.incidents),
  ];
}

function judgement({ units, gaps }: ReportModel): readonly Block[] {
  const busy = units.filter(({ counts }) => counts.tasks > counts.upcoming);
  const inTime = busy.filter(
    ({ counts }) => counts.onTime + counts.nilInTime + counts.excused === counts.tasks - counts.upcoming,
  );
  return [
    heading(1, texts.judgement),
    heading(2, texts.strong),
    ...(inTime.length === 0
      ? []
      : [
          text(
            texts.allInTime(
              inTime.map((unit) => unit.name),
              busy.length,
            ),
          ),
        ]),
    text(texts.toFill),
    heading(2, texts.weak),
    gaps.length === 0 ? text(texts.noGap) : { type: 'list', items: gaps.map(texts.gap) },
    text(texts.toFill),
    heading(2, texts.causes),
    text(texts.toFill),
  ];
}

function nextDuties({ next }: ReportModel, plan: Plan): readonly Block[] {
  const items = next.map(({ title, clause, dueAt, units }) =>
    texts.nextDuty(
      title,
      units.map((unit) => unit.name),
      lastNumericDay(dueAt, plan.zone),
      clause,
    ),
  );
  return [{ type: 'list', items }];
}

type Place = 'papers' | 'work' | 'products' | 'opinion' | 'press';

function tablesOf(duties: readonly DutyNumbers[], plan: Plan, place: Place, count: TableCounter): readonly Block[] {
  return duties.filter((duty) => placeOf(duty, plan) === place).flatMap((duty) => dutyTable(duty, count));
}

/** Where a duty is reported: by what settles it, and, of marks and papers, whether they are owed to the press. */
function placeOf({ code, by }: DutyNumbers, plan: Plan): Place {
  if (by === 'planHandIn') return 'papers';
  if (by === 'opinionReturn') return 'opinion';
  if (by === 'articles' || by === 'photos') return 'products';
  const to = plan.duties.find((duty) => duty.code === code)?.to ?? [];
  const isForPress = plan.recipients.some((recipient) => recipient.kind === 'press' && to.includes(recipient.code));
  return isForPress ? 'press' : 'work';
}

function unitName(plan: Plan, code: string): string {
  return plan.units.find((unit) => unit.code === code)?.name ?? code;
}

function heading(level: 1 | 2 | 3, title: string): Block {
  return { type: 'heading', level, text: title };
}

function text(words: string): Block {
  return { type: 'paragraph', text: words };
}
