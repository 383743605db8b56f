/** The register: how much of it is public, a list to look through, and one paper. */
import type { Act } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { planInForce, requirePlan } from '../../ledger/plan-in-force.js';
import { fold } from '../../lib/fold.js';
import type { Choice, Message } from '../../outbox/message.js';
import { giveForPaper } from '../assignments/index.js';
import { carriedFiles } from '../carried-files/index.js';
import * as offered from './choices.js';
import { dayWords, factLines, givenLines, headOf, paperById, placeName } from './paper.js';
import { keepPapersPermission, seePapersPermission } from './permissions.js';
import { texts } from './texts.js';

interface View {
  readonly page: number;
  readonly find: string;
  readonly only: 'all' | 'unpublished';
}

export async function register(act: Act, { page, find, only }: View): Promise<readonly Message[]> {
  act.require(seePapersPermission, 'anywhere');
  const edition = await planInForce(act.tx);
  if (edition === undefined) return [{ text: texts.noPlan }];
  const wanted = fold(find);
  const all = await act.tx.document.findMany({
    where: { removedAt: null, ...(wanted === '' ? {} : { folded: { contains: wanted } }) },
    orderBy: [{ issuedOn: 'desc' }, { id: 'desc' }],
    select: { id: true, number: true, title: true, isPublic: true, _count: { select: { places: true } } },
  });
  const isOpen = (row: (typeof all)[number]) => row.isPublic && row._count.places === 0;
  const unpublished = all.filter(isOpen);
  const rows = only === 'unpublished' ? unpublished : all;
  const mayKeep = act.may(keepPapersPermission, 'anywhere');
  const rest: readonly (readonly Choice[])[] = [
    ...(mayKeep ? [[offered.beginEntry.choice(texts.enter, null)]] : []),
    ...(only === 'all' && find === '' && unpublished.length > 0
      ? [
          [
            offered.listPapers.choice(texts.seeUnpublished(unpublished.length), {
              page: 0,
              find: '',
              only: 'unpublished',
            }),
          ],
        ]
      : []),
    ...(only === 'unpublished' || find !== ''
      ? [[offered.listPapers.choice(texts.seeAll, { page: 0, find: '', only: 'all' })]]
      : []),
  ];
  const { shown, next } = pageOf(rows, page, rest.length);
  const listed = shown.map((row) => [
    offered.openPaper.choice(texts.entry(headOf(row), isOpen(row)), { paper: row.id }),
  ]);
  const more = next === undefined ? [] : [[offered.listPapers.choice(turnLabel(next), { page: next, find, only })]];
  const toPublish = all.filter((row) => row.isPublic);
  const share = { all: all.length, toPublish: toPublish.length, published: toPublish.length - unpublished.length };
  const { documents } = edition.plan;
  const lines =
    find !== ''
      ? [rows.length === 0 ? texts.foundNone(find) : texts.found(find, rows.length)]
      : only === 'unpublished'
        ? [rows.length === 0 ? texts.allPublished : texts.unpublished(rows.length)]
        : [
            texts.heading,
            texts.share(share),
            ...(documents === undefined ? [] : [texts.wanted(documents.publicPercent, documents.clause)]),
            ...(documents?.officialMailOnly === true ? [texts.officialMailOnly] : []),
            texts.searchHow,
          ];
  return [{ text: lines.join('\n'), choices: [...listed, ...more, ...rest] }];
}

/** One paper: what it is, where it is public, what was given because of it, and what can be done. */
export async function paperScreen(act: Act, id: number): Promise<readonly Message[]> {
  act.require(seePapersPermission, 'anywhere');
  const edition = await requirePlan(act.tx);
  const paper = await paperById(act.tx, id);
  if (paper === null) return [{ text: texts.gone }];
  const places = paper.places.map(({ channel, link, since }) =>
    texts.placed(placeName(edition, channel), dayWords(since), link),
  );
  const lines = [
    ...factLines(paper),
    ...(places.length === 0 && paper.isPublic ? [texts.notYetPublic] : places),
    ...givenLines(paper, act.now),
    texts.lines.registered(paper.code, paper.registeredBy.name, spellMoment(paper.registeredAt, edition.calendar.zone)),
  ];
  const about = { paper: id };
  const choices: readonly (readonly Choice[])[] = [
    ...(act.may(keepPapersPermission, 'anywhere')
      ? [
          [offered.beginPlacing.choice(texts.place, about)],
          [giveForPaper.choice(texts.give, { document: id, title: giveTitle(paper) })],
          [offered.askRemoval.choice(texts.remove, about)],
        ]
      : []),
    ...(paper.collectionId === null ? [] : [[offered.seeFiles.choice(texts.seeFiles, about)]]),
    [offered.listPapers.choice(texts.toRegister, { page: 0, find: '', only: 'all' })],
  ];
  return [{ text: lines.join('\n'), choices }];
}

/** As short as the name of work may be. */
function giveTitle(paper: { readonly number: string | null; readonly title: string }): string {
  const whole = texts.giveTitle(headOf(paper));
  return whole.length <= LONGEST_WORK_TITLE ? whole : `${whole.slice(0, LONGEST_WORK_TITLE - 1).trimEnd()}…`;
}

const LONGEST_WORK_TITLE = 150;

export async function paperFiles(act: Act, id: number): Promise<readonly Message[]> {
  act.require(seePapersPermission, 'anywhere');
  const paper = await paperById(act.tx, id);
  if (paper === null) return [{ text: texts.gone }];
  if (paper.collectionId === null) return [{ text: texts.noFiles }];
  const { message } = await carriedFiles(act, paper.collectionId, texts.carried(paper.code, headOf(paper)));
  return [message ?? { text: texts.noFiles }];
}

export async function removalQuestion(act: Act, id: number): Promise<readonly Message[]> {
  act.require(keepPapersPermission, 'anywhere');
  const paper = await paperById(act.tx, id);
  if (paper === null) return [{ text: texts.gone }];
  return [
    { text: texts.askRemove(headOf(paper)), choices: [[offered.removeNow.choice(texts.removeYes, { paper: id })]] },
  ];
}
