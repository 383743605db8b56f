/** What was written about us: the newest, and one with what can be done about it. */
import { type Act, NotAllowed } from '../../act.js';
import { spellMoment } from '../../calendar/spell.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { beginReporting } from '../hot-issues/index.js';
import { listMentions, openMention, removeMention, reportMention } from './choices.js';
import { notePermission, watchPermission } from './permissions.js';
import { shortWords } from './rules.js';
import { STANCE_NAMES, texts } from './texts.js';

const LATEST = 60;

export async function mentionsScreen(act: Act, page: number): Promise<readonly Message[]> {
  act.require(watchPermission, 'anywhere');
  const rows = await act.tx.pressMention.findMany({
    where: { removedAt: null },
    orderBy: { id: 'desc' },
    take: LATEST,
    include: { unit: { select: { path: true } } },
  });
  const seen = rows.filter(({ unit }) => act.may(watchPermission, unit));
  if (seen.length === 0) return [{ text: texts.noMentions }];
  const { shown, next } = pageOf(seen, page, 0);
  const entries = shown.map(({ id, stance, outlet, words }) => {
    const about = words === null ? outlet : `${outlet}: ${shortWords(words)}`;
    return [openMention.choice(texts.mentionEntry(STANCE_NAMES[stance], about), { mention: id })];
  });
  const more = next === undefined ? [] : [[listMentions.choice(turnLabel(next), { page: next })]];
  return [{ text: texts.mentionsHead, choices: [...entries, ...more] }];
}

export async function mentionScreen(act: Act, id: number): Promise<Reply> {
  const found = await loadMention(act, id);
  if (found === undefined) return [{ text: texts.mentionGone }];
  if (found.byId !== act.actor.person?.id && !act.may(watchPermission, found.unit))
    throw new NotAllowed(watchPermission.action);
  const { zone } = (await requirePlan(act.tx)).calendar;
  const { outlet, stance, words, link, unit, by, at } = found;
  const text = texts.mention({
    site: outlet,
    stance: STANCE_NAMES[stance],
    words,
    link,
    unit: unit.name,
    by: by.name,
    at: spellMoment(at, zone),
  });
  return [{ text, choices: afterNoting(id) }];
}

/** What can be done about one that was just noted. */
export function afterNoting(id: number) {
  return [
    [reportMention.choice(texts.reportIt, { mention: id }), removeMention.choice(texts.removeIt, { mention: id })],
  ];
}

/** A hot issue begins with what was written and where. */
export async function reportMentioned(act: Act, id: number): Promise<Reply> {
  act.require(notePermission, 'anywhere');
  const found = await loadMention(act, id);
  if (found === undefined) return [{ text: texts.mentionGone }];
  const { outlet, words, link } = found;
  return beginReporting(act, [`${outlet}${words === null ? '' : `: ${words}`}`, link].join('\n'));
}

/** Undefined: there is none, or it was taken out. */
async function loadMention(act: Act, id: number) {
  const found = await act.tx.pressMention.findUnique({
    where: { id },
    include: { unit: { select: { name: true, path: true } }, by: { select: { name: true } } },
  });
  return found === null || found.removedAt !== null ? undefined : found;
}
