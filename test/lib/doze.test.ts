import { expect, it } from 'vitest';
import { createDoze } from '../../src/lib/doze.js';

const LONG_MS = 3_600_000;

it('sleeps until it is woken', async () => {
  const doze = createDoze();
  const asleep = doze.sleep(LONG_MS).then(() => 'awake');
  expect(await Promise.race([asleep, Promise.resolve('asleep')])).toBe('asleep');
  doze.wake();
  expect(await asleep).toBe('awake');
});

it('does not fall asleep over a call that came while it was awake, and hears each call once', async () => {
  const doze = createDoze();
  doze.wake();
  doze.wake();
  await doze.sleep(LONG_MS);
  const asleep = doze.sleep(LONG_MS).then(() => 'awake');
  expect(await Promise.race([asleep, Promise.resolve().then(() => 'asleep')])).toBe('asleep');
  doze.wake();
  expect(await asleep).toBe('awake');
});

it('wakes by itself', async () => {
  await createDoze().sleep(1);
});
