/** Excusing a unit from a task: `/mien`, and a button under `/status`. The ledger counts it as excused, never as done. */
import { z } from 'zod';
import type { Act } from '../../act.js';
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import type { Choice } from '../../outbox/message.js';
import { beginExcusing, excuseDialog } from './excuse.dialog.js';
import { excusePermission } from './permissions.js';
import { texts } from './texts.js';

const begin = definePick({
  name: 'excuses.begin',
  key: z.object({ period: z.string(), duty: z.string().nullable() }),
  run: (act, about) => beginExcusing(act, about),
});

export { excuseTask } from './excuse-task.js';

/** The button for a screen about a period; none for whom it is not. */
export function excuseChoices(act: Act, period: string, duty: string | null): readonly Choice[] {
  const isOffered = act.actor.posts.some(
    ({ role, unit }) => role === 'office' || role === 'leader' || (role === 'lead' && unit.oversees !== ''),
  );
  return isOffered && act.may(excusePermission, 'anywhere') ? [begin.choice(texts.button, { period, duty })] : [];
}

export const excuses = defineFeature({
  name: 'excuses',
  permissions: [excusePermission],
  commands: [
    {
      name: 'mien',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.some((post) => post.role === 'office' || post.role === 'leader'),
      run: (act) => beginExcusing(act, { period: null, duty: null }),
    },
  ],
  dialogs: [excuseDialog],
  picks: [begin],
});
