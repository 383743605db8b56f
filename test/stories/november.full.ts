import { expect, it } from 'vitest';
import { openLiveHouse } from '../support/live-house.js';
import { november } from './november.js';

it('ends November in the same report, to the word, on Telegram alone and with half of the staff on Zalo', async () => {
  const alone = await openLiveHouse();
  const onTelegram = await november(alone, 'telegram');
  const onBoth = await november(await openLiveHouse(), 'zalo');
  expect(alone.zalo.calls.filter(({ name }) => name === 'message/cs')).toEqual([]);
  expect(onBoth.words).toEqual(onTelegram.words);
  expect(onBoth.tables).toEqual(onTelegram.tables);
  expect(onBoth.words.join()).toContain('Bé tập làm vườn');
});
