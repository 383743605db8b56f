/** The demo behind its page: how it opens, how a night passes, and beginning anew. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOWN } from '../../src/demo/texts/story.js';
import { type PlayedShow, playShow } from './played-show.js';

let played: PlayedShow;

beforeAll(async () => {
  played = await playShow();
});
afterAll(async () => {
  await played.show.close();
  played.scratch.remove();
});

describe('the demo', () => {
  it('opens on Monday 2 November 2020 with some weeks behind it', async () => {
    const { day, time, busy, steps, report } = await played.show.state();
    expect([day, time, busy, report]).toEqual(['thứ Hai, 02/11/2020', '08:00', false, null]);
    expect(steps).toEqual([false, false, false, false, false]);
    expect(await played.lastTo('teacher')).toMatch(/^✅ BAI-1020-002 đã được duyệt/);
    expect(await played.lastTo('lead')).toMatch(/^✅ BAI-1020-001 đã được duyệt/);
    expect(await played.lastTo('reviewer')).toContain('CHỜ DUYỆT BAI-1020-003');
    expect(await played.lastTo('office')).toContain('Chào mừng');
    expect(played.complaints).toEqual([]);
  });

  it('passes time to the next morning, one thing at a time', async () => {
    expect(await played.show.jump('morning')).toBe(true);
    expect(await played.show.jump('morning')).toBe(false);
    expect(played.show.reset()).toBe(false);
    await played.show.settled();
    const { day, time, busy } = await played.show.state();
    expect([day, time, busy]).toEqual(['thứ Ba, 03/11/2020', '08:00', false]);
  });

  it('begins anew as it first opened', async () => {
    const { run } = await played.show.state();
    expect(played.show.reset()).toBe(true);
    await played.show.settled();
    const again = await played.show.state();
    expect([again.run, again.day, again.time]).toEqual([run + 1, 'thứ Hai, 02/11/2020', '08:00']);
    expect([again.steps, again.report]).toEqual([[false, false, false, false, false], null]);
    for (const who of SHOWN) expect(await played.heardSince(who)).toEqual([]);
  });

  it('leaves nothing behind', async () => {
    await played.show.close();
    expect(existsSync(played.scratch.dir)).toBe(true);
    played.scratch.remove();
    expect(existsSync(played.scratch.dir)).toBe(false);
  });
});
