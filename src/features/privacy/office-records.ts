/** The drawers of what somebody did as one who runs the house, and of how they came into it. @see own-records.ts */
import type { Drawer } from './drawer.js';

const BY_AGE = { orderBy: { id: 'asc' } } as const;

export const OFFICE_DRAWERS: readonly Drawer[] = [
  {
    name: 'papers',
    columns: ['Document.registeredById'],
    read: (read, registeredById) =>
      read.document.findMany({
        where: { registeredById },
        ...BY_AGE,
        select: { code: true, title: true, registeredAt: true },
      }),
  },
  {
    name: 'paperPlaces',
    columns: ['DocumentPlace.byId'],
    read: (read, byId) =>
      read.documentPlace.findMany({ where: { byId }, ...BY_AGE, select: { link: true, since: true, at: true } }),
  },
  {
    name: 'reports',
    columns: [
      'Report.askedById',
      'Report.touchedById',
      'Report.confirmedById',
      'Report.reopenedById',
      'Report.numberedById',
      'Report.filedById',
    ],
    read: (read, id) =>
      read.report.findMany({
        where: {
          OR: [
            { askedById: id },
            { touchedById: id },
            { confirmedById: id },
            { reopenedById: id },
            { numberedById: id },
            { filedById: id },
          ],
        },
        ...BY_AGE,
        select: { kind: true, period: true, edition: true, confirmedAt: true, reopenReason: true, filedProof: true },
      }),
  },
  {
    name: 'reportTexts',
    columns: ['ReportText.byId'],
    read: (read, byId) =>
      read.reportText.findMany({
        where: { byId },
        ...BY_AGE,
        select: { kind: true, period: true, part: true, text: true, at: true },
      }),
  },
  {
    name: 'staffLists',
    columns: ['RosterImport.askedById'],
    read: (read, askedById) =>
      read.rosterImport.findMany({ where: { askedById }, ...BY_AGE, select: { fileName: true, askedAt: true } }),
  },
  {
    name: 'filesOrdered',
    columns: ['FileOrder.orderedById'],
    read: (read, orderedById) =>
      read.fileOrder.findMany({ where: { orderedById }, ...BY_AGE, select: { kind: true, orderedAt: true } }),
  },
  {
    name: 'invites',
    columns: ['Invite.createdById', 'Invite.personId'],
    read: (read, id) =>
      read.invite.findMany({
        where: { OR: [{ createdById: id }, { personId: id }] },
        ...BY_AGE,
        select: { role: true, form: true, createdAt: true, expiresAt: true, revokedAt: true },
      }),
  },
  {
    name: 'askedToJoin',
    columns: ['JoinRequest.accountId', 'JoinRequest.personId'],
    read: (read, personId) =>
      read.joinRequest.findMany({
        where: { OR: [{ personId }, { account: { personId } }] },
        ...BY_AGE,
        select: { name: true, role: true, state: true, createdAt: true, decidedAt: true },
      }),
  },
  {
    name: 'joinsDecided',
    columns: ['JoinRequest.decidedById'],
    read: (read, decidedById) =>
      read.joinRequest.findMany({ where: { decidedById }, ...BY_AGE, select: { state: true, decidedAt: true } }),
  },
  {
    name: 'accountCodes',
    columns: ['AccountCode.personId', 'AccountCode.createdById'],
    read: (read, id) =>
      read.accountCode.findMany({
        where: { OR: [{ personId: id }, { createdById: id }] },
        select: { expiresAt: true },
      }),
  },
  {
    name: 'codesTried',
    columns: ['CodeTry.accountId'],
    read: (read, personId) =>
      read.codeTry.findMany({ where: { account: { personId } }, ...BY_AGE, select: { at: true } }),
  },
  {
    name: 'questions',
    columns: ['Dialog.accountId'],
    read: (read, personId) =>
      read.dialog.findMany({
        where: { account: { personId } },
        ...BY_AGE,
        select: { kind: true, step: true, answers: true, updatedAt: true },
      }),
  },
  {
    name: 'requests',
    columns: ['PrivacyRequest.personId'],
    read: (read, personId) =>
      read.privacyRequest.findMany({
        where: { personId },
        ...BY_AGE,
        select: { code: true, kind: true, words: true, at: true, dueAt: true, state: true, reason: true },
      }),
  },
  {
    name: 'requestsAnswered',
    columns: ['PrivacyRequest.decidedById'],
    // What was asked is somebody else's.
    read: (read, decidedById) =>
      read.privacyRequest.findMany({
        where: { decidedById },
        ...BY_AGE,
        select: { code: true, kind: true, state: true, decidedAt: true },
      }),
  },
  {
    name: 'trail',
    columns: ['AuditEntry.byId'],
    read: (read, byId) =>
      read.auditEntry.findMany({ where: { byId }, ...BY_AGE, select: { at: true, action: true, subject: true } }),
  },
];
