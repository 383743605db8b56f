/** One at a time, in the order asked: keeps memory flat, and makes two steps on one file one. */

/** Does the work when its turn has come, and answers with its result. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue of one: each work begins when all before it have ended, well or badly. */
export function oneAtATime(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
