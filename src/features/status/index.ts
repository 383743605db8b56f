/** Who owes what: `/status` in chat and on the command line, the same numbers. */
import { defineFeature } from '../../feature.js';
import { statusCommand } from './cli.js';
import { seeStatusPermission } from './permissions.js';
import { showStatus, statusPicks } from './show-status.js';
import { texts } from './texts.js';

export const status = defineFeature({
  name: 'status',
  permissions: [seeStatusPermission],
  commands: [
    {
      name: 'status',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.length > 0,
      run: showStatus,
    },
  ],
  picks: statusPicks,
  cli: statusCommand,
});
