/** Items: what was sent, wherever it is on its way. `/bai` lists one's own. */
import { defineFeature } from '../../feature.js';
import { listMine, older } from './list-mine.js';
import { texts } from './texts.js';

export { aimAt, forgetAim, forgetOldAim } from './aim.js';
export { openItem, rework, withdraw } from './choices.js';
export { facet, indexItem } from './index-item.js';
export { type Item, isComplete, isHeld, loadItem, sentFiles } from './item.js';
export { authorChoices, countLines, receiptKey, showReceipt } from './receipt.js';
export { claimantOf, itemHeads, itemLines } from './where.js';

export const items = defineFeature({
  name: 'items',
  commands: [
    {
      name: 'bai',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.length > 0,
      run: (act, asked) => listMine(act, { asked }),
    },
  ],
  picks: [older],
});
