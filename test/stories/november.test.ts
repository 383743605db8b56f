import { expect, it } from 'vitest';
import { openLiveHouse } from '../support/live-house.js';
import { november } from './november.js';

it('lives the kindergarten’s November, half on Telegram and half on Zalo, from the invites to the report', async () => {
  const house = await openLiveHouse();
  const report = await november(house, 'zalo');
  expect(report.row('Mỗi tháng ít nhất một bài về', 'Tổ Mẫu giáo lớn').slice(2, 5)).toEqual(['1', '1', '1']);
  expect(report.row('Mỗi tháng ít nhất một bài về', 'Tổ Mẫu giáo bé').slice(2, 5)).toEqual(['1', '1', '1']);
  expect(report.row('Mỗi tháng ít nhất một bài về', 'Tổ Nhà trẻ').slice(2, 5)).toEqual(['1', '0', '0']);
  // The one who moved in is still one person.
  expect(await house.app.house.db.read.person.count()).toBe(6);
  expect(await house.app.house.db.read.account.count()).toBe(7);
}, 120_000);
