/** The comments of a month: counted, compared with the month before, by topic; then one by one. */
import { type Act, NotAllowed } from '../../act.js';
import { dayOf, firstDayOfMonth, type Month, monthOf, nextMonth, startOf } from '../../calendar/day.js';
import { parsePeriod, periodName } from '../../calendar/period.js';
import { spellMoment } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { countBy, type FeedbackRecord, feedbackReceived, handledBy, topicOf, wanted } from '../../ledger/feedback.js';
import type { Plan } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Choice, Message } from '../../outbox/message.js';
import { analysisTask } from './analysis.js';
import { beginAnalysing, beginHandling, openFeedback, remove, seeList, seeTally, want } from './choices.js';
import { tallyPermission } from './permissions.js';
import { shortWords } from './rules.js';
import { loadFeedback, mayHandle } from './take-feedback.js';
import { type CountLine, SOURCES, STANCE_NAMES, STANCES, sourceName, texts } from './texts.js';

const TOPICS_SHOWN = 8;

/** `month` written YYYY-MM. */
export async function tallyScreen(act: Act, month: string): Promise<readonly Message[]> {
  act.require(tallyPermission, 'anywhere');
  const { plan } = await requirePlan(act.tx);
  const shown = await monthOfText(act, month);
  const now = await seenIn(act, shown);
  const before = await seenIn(act, nextMonth(shown, -1));
  const name = await nameOf(act, shown);
  const around = [nextMonth(shown, -1), nextMonth(shown)];
  const months: Choice[] = [];
  for (const each of around) months.push(seeTally.choice(texts.month(await nameOf(act, each)), { month: each }));
  const analysis = await analysisTask(act, shown);
  const choices: readonly (readonly Choice[])[] = [
    ...(now.length === 0 ? [] : [[seeList.choice(texts.list, { month: shown, page: 0 })]]),
    ...(analysis === undefined ? [] : [[beginAnalysing.choice(texts.analyse, { task: analysis })]]),
    months,
  ];
  if (now.length + before.length === 0) return [{ text: texts.none(name), choices }];

  return [{ text: tallyText(name, now, before, { plan, at: act.now }), choices }];
}

/** By source, stance and topic, each beside the month before; then what was done about it. */
function tallyText(
  name: string,
  now: readonly FeedbackRecord[],
  before: readonly FeedbackRecord[],
  { plan, at }: { readonly plan: Plan; readonly at: Date },
): string {
  const lines = linesOf(now, before);
  const titles = new Map(plan.topics.map((topic) => [topic.code, topic.title]));
  const topics = [...titles.keys(), OTHER];
  const topicKey = (record: FeedbackRecord) => topicOf(plan, record.topic) ?? OTHER;
  const titleOf = (code: string) => titles.get(code) ?? texts.noTopic;
  const bySource = lines(
    SOURCES,
    ({ source }) => source,
    (key) => sourceName(key, plan.organisation.learners),
  );
  const byStance = lines(
    STANCES,
    ({ stance }) => stance,
    (key) => STANCE_NAMES[key],
  );
  const byTopic = lines(topics, topicKey, titleOf)
    .filter((line) => line.now + line.before > 0)
    .toSorted((a, b) => b.now - a.now)
    .slice(0, TOPICS_SHOWN);
  const negative = now.filter(({ stance }) => stance === 'negative');
  const [against] = countBy(negative, topics, topicKey).toSorted((a, b) => b.count - a.count);
  const handled = handledBy(wanted(now), new Date(at.getTime() + 1));
  const handling = [
    texts.handling(wanted(now).length, handled.length),
    ...(against === undefined || against.count === 0 ? [] : [texts.mostAgainst(titleOf(against.key), against.count)]),
  ];
  return [
    texts.head(name, now.length, before.length),
    texts.part(texts.bySource, bySource),
    texts.part(texts.byStance, byStance),
    texts.part(texts.byTopic, byTopic),
    handling.join('\n'),
  ].join('\n\n');
}

