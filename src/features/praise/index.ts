/** People and units worth telling of: `/guongtot`. Proposed by anybody, checked, written about, reported, rewarded. */
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { openPraiseRecord } from '../tasks/index.js';
import { confirmPraise, rewardPraise, unrewardPraise } from './check.js';
import * as offered from './choices.js';
import { praiseFindings } from './findings.js';
import { checkPermission, proposePermission } from './permissions.js';
import { beginDecliningPraise, beginProposing, declineDialog, proposeDialog } from './propose.dialog.js';
import { byCode, praiseScreen, shelfScreen, withNext } from './screens.js';
import { commendedMerits, praiseSection, rewardSection } from './section.js';
import { texts } from './texts.js';

export const praise = defineFeature({
  name: 'praise',
  permissions: [proposePermission, checkPermission],
  commands: [
    {
      name: 'guongtot',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.length > 0,
      run: beginProposing,
    },
  ],
  dialogs: [proposeDialog, declineDialog],
  picks: [
    definePick({ ...openPraiseRecord, run: (act, { code }) => byCode(act, code) }),
    definePick({ ...offered.seeShelf, run: (act, view) => shelfScreen(act, view) }),
    definePick({ ...offered.openPraise, run: (act, about) => praiseScreen(act, about.praise) }),
    definePick({ ...offered.confirm, run: (act, about) => done(act, about.praise, confirmPraise) }),
    definePick({ ...offered.beginDeclining, run: (act, about) => beginDecliningPraise(act, about.praise) }),
    definePick({ ...offered.reward, run: (act, about) => done(act, about.praise, rewardPraise) }),
    definePick({ ...offered.unreward, run: (act, about) => done(act, about.praise, unrewardPraise) }),
  ],
  codes: { GT: byCode },
  findings: praiseFindings,
  sections: [praiseSection, rewardSection],
  merits: { commended: commendedMerits },
});

async function done(act: Act, id: number, use: (act: Act, id: number) => Promise<string>): Promise<Reply> {
  return [await withNext(act, id, await use(act, id))];
}
