/** How a draft is added to, and the way round for files that are too large for a chat app: the house's own page. */
import { definePick, type Pick } from '../../conversation/handlers.js';
import type { Door } from '../../feature.js';
import { giveEntrance } from '../web-access/index.js';
import { add, sendLarge } from './choices.js';
import { texts } from './texts.js';

/** `door`: undefined where there is no such page, which is then said. */
export function addingPicks(door: Door | undefined): readonly Pick[] {
  return [
    definePick({
      ...add,
      run: async (act, draft) => {
        if (door?.channel === act.actor.account?.channel) return [{ text: texts.howToAddHere }];
        if (door === undefined) return [{ text: texts.howToAddOnly }];
        return [{ text: texts.howToAdd, choices: [[sendLarge.choice(texts.sendLarge, draft)]] }];
      },
    }),
    definePick({
      ...sendLarge,
      run: async (act) => {
        const { person } = act.actor;
        if (door === undefined || person === undefined) return [{ text: texts.noPage }];
        const url = await giveEntrance(act, door, person.id);
        return [{ text: texts.largeHere(door.entranceDays), choices: [[{ label: texts.openPage, url }]] }];
      },
    }),
  ];
}
