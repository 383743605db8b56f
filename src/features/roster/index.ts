/** The list of staff: brought in from a spreadsheet, given out as one, and who on it has not come in yet. */
import { definePick } from '../../conversation/handlers.js';
import { defineFeature, type Feature } from '../../feature.js';
import { invitePerson, type LinkSource } from '../registration/index.js';
import { beginBringing, bringDialog } from './bring.dialog.js';
import { carryOutList } from './carry-out.js';
import * as offered from './choices.js';
import { membersCommands } from './cli.js';
import { importRosterPermission, seeRosterPermission } from './permissions.js';
import { readWaiting } from './read-waiting.js';
import { makeRosterFile, ROSTER_FILE } from './roster-file.js';
import { awayScreen, orderList, rosterScreen } from './screens.js';
import { texts } from './texts.js';

/** What this feature makes to order. */
export const rosterMakers = { [ROSTER_FILE]: makeRosterFile };

export function rosterFeature(linksTo: LinkSource): Feature {
  return defineFeature({
    name: 'roster',
    permissions: [importRosterPermission, seeRosterPermission],
    commands: [
      {
        name: 'danhsach',
        description: texts.command,
        readsOnly: true,
        shownTo: (posts) => posts.some((post) => seeRosterPermission.reach[post.role] !== undefined),
        run: (act) => rosterScreen(act),
      },
    ],
    dialogs: [bringDialog],
    picks: [
      definePick({ ...offered.bringIn, run: (act) => beginBringing(act) }),
      definePick({ ...offered.carryOut, run: (act, said) => carryOutList(act, said) }),
      definePick({ ...offered.takeList, run: (act) => orderList(act) }),
      definePick({ ...offered.listAway, run: (act, { page }) => awayScreen(act, page) }),
      definePick({ ...offered.inviteOne, run: (act, { person }) => invitePerson(act, person, linksTo) }),
    ],
    sweeps: [{ name: 'roster.read', run: (house) => readWaiting(house) }],
    cli: membersCommands,
  });
}
