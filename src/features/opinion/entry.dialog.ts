/** One thing people talk about: what, what was done about it, what may come next. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { defineDialog, type Outcome, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import type { Message } from '../../outbox/message.js';
import { theirTask } from '../done-marks/index.js';
import { noteEntry } from './note-entry.js';
import { returnPermission } from './permissions.js';
import { returnScreen } from './return-screen.js';
import { readWords, saysNothing } from './rules.js';
import { texts } from './texts.js';

const About = z.object({ task: z.number() });
const Said = About.extend({ what: z.string() });
const Handled = Said.extend({ handling: z.string() });

export const entryDialog = defineDialog({
  kind: 'opinion.entry',
  version: 1,
  states: { what: About, handling: Said, forecast: Handled },

  steps: ({ go, again, done }) => {
    const kept = async (entry: z.infer<typeof Handled>, forecast: string | undefined, act: Act): Promise<Outcome> => {
      const said = await noteEntry(act, entry.task, { ...entry, forecast });
      return done(...(await withReturn(act, entry.task, said)));
    };
    return {
      what: {
        ask: () => [{ text: texts.askWhat }],
        text: async (typed, about, act) => {
          // Nothing is signed for, not written down as something.
          if (saysNothing(typed)) return done(...(await withReturn(act, about.task, texts.nothingIsSigned)));
          const what = readWords(typed);
          return what === undefined ? again(texts.badWords) : go('handling', { ...about, what });
        },
      },
      handling: {
        ask: () => [{ text: texts.askHandling }],
        text: (typed, said) => {
          const handling = readWords(typed);
          return handling === undefined ? again(texts.badWords) : go('forecast', { ...said, handling });
        },
      },
      forecast: {
        ask: () => [{ text: texts.askForecast, choices: [[tap(texts.noForecast, 'none')]] }],
        taps: { none: (entry, act) => kept(entry, undefined, act) },
        text: async (typed, entry, act) => {
          if (saysNothing(typed)) return kept(entry, undefined, act);
          const forecast = readWords(typed);
          return forecast === undefined ? again(texts.badWords) : kept(entry, forecast, act);
        },
      },
    };
  },
});

export async function beginEntry(act: Act, task: number): Promise<Reply> {
  act.require(returnPermission, 'anywhere');
  const found = await theirTask(act, task);
  return 'refusal' in found ? [{ text: found.refusal }] : entryDialog.at('what', { task });
}

/** What was said, and the return as it stands now, in one message. */
export async function withReturn(act: Act, task: number, said: string): Promise<readonly Message[]> {
  const [screen, ...more] = await returnScreen(act, task);
  return screen === undefined ? [{ text: said }] : [{ ...screen, text: `${said}\n\n${screen.text}` }, ...more];
}
