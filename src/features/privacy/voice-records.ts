/** The drawers of what somebody heard, said and praised. @see own-records.ts */
import type { Drawer } from './drawer.js';

const BY_AGE = { orderBy: { id: 'asc' } } as const;
const KEY = { select: { key: true } } as const;
const CODE = { select: { code: true } } as const;

export const VOICE_DRAWERS: readonly Drawer[] = [
  {
    name: 'issues',
    columns: ['HotIssue.reportedById'],
    read: (read, reportedById) =>
      read.hotIssue.findMany({
        where: { reportedById },
        ...BY_AGE,
        select: { code: true, place: true, words: true, link: true, reportedAt: true },
      }),
  },
  {
    name: 'issuesOwned',
    columns: ['HotIssue.ownerId'],
    read: (read, ownerId) =>
      read.hotIssue.findMany({ where: { ownerId }, ...BY_AGE, select: { code: true, reportedAt: true } }),
  },
  {
    name: 'issueSteps',
    columns: ['HotIssueEntry.byId'],
    read: (read, byId) =>
      read.hotIssueEntry.findMany({
        where: { byId },
        ...BY_AGE,
        select: { kind: true, step: true, words: true, at: true, issue: CODE },
      }),
  },
  {
    name: 'crises',
    columns: ['Crisis.startedById'],
    read: (read, startedById) =>
      read.crisis.findMany({ where: { startedById }, ...BY_AGE, select: { startedAt: true, endedAt: true } }),
  },
  {
    name: 'crisisSteps',
    columns: ['CrisisTick.byId'],
    read: (read, byId) => read.crisisTick.findMany({ where: { byId }, select: { step: true, at: true } }),
  },
  {
    name: 'opinions',
    columns: ['OpinionEntry.byId'],
    read: (read, byId) =>
      read.opinionEntry.findMany({
        where: { byId },
        ...BY_AGE,
        select: { what: true, handling: true, forecast: true, at: true },
      }),
  },
  {
    name: 'opinionReturns',
    columns: ['OpinionReturn.byId'],
    read: (read, byId) =>
      read.opinionReturn.findMany({ where: { byId }, ...BY_AGE, select: { number: true, at: true, task: KEY } }),
  },
  {
    name: 'pressMentions',
    columns: ['PressMention.byId'],
    read: (read, byId) =>
      read.pressMention.findMany({
        where: { byId },
        ...BY_AGE,
        select: { link: true, outlet: true, words: true, stance: true, at: true },
      }),
  },
  {
    name: 'pressRequests',
    columns: ['PressRequest.byId', 'PressRequest.takenById', 'PressRequest.agreedById'],
    read: (read, id) =>
      read.pressRequest.findMany({
        where: { OR: [{ byId: id }, { takenById: id }, { agreedById: id }] },
        ...BY_AGE,
        select: { code: true, outlet: true, words: true, at: true, draft: true, answer: true, answeredAt: true },
      }),
  },
  {
    name: 'pressMandates',
    columns: ['PressMandate.personId', 'PressMandate.givenById'],
    read: (read, id) =>
      read.pressMandate.findMany({
        where: { OR: [{ personId: id }, { givenById: id }] },
        ...BY_AGE,
        select: { topic: true, from: true, through: true, givenAt: true, revokedAt: true },
      }),
  },
  {
    name: 'feedback',
    columns: ['Feedback.byId', 'Feedback.handledById'],
    read: (read, id) =>
      read.feedback.findMany({
        where: { OR: [{ byId: id }, { handledById: id }] },
        ...BY_AGE,
        select: { code: true, words: true, at: true, handling: true, handledAt: true },
      }),
  },
  {
    name: 'praised',
    columns: ['Commendation.byId'],
    read: (read, byId) =>
      read.commendation.findMany({
        where: { byId },
        ...BY_AGE,
        select: { code: true, name: true, words: true, at: true },
      }),
  },
  {
    name: 'praiseChecked',
    columns: ['Commendation.checkedById', 'Commendation.rewardById'],
    read: (read, id) =>
      read.commendation.findMany({
        where: { OR: [{ checkedById: id }, { rewardById: id }] },
        ...BY_AGE,
        select: { code: true, checkedAt: true, reason: true, rewardAt: true },
      }),
  },
  {
    name: 'announcements',
    columns: ['Announcement.byId'],
    read: (read, byId) =>
      read.announcement.findMany({ where: { byId }, ...BY_AGE, select: { code: true, text: true, at: true } }),
  },
  {
    name: 'announcementsToMe',
    columns: ['AnnouncementReader.personId'],
    read: (read, personId) =>
      read.announcementReader.findMany({
        where: { personId },
        ...BY_AGE,
        select: { toldAt: true, readAt: true, announcement: CODE },
      }),
  },
];
