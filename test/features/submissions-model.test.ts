import fc from 'fast-check';
import { expect, it } from 'vitest';
import { doing, play } from './submissions-model.js';

it('keeps its laws whatever authors and reviewers do in whatever order', async () => {
  let decided = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { minLength: 40, maxLength: 60 }), async (doings) => {
      const played = await play(doings);
      decided += played.decided;
      expect(played.broken).toEqual([]);
    }),
    { numRuns: 3, seed: 20, endOnFailure: true },
  );
  expect(decided).toBeGreaterThan(0);
});
