/** Limits forget in time and never grow without end. */
import { describe, expect, it } from 'vitest';
import { createRateLimit, inMinutes } from '../../src/http/rate-limit.js';
import { testClock } from '../support/clock.js';

function limit(count: number, windowMs: number) {
  const clock = testClock('2020-11-02T08:00:00+07:00');
  return { clock, rate: createRateLimit({ limit: count, windowMs, clock }) };
}

describe('a rate limit', () => {
  it('lets so many through in a window, then says how long to wait', () => {
    const { clock, rate } = limit(2, 10_000);
    expect([rate.take('a'), rate.take('a')]).toEqual([undefined, undefined]);
    clock.advance(4_000);
    expect(rate.take('a')).toBe(6_000);
    expect(rate.take('b')).toBeUndefined();
    clock.advance(6_000);
    expect(rate.take('a')).toBeUndefined();
  });

  it('counts nothing when only asked', () => {
    const { rate } = limit(1, 10_000);
    expect(rate.wait('a')).toBeUndefined();
    expect(rate.wait('a')).toBeUndefined();
    rate.take('a');
    expect(rate.wait('a')).toBe(10_000);
  });

  it('forgets the oldest when too many come', () => {
    const { rate } = limit(1, 10_000);
    rate.take('first');
    for (let i = 0; i < 20_000; i++) rate.take(`other-${i}`);
    expect(rate.wait('first')).toBeUndefined();
    expect(rate.wait('other-19999')).toBe(10_000);
  });
});

it('tells people whole minutes, at least one', () => {
  expect([inMinutes(1), inMinutes(60_000), inMinutes(60_001)]).toEqual([1, 1, 2]);
});
