import { expect, it } from 'vitest';
import { describeError } from '../../src/lib/log.js';

const TOKEN = '123456789:AAtestTOKENofNobodyAtAll_0123456789';

it('keeps tokens, and the values of a query that failed, out of the log', () => {
  const error = new Error(
    `Invalid invocation:\n  data: { name: "Lan Thử" }\nsend to https://api.test/bot${TOKEN}/x failed`,
  );
  const written = JSON.stringify(describeError(error));
  expect(written).toContain('<token>/x failed');
  expect(written).not.toContain(TOKEN);
  expect(written).not.toContain('Lan Thử');
  expect(JSON.stringify(describeError(`bare ${TOKEN}`))).not.toContain(TOKEN);
});
