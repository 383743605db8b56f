/** The grading by the plan's rules: a table of points, or who meets the condition. */
import type { Block } from '../../../documents/official-document.js';
import { formatNumber } from '../../../documents/vietnamese-numbers.js';
import type { ConditionModel, GradingModel, PointsModel } from '../../../ledger/grading.js';
import { centred, limited, type TableCounter, unitColumns } from './tables.js';
import { texts } from './texts.js';

const MOST_ROWS = 200;

export function gradingBlocks(grading: GradingModel | null, count: TableCounter): readonly Block[] {
  if (grading === null || grading.units.length === 0) return [];
  return grading.mode === 'points' ? pointsBlocks(grading, count) : conditionBlocks(grading, count);
}

function pointsBlocks({ clause, rules, units }: PointsModel, count: TableCounter): readonly Block[] {
  const hasGrades = units.some(({ grade }) => grade !== null);
  return [
    { type: 'paragraph', text: texts.pointsBy(clause) },
    { type: 'list', items: rules.map(({ title, points }) => texts.pointRule(title, formatNumber(points))) },
    ...limited(MOST_ROWS, units.length, {
      type: 'table',
      caption: texts.gradingTable(count()),
      columns: [
        ...unitColumns(),
        ...rules.map(({ title }) => centred(title)),
        centred(texts.columns.points),
        ...(hasGrades ? [centred(texts.columns.grade)] : []),
      ],
      rows: units
        .slice(0, MOST_ROWS)
        .map(({ name, lines, points, grade }, index) => [
          index + 1,
          name,
          ...lines.map((line) => texts.pointCell(line.count, formatNumber(line.points))),
          points,
          ...(hasGrades ? [grade] : []),
        ]),
    }),
  ];
}

function conditionBlocks(model: ConditionModel, count: TableCounter): readonly Block[] {
  const { units, clause, percentAtLeast, lateCounts } = model;
  const met = units.filter((unit) => unit.met === true).length;
  const judged = units.filter((unit) => unit.met !== null).length;
  return [
    { type: 'paragraph', text: texts.conditionBy(clause, formatNumber(percentAtLeast), lateCounts) },
    { type: 'paragraph', text: texts.conditionMet(met, judged) },
    ...limited(MOST_ROWS, units.length, {
      type: 'table',
      caption: texts.gradingTable(count()),
      columns: [
        ...unitColumns(),
        centred(texts.columns.judged),
        centred(texts.columns.done),
        centred(texts.columns.grade),
      ],
      rows: units
        .slice(0, MOST_ROWS)
        .map((unit, index) => [index + 1, unit.name, unit.judged, unit.done, texts.condition(unit.met)]),
    }),
  ];
}
