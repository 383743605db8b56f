/** The register of consents to pictures: kept by the unit, asked before publishing, and what comes down when one is withdrawn. */
import { describe, expect, it } from 'vitest';
import { openHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';

describe.each(profiles)('a consent to pictures on %s', (profile) => {
  it('is asked of parents and of a child of seven, kept for a while, and named when it is over', async () => {
    const house = await openHouse({ profile });
    const lead = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await keep(lead, 'Bé Na Thử', ['Đồng ý', 'Từ 7 tuổi, em cũng đồng ý', 'Mọi kênh của nhà trường']);
    await lead.says('31/5/2021').hears('đến hết thứ Hai, 31/05/2021');
    await keep(lead, 'Bé Bi Thử', ['Đồng ý', 'Từ 7 tuổi, em chưa đồng ý']);
    await lead.hears('chưa dùng được hình ảnh');
    const shown = await lead.says('/dongyanh').hears('Bé Na Thử (Tổ Mẫu giáo lớn): ✔ đồng ý');
    expect(shown.text).toContain('Bé Bi Thử (Tổ Mẫu giáo lớn): ✖ không đồng ý');
    await house.at('2021-06-01T08:00:00+07:00');
    await lead.says('/dongyanh').hears('hết thời hạn đồng ý');
  });
});

describe('withdrawing a consent', () => {
  it('lists what stands published, until each is taken down or looked at; and publishing is warned', async () => {
    const house = await openHouse();
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    const author = await house.someone({ unit: 'to-nha-tre' });
    await author.sends([{ kind: 'photo', bytes: await picture(1) }], { caption: 'Bé Na Thử tập rửa tay' });
    await author.picks('Quản lý nhà nước');
    await author.picks('phụ huynh đã đồng ý').hears('BAI-1120-001');
    const { db } = house.app.house;
    await db.transaction(async (tx) => {
      const at = house.clock.now();
      await tx.submission.updateMany({ data: { state: 'approved', decidedAt: at } });
      const { id: submissionId } = await tx.submission.findFirstOrThrow();
      const on = '2020-11-02';
      for (const channel of ['website', 'website-phong']) {
        await tx.publication.create({ data: { submissionId, channel, on, byId: office.person, at } });
      }
    });
    await keep(office, 'Bé Na Thử', ['Đồng ý', 'Dưới 7 tuổi', 'Mọi kênh', 'Đến khi phụ huynh rút'], 'Tổ nhà trẻ');
    await office.says('/dongyanh');
    await office.picks('Bé Na Thử').hears('Phạm vi: mọi kênh');
    await office.picks('Phụ huynh rút đồng ý').hears('liệt kê những bài');
    const first = await office.picks('Đúng, đã rút').hears('Còn 2 bài');
    expect(first.text).toContain('Bé Na Thử tập rửa tay');
    await office.picks('Đã gỡ bài này');
    await office.says('Phụ huynh rút đồng ý').hears('gỡ');
    await office.says('/dongyanh');
    await office.picks('Bé Na Thử').hears('Bài cần xem lại (1)');
    await office.picks('Bài cần xem lại').hears('đăng ngày 02/11/2020');
    await office.picks('Không có hình của em').hears('Không còn bài nào phải gỡ');
    expect(await db.read.publication.count({ where: { takenDownAt: null } })).toBe(1);
    await office.says('/dang BAI-1120-001').hears('chưa được dùng ảnh của Bé Na Thử');
  });

  it('is kept by whoever answers for the unit, not by its members or another unit’s lead', async () => {
    const house = await openHouse();
    const member = await house.someone({ unit: 'to-nha-tre' });
    const lead = await house.someone({ unit: 'to-nha-tre', role: 'lead' });
    const other = await house.someone({ unit: 'to-mau-giao-lon', role: 'lead' });
    await keep(lead, 'Bé Na Thử', ['Không đồng ý']);
    await member.says('/dongyanh').hears('thuộc quyền của người khác');
    await other.says('/dongyanh').hears('chưa có ai');
  });
});

type Someone = Awaited<ReturnType<Awaited<ReturnType<typeof openHouse>>['someone']>>;

async function keep(by: Someone, subject: string, answers: readonly string[], unit?: string): Promise<void> {
  await by.says('/dongyanh');
  await by.picks('Ghi ý kiến phụ huynh');
  if (unit !== undefined) await by.says(unit);
  await by.says(subject);
  for (const answer of answers) await by.picks(answer);
}
