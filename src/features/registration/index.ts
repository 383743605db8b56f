/** How people come in, what they are here, and how they leave. */
import { expireDialogs } from '../../conversation/expiry.js';
import type { Command } from '../../conversation/handlers.js';
import { defineFeature, type Feature } from '../../feature.js';
import { inviteCommands } from './cli.js';
import { decidePick, placeDialog } from './decide.pick.js';
import { forgetStrangers } from './forget-strangers.js';
import { type CommandSource, helpCommand, startCommand } from './greeting.js';
import type { LinkSource } from './invitation.js';
import { beginInviting, inviteDialog } from './invite.dialog.js';
import { joinDialog } from './join.dialog.js';
import { JOIN_SHEET, makeJoinSheet, sheetPick } from './join-sheet/make-sheet.js';
import { memberPicks, membersCommand } from './members.js';
import { codeDialog, enterCodePick, takePostPick } from './offer-post.js';
import {
  appointPermission,
  decidePermission,
  endPermission,
  invitePermission,
  membersPermission,
} from './permissions.js';
import { revokePick } from './revoke.pick.js';
import { texts } from './texts.js';
import { welcome } from './welcome.js';
import { keepPhone } from './with-phone.js';

export { acceptInvite } from './accept-invite.js';
export { askLead, askMerge, askMove } from './choices.js';
export { createInvite } from './create-invite.js';
export { endMembership } from './end-membership.js';
export { grantPost, holds as hasPost } from './grant-post.js';
export type { LinkSource } from './invitation.js';
export { invitePerson } from './invite-person.js';
export { pendingJoins } from './members.js';
export { offerTyped } from './offer-post.js';
export { awaitedPeople, countAwaited } from './roster-person.js';
export { readName } from './rules.js';
export { NOTICE_VERSION } from './texts.js';

/** What this feature makes to order. */
export const registrationMakers = { [JOIN_SHEET]: makeJoinSheet };

export interface RegistrationParts {
  /** The commands of all features, for /trogiup. */
  readonly commands: CommandSource;
  /** Where a code is entered with a tap. */
  readonly linksTo: LinkSource;
}

export function registrationFeature({ commands, linksTo }: RegistrationParts): Feature {
  const inviting = inviteDialog(linksTo);
  const inviteCommand: Command = {
    name: 'moi',
    description: texts.inviteMenu,
    readsOnly: false,
    shownTo: (posts) => posts.some((post) => invitePermission.reach[post.role] !== undefined),
    run: (act) => beginInviting(act, inviting),
  };
  return defineFeature({
    name: 'registration',
    permissions: [invitePermission, appointPermission, decidePermission, membersPermission, endPermission],
    commands: [startCommand, helpCommand(commands), inviteCommand, membersCommand],
    dialogs: [joinDialog, codeDialog, inviting, placeDialog],
    picks: [decidePick, takePostPick, enterCodePick, revokePick, sheetPick, ...memberPicks],
    sweeps: [expireDialogs, forgetStrangers],
    cli: inviteCommands,
    welcome,
    phone: keepPhone,
  });
}
