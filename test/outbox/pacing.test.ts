import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, type Pace } from '../../src/outbox/pacing.js';

const START_MS = 1_604_275_200_000;
const LIMIT_PER_S = 30;
const SLIDING_MS = 1_000;
const PENALTY_MS = 3_000;

interface Broadcast {
  readonly sentAt: readonly number[];
  readonly refused: number;
}

/**
 * Sends to so many chats as the dispatcher does, against a platform that takes 30 in any 1,000 ms and answers 429 to the
 * next. `latency`: how long a message is on its way (ms); `lag`: how late the process wakes (ms).
 */
function broadcast(count: number, pace: Pace, latency: (n: number) => number, lag: (n: number) => number): Broadcast {
  const sentAt: number[] = [];
  const arrived: number[] = [];
  let refused = 0;
  let nowMs = START_MS;
  for (let n = 0; n < count; n++) {
    for (;;) {
      const wait = Math.max(pace.channelWait(nowMs), pace.chatWait(`chat-${n}`, nowMs));
      if (wait === 0) break;
      // A timer counts whole milliseconds, and is never early.
      nowMs += Math.ceil(wait) + lag(n);
    }
    pace.take(`chat-${n}`, nowMs);
    const arrivesAt = nowMs + latency(n);
    if (arrived.filter((at) => at > arrivesAt - SLIDING_MS && at <= arrivesAt).length >= LIMIT_PER_S) {
      refused += 1;
      pace.refused(PENALTY_MS, nowMs);
    } else {
      arrived.push(arrivesAt);
      if (arrived.length > 2 * LIMIT_PER_S) arrived.shift();
      sentAt.push(nowMs);
    }
  }
  return { sentAt, refused };
}

const rateOf = ({ sentAt }: Broadcast, from = 0) => {
  const sent = sentAt.slice(from);
  return ((sent.length - 1) * 1_000) / ((sent.at(-1) ?? 0) - (sent[0] ?? 0));
};

describe('a broadcast to 3,000 chats', () => {
  it('is never refused by a platform that takes 30 in any second, and reaches 0.93 of it', () => {
    const result = broadcast(
      3_000,
      createPace(START_MS),
      () => 60,
      () => 0,
    );
    expect(result.refused).toBe(0);
    expect(rateOf(result)).toBeGreaterThanOrEqual(0.93 * LIMIT_PER_S);
    // Its beginning is slower on purpose.
    expect(rateOf(result, 1_000)).toBeGreaterThan(28.5);
  });

  it('is not refused either when the process wakes late', () => {
    const result = broadcast(
      3_000,
      createPace(START_MS),
      () => 60,
      (n) => (n * 7) % 20,
    );
    expect(result.refused).toBe(0);
    expect(rateOf(result)).toBeGreaterThan(0.9 * LIMIT_PER_S);
  });

  it('starts at 25 a second', () => {
    const { sentAt } = broadcast(
      200,
      createPace(START_MS),
      () => 60,
      () => 0,
    );
    const firstSecond = sentAt.filter((at) => at < START_MS + 1_000).length;
    expect(firstSecond).toBeGreaterThanOrEqual(25);
    expect(firstSecond).toBeLessThanOrEqual(26);
  });
});

