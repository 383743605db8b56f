/** Who owes what: `/status` in chat and on the command line, the same numbers. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { listClusters, seeMine, seePicture } from './choices.js';
import { statusCommand } from './cli.js';
import { mineScreen } from './mine-screen.js';
import { seePostagePermission, seeStatusPermission } from './permissions.js';
import { clustersScreen, makePicture, orderPicture, STATUS_PICTURE } from './picture.js';
import { postageFindings } from './postage-words.js';
import { showStatus, statusPicks } from './show-status.js';
import { texts } from './texts.js';

export const statusMakers = { [STATUS_PICTURE]: makePicture };

export const status = defineFeature({
  name: 'status',
  permissions: [seeStatusPermission, seePostagePermission],
  commands: [
    {
      name: 'status',
      description: texts.command,
      readsOnly: true,
      shownTo: (posts) => posts.length > 0,
      run: showStatus,
    },
  ],
  picks: [
    ...statusPicks,
    definePick({ ...seeMine, run: (act) => mineScreen(act) }),
    definePick({ ...seePicture, run: (act, { path }) => orderPicture(act, path) }),
    definePick({ ...listClusters, run: clustersScreen }),
  ],
  findings: postageFindings,
  cli: statusCommand,
});
