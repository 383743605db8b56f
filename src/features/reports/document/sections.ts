/**
 * The report's six sections. A section without records is empty, and the renderer says so; what only people can judge is
 * theirs to write, marked in a draft.
 */
import type { Block } from '../../../documents/official-document.js';
import type { DutyNumbers, Earlier, ReportModel } from '../../../ledger/compile-model.js';
import { begunOf, doneOf, inTimeOf } from '../../../ledger/count.js';
import type { SectionPlace } from '../../../ledger/report-section.js';
import type { Paper, ReportPlan } from '../job.js';
import { isOnOpinion } from '../rules.js';
import { type Draw, unitChart } from './charts.js';
import { lastNumericDay, numericDay } from './days.js';
import { sectionsAt } from './feature-sections.js';
import { gradingBlocks } from './grading-section.js';
import { channelTable, dutyTable, itemTable, rowsEach, type TableCounter, topicTable } from './tables.js';
import { texts } from './texts.js';

const NOTHING: Block = { type: 'nothing' };
const MOST_SUPPLEMENTED = 60;

export function sectionsOf(
  model: ReportModel,
  plan: ReportPlan,
  named: string,
  paper: Paper,
  draw: Draw,
): readonly Block[] {
  let tables = 0;
  const count: TableCounter = () => {
    tables += 1;
    return tables;
  };
  const from: Scene = { model, plan, paper, count, draw };
  return [
    ...direction(from, named),
    ...results(from),
    ...judgement(from),
    ...reward(from),
    ...comingUp(from),
    heading(1, texts.proposals),
    ...written(paper, 'proposals', [NOTHING]),
  ];
}

interface Scene {
  readonly model: ReportModel;
  readonly plan: ReportPlan;
  readonly paper: Paper;
  readonly count: TableCounter;
  readonly draw: Draw;
}

function direction(scene: Scene, named: string): readonly Block[] {
  const { model, plan, paper, draw } = scene;
  const { duties, totals, onTimeRate, units } = model;
  const busy = units.filter((unit) => unit.counts.tasks > 0).length;
  const people = plan.focalPersons.map(({ title, unit }) => texts.focalPerson(title, unitName(plan, unit)));
  return [
    heading(1, texts.direction),
    heading(2, texts.papers),
    text(duties.length === 0 ? texts.noDuty(named) : texts.assigned(duties.length, busy, named)),
    ...(people.length === 0 ? [] : [text(texts.focalPersons(people))]),
    ...written(paper, 'direction', []),
    ...(duties.length === 0 ? [] : [text(texts.howCounted)]),
    ...tablesOf(scene, 'papers'),
    ...featuresOf(scene, 'papers', texts.papers, false),
    heading(2, texts.work),
    ...(totals.tasks === 0 ? [] : [text(texts.totals(totals, onTimeRate))]),
    ...(waitsForItself(scene) ? [text(texts.thisReport)] : []),
    ...unitChart(model, draw),
    ...tablesOf(scene, 'work'),
    ...supplement(model, plan),
  ];
}

/** Whether handing in this very report is counted among what is not done yet. */
function waitsForItself({ model, plan }: Scene): boolean {
  const own = plan.reports.find(({ code }) => code === model.report)?.duty;
  return model.duties.some(({ code, totals }) => code === own && doneOf(totals) < totals.tasks);
}

/** What the period before could not count any more. */
function supplement({ supplement: found }: ReportModel, { zone }: ReportPlan): readonly Block[] {
  if (found === null) return [];
  const shown = found.tasks.slice(0, MOST_SUPPLEMENTED);
  return [
    text(texts.supplement(found.tasks.length, found.period, numericDay(found.confirmedAt, zone))),
    {
      type: 'list',
      items: shown.map(({ unit, title, doneAt }) => texts.supplemented(unit.name, title, numericDay(doneAt, zone))),
    },
    ...(found.tasks.length > shown.length ? [text(texts.shortened(shown.length, found.tasks.length))] : []),
  ];
}

function results(scene: Scene): readonly Block[] {
  return [
    heading(1, texts.results),
    ...(isOnOpinion(scene.plan, scene.model.report) ? [] : articles(scene)),
    ...place(scene, 'press', texts.press, tablesOf(scene, 'press')),
    ...place(scene, 'opinion', texts.opinion, tablesOf(scene, 'opinion')),
    ...place(scene, 'incidents', texts.incidents, []),
  ];
}

function articles(scene: Scene): readonly Block[] {
  const { model, count } = scene;
  const { items, approvedLaterCount, topics, uncovered, published } = model;
  const missingTopics = topics.filter((topic) => uncovered.includes(topic.code)).map((topic) => topic.title);
  // Tables are numbered as they are made: in the order in which they stand.
  const sent = [...itemTable(model, count), ...(published.total === 0 ? [] : [text(texts.published(published.total))])];
  const byChannel = channelTable(published, count);
  const products = tablesOf(scene, 'products');
  return [
    heading(2, texts.items),
    text(texts.itemStates(items)),
    ...(approvedLaterCount === 0 ? [] : [text(texts.approvedLater(approvedLaterCount))]),
    ...sent,
    ...byChannel,
    ...comparison(model),
    heading(2, texts.byUnitAndTopic),
    heading(3, texts.byUnit),
    ...(products.length === 0 ? [NOTHING] : products),
    heading(3, texts.byTopic),
    ...topicTable(model, count),
    text(texts.uncovered(missingTopics, topics.length)),
    ...place(scene, 'praise', texts.praise, []),
  ];
}

