/** The demo behind its page: a month that passes before one's eyes, and its report. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SHOWN } from '../../src/demo/texts/story.js';
import { type PlayedShow, playShow } from './played-show.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** Seven in the morning at the kindergarten. */
const SEVEN = /T00:00:00\.000Z$/;

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

describe('a month of the demo', () => {
  it('passes up to the cut-off day: each thing is said at its own hour, in order', async () => {
    expect(await played.show.jump('cutOff')).toBe(true);
    await played.show.settled();
    const { day, time, steps } = await played.show.state();
    expect([day, time]).toEqual(['thứ Ba, 01/12/2020', '08:00']);
    expect(steps).toEqual([false, false, true, true, false]);
    for (const who of SHOWN) {
      const times = await played.heardSince(who);
      expect(times).toEqual(times.toSorted());
    }
    // The nursery's lead has lost the phone; nothing else goes wrong.
    expect(played.complaints).toEqual(['send failed']);
    expect(await played.lastTo('office')).toContain('Việc đã xong: 8/18');
    const reminded = await played.heardSince('lead');
    expect(reminded.length).toBeGreaterThan(1);
    expect(reminded.filter((at) => !SEVEN.test(at))).toEqual([]);
    expect(new Set(reminded.map((at) => at.slice(0, 10))).size).toBe(reminded.length);
  });

  it("has the report on the office's phone, and knows when it was opened", async () => {
    const { report } = await played.show.state();
    const answer = await played.ask(report ?? '');
    expect(answer.headers.get('content-type')).toBe(DOCX);
    expect(new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 2))).toBe('PK');
    expect((await played.show.state()).steps.at(-1)).toBe(true);
  });
});
