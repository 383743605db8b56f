/** The features of the house, in the order of their sweeps. */
import type { Feature } from '../feature.js';
import { doctor } from './doctor/index.js';
import { items } from './items/index.js';
import { plan } from './plan/index.js';
import { registrationFeature } from './registration/index.js';
import { reminders } from './reminders/index.js';
import { reports } from './reports/index.js';
import { review } from './review/index.js';
import { status } from './status/index.js';
import { submissions } from './submissions/index.js';
import { tasks } from './tasks/index.js';

/** `linkTo`: the address with which a code is entered, where a channel has such links. */
export function createFeatures(linkTo: (code: string) => string | undefined): readonly Feature[] {
  const registration = registrationFeature({
    commands: () => all.flatMap((feature) => feature.commands ?? []),
    linkTo,
  });
  const all: readonly Feature[] = [
    plan,
    registration,
    items,
    submissions,
    review,
    tasks,
    reminders,
    status,
    reports,
    doctor,
  ];
  return all;
}
