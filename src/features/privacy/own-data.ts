/** What is kept of a person: counted for the screen, whole for the file. */
import type { Read } from '../../db/client.js';
import { ownRecords } from './own-records.js';

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
  const data = {
    person: { ...about, id: undefined, sortName: undefined },
    accounts: accounts.map(({ channel, createdAt, lastWroteAt }) => ({ channel, createdAt, lastWroteAt })),
    posts: memberships.map(({ role, unit, since, until }) => ({ role, unit: unit.name, since, until })),
    items,
    drafts,
    files: attachments,
    ...(await ownRecords(read, id)),
    messagesFromMe: heard.map(({ body, ...row }) => ({ ...row, content: JSON.parse(body) })),
    messagesToMe: said.map(({ sentAt, body }) => ({ sentAt, content: body === null ? null : JSON.parse(body) })),
  };
  const files = attachments.flatMap(({ sha256, media, name, at, kind }): OwnFile[] =>
    sha256 === null || media === null ? [] : [{ sha256, bytes: media.bytes, name: name ?? kind, at }],
  );
  return { data, files };
}
