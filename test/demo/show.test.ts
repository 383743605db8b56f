/** The demo behind its page: how it opens, how a night passes, and beginning anew. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoRoutes } from '../../src/demo/routes.js';
import type { Show } from '../../src/demo/show.js';
import { SHOWN } from '../../src/demo/texts/story.js';
import { createHttpServer } from '../../src/http/server.js';
import { type PlayedShow, playShow } from './played-show.js';

/** For machines with other things to do. */
const PATIENCE_MS = 120_000;

let played: PlayedShow;

beforeAll(async () => {
  played = await playShow();
}, PATIENCE_MS);
afterAll(async () => {
  await played.show.close();
  played.scratch.remove();
});

const HOME = 'http://demo.invalid';

/** What the demo's server says to a request, and the sentence in it. */
async function answer(show: Show | undefined, path: string, body?: string, origin = HOME) {
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const server = createHttpServer({ port: 0, log, routes: [demoRoutes(() => show)] });
  const asks = body === undefined ? {} : { method: 'POST', body, headers: { origin, host: 'demo.invalid' } };
  const response = await server.fetch(new Request(`${HOME}${path}`, asks));
  const said = await response.text();
  return [response.status, said.match(/"message":"([^"]+)"/)?.[1] ?? said.match(/<p>([^<]+)<\/p>/)?.[1]];
}

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

  it('answers what cannot be done with one sentence', async () => {
    const { show } = played;
    expect(await answer(undefined, '/')).toEqual([200, 'Đang dựng trường học mẫu…']);
    for (const path of ['/demo/state', '/chat/anywhere'])
      expect(await answer(undefined, path)).toEqual([503, 'Đang dựng trường học mẫu…']);
    expect(await answer(undefined, '/demo/reset', '')).toEqual([503, 'Đang dựng trường học mẫu…']);
    for (const body of ['', 'no JSON', '{}', '{"to":"yesterday"}', '[]'])
      expect(await answer(show, '/demo/jump', body)).toEqual([400, expect.stringContaining('mốc thời gian')]);
    for (const path of ['/nowhere', '/demo/assets/nothing.js', '/demo/assets/..%2fshow.js', '/demo/sample/4.jpg'])
      expect((await answer(show, path))[0]).toBe(404);
    expect(await answer(show, '/demo/reset', '', 'http://elsewhere.invalid')).toEqual([
      403,
      expect.stringContaining('không đến từ trang của Loa'),
    ]);
    expect(await answer(show, '/demo/jump', JSON.stringify({ to: 'morning', more: 'x'.repeat(2_000_000) }))).toEqual([
      413,
      expect.stringContaining('quá lớn'),
    ]);
    expect((await show.state()).busy).toBe(false);
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
