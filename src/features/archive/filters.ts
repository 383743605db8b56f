/** Narrowing what is looked for: whose, of what, when, about which event, of which kind. */
import type { Act } from '../../act.js';
import { addMonths, dayOf, firstDayOfMonth, monthOf } from '../../calendar/day.js';
import { periodsIn } from '../../calendar/period.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf } from '../../conversation/listing.js';
import { type PlanInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { FIELDS, type Field, listField, showFilters, showFound } from './choices.js';
import { EVERYTHING, type Query } from './query.js';
import { sendingUnits } from './reach.js';
import { texts } from './texts.js';

const KINDS = ['photo', 'video', 'audio', 'document', 'text'] as const;
const MONTHS_LISTED = 24;
const EVENTS_LISTED = 100;

/** What is asked for, in words; empty: everything. */
export async function filterWords(act: Act, query: Query, { plan }: PlanInForce): Promise<readonly string[]> {
  const { words, unit, topic, period, event, kind } = query;
  const name = async (of: 'unit' | 'event', id: number) =>
    of === 'unit'
      ? (await act.tx.unit.findUnique({ where: { id }, select: { name: true } }))?.name
      : (await act.tx.event.findUnique({ where: { id }, select: { title: true } }))?.title;
  return [
    ...(words === '' ? [] : [texts.quoted(words)]),
    ...(unit === null ? [] : [(await name('unit', unit)) ?? '']),
    ...(topic === null ? [] : [plan.topics.find(({ code }) => code === topic)?.title ?? topic]),
    ...(period === null ? [] : [texts.period(period)]),
    ...(event === null ? [] : [(await name('event', event)) ?? '']),
    ...(kind === null ? [] : [texts.kinds[kind]]),
  ];
}

export async function filtersScreen(act: Act, query: Query): Promise<Reply> {
  const asked = await filterWords(act, query, await requirePlan(act.tx));
  return [
    {
      text: asked.length === 0 ? texts.askFilter : texts.askFilterMore(asked),
      choices: [
        ...FIELDS.map((field) => [listField.choice(texts.fields[field], { query, field, page: 0 })]),
        [showFound.choice(texts.noFilter, { query: { ...EVERYTHING, words: query.words }, before: null })],
      ],
    },
  ];
}

/** The values of one field; choosing one shows what is found. */
export async function fieldScreen(act: Act, query: Query, field: Field, page: number): Promise<Reply> {
  const entries = await entriesOf(act, field);
  const { shown, next } = pageOf(entries, page, 1);
  return [
    {
      text: entries.length === 0 ? texts.noEntries : texts.askField[field],
      choices: [
        ...shown.map(({ label, value }) => [
          showFound.choice(label, { query: { ...query, [field]: value }, before: null }),
        ]),
        ...(next === undefined ? [] : [[listField.choice(texts.turn, { query, field, page: next })]]),
        [showFilters.choice(texts.backToFilters, { query })],
      ],
    },
  ];
}

interface Entry {
  readonly label: string;
  readonly value: string | number;
}

async function entriesOf(act: Act, field: Field): Promise<readonly Entry[]> {
  const { plan, calendar } = await requirePlan(act.tx);
  switch (field) {
    case 'unit':
      return (await sendingUnits(act)).map(({ id, name }) => ({ label: name, value: id }));
    case 'topic':
      return plan.topics.map(({ code, title }) => ({ label: title, value: code }));
    case 'kind':
      return KINDS.map((kind) => ({ label: texts.kinds[kind], value: kind }));
    case 'event': {
      const events = await act.tx.event.findMany({
        where: { cancelledAt: null },
        orderBy: [{ from: 'desc' }, { id: 'desc' }],
        take: EVENTS_LISTED,
        select: { id: true, title: true },
      });
      return events.map(({ id, title }) => ({ label: title, value: id }));
    }
    case 'period': {
      const today = dayOf(act.now, calendar.zone);
      const from = addMonths(firstDayOfMonth(monthOf(today)), 1 - MONTHS_LISTED);
      const to = addMonths(firstDayOfMonth(monthOf(today)), 1);
      const recent = (kind: 'month' | 'semester' | 'schoolYear') =>
        periodsIn(kind, from, to, calendar)
          .filter((period) => period.from <= today)
          .toReversed();
      return [...recent('schoolYear'), ...recent('semester'), ...recent('month')].map(({ code }) => ({
        label: texts.period(code),
        value: code,
      }));
    }
  }
}
