/** The demo without a page, on a clock that stands, and what was said in it. */
import { openScratch, type Scratch } from '../../src/demo/scratch.js';
import { openShow, type Show } from '../../src/demo/show.js';
import { SHOWN } from '../../src/demo/texts/story.js';
import { testClock } from '../support/clock.js';

/** When the visitor comes. */
const OPENING = '2020-11-02T01:00:00.000Z';

export interface PlayedShow {
  readonly show: Show;
  readonly scratch: Scratch;
  /** What the log held against it. */
  readonly complaints: readonly string[];
  ask(path: string): Promise<Response>;
  /** When each message came that Loa sent since the opening, in the order of the phone. */
  heardSince(who: (typeof SHOWN)[number]): Promise<readonly string[]>;
  /** What Loa said last on that phone. */
  lastTo(who: (typeof SHOWN)[number]): Promise<string>;
}

export async function playShow(): Promise<PlayedShow> {
  const complaints: string[] = [];
  const scratch = openScratch();
  const complain = (_: object, event: string) => void complaints.push(event);
  const log = { info: () => {}, warn: complain, error: complain };
  const real = testClock(OPENING);
  const show = await openShow({ scratch, real, log, address: () => 'http://demo.invalid', restMs: 0 });

  async function ask(path: string): Promise<Response> {
    const answer = await show.fetch(new Request(`http://demo.invalid${path}`), {});
    if (answer === undefined) throw new Error('there is no stage');
    return answer;
  }
  async function saidTo(who: (typeof SHOWN)[number]) {
    const { messages } = (await (await ask(`${show.paths[SHOWN.indexOf(who)]}/changes`)).json()) as {
      readonly messages: readonly { readonly at: string; readonly own: boolean; readonly text: string }[];
    };
    return messages.filter(({ own }) => !own);
  }

  return {
    show,
    scratch,
    complaints,
    ask,
    heardSince: async (who) => (await saidTo(who)).map(({ at }) => at).filter((at) => at > OPENING),
    lastTo: async (who) => (await saidTo(who)).at(-1)?.text ?? '',
  };
}
