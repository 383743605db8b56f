/**
 * Reminders: one digest a person a morning, only for what is still owed at that very moment; what stays silent is told
 * upwards; who cannot be told is named; the office can let all of it rest.
 */
import { defineFeature } from '../../feature.js';
import { reminderCommand } from './cli.js';
import { morningSweep } from './decide-morning.js';
import { composeDigest, DIGEST } from './digest.js';
import { composeEscalation, ESCALATION } from './escalation.js';
import { composeLostPeople, LOST_PEOPLE } from './lost-people.js';
import { composeNudge, NUDGE, nudge } from './nudge.js';
import { pauseDialog } from './pause.dialog.js';
import { pauseCommand, pausePicks } from './pause-screen.js';
import { nudgePermission, pausePermission, seePausePermission, snoozePermission } from './permissions.js';
import { snooze } from './snooze.js';

export { type BesideStatus, besideStatus } from './beside-status.js';
export { heldBackUntil } from './pause.js';

export const reminders = defineFeature({
  name: 'reminders',
  permissions: [nudgePermission, snoozePermission, pausePermission, seePausePermission],
  commands: [pauseCommand],
  dialogs: [pauseDialog],
  picks: [nudge, snooze, ...pausePicks],
  recipes: {
    [DIGEST]: composeDigest,
    [ESCALATION]: composeEscalation,
    [NUDGE]: composeNudge,
    [LOST_PEOPLE]: composeLostPeople,
  },
  sweeps: [morningSweep],
  cli: reminderCommand,
});
