/** What people are called: events carry only ids, so Zalo is asked once for each person, and not for long. */
import { type Clock, MINUTE_MS } from '../../lib/clock.js';

export interface Names {
  /** Never rejects; empty where no name came within the patience. */
  of(userId: string): Promise<string>;
}

/** Old ones are forgotten past this. */
const REMEMBERED = 2_000;
/** A person without a name is asked for again after this. */
const NAMELESS_MS = 10 * MINUTE_MS;

/** `fetchName` may reject. */
export function createNames(fetchName: (userId: string) => Promise<string>, clock: Clock, patienceMs: number): Names {
  const known = new Map<string, { readonly name: Promise<string>; namelessAtMs?: number }>();

  return {
    async of(userId) {
      const entry = known.get(userId);
      const stale = entry?.namelessAtMs !== undefined && clock.now().getTime() - entry.namelessAtMs >= NAMELESS_MS;
      const name = entry === undefined || stale ? ask(userId) : entry.name;
      let timer: NodeJS.Timeout | undefined;
      const tooLate = new Promise<string>((resolve) => {
        timer = setTimeout(resolve, patienceMs, '');
      });
      try {
        // One that comes too late is there for the next event.
        return await Promise.race([name, tooLate]);
      } finally {
        clearTimeout(timer);
      }
    },
  };

  function ask(userId: string): Promise<string> {
    const name = fetchName(userId).catch(() => '');
    const entry: { readonly name: Promise<string>; namelessAtMs?: number } = { name };
    known.delete(userId);
    known.set(userId, entry);
    const oldest = known.keys().next();
    if (known.size > REMEMBERED && !oldest.done) known.delete(oldest.value);
    void name.then((found) => {
      if (found === '') entry.namelessAtMs = clock.now().getTime();
    });
    return name;
  }
}