function comparison({ before, lastYear, items, totals, published }: ReportModel): readonly Block[] {
  if (before === null && lastYear === null) return [text(texts.notCompared)];
  const now = { items, totals, published: published.total };
  const comparedWith = (earlier: Earlier | null, words: string) =>
    earlier === null ? [] : [text(texts.compared(earlier.period, words, now, earlier))];
  return [...comparedWith(before, texts.periodBefore), ...comparedWith(lastYear, texts.lastYear)];
}

/** One heading of the results, with what the ledger and the features have for it. */
function place(scene: Scene, where: SectionPlace, title: string, tables: readonly Block[]): readonly Block[] {
  const known = [...tables, ...featuresOf(scene, where, title, tables.length === 0)];
  return [heading(2, title), ...(known.length === 0 ? [NOTHING] : known)];
}

function featuresOf({ model, count }: Scene, where: SectionPlace, title: string, isAlone: boolean): readonly Block[] {
  return sectionsAt(model, where, title, count, isAlone);
}

function judgement({ model, paper }: Scene): readonly Block[] {
  const { units, gaps } = model;
  const busy = units.filter(({ counts }) => counts.tasks > counts.upcoming);
  const inTime = busy.filter(({ counts }) => inTimeOf(counts) === begunOf(counts));
  const names = inTime.map((unit) => unit.name);
  return [
    heading(1, texts.judgement),
    heading(2, texts.strong),
    ...(inTime.length === 0 ? [] : [text(texts.allInTime(names, busy.length))]),
    ...written(paper, 'strong', toFill(paper)),
    heading(2, texts.weak),
    gaps.length === 0 ? text(texts.noGap) : { type: 'list', items: gaps.map(texts.gap) },
    ...written(paper, 'weak', toFill(paper)),
    heading(2, texts.causes),
    ...written(paper, 'causes', toFill(paper)),
  ];
}

function reward(scene: Scene): readonly Block[] {
  const { model, paper, count } = scene;
  const grades = gradingBlocks(model.grading, count);
  const known = [...grades, ...featuresOf(scene, 'reward', texts.reward, grades.length === 0)];
  return [heading(1, texts.reward), ...known, ...written(paper, 'reward', known.length === 0 ? [NOTHING] : [])];
}

function comingUp({ model, plan, paper }: Scene): readonly Block[] {
  const items = model.next.map(({ title, clause, dueAt, units, only }) =>
    texts.nextDuty(title, units, only, lastNumericDay(dueAt, plan.zone), clause),
  );
  const known: readonly Block[] = items.length === 0 ? [] : [{ type: 'list', items }];
  return [heading(1, texts.next), ...known, ...written(paper, 'next', known.length === 0 ? [NOTHING] : [])];
}

/** What people wrote, or what stands in its place. */
function written({ texts: parts }: Paper, part: keyof Paper['texts'], otherwise: readonly Block[]): readonly Block[] {
  const words = parts[part];
  return words === undefined ? otherwise : words.split('\n').map(text);
}

/** In the final document an empty part says "Không có." like any other. */
function toFill({ isDraft }: Paper): readonly Block[] {
  return isDraft ? [text(texts.toFill)] : [];
}

type Place = 'papers' | 'work' | 'products' | 'opinion' | 'press';

function tablesOf({ model, plan, count }: Scene, where: Place): readonly Block[] {
  const most = rowsEach(model.duties.length);
  return model.duties.filter((duty) => placeOf(duty, plan) === where).flatMap((duty) => dutyTable(duty, count, most));
}

/** Where a duty is reported: by what settles it, and, of marks and papers, whether they are owed to the press. */
function placeOf({ code, by }: DutyNumbers, plan: ReportPlan): Place {
  if (by === 'planHandIn') return 'papers';
  if (by === 'opinionReturn') return 'opinion';
  if (by === 'articles' || by === 'photos') return 'products';
  const to = plan.duties.find((duty) => duty.code === code)?.to ?? [];
  const isForPress = plan.recipients.some((recipient) => recipient.kind === 'press' && to.includes(recipient.code));
  return isForPress ? 'press' : 'work';
}

function unitName(plan: ReportPlan, code: string): string {
  return plan.units.find((unit) => unit.code === code)?.name ?? code;
}

function heading(level: 1 | 2 | 3, title: string): Block {
  return { type: 'heading', level, text: title };
}

function text(words: string): Block {
  return { type: 'paragraph', text: words };
}
