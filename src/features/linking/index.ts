/** One person, several accounts: brought in with a code, let go, and replaced by the office when they are lost. */
import { type CodeLink, type Door, defineFeature, type Feature } from '../../feature.js';
import { linkCodeCommand } from './cli.js';
import { linkCommand, ownCodePick } from './own-accounts.js';
import { linkPermission, replacePermission } from './permissions.js';
import { replacePicks } from './replace-accounts.js';
import { unlinkPicks } from './unlink.js';

export { type AccountCode, findCode as findAccountCode } from './account-codes.js';
export { linkAccount } from './link-account.js';
export { replaceChoice } from './replace-accounts.js';
export { texts as linkingTexts } from './texts.js';

export interface LinkingParts {
  /** Where a code is entered with a tap. */
  readonly linksTo: (code: string) => readonly CodeLink[];
  /** The house's own chat page. */
  readonly door: Door | undefined;
}

export function linkingFeature(parts: LinkingParts): Feature {
  return defineFeature({
    name: 'linking',
    permissions: [linkPermission, replacePermission],
    commands: [linkCommand],
    picks: [ownCodePick(parts.linksTo), ...unlinkPicks(parts.door), ...replacePicks(parts)],
    cli: linkCodeCommand,
  });
}
