/** Duties whose items are handed in, not told to everybody: reports, plans, documents, archive photos. */
import type { Plan } from './language.js';

/** Their codes. */
export function paperDuties({ duties }: Plan): readonly string[] {
  return duties.filter(({ settles }) => settles.by !== 'articles').map(({ code }) => code);
}
