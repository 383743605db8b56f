/** Hot issues in the periodic reports. What only leaders may know is named by its code and nothing else. */
import { dayOf } from '../../calendar/day.js';
import { crisesCalled, type IssueRecord, issuesClosed, issuesOpenAt, issuesReported } from '../../ledger/hot-issues.js';
import type {
  MeritSource,
  ReportSection,
  SectionCell,
  SectionColumn,
  SectionTable,
} from '../../ledger/report-section.js';
import { sectionTexts as texts } from './section-texts.js';

export const issueSection: ReportSection = {
  name: 'hot-issues',
  place: 'incidents',
  async read(read, span) {
    const { zone } = span.edition.calendar;
    const reported = await issuesReported(read, span);
    const closed = await issuesClosed(read, span);
    const open = await issuesOpenAt(read, span);
    const crises = await crisesCalled(read, span);
    return {
      title: texts.title,
      numbers: [
        { name: texts.reported, value: reported.length },
        { name: texts.closed, value: closed.length },
        { name: texts.open, value: open.length },
        { name: texts.crises, value: crises.length },
      ],
      tables: [
        ...tableOf(texts.reported, reported, zone),
        ...tableOf(texts.closed, closed, zone),
        ...tableOf(texts.open, open, zone),
        ...tableOf(texts.crises, crises, zone),
      ],
      empty: texts.empty,
    };
  },
};

/** An issue that was closed counts for the unit it was about. */
export const issueMerits: MeritSource = async (read, span) => {
  const closed = await issuesClosed(read, span);
  return closed.flatMap(({ code, place, restricted, unit, closedAt }) =>
    closedAt === null
      ? []
      : [{ unit, code, title: restricted ? code : place, on: dayOf(closedAt, span.edition.calendar.zone) }],
  );
};

const COLUMNS: readonly SectionColumn[] = [
  { title: texts.code, type: 'text' },
  { title: texts.day, type: 'date' },
  { title: texts.unit, type: 'text' },
  { title: texts.content, type: 'text' },
  { title: texts.owner, type: 'text' },
  { title: texts.result, type: 'text' },
  { title: texts.closedOn, type: 'date', workbookOnly: true },
];

function tableOf(title: string, issues: readonly IssueRecord[], zone: string): readonly SectionTable[] {
  return issues.length === 0 ? [] : [{ title, columns: COLUMNS, rows: issues.map((issue) => rowOf(issue, zone)) }];
}

function rowOf(issue: IssueRecord, zone: string): readonly SectionCell[] {
  const { code, place, words, restricted, step, answer, reportedAt, closedAt, unit, owner } = issue;
  return [
    code,
    dayOf(reportedAt, zone),
    unit.name,
    restricted ? texts.restricted : `${place}: ${words}`,
    owner?.name ?? null,
    restricted || answer === null ? texts.standing(step) : answer,
    closedAt === null ? null : dayOf(closedAt, zone),
  ];
}
