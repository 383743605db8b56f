/** The drawers of what somebody did for the plan, and with items. @see own-records.ts */
import type { Drawer } from './drawer.js';

const BY_AGE = { orderBy: { id: 'asc' } } as const;
const KEY = { select: { key: true } } as const;
const CODE = { select: { code: true } } as const;

export const WORK_DRAWERS: readonly Drawer[] = [
  {
    name: 'decisions',
    columns: ['Decision.byId'],
    read: (read, byId) =>
      read.decision.findMany({
        where: { byId },
        ...BY_AGE,
        select: { kind: true, reason: true, at: true, version: { select: { submission: CODE } } },
      }),
  },
  {
    name: 'decisionsTakenBack',
    columns: ['UndoneDecision.byId', 'UndoneDecision.undoneById'],
    read: (read, id) =>
      read.undoneDecision.findMany({
        where: { OR: [{ byId: id }, { undoneById: id }] },
        ...BY_AGE,
        select: { kind: true, reason: true, at: true, undoneAt: true, why: true },
      }),
  },
  {
    name: 'doneMarks',
    columns: ['DoneMark.byId', 'DoneMark.forPersonId'],
    read: (read, id) =>
      read.doneMark.findMany({
        where: { OR: [{ byId: id }, { forPersonId: id }] },
        ...BY_AGE,
        select: { proofKind: true, proof: true, at: true, task: KEY },
      }),
  },
  {
    name: 'doneMarksTakenBack',
    columns: ['UndoneMark.byId', 'UndoneMark.forPersonId', 'UndoneMark.undoneById'],
    read: (read, id) =>
      read.undoneMark.findMany({
        where: { OR: [{ byId: id }, { forPersonId: id }, { undoneById: id }] },
        ...BY_AGE,
        select: { proofKind: true, proof: true, at: true, undoneAt: true, reason: true, task: KEY },
      }),
  },
  {
    name: 'nilReturns',
    columns: ['NilReturn.byId'],
    read: (read, byId) =>
      read.nilReturn.findMany({ where: { byId }, ...BY_AGE, select: { at: true, supersededAt: true, task: KEY } }),
  },
  {
    name: 'findings',
    columns: ['Finding.byId'],
    read: (read, byId) => read.finding.findMany({ where: { byId }, ...BY_AGE, select: { text: true, at: true } }),
  },
  {
    name: 'excuses',
    columns: ['Excuse.byId', 'Excuse.takenBackById'],
    read: (read, id) =>
      read.excuse.findMany({
        where: { OR: [{ byId: id }, { takenBackById: id }] },
        ...BY_AGE,
        select: { reason: true, at: true, takenBackAt: true, task: KEY },
      }),
  },
  {
    name: 'answers',
    columns: ['TaskHolder.personId', 'TaskHolder.answeredById'],
    read: (read, id) =>
      read.taskHolder.findMany({
        where: { OR: [{ personId: id }, { answeredById: id }] },
        ...BY_AGE,
        select: { answer: true, reason: true, givenAt: true, answeredAt: true, endedAt: true, task: KEY },
      }),
  },
  {
    name: 'workGiven',
    columns: ['TaskHolder.givenById'],
    read: (read, givenById) =>
      read.taskHolder.findMany({ where: { givenById }, ...BY_AGE, select: { givenAt: true, task: KEY } }),
  },
  {
    name: 'extensions',
    columns: ['Extension.askedById'],
    read: (read, askedById) =>
      read.extension.findMany({
        where: { askedById },
        ...BY_AGE,
        select: { reason: true, askedAt: true, state: true, task: KEY },
      }),
  },
  {
    name: 'extensionsDecided',
    columns: ['Extension.decidedById'],
    read: (read, decidedById) =>
      read.extension.findMany({
        where: { decidedById },
        ...BY_AGE,
        select: { state: true, decidedAt: true, task: KEY },
      }),
  },
  {
    name: 'assigned',
    columns: ['Assignment.givenById'],
    read: (read, givenById) =>
      read.assignment.findMany({
        where: { givenById },
        ...BY_AGE,
        select: { code: true, title: true, createdAt: true },
      }),
  },
  {
    name: 'absences',
    columns: ['Absence.personId'],
    read: (read, personId) =>
      read.absence.findMany({
        where: { personId },
        ...BY_AGE,
        select: { from: true, through: true, createdAt: true, cancelledAt: true },
      }),
  },
  {
    name: 'stoodIn',
    columns: ['Absence.substituteId'],
    read: (read, substituteId) =>
      read.absence.findMany({ where: { substituteId }, ...BY_AGE, select: { from: true, through: true } }),
  },
  {
    name: 'absencesEntered',
    columns: ['Absence.enteredById'],
    read: (read, enteredById) =>
      read.absence.findMany({ where: { enteredById }, ...BY_AGE, select: { createdAt: true } }),
  },
  {
    name: 'events',
    columns: ['Event.enteredById'],
    read: (read, enteredById) =>
      read.event.findMany({
        where: { enteredById },
        ...BY_AGE,
        select: { code: true, title: true, enteredAt: true, cancelReason: true },
      }),
  },
  {
    name: 'requestsForWork',
    columns: ['Request.byId'],
    read: (read, byId) =>
      read.request.findMany({ where: { byId }, ...BY_AGE, select: { code: true, words: true, at: true } }),
  },
  {
    name: 'handedInForMe',
    columns: ['Credit.forPersonId'],
    read: (read, forPersonId) =>
      read.credit.findMany({ where: { forPersonId }, ...BY_AGE, select: { at: true, submission: CODE, task: KEY } }),
  },
  // Items and what became of them, where it was not the author's doing.
  {
    name: 'itemsOfOthers',
    columns: ['Submission.claimedById', 'Submission.goodById', 'Submission.enteredById'],
    read: (read, id) =>
      read.submission.findMany({
        where: { OR: [{ claimedById: id }, { goodById: id }, { enteredById: id }] },
        ...BY_AGE,
        select: { code: true, claimedAt: true },
      }),
  },
  {
    name: 'publications',
    columns: ['Publication.byId', 'Publication.takenDownById'],
    read: (read, id) =>
      read.publication.findMany({
        where: { OR: [{ byId: id }, { takenDownById: id }] },
        ...BY_AGE,
        select: { channel: true, link: true, note: true, on: true, at: true, takenDownAt: true, takeDownReason: true },
      }),
  },
  {
    name: 'packages',
    columns: ['Package.askedById', 'Package.sentById'],
    read: (read, id) =>
      read.package.findMany({
        where: { OR: [{ askedById: id }, { sentById: id }] },
        ...BY_AGE,
        select: { code: true, title: true, askedAt: true, sentAt: true, proof: true },
      }),
  },
  {
    name: 'packageAnswers',
    columns: ['PackageAnswer.byId'],
    read: (read, byId) =>
      read.packageAnswer.findMany({ where: { byId }, select: { state: true, reason: true, at: true } }),
  },
  {
    name: 'consentsTaken',
    columns: ['ImageConsent.takenById'],
    // Whose consent it is, is somebody else's.
    read: (read, takenById) =>
      read.imageConsent.findMany({ where: { takenById }, ...BY_AGE, select: { state: true, at: true } }),
  },
  {
    name: 'takeDownsCleared',
    columns: ['TakeDown.clearedById'],
    read: (read, clearedById) => read.takeDown.findMany({ where: { clearedById }, select: { clearedAt: true } }),
  },
];
