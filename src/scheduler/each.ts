/** What is due, one by one: what is wrong with one of them keeps none of the others waiting. */

/** Does `work` for each, in order. The first failure is thrown when all have had their turn, for the log. */
export async function forEachDue<T>(due: Iterable<T>, work: (one: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const one of due) {
    try {
      await work(one);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