function linesOf(now: readonly FeedbackRecord[], before: readonly FeedbackRecord[]) {
  return <K extends string>(
    keys: readonly K[],
    keyOf: (record: FeedbackRecord) => string | null,
    called: (key: K) => string,
  ): readonly CountLine[] => {
    const earlier = countBy(before, keys, keyOf);
    return countBy(now, keys, keyOf).map(({ key, count }, index) => ({
      name: called(key),
      now: count,
      before: earlier[index]?.count ?? 0,
    }));
  };
}

const OTHER = 'other';

export async function listScreen(act: Act, { month, page }: { month: string; page: number }): Promise<Reply> {
  act.require(tallyPermission, 'anywhere');
  const shownMonth = await monthOfText(act, month);
  const records = (await seenIn(act, shownMonth)).toReversed();
  const name = await nameOf(act, shownMonth);
  if (records.length === 0) return [{ text: texts.none(name) }];
  const { shown, next } = pageOf(records, page, 1);
  const entries = shown.map(({ id, code, words }) => [
    openFeedback.choice(texts.entry(code, shortWords(words)), { feedback: id }),
  ]);
  const more = next === undefined ? [] : [[seeList.choice(turnLabel(next), { month: shownMonth, page: next })]];
  const back = [[seeTally.choice(texts.seeTally, { month: shownMonth })]];
  return [{ text: texts.listHead(name), choices: [...entries, ...more, ...back] }];
}

export async function feedbackScreen(act: Act, id: number): Promise<Reply> {
  const found = await loadFeedback(act, id);
  if (found === undefined) return [{ text: texts.gone }];
  const may = await mayHandle(act, found);
  const isTheirs = found.byId === act.actor.person?.id;
  if (!isTheirs && !may && !act.may(tallyPermission, found.unit)) throw new NotAllowed(tallyPermission.action);
  const { plan, calendar } = await requirePlan(act.tx);
  const topic = plan.topics.find(({ code }) => code === found.topic)?.title ?? texts.noTopic;
  const text = texts.one({
    code: found.code,
    unit: found.unit.name,
    source: sourceName(found.source, plan.organisation.learners),
    topic,
    stance: STANCE_NAMES[found.stance],
    words: found.words,
    by: found.by.name,
    at: spellMoment(found.at, calendar.zone),
  });
  const state =
    found.handling === null
      ? found.wantedAt === null
        ? []
        : [texts.waits]
      : [texts.handlingLine(found.handling, found.handledBy?.name ?? '')];
  const about = { feedback: id };
  const open = found.handledAt === null;
  const choices: readonly (readonly Choice[])[] = [
    ...(open && may ? [[beginHandling.choice(texts.handle, about)]] : []),
    ...(open && found.wantedAt === null ? [[want.choice(texts.want, about)]] : []),
    ...(open ? [[remove.choice(texts.removeIt, about)]] : []),
  ];
  return [{ text: [text, ...state].join('\n\n'), choices: isTheirs || may ? choices : [] }];
}

/** What the actor may read of a month. */
async function seenIn(act: Act, month: Month) {
  const { zone } = (await requirePlan(act.tx)).calendar;
  const span = {
    from: startOf(firstDayOfMonth(month), zone),
    to: startOf(firstDayOfMonth(nextMonth(month)), zone),
    unitPath: '/',
  };
  const records = await feedbackReceived(act.tx, span);
  const units = new Map(
    (await act.tx.unit.findMany({ select: { id: true, path: true } })).map((unit) => [unit.id, unit]),
  );
  return records.filter(({ unitId }) => {
    const unit = units.get(unitId);
    return unit !== undefined && act.may(tallyPermission, unit);
  });
}

/** This month where what was asked for is none. */
async function monthOfText(act: Act, text: string): Promise<Month> {
  const { calendar } = await requirePlan(act.tx);
  const asked = parsePeriod(text, calendar);
  const day = asked?.kind === 'month' ? asked.from : undefined;
  return monthOf(day ?? dayOf(act.now, calendar.zone));
}

async function nameOf(act: Act, month: Month): Promise<string> {
  const period = parsePeriod(month, (await requirePlan(act.tx)).calendar);
  return period === undefined ? month : periodName(period);
}