describe('a refusal', () => {
  it('stops everybody for as long as the platform says', () => {
    const pace = createPace(START_MS);
    pace.take('a', START_MS);
    pace.refused(35_000, START_MS + 10);
    expect(pace.channelWait(START_MS + 10)).toBe(35_000);
    expect(pace.channelWait(START_MS + 35_009)).toBe(1);
    expect(pace.channelWait(START_MS + 35_010)).toBe(0);
  });

  it('of four in flight together counts as one, and the longest pause holds', () => {
    const [one, four] = [createPace(START_MS), createPace(START_MS)];
    one.refused(3_000, START_MS);
    for (const forMs of [1_000, 3_000, 2_000, 500]) four.refused(forMs, START_MS);
    expect(four.channelWait(START_MS)).toBe(3_000);
    const after = START_MS + 3_000;
    expect(gapOf(four, after)).toBe(gapOf(one, after));
  });

  it('halves the speed, which comes back step by step', () => {
    const pace = createPace(START_MS);
    pace.refused(3_000, START_MS);
    let nowMs = START_MS + 3_000;
    expect(gapOf(pace, nowMs)).toBeCloseTo(1_000 / 12, 2);
    for (let minute = 0; minute < 2; minute++) nowMs = spend(pace, nowMs, 60_000);
    expect(gapOf(pace, nowMs + 1_000)).toBeCloseTo(1_000 / 29, 2);
  });

  it('however often, leaves one message a second', () => {
    const pace = createPace(START_MS);
    let nowMs = START_MS;
    for (let n = 0; n < 20; n++) {
      pace.refused(1_000, nowMs);
      nowMs += 1_000;
    }
    expect(gapOf(pace, nowMs)).toBe(1_000);
  });
});

describe('one chat', () => {
  it('takes a burst of three, then one a second', () => {
    const pace = createPace(START_MS);
    let nowMs = START_MS;
    const sentAt: number[] = [];
    while (sentAt.length < 8) {
      const wait = Math.max(pace.channelWait(nowMs), pace.chatWait('a', nowMs));
      if (wait > 0) {
        nowMs += Math.ceil(wait);
        continue;
      }
      pace.take('a', nowMs);
      sentAt.push(nowMs - START_MS);
    }
    expect(sentAt[2]).toBeLessThan(100);
    expect(sentAt[3]).toBeGreaterThanOrEqual(900);
    const gaps = sentAt.slice(4).map((at, index) => at - (sentAt[index + 3] ?? 0));
    expect(gaps.every((gap) => gap >= 999 && gap <= 1_002)).toBe(true);
  });

  it('does not slow down another', () => {
    const pace = createPace(START_MS);
    for (let n = 0; n < 3; n++) pace.take('a', START_MS);
    expect(pace.chatWait('a', START_MS)).toBeGreaterThan(0);
    expect(pace.chatWait('b', START_MS)).toBe(0);
  });
});

describe('a clock that jumps', () => {
  it('back does not keep anybody waiting until it has caught up', () => {
    const pace = createPace(START_MS);
    for (let n = 0; n < 10; n++) pace.take('a', START_MS);
    pace.refused(5_000, START_MS);
    const back = START_MS - 3_600_000;
    expect(pace.channelWait(back)).toBeLessThanOrEqual(5_000);
    expect(pace.chatWait('a', back)).toBe(0);
  });

  it('in any way never makes anybody wait longer than the platform asked for', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: -90_000, max: 90_000 }), fc.nat({ max: 3 })), { maxLength: 60 });
    fc.assert(
      fc.property(steps, (jumps) => {
        const pace = createPace(START_MS);
        let nowMs = START_MS;
        for (const [ms, what] of jumps) {
          nowMs += ms;
          if (what === 0) pace.refused(4_000, nowMs);
          else if (pace.channelWait(nowMs) === 0) pace.take(`chat-${what}`, nowMs);
          expect(pace.channelWait(nowMs)).toBeLessThanOrEqual(5_001);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

/** Milliseconds between two messages at the present speed, beyond the first two, which go together. */
function gapOf(pace: Pace, nowMs: number): number {
  pace.take('x', nowMs);
  pace.take('y', nowMs);
  return pace.channelWait(nowMs);
}

/** Sends as fast as it may, to ever new chats, for so long. */
function spend(pace: Pace, fromMs: number, forMs: number): number {
  let nowMs = fromMs;
  for (let n = 0; nowMs < fromMs + forMs; n++) {
    nowMs += Math.ceil(pace.channelWait(nowMs));
    pace.take(`spent-${n}`, nowMs);
  }
  return nowMs;
}
