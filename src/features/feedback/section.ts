/** Comments in the periodic reports: received, by stance, handled; the rows behind them without the name of who wrote them down. */
import { dayOf } from '../../calendar/day.js';
import { countBy, type FeedbackRecord, feedbackReceived, handledBy, wanted } from '../../ledger/feedback.js';
import type { Plan } from '../../ledger/plan/language.js';
import type { ReportSection, SectionColumn, SectionTable } from '../../ledger/report-section.js';
import { sectionTexts as texts } from './section-texts.js';
import { STANCE_NAMES, STANCES, sourceName } from './texts.js';

export const feedbackSection: ReportSection = {
  name: 'feedback',
  place: 'opinion',
  async read(read, span) {
    const { plan, calendar } = span.edition;
    const all = await feedbackReceived(read, span);
    const toHandle = wanted(all);
    const handled = handledBy(toHandle, span.to);
    const byStance = countBy(all, STANCES, ({ stance }) => stance);
    const table = (title: string, records: readonly FeedbackRecord[]) => tableOf(title, records, plan, calendar.zone);
    return {
      title: texts.title,
      numbers: [
        { name: texts.received, value: all.length },
        ...byStance.map(({ key, count }) => ({ name: STANCE_NAMES[key], value: count })),
        { name: texts.wanted, value: toHandle.length },
        { name: texts.handled, value: handled.length },
      ],
      tables: [
        ...table(texts.received, all),
        ...STANCES.flatMap((stance) =>
          table(
            STANCE_NAMES[stance],
            all.filter((record) => record.stance === stance),
          ),
        ),
        ...table(texts.wanted, toHandle),
        ...table(texts.handled, handled),
      ],
      empty: texts.empty,
    };
  },
};

const COLUMNS: readonly SectionColumn[] = [
  { title: texts.code, type: 'text' },
  { title: texts.day, type: 'date' },
  { title: texts.unit, type: 'text' },
  { title: texts.source, type: 'text' },
  { title: texts.topic, type: 'text' },
  { title: texts.words, type: 'text' },
  { title: texts.handling, type: 'text' },
];

function tableOf(title: string, records: readonly FeedbackRecord[], plan: Plan, zone: string): readonly SectionTable[] {
  if (records.length === 0) return [];
  const titles = new Map(plan.topics.map((topic) => [topic.code, topic.title]));
  const rows = records.map(({ code, at, unit, source, topic, words, handling }) => [
    code,
    dayOf(at, zone),
    unit.name,
    sourceName(source, plan.organisation.learners),
    topic === null ? null : (titles.get(topic) ?? topic),
    words,
    handling,
  ]);
  return [{ title, columns: COLUMNS, rows }];
}
