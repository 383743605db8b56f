/** The papers of a period in the reports: how many came into the register, how many everybody can read, and where. */
import type { ReportSection } from '../../ledger/report-section.js';
import { placeName } from './paper.js';
import { texts } from './texts.js';

const { section: words } = texts;

export const papersSection: ReportSection = {
  name: 'papers',
  place: 'papers',
  async read(read, { edition, from, to, unitPath, now }) {
    const rows = await read.document.findMany({
      where: {
        registeredAt: { gte: from, lt: to, lte: now },
        removedAt: null,
        ...(unitPath === '/' ? {} : { unit: { path: { startsWith: unitPath } } }),
      },
      orderBy: [{ issuedOn: 'asc' }, { id: 'asc' }],
      include: { places: { where: { at: { lte: now } }, orderBy: { id: 'asc' } } },
    });
    const toPublish = rows.filter(({ isPublic }) => isPublic);
    const published = toPublish.filter(({ places }) => places.length > 0);
    const { columns } = words;
    return {
      title: words.title,
      numbers: [
        { name: words.registered, value: rows.length },
        { name: words.toPublish, value: toPublish.length },
        { name: words.published, value: published.length },
        { name: words.unpublished, value: toPublish.length - published.length },
      ],
      tables:
        rows.length === 0
          ? []
          : [
              {
                title: words.registered,
                columns: [
                  { title: columns.number, type: 'text' },
                  { title: columns.day, type: 'date' },
                  { title: columns.issuer, type: 'text' },
                  { title: columns.title, type: 'text' },
                  { title: columns.where, type: 'text' },
                  { title: columns.since, type: 'date' },
                  { title: columns.link, type: 'link', workbookOnly: true },
                ],
                rows: rows.map(({ number, issuedOn, issuer, title, isPublic, places }) => {
                  const [first] = places;
                  const where = places.map(({ channel }) => placeName(edition, channel)).join(', ');
                  const link = places.find((place) => place.link !== null)?.link ?? null;
                  return [
                    number,
                    issuedOn,
                    issuer,
                    title,
                    isPublic ? where : words.internal,
                    first?.since ?? null,
                    link === null ? null : { text: link, href: link },
                  ];
                }),
              },
            ],
      empty: words.empty,
    };
  },
};
