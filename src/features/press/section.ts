/** The press in the periodic reports: what it wrote, by stance; what it asked, and what was answered. */
import { dayOf } from '../../calendar/day.js';
import type { Plan } from '../../ledger/plan/language.js';
import {
  type MentionRecord,
  mentionsNoted,
  type PressRequestRecord,
  requestsAnswered,
  requestsAsked,
  requestsOpenAt,
} from '../../ledger/press.js';
import type { ReportSection, SectionColumn, SectionTable } from '../../ledger/report-section.js';
import { sectionTexts as texts } from './section-texts.js';
import { STANCES } from './texts.js';

export const pressSection: ReportSection = {
  name: 'press',
  place: 'press',
  async read(read, span) {
    const { plan, calendar } = span.edition;
    const mentions = await mentionsNoted(read, span);
    const byStance = STANCES.map((stance) => ({
      name: texts.stances[stance],
      found: mentions.filter((mention) => mention.stance === stance),
    }));
    const requests = [
      { name: texts.asked, found: await requestsAsked(read, span) },
      { name: texts.answered, found: await requestsAnswered(read, span) },
      { name: texts.open, found: await requestsOpenAt(read, span) },
    ];
    return {
      title: texts.title,
      numbers: [
        { name: texts.mentions, value: mentions.length },
        ...[...byStance, ...requests].map(({ name, found }) => ({ name, value: found.length })),
      ],
      tables: [
        ...mentionTable(texts.mentions, mentions, calendar.zone),
        ...byStance.flatMap(({ name, found }) => mentionTable(name, found, calendar.zone)),
        ...requests.flatMap(({ name, found }) => requestTable(name, found, plan, calendar.zone)),
      ],
      empty: texts.empty,
    };
  },
};

const MENTION_COLUMNS: readonly SectionColumn[] = [
  { title: texts.day, type: 'date' },
  { title: texts.outlet, type: 'text' },
  { title: texts.words, type: 'text' },
  { title: texts.unit, type: 'text' },
  { title: texts.link, type: 'link' },
];

function mentionTable(title: string, mentions: readonly MentionRecord[], zone: string): readonly SectionTable[] {
  if (mentions.length === 0) return [];
  const rows = mentions.map(({ at, outlet, words, unit, link }) => [
    dayOf(at, zone),
    outlet,
    words,
    unit.name,
    { text: link, href: link },
  ]);
  return [{ title, columns: MENTION_COLUMNS, rows }];
}

const REQUEST_COLUMNS: readonly SectionColumn[] = [
  { title: texts.code, type: 'text' },
  { title: texts.day, type: 'date' },
  { title: texts.outlet, type: 'text' },
  { title: texts.topic, type: 'text' },
  { title: texts.words, type: 'text' },
  { title: texts.speaker, type: 'text' },
  { title: texts.answer, type: 'text' },
];

function requestTable(
  title: string,
  requests: readonly PressRequestRecord[],
  plan: Plan,
  zone: string,
): readonly SectionTable[] {
  if (requests.length === 0) return [];
  const titles = new Map(plan.topics.map((topic) => [topic.code, topic.title]));
  const rows = requests.map(({ code, at, outlet, topic, words, takenBy, answer }) => [
    code,
    dayOf(at, zone),
    outlet,
    topic === null ? null : (titles.get(topic) ?? topic),
    words,
    takenBy?.name ?? null,
    answer,
  ]);
  return [{ title, columns: REQUEST_COLUMNS, rows }];
}
