/** The features of the house, in the order of their sweeps. */
import type { CodeLink, Door, Feature } from '../feature.js';
import { absences } from './absences/index.js';
import { announcements } from './announcements/index.js';
import { archive, photoPacker } from './archive/index.js';
import { assignmentsFeature } from './assignments/index.js';
import { audit } from './audit/index.js';
import { backup } from './backup/index.js';
import { consents } from './consents/index.js';
import { doctorFeature } from './doctor/index.js';
import { doneMarks } from './done-marks/index.js';
import { events } from './events/index.js';
import { excuses } from './excuses/index.js';
import { feedback } from './feedback/index.js';
import { fileLinks } from './file-links/index.js';
import { fileOrdersFeature } from './file-orders/index.js';
import { hotIssues } from './hot-issues/index.js';
import { items } from './items/index.js';
import { linkingFeature } from './linking/index.js';
import { opinion } from './opinion/index.js';
import { packagesFeature } from './packages/index.js';
import { papersFeature } from './papers/index.js';
import { plan } from './plan/index.js';
import { praise } from './praise/index.js';
import { press } from './press/index.js';
import { privacyFeature, privacyMakers } from './privacy/index.js';
import { publishing, webPacker } from './publishing/index.js';
import { registrationFeature, registrationMakers } from './registration/index.js';
import { reminders } from './reminders/index.js';
import { reportMakers, reportsFeature } from './reports/index.js';
import { requests } from './requests/index.js';
import { review } from './review/index.js';
import { rosterFeature, rosterMakers } from './roster/index.js';
import { sendingUp, sendUpPacker } from './sending-up/index.js';
import { staffing } from './staffing/index.js';
import { status, statusMakers } from './status/index.js';
import { refreshDraft, submissionsFeature } from './submissions/index.js';
import { tasks } from './tasks/index.js';
import { webAccessFeature } from './web-access/index.js';

/** What the house lends to the features that speak of it in chats. */
export interface Lent {
  /** The addresses with which a code is entered, one for each channel that has such links. */
  readonly linksTo: (code: string) => readonly CodeLink[];
  readonly door: Door | undefined;
}

/** `lent`: absent where nobody chats, on the command line. */
export function createFeatures({ linksTo, door }: Lent = { linksTo: () => [], door: undefined }): readonly Feature[] {
  const registration = registrationFeature({
    commands: () => all.flatMap((feature) => feature.commands ?? []),
    linksTo,
  });
  const all: readonly Feature[] = [
    plan,
    registration,
    staffing,
    rosterFeature(linksTo),
    items,
    submissionsFeature(door),
    review,
    publishing,
    sendingUp,
    archive,
    packagesFeature({ web: webPacker, sendUp: sendUpPacker, photos: photoPacker }),
    tasks,
    assignmentsFeature(refreshDraft),
    absences,
    doneMarks,
    excuses,
    events,
    requests,
    papersFeature(refreshDraft),
    hotIssues,
    opinion,
    feedback,
    press,
    praise,
    announcements,
    consents,
    audit,
    reminders,
    status,
    reportsFeature(() => ({
      sections: all.flatMap((feature) => feature.sections ?? []),
      merits: all.flatMap((feature) => feature.merits ?? []),
    })),
    webAccessFeature(door),
    linkingFeature({ linksTo, door }),
    fileLinks,
    backup,
    privacyFeature(),
    fileOrdersFeature({ ...registrationMakers, ...rosterMakers, ...statusMakers, ...reportMakers, ...privacyMakers }),
    doctorFeature(() => all),
  ];
  return all;
}
