/** Plans repeat topics: a copy names the one it is the same as. */
import type { Plan, Topic } from './language.js';

/** Each once, in the plan's order: what is offered, and what is counted. */
export function topicsOnce({ topics }: Pick<Plan, 'topics'>): readonly Topic[] {
  return topics.filter(({ sameAs }) => sameAs === undefined);
}
