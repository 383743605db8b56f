/** People worth telling of in the periodic reports, those put forward for a reward, and what counts for their units. */
import { dayOf } from '../../calendar/day.js';
import { type CommendationRecord, commendationsConfirmed, rewardsProposed } from '../../ledger/commendations.js';
import type {
  MeritSource,
  ReportSection,
  SectionColumn,
  SectionSpan,
  SectionTable,
} from '../../ledger/report-section.js';
import { sectionTexts as texts } from './section-texts.js';

export const praiseSection: ReportSection = {
  name: 'praise',
  place: 'praise',
  async read(read, span) {
    const confirmed = await commendationsConfirmed(read, span);
    const written = confirmed.filter((record) => isWritten(record, span));
    return {
      title: texts.title,
      numbers: [
        { name: texts.confirmed, value: confirmed.length },
        { name: texts.written, value: written.length },
      ],
      tables: [
        ...tableOf(texts.confirmed, confirmed, span, ({ checkedAt }) => checkedAt),
        ...tableOf(texts.written, written, span, ({ checkedAt }) => checkedAt),
      ],
      empty: texts.empty,
    };
  },
};

export const rewardSection: ReportSection = {
  name: 'rewards',
  place: 'reward',
  async read(read, span) {
    const rewarded = await rewardsProposed(read, span);
    return {
      title: texts.rewardTitle,
      numbers: [{ name: texts.rewarded, value: rewarded.length }],
      tables: tableOf(texts.rewarded, rewarded, span, ({ rewardAt }) => rewardAt),
      empty: texts.noReward,
    };
  },
};

/** Whoever was confirmed counts for their unit. */
export const commendedMerits: MeritSource = async (read, span) => {
  const confirmed = await commendationsConfirmed(read, span);
  return confirmed.flatMap(({ unit, code, name, checkedAt, link }) =>
    checkedAt === null
      ? []
      : [
          {
            unit,
            code,
            title: name,
            on: dayOf(checkedAt, span.edition.calendar.zone),
            ...(link === null ? {} : { link }),
          },
        ],
  );
};

const COLUMNS: readonly SectionColumn[] = [
  { title: texts.code, type: 'text' },
  { title: texts.day, type: 'date' },
  { title: texts.name, type: 'text' },
  { title: texts.unit, type: 'text' },
  { title: texts.words, type: 'text' },
  { title: texts.checkedBy, type: 'text' },
  { title: texts.link, type: 'link', workbookOnly: true },
];

function tableOf(
  title: string,
  records: readonly CommendationRecord[],
  { edition }: SectionSpan,
  dated: (record: CommendationRecord) => Date | null,
): readonly SectionTable[] {
  if (records.length === 0) return [];
  const rows = records.map((record) => {
    const { code, name, unit, words, checkedBy, link } = record;
    const at = dated(record);
    const day = at === null ? null : dayOf(at, edition.calendar.zone);
    return [
      code,
      day,
      name,
      unit.name,
      words,
      checkedBy?.name ?? null,
      link === null ? null : { text: link, href: link },
    ];
  });
  return [{ title, columns: COLUMNS, rows }];
}

/** The article about them was approved before the end of the span. */
function isWritten({ request }: CommendationRecord, { to }: SectionSpan): boolean {
  return (request?.tasks ?? []).some(({ settledAt }) => settledAt !== null && settledAt < to);
}
