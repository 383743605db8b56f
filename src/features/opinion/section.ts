/** Public opinion in the periodic reports: what units report, who had nothing, who is silent; superseded nils beside them. */
import type { SchoolCalendar } from '../../calendar/calendar.js';
import { dayOf } from '../../calendar/day.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
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
      tables: tablesOf(found, span.edition.calendar),
      empty: texts.empty,
    };
  },
};

type Asked = OpinionOfPeriod['silent'][number];

function tablesOf(found: OpinionOfPeriod, calendar: SchoolCalendar): readonly SectionTable[] {
  const on = (at: Date) => dayOf(at, calendar.zone);
  // Over several months a unit was asked several times: each line says for which.
  const { entries, reported, nil, elsewhere, silent, superseded } = found;
  const asked: readonly Asked[] = [...entries, ...reported, ...nil, ...elsewhere, ...silent, ...superseded];
  const severalTimes = new Set(asked.map(({ period }) => period)).size > 1;
  const text = (title: string) => ({ title, type: 'text' }) as const;
  const unit = severalTimes ? [text(texts.unit), text(texts.period)] : [text(texts.unit)];
  const unitOf = (row: Asked) => (severalTimes ? [row.unit.name, spelled(row.period, calendar)] : [row.unit.name]);
  const by = { title: texts.by, type: 'text' } as const;
  const day = { title: texts.on, type: 'date' } as const;
  const tables: readonly SectionTable[] = [
    {
      title: texts.entries,
      columns: [
        ...unit,
        { title: texts.what, type: 'text' },
        { title: texts.handling, type: 'text' },
        { title: texts.forecast, type: 'text' },
        { ...by, workbookOnly: true },
        { ...day, workbookOnly: true },
      ],
      rows: found.entries.map((entry) => [
        ...unitOf(entry),
        entry.what,
        entry.handling,
        entry.forecast,
        entry.by,
        on(entry.at),
      ]),
    },
    {
      title: texts.reported,
      columns: [...unit, by, day],
      rows: found.reported.map((row) => [...unitOf(row), row.by, on(row.at)]),
    },
    {
      title: texts.nil,
      columns: [...unit, by, day],
      rows: found.nil.map((row) => [...unitOf(row), row.by, on(row.at)]),
    },
    {
      title: texts.elsewhere,
      columns: [...unit, day],
      rows: found.elsewhere.map((row) => [...unitOf(row), on(row.at)]),
    },
    { title: texts.silent, columns: unit, rows: found.silent.map(unitOf) },
    {
      title: texts.superseded,
      columns: [...unit, by, day, { title: texts.supersededOn, type: 'date' }],
      rows: found.superseded.map((row) => [...unitOf(row), row.by, on(row.at), on(row.supersededAt)]),
    },
  ];
  return tables.filter((table) => table.rows.length > 0);
}

function spelled(period: string, calendar: SchoolCalendar): string {
  const known = parsePeriod(period, calendar);
  return known === undefined ? period : periodName(known);
}
