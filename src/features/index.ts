/** The features of the house, in the order of their sweeps. */
import type { Feature } from '../feature.js';
import { items } from './items/index.js';
import { plan } from './plan/index.js';
import { registrationFeature } from './registration/index.js';
import { review } from './review/index.js';
import { submissions } from './submissions/index.js';

const registration = registrationFeature({
  commands: () => FEATURES.flatMap((feature) => feature.commands ?? []),
  linkTo: () => undefined,
});

export const FEATURES: readonly Feature[] = [plan, registration, items, submissions, review];
