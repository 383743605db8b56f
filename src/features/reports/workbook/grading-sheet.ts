/** The grading with its evidence. */
import type { Sheet, SheetRow } from '../../../documents/workbook.js';
import type { GradingModel } from '../../../ledger/grading.js';
import { number, sheet, text } from './sheet-parts.js';
import { texts } from './texts.js';

/** One row a piece of evidence, so that an inspector can filter by unit. */
export function gradingSheet(grading: GradingModel): Sheet {
  const { columns } = texts;
  const rows: readonly SheetRow[] =
    grading.mode === 'points'
      ? grading.units.flatMap((unit) =>
          unit.lines.flatMap((line, index): SheetRow[] => {
            const rule = grading.rules[index];
            const head: SheetRow = [unit.name, rule?.title ?? null, line.count, line.points];
            if (line.evidence.length === 0) return [[...head, null, null, null, null]];
            return line.evidence.map(({ code, title, count, link }, at) => [
              ...(at === 0 ? head : [unit.name, rule?.title ?? null, null, null]),
              code,
              title,
              count,
              link,
            ]);
          }),
        )
      : grading.units.flatMap((unit): SheetRow[] => [
          [unit.name, texts.condition(unit.met), unit.done, unit.judged, null, null, null, null],
          ...unit.evidence.map(
            ({ code, title, count, of, link }): SheetRow => [unit.name, null, count, of, code, title, null, link],
          ),
        ]);
  const [second, third] = grading.mode === 'points' ? [columns.count, columns.points] : [columns.done, columns.judged];
  return sheet(
    texts.sheets.grading,
    [
      text(columns.unit),
      text(grading.mode === 'points' ? columns.rule : columns.result),
      number(second),
      number(third),
      text(columns.code),
      text(columns.evidence),
      number(columns.count),
      { title: columns.link, type: 'link' },
    ],
    rows,
    (row) => row,
  );
}
