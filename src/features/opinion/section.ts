/** Public opinion in the periodic reports: what units report, who had nothing, who is silent; superseded nils beside them. */
import { dayOf } from '../../calendar/day.js';
import { type OpinionOfPeriod, opinionOfSpan } from '../../ledger/opinion-numbers.js';
import type { ReportSection, SectionTable } from '../../ledger/report-section.js';
import { sectionTexts as texts } from './section-texts.js';

export const opinionSection: ReportSection = {
  name: 'opinion',
  place: 'opinion',
  async read(read, span) {
    const found = await opinionOfSpan(read, span.edition, span);
    return {
      title: texts.title,
      numbers: [
        { name: texts.entries, value: found.entries.length },
        { name: texts.reported, value: found.reported.length },
        { name: texts.nil, value: found.nil.length },
        { name: texts.elsewhere, value: found.elsewhere.length },
        { name: texts.silent, value: found.silent.length },
        { name: texts.superseded, value: found.superseded.length },
      ],
      tables: tablesOf(found, span.edition.calendar.zone),
      empty: texts.empty,
    };
  },
};

function tablesOf(found: OpinionOfPeriod, zone: string): readonly SectionTable[] {
  const on = (at: Date) => dayOf(at, zone);
  const unit = { title: texts.unit, type: 'text' } as const;
  const by = { title: texts.by, type: 'text' } as const;
  const day = { title: texts.on, type: 'date' } as const;
  const tables: readonly SectionTable[] = [
    {
      title: texts.entries,
      columns: [
        unit,
        { title: texts.what, type: 'text' },
        { title: texts.handling, type: 'text' },
        { title: texts.forecast, type: 'text' },
        { ...by, workbookOnly: true },
        { ...day, workbookOnly: true },
      ],
      rows: found.entries.map((entry) => [
        entry.unit.name,
        entry.what,
        entry.handling,
        entry.forecast,
        entry.by,
        on(entry.at),
      ]),
    },
    {
      title: texts.reported,
      columns: [unit, by, day],
      rows: found.reported.map((row) => [row.unit.name, row.by, on(row.at)]),
    },
    {
      title: texts.nil,
      columns: [unit, by, day],
      rows: found.nil.map((row) => [row.unit.name, row.by, on(row.at)]),
    },
    {
      title: texts.elsewhere,
      columns: [unit, day],
      rows: found.elsewhere.map((row) => [row.unit.name, on(row.at)]),
    },
    { title: texts.silent, columns: [unit], rows: found.silent.map((row) => [row.unit.name]) },
    {
      title: texts.superseded,
      columns: [unit, by, day, { title: texts.supersededOn, type: 'date' }],
      rows: found.superseded.map((row) => [row.unit.name, row.by, on(row.at), on(row.supersededAt)]),
    },
  ];
  return tables.filter((table) => table.rows.length > 0);
}
