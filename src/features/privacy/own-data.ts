/** What is kept of a person: counted for the screen, whole for the file. */
import type { Read } from '../../db/client.js';

const BY_AGE = { orderBy: { id: 'asc' } } as const;

/** Who they are here, and how much there is of what they did. */
export async function ownData(read: Read, id: number) {
  const person = await read.person.findUniqueOrThrow({
    where: { id },
    include: {
      accounts: { orderBy: { id: 'asc' } },
      memberships: { orderBy: { id: 'asc' }, include: { unit: { select: { name: true } } } },
    },
  });
  const theirs = { accountId: { in: person.accounts.map((account) => account.id) } };
  const [items, decisions, done, reports, files, said] = await Promise.all([
    read.submission.count({ where: { authorId: id } }),
    read.decision.count({ where: { byId: id } }),
    read.doneMark.count({ where: { byId: id } }),
    read.hotIssue.count({ where: { reportedById: id } }),
    read.attachment.count({ where: { collection: { is: { personId: id } }, state: 'stored' } }),
    read.outgoing.count({ where: { OR: [{ personId: id }, theirs], body: { not: null } } }),
  ]);
  return { person, counts: { items, decisions, done, reports, files, said } };
}

/** A file they sent: where it lies, and what they called it. */
export interface OwnFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly at: Date;
}

/** Everything there is under their name, ready for JSON. */
export async function everythingOf(
  read: Read,
  id: number,
): Promise<{ readonly data: object; readonly files: OwnFile[] }> {
  const by = { where: { byId: id }, ...BY_AGE };
  const { person } = await ownData(read, id);
  const { accounts, memberships, ...about } = person;
  const accountIds = accounts.map((account) => account.id);
  const said = await read.outgoing.findMany({
    where: { OR: [{ personId: id }, { accountId: { in: accountIds } }], body: { not: null }, sentAt: { not: null } },
    ...BY_AGE,
    select: { sentAt: true, body: true },
  });
  const heard = (
    await Promise.all(
      accounts.map(({ channel, sender }) =>
        read.inbox.findMany({ where: { channel, sender }, ...BY_AGE, select: { at: true, channel: true, body: true } }),
      ),
    )
  ).flat();
  const items = await read.submission.findMany({
    where: { authorId: id },
    ...BY_AGE,
    select: {
      code: true,
      title: true,
      topic: true,
      state: true,
      children: true,
      firstSentAt: true,
      unit: { select: { name: true } },
      versions: { select: { number: true, title: true, text: true, sentAt: true } },
      publications: { select: { channel: true, link: true, on: true, takenDownAt: true } },
    },
  });
  const drafts = await read.collection.findMany({
    where: { personId: id, submission: null },
    ...BY_AGE,
    select: { state: true, title: true, openedAt: true, pieces: { select: { text: true, at: true } } },
  });
  const attachments = await read.attachment.findMany({
    where: { collection: { is: { personId: id } }, state: 'stored' },
    ...BY_AGE,
    select: { name: true, kind: true, at: true, sha256: true, media: { select: { bytes: true, type: true } } },
  });
  const decisions = await read.decision.findMany({
    ...by,
    select: { kind: true, reason: true, at: true, version: { select: { submission: { select: { code: true } } } } },
  });
  const doneMarks = await read.doneMark.findMany({
    ...by,
    select: { proofKind: true, proof: true, at: true, task: { select: { key: true } } },
  });
  const nilReturns = await read.nilReturn.findMany({ ...by, select: { at: true, task: { select: { key: true } } } });
  const answers = await read.taskHolder.findMany({
    where: { OR: [{ personId: id }, { answeredById: id }] },
    ...BY_AGE,
    select: { answer: true, reason: true, givenAt: true, answeredAt: true, task: { select: { key: true } } },
  });
  const extensions = await read.extension.findMany({
    where: { askedById: id },
    ...BY_AGE,
    select: { reason: true, askedAt: true, state: true, task: { select: { key: true } } },
  });
  const assigned = await read.assignment.findMany({
    where: { givenById: id },
    ...BY_AGE,
    select: { code: true, title: true, createdAt: true },
  });
  const absences = await read.absence.findMany({
    where: { personId: id },
    ...BY_AGE,
    select: { from: true, through: true, cancelledAt: true },
  });
  const issues = await read.hotIssue.findMany({
    where: { reportedById: id },
    ...BY_AGE,
    select: { code: true, place: true, words: true, link: true, reportedAt: true },
  });
  const opinions = await read.opinionEntry.findMany({
    ...by,
    select: { what: true, handling: true, forecast: true, at: true },
  });
  const feedback = await read.feedback.findMany({ ...by, select: { code: true, words: true, at: true } });
  const praised = await read.commendation.findMany({
    ...by,
    select: { code: true, name: true, words: true, at: true },
  });
  const announcements = await read.announcement.findMany({ ...by, select: { code: true, text: true, at: true } });
  const requests = await read.privacyRequest.findMany({
    where: { personId: id },
    ...BY_AGE,
    select: { code: true, kind: true, words: true, at: true, dueAt: true, state: true, reason: true },
  });
  const trail = await read.auditEntry.findMany({ ...by, select: { at: true, action: true, subject: true } });
  const data = {
    person: { ...about, id: undefined, sortName: undefined },
    accounts: accounts.map(({ channel, createdAt, lastWroteAt }) => ({ channel, createdAt, lastWroteAt })),
    posts: memberships.map(({ role, unit, since, until }) => ({ role, unit: unit.name, since, until })),
    items,
    drafts,
    files: attachments,
    decisions,
    doneMarks,
    nilReturns,
    answers,
    extensions,
    assigned,
    absences,
    issues,
    opinions,
    feedback,
    praised,
    announcements,
    requests,
    messagesFromMe: heard.map(({ body, ...row }) => ({ ...row, content: JSON.parse(body) })),
    messagesToMe: said.map(({ sentAt, body }) => ({ sentAt, content: body === null ? null : JSON.parse(body) })),
    trail,
  };
  const files = attachments.flatMap(({ sha256, media, name, at, kind }): OwnFile[] =>
    sha256 === null || media === null ? [] : [{ sha256, bytes: media.bytes, name: name ?? kind, at }],
  );
  return { data, files };
}
