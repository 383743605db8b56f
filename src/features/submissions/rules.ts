/** Pure decisions about drafts: which topic is likely, and what is said to the draft and not in it. */
import { plainWordsOf } from '../../conversation/typed-words.js';
import type { Topic } from '../../ledger/plan/language.js';
import { fold } from '../../lib/fold.js';

/** Topics by how many pairs of syllables their titles share with the text; equal ones keep the plan's order. */
export function likelyTopics(text: string, topics: readonly Topic[]): readonly Topic[] {
  const said = pairs(text);
  const score = (topic: Topic) =>
    [topic.title, ...topic.subtopics.map((sub) => sub.title)].reduce(
      (sum, title) => sum + shared(said, pairs(title)),
      0,
    );
  return topics
    .map((topic) => ({ topic, score: score(topic) }))
    .toSorted((a, b) => b.score - a.score)
    .map(({ topic }) => topic);
}

/**
 * "Gửi đi", "em gửi cô bài ạ", "xong rồi", a number that chooses nothing any more: what people type who look for the
 * buttons. It is no line of an article.
 */
export function asksForDraft(text: string): boolean {
  const said = plainWordsOf(text);
  return LOOKS_FOR_BUTTONS.test(said) || /^\d{1,2}$/.test(said);
}

const LOOKS_FOR_BUTTONS =
  /^(?:gui|nop|dang|sua|them|bo|huy|xoa|xong)(?: (?:bai|tin|anh|tep|tieu de|noi dung|chu de|thang(?: nay| \d{1,2})|cho|co|thay|bo|nham|di|luon|roi|thoi|giup|ban nhap))*$/;

/** Vietnamese words are mostly two syllables: single ones say little. */
function pairs(text: string): ReadonlySet<string> {
  const syllables = fold(text)
    .split(/[^a-z0-9]+/)
    .filter((syllable) => syllable !== '');
  return new Set(syllables.slice(1).map((syllable, index) => `${syllables[index]} ${syllable}`));
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...b].filter((pair) => a.has(pair)).length;
}
