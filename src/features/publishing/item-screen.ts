/** One item before those who publish: where it stands, where it stood, and what can be done. */
import type { Act } from '../../act.js';
import { dayOf, parseDay } from '../../calendar/day.js';
import { numericDay } from '../../calendar/spell.js';
import type { Plan } from '../../ledger/plan/language.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import type { Message } from '../../outbox/message.js';
import { mayNotBeShown } from '../consents/index.js';
import { openItem } from '../items/index.js';
import { channelName, channelsFor } from './channels.js';
import { beginConsent, beginRecording, beginTakingDown, exportForWeb } from './choices.js';
import { type Publishable, publishable, whyNotPublish } from './item.js';
import { NUKEVIET, publishedState } from './nukeviet-texts.js';
import { texts } from './texts.js';

const TAKE_DOWN_BUTTONS = 4;

export async function publishingScreen(act: Act, submission: number): Promise<readonly Message[]> {
  const mine = new Set((await channelsFor(act)).map(({ code }) => code));
  if (mine.size === 0) return [{ text: texts.notYours }];
  const shown = await publishable(act, submission);
  const { item, publications, consents, packed } = shown;
  const { plan, calendar } = await requirePlan(act.tx);
  const why = whyNotPublish(shown, act.now);
  const notShown = item.children === 'none' ? [] : await mayNotBeShown(act, item.unit.path);
  const text = [
    `${item.code} · ${item.title}`,
    texts.from(item.author.name, item.unit.name),
    ...(publications.length === 0 ? [texts.nowhereYet] : publications.map((row) => lineOf(row, plan, calendar.zone))),
    ...(item.state === 'approved' ? [texts.inNukeViet(NUKEVIET[stateOf(publications, packed)])] : []),
    ...(item.consentNote === null ? [] : [texts.consentBy(item.consentNote)]),
    ...(notShown.length === 0 ? [] : [`⚠ ${texts.notShown(notShown)}`]),
    ...(why === undefined ? [] : [`⚠ ${why}`]),
  ].join('\n');
  const standing = publications.filter(({ takenDownAt, channel }) => takenDownAt === null && mine.has(channel));
  return [
    {
      text,
      choices: [
        ...(why === undefined ? [[beginRecording.choice(texts.record, { submission })]] : []),
        ...(item.state === 'approved' && !consents
          ? [[beginConsent.choice(texts.confirmConsent, { submission })]]
          : []),
        ...(why === undefined ? [[exportForWeb.choice(texts.exportForWeb, { submission })]] : []),
        ...standing
          .slice(-TAKE_DOWN_BUTTONS)
          .map(({ id, channel }) => [
            beginTakingDown.choice(texts.takeDownFrom(channelName(plan, channel)), { publication: id }),
          ]),
        [openItem.choice(texts.readAll, submission)],
      ],
    },
  ];
}

function stateOf(publications: Publishable['publications'], packed: number) {
  const standing = publications.filter(({ takenDownAt }) => takenDownAt === null).length;
  return publishedState({ standing, takenDown: publications.length - standing, packed });
}

function lineOf(row: Publishable['publications'][number], plan: Plan, zone: string): string {
  const where = channelName(plan, row.channel);
  const on = parseDay(row.on);
  const stands = texts.stands(where, on === undefined ? row.on : numericDay(on), row.link ?? row.note);
  const placed = row.place === null ? [] : [texts.placed(row.place, row.placeThrough)];
  if (row.takenDownAt === null) return [stands, ...placed].join('\n');
  const day = numericDay(dayOf(row.takenDownAt, zone));
  return texts.takenDown(where, day, row.takenDownBy?.name ?? '', row.takeDownReason ?? '');
}
