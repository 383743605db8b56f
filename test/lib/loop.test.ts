import { expect, it } from 'vitest';
import { createLoop, type Loop } from '../../src/lib/loop.js';

const LONG_MS = 3_600_000;

/** A loop whose looks answer these dozes, one after the other, then a long one; `looks` resolves at the n-th look. */
function looking(...dozes: readonly (number | Error)[]) {
  const logged: string[] = [];
  const waiting = new Map<number, () => void>();
  let count = 0;
  let during: (() => void) | undefined;
  const loop: Loop = createLoop('test', { error: (_, event) => void logged.push(event) }, async () => {
    const answer = dozes[count] ?? LONG_MS;
    count += 1;
    during?.();
    waiting.get(count)?.();
    if (answer instanceof Error) throw answer;
    return answer;
  });
  return {
    loop,
    logged,
    get count() {
      return count;
    },
    onLook: (does: () => void) => {
      during = does;
    },
    look: (nth: number) => new Promise<void>((resolve) => (count >= nth ? resolve() : waiting.set(nth, resolve))),
  };
}

it('looks again at once while there is something, then dozes until it is poked', async () => {
  const test = looking(0, 0);
  test.loop.start();
  await test.look(3);
  await new Promise((resolve) => setImmediate(resolve));
  expect(test.count).toBe(3);
  test.loop.poke();
  await test.look(4);
  await test.loop.stop();
  expect(test.count).toBe(4);
});

it('does not doze over a poke that came in the middle of a look, and hears it once', async () => {
  const test = looking();
  test.onLook(() => {
    if (test.count === 1) test.loop.poke();
  });
  test.loop.start();
  await test.look(2);
  await new Promise((resolve) => setImmediate(resolve));
  expect(test.count).toBe(2);
  await test.loop.stop();
});

it('wakes by itself', async () => {
  const test = looking(1);
  test.loop.start();
  await test.look(2);
  await test.loop.stop();
});

it('says that it stumbled and goes on', async () => {
  const test = looking(new Error('no'));
  test.loop.start();
  await test.look(1);
  await new Promise((resolve) => setImmediate(resolve));
  test.loop.poke();
  await test.look(2);
  await test.loop.stop();
  expect(test.logged).toEqual(['the test stumbled']);
});

it('stops when the look under way has ended, and can start anew', async () => {
  const test = looking();
  test.loop.start();
  await test.loop.stop();
  test.loop.poke();
  expect(test.count).toBe(1);
  test.loop.start();
  await test.look(2);
  await test.loop.stop();
});
