import { describe, expect, it } from 'vitest';
import { periodOf } from '../../src/calendar/period.js';
import type { SheetRow } from '../../src/documents/workbook.js';
import { reportPlan } from '../../src/features/reports/build-report.js';
import { taskSheet } from '../../src/features/reports/workbook/row-sheets.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { tasksIn } from '../ledger/counted.js';
import { openHouse } from '../support/house.js';
import { profiles } from '../support/profiles.js';

const KEY = 'monthly-article/to-nha-tre/2020-11';

describe.each(profiles)('excusing a unit on %s', (profile) => {
  it('asks why, tells the unit, counts it as excused, and owes it again when taken back', async () => {
    const house = await openHouse({ profile, now: '2020-11-16T08:00:00+07:00' });
    const task = () =>
      house.app.house.db.read.task.findUniqueOrThrow({ where: { key: KEY }, include: { excuses: true } });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thử' });
    const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    await lead.says('/viec').hears('Mỗi tháng ít nhất một bài');
    await office.says('/status');
    await office.picks('Miễn việc…').hears('miễn việc nào');
    await office.says('nha tre').hears('Tổ Nhà trẻ');
    await office.picks(/^Tổ Nhà trẻ: Mỗi tháng ít nhất một bài/).hears('lý do miễn');
    await office.says('bận').hears('từ 5 đến 300');
    await house.restart();
    await office.says('Tổ đang cách ly y tế').hears('Lý do miễn: Tổ đang cách ly y tế');
    await office.picks('Đúng, miễn việc này').hears('Đã miễn');
    await lead.hears('Văn Thử đã miễn');
    expect(await task()).toMatchObject({ excusedAt: expect.any(Date), excuses: [{ reason: 'Tổ đang cách ly y tế' }] });
    await office.says('/status').hears('Tổ Nhà trẻ: được miễn');
    // The report's workbook says why.
    const { read } = house.app.house.db;
    const edition = await requirePlan(read);
    const tasks = await tasksIn(read, edition, periodOf('month', '2020-11-16', edition.calendar), house.clock.now());
    const { pages } = taskSheet({ frozen: [], tasks, items: [], approvedLater: [] }, reportPlan(edition));
    const rows: SheetRow[] = [];
    for await (const page of pages) rows.push(...page);
    expect(rows.filter(([, unit]) => unit === 'Tổ Nhà trẻ').map((row) => row.at(-1))).toContain(
      'Lý do miễn: Tổ đang cách ly y tế',
    );
    // No digest speaks of it.
    const seen = lead.screen.length;
    await house.at('2020-11-24T07:00:00+07:00');
    expect(
      lead.screen
        .slice(seen)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toContain('ít nhất một bài');

    await office.says('/mien');
    await office.says('nha tre');
    await office.picks(/đã miễn – Tổ Nhà trẻ/).hears('Lý do: Tổ đang cách ly y tế');
    await office.picks('Bỏ miễn').hears('Đã bỏ miễn');
    await lead.hears('lại chờ đơn vị');
    expect(await task()).toMatchObject({
      excusedAt: null,
      excuses: [{ standsFor: null, takenBackAt: expect.any(Date) }],
    });
  });
});

it('is for whoever oversees a unit, never for its own lead', async () => {
  const house = await openHouse({ now: '2020-11-16T08:00:00+07:00' });
  const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
  const reviewers = await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'lead' });
  const member = await house.someone({ unit: 'to-nha-tre' });
  await lead.says('/mien').hears('không có việc nào');
  await member.says('/mien').hears('thuộc quyền của người khác');
  await reviewers.says('/mien').hears('miễn việc nào');
});
