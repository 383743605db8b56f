/** Choosing what goes up, and to whom; then it is made into one package. */

import { z } from 'zod';
import type { Act } from '../../act.js';
import { dayOf, monthOf } from '../../calendar/day.js';
import { defineDialog, option, tap } from '../../conversation/dialog.js';
import type { Reply } from '../../conversation/handlers.js';
import { pageOf, turnLabel } from '../../conversation/listing.js';
import { upwardTasks } from '../../ledger/pay-upward.js';
import { addresseeName } from '../../ledger/plan/addressee.js';
import { requirePlan } from '../../ledger/plan-in-force.js';
import { orderPackage } from '../packages/index.js';
import { candidates } from './candidates.js';
import { ownDesk } from './desk.js';
import { texts } from './texts.js';

const Chosen = z.object({ items: z.array(z.number()) });
const MOST_ITEMS = 20;
const ITEM = 'item/';
const PAGE = 'page/';
/** The ticks, the way on, done: the buttons beside a page. */
const OTHERS = 1;

export const chooseDialog = defineDialog({
  kind: 'sending-up.choose',
  version: 1,
  states: { items: Chosen.extend({ page: z.number() }), to: Chosen.extend({ to: z.array(z.string()) }) },

  steps: ({ go, again, done }) => ({
    items: {
      ask: async ({ items, page }, act) => {
        const found = await candidates(act.tx, await requirePlan(act.tx), act.now);
        if (found.length === 0) return [{ text: texts.noCandidates }];
        const { shown, next } = pageOf(found, page, OTHERS);
        return [
          {
            text: texts.askItems(items.length),
            choices: [
              ...shown.map((item) => [option(texts.tick(items.includes(item.id), item), `${ITEM}${item.id}`)]),
              ...(next === undefined ? [] : [[option(turnLabel(next), `${PAGE}${next}`)]]),
              ...(items.length === 0 ? [] : [[tap(texts.itemsDone(items.length), 'done')]]),
            ],
          },
        ];
      },
      taps: {
        done: async ({ items }, act) =>
          items.length === 0 ? again(texts.nothingChosen) : go('to', { items, to: [...(await usualAddressees(act))] }),
      },
      pick: (key, { items, page }) => {
        if (key.startsWith(PAGE)) return go('items', { items, page: Number(key.slice(PAGE.length)) });
        const ticked = toggled(items, Number(key.slice(ITEM.length)));
        return ticked.length > MOST_ITEMS ? again(texts.tooMany(MOST_ITEMS)) : go('items', { items: ticked, page });
      },
    },

    to: {
      ask: async ({ to }, act) => {
        const edition = await requirePlan(act.tx);
        const desk = await ownDesk(act);
        return [
          {
            text: texts.askTo,
            choices: [
              ...(desk?.to ?? [])
                .slice(0, 7)
                .map((code) => [option(texts.ticked(to.includes(code), addresseeName(edition.plan, code)), code)]),
              ...(to.length === 0 ? [] : [[tap(texts.makePackage, 'make')]]),
            ],
          },
        ];
      },
      taps: {
        make: async ({ items, to }, act) => done({ text: await makePackage(act, items, to) }),
      },
      pick: async (key, { items, to }, act) =>
        (await ownDesk(act))?.to.includes(key) === true
          ? go('to', { items, to: toggled(to, key) })
          : again(texts.askTo),
    },
  }),
});

export async function beginChoosingItems(act: Act): Promise<Reply> {
  if ((await ownDesk(act)) === undefined) return [{ text: texts.notYours }];
  const found = await candidates(act.tx, await requirePlan(act.tx), act.now);
  return found.length === 0 ? [{ text: texts.noCandidates }] : chooseDialog.at('items', { items: [], page: 0 });
}

/** Those to whom the open task above is owed; where none is open, the first the route names. */
async function usualAddressees(act: Act): Promise<readonly string[]> {
  const desk = await ownDesk(act);
  const [owed] = await upwardTasks(act.tx, await requirePlan(act.tx), 'articles', act.now);
  const wanted = (desk?.to ?? []).filter((code) => owed?.duty.to.includes(code));
  return wanted.length > 0 ? wanted : (desk?.to ?? []).slice(0, 1);
}

/** A sentence for whoever chose. */
async function makePackage(act: Act, items: readonly number[], to: readonly string[]): Promise<string> {
  const desk = await ownDesk(act);
  if (desk === undefined) return texts.notYours;
  const edition = await requirePlan(act.tx);
  // Somebody else may have packed some of them meanwhile, or an approval was corrected.
  const there = new Set((await candidates(act.tx, edition, act.now)).map(({ id }) => id));
  const still = items.filter((id) => there.has(id));
  if (still.length === 0) return texts.goneMeanwhile;
  const [owed] = await upwardTasks(act.tx, edition, 'articles', act.now);
  const month = monthOf(dayOf(act.now, edition.calendar.zone));
  const { code } = await orderPackage(act, {
    kind: 'sendUp',
    title: texts.packageTitle(month.split('-').toReversed().join('/')),
    items: still,
    period: owed?.period ?? month,
    level: desk.level,
    to,
  });
  return texts.packing(code, still.length, items.length - still.length);
}

function toggled<T>(list: readonly T[], entry: T): T[] {
  return list.includes(entry) ? list.filter((each) => each !== entry) : [...list, entry];
}
