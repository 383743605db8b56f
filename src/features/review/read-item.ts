/** The whole item before its reviewers: files, every word, what changed, and the decision to take. */
import type { Act } from '../../act.js';
import type { Reply } from '../../conversation/handlers.js';
import { deskOf } from '../../ledger/desk.js';
import { peopleOf } from '../../org/reach.js';
import { loadItem, sentFiles } from '../items/index.js';
import type { About } from './choices.js';
import { cardChoices, cardText, isLong } from './desk-card.js';
import { reviewPermission } from './permissions.js';

export async function readItem(act: Act, about: About): Promise<Reply> {
  const desk = await deskOf(act.tx, about.level);
  act.require(reviewPermission, desk.unit);
  const item = await loadItem(act.tx, about.submission);
  const { photos, files } = sentFiles(item);
  const long = isLong(item) ? item.version.text : '';
  const ahead = photos.length + files.length > 0 || long !== '' ? [{ text: long, photos, files }] : [];
  const people = await peopleOf(act.tx, { role: desk.role, unit: desk.unit.id });
  const reader = { person: act.actor.person?.id ?? 0, alone: people.length === 1 };
  return [...ahead, { text: await cardText(act, item, desk), choices: await cardChoices(act, item, desk, reader) }];
}
