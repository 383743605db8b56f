/** The morning digest: one a person a day, only for what is still owed at that very moment. */
import { defineFeature } from '../../feature.js';
import { reminderCommand } from './cli.js';
import { composeDigest, DIGEST } from './digest.js';
import { digestSweep } from './send-digests.js';

export const reminders = defineFeature({
  name: 'reminders',
  recipes: { [DIGEST]: composeDigest },
  sweeps: [digestSweep],
  cli: reminderCommand,
});
