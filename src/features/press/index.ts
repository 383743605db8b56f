/** The press: `/baochi`. What it asks goes to whoever may answer; what it writes stands on the leaders' list of the day. */
import type { Act } from '../../act.js';
import { definePick, type Reply } from '../../conversation/handlers.js';
import { defineFeature } from '../../feature.js';
import { openPressRecord } from '../tasks/index.js';
import { askDialog, beginAsking } from './ask.dialog.js';
import * as offered from './choices.js';
import { composeDaily, DAILY, dailySweep } from './daily-list.js';
import { pressFindings } from './findings.js';
import { agreeToAnswer, giveAgreed, takeRequest } from './handle-request.js';
import { withdrawRequest } from './log-request.js';
import { beginMandate, mandateDialog } from './mandate.dialog.js';
import { revokeMandate } from './mandates.js';
import { mentionScreen, mentionsScreen, reportMentioned } from './mention-screens.js';
import { removeMention } from './note-mention.js';
import {
  agreePermission,
  followPermission,
  notePermission,
  registerPermission,
  watchPermission,
} from './permissions.js';
import { registerScreen } from './register-screen.js';
import { byCode, listScreen, requestScreen, withNext } from './request-screens.js';
import { pressSection } from './section.js';
import { texts } from './texts.js';
import { composeUntaken, UNTAKEN } from './untaken.js';
import { beginHandingOn, beginWriting, writeDialog } from './write.dialog.js';

export const press = defineFeature({
  name: 'press',
  permissions: [notePermission, followPermission, watchPermission, registerPermission, agreePermission],
  commands: [
    {
      name: 'baochi',
      description: texts.command,
      readsOnly: false,
      shownTo: (posts) => posts.length > 0,
      run: beginAsking,
    },
  ],
  dialogs: [askDialog, writeDialog, mandateDialog],
  picks: [
    definePick({ ...openPressRecord, run: (act, { code }) => byCode(act, code) }),
    definePick({ ...offered.listRequests, run: (act, { page }) => listScreen(act, page) }),
    definePick({ ...offered.openRequest, run: (act, { request }) => requestScreen(act, request) }),
    definePick({ ...offered.takeIt, run: (act, { request }) => done(act, request, takeRequest) }),
    definePick({ ...offered.handOn, run: (act, { request }) => beginHandingOn(act, request) }),
    definePick({ ...offered.write, run: (act, { request, what }) => beginWriting(act, request, what) }),
    definePick({ ...offered.agree, run: (act, { request }) => done(act, request, agreeToAnswer) }),
    definePick({ ...offered.sayGiven, run: (act, { request }) => done(act, request, giveAgreed) }),
    definePick({ ...offered.withdraw, run: (act, { request }) => done(act, request, withdrawRequest) }),
    definePick({ ...offered.seeRegister, run: (act, { page }) => registerScreen(act, page) }),
    definePick({ ...offered.giveMandate, run: async (act) => beginMandate(act) }),
    definePick({
      ...offered.revokeMandate,
      run: async (act, { mandate }) => [{ text: await revokeMandate(act, mandate) }],
    }),
    definePick({ ...offered.listMentions, run: (act, { page }) => mentionsScreen(act, page) }),
    definePick({ ...offered.openMention, run: (act, { mention }) => mentionScreen(act, mention) }),
    definePick({
      ...offered.removeMention,
      run: async (act, { mention }) => [{ text: await removeMention(act, mention) }],
    }),
    definePick({ ...offered.reportMention, run: (act, { mention }) => reportMentioned(act, mention) }),
  ],
  codes: { BC: byCode },
  recipes: { [DAILY]: composeDaily, [UNTAKEN]: composeUntaken },
  sweeps: [dailySweep],
  findings: pressFindings,
  sections: [pressSection],
});

async function done(act: Act, id: number, use: (act: Act, id: number) => Promise<string>): Promise<Reply> {
  return [await withNext(act, id, await use(act, id))];
}
