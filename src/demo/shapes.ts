/** What goes to the page: its settings with it, its state when it asks. */
import type { Jump } from './steps.js';
import type { texts } from './texts/page.js';
import type { SHOWN } from './texts/story.js';

/** What the page shows. */
export interface ShowState {
  /** Another one after every new beginning. */
  readonly run: number;
  /** Time is passing, or everything begins anew. */
  readonly busy: boolean;
  /** "08:00" and "thứ Hai, 02/11/2020". */
  readonly time: string;
  readonly day: string;
  /** Where each jump leads; null: nowhere any more. */
  readonly jumps: Readonly<Record<Jump, string | null>>;
  /** How much Loa has said on each phone, in the order of SHOWN. */
  readonly said: readonly number[];
  /** In the order of STEPS. */
  readonly steps: readonly boolean[];
  /** Where the newest report on the office's phone opens; null before there is one. */
  readonly report: string | null;
}

/** What the script reads. */
export interface BrowserSettings {
  readonly texts: Pick<
    typeof texts,
    'over' | 'passing' | 'resetting' | 'news' | 'stepOf' | 'done' | 'allDone' | 'sampleReady' | 'sampleSent' | 'offline'
  >;
  readonly phones: typeof SHOWN;
  /** The place in `phones` of each step's phone. */
  readonly steps: readonly number[];
}
