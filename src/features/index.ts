/** The features of the house, in the order of their sweeps. */
import type { Feature } from '../feature.js';
import { items } from './items/index.js';
import { plan } from './plan/index.js';
import { registrationFeature } from './registration/index.js';
import { reminders } from './reminders/index.js';
import { review } from './review/index.js';
import { status } from './status/index.js';
import { submissions } from './submissions/index.js';
import { tasks } from './tasks/index.js';

const registration = registrationFeature({
  commands: () => FEATURES.flatMap((feature) => feature.commands ?? []),
  linkTo: () => undefined,
});

export const FEATURES: readonly Feature[] = [plan, registration, items, submissions, review, tasks, reminders, status];
