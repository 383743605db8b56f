/** Getting to the house's own chat page: for those whom no app reaches, or who would rather sit at a computer. */
import { type Door, defineFeature, type Feature } from '../../feature.js';
import { webLinkCommand } from './cli.js';
import { giveEntrance } from './give-entrance.js';
import { webAccessPermission } from './permissions.js';
import { texts } from './texts.js';

export { giveEntrance } from './give-entrance.js';

/** `door`: undefined where there is no such page; the command then says so, and no menu shows it. */
export function webAccessFeature(door: Door | undefined): Feature {
  return defineFeature({
    name: 'web-access',
    permissions: [webAccessPermission],
    commands: [
      {
        name: 'duongdan',
        description: texts.command,
        // It writes a link, but touches nothing a question could be about.
        readsOnly: true,
        shownTo: (posts) => door !== undefined && posts.length > 0,
        async run(act) {
          act.require(webAccessPermission, 'anywhere');
          const { person } = act.actor;
          if (door === undefined || person === undefined) return [{ text: texts.noPage }];
          return [{ text: texts.entrance(await giveEntrance(act, door, person.id), door.entranceDays) }];
        },
      },
    ],
    cli: webLinkCommand,
  });
}
