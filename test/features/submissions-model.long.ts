import fc from 'fast-check';
import { expect, it } from 'vitest';
import { doing, play } from './submissions-model.js';

it('keeps its laws over a night of anything', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { minLength: 60, maxLength: 200 }), async (doings) => {
      expect((await play(doings)).broken).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
