/** The numbers of comments: each is a list of records, so that every count can be traced. */
import type { Read } from '../db/client.js';
import type { Plan } from './plan/language.js';
import { below, type RecordSpan, within } from './record-span.js';

export type FeedbackRecord = Awaited<ReturnType<typeof feedbackReceived>>[number];

/** Received within [from, to); what was entered by mistake counts no more. */
export function feedbackReceived(read: Read, span: RecordSpan) {
  return read.feedback.findMany({
    where: { at: within(span), removedAt: null, ...below(span) },
    orderBy: { id: 'asc' },
    include: { unit: { select: { code: true, name: true } }, by: { select: { name: true } } },
  });
}

/** Of these, what somebody was to do something about. */
export function wanted(records: readonly FeedbackRecord[]): readonly FeedbackRecord[] {
  return records.filter((record) => record.wantedAt !== null);
}

/** Of these, what was handled before an instant. */
export function handledBy(records: readonly FeedbackRecord[], end: Date): readonly FeedbackRecord[] {
  return records.filter((record) => record.handledAt !== null && record.handledAt < end);
}

/** How many there are of each key, in the order in which the keys are given. */
export function countBy<K extends string>(
  records: readonly FeedbackRecord[],
  keys: readonly K[],
  keyOf: (record: FeedbackRecord) => string | null,
): readonly { readonly key: K; readonly count: number }[] {
  return keys.map((key) => ({ key, count: records.filter((record) => keyOf(record) === key).length }));
}

/** The plan's topics, each once; a copy and the subtopics count under the topic itself. */
export function topicOf(plan: Plan, code: string | null): string | null {
  const topic = plan.topics.find((each) => each.code === code || each.subtopics.some((sub) => sub.code === code));
  return topic === undefined ? null : (topic.sameAs ?? topic.code);
}
