import { describe, expect, it } from 'vitest';
import { openHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';
import { profiles } from '../support/profiles.js';
import { FEATURES, filed, issueOf, reports, SATURDAY_NIGHT, screenText } from './hot-issues-steps.js';

describe.each(profiles)('a hot issue on %s', (profile) => {
  it('is reported in two answers, heard at night when urgent, and received once for all to see', async () => {
    const house = await openHouse({ profile, features: FEATURES, now: SATURDAY_NIGHT });
    const lan = await house.someone({ unit: 'to-mau-giao-lon', name: 'Lan Thử' });
    const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thử' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader', name: 'Hiệu Thử' });
    await lan.says('/tinnong').hears('xảy ra ở đâu');
    await lan.says('Cổng trường').hears('Chuyện gì đã xảy ra');
    await house.restart();
    const sure = await lan.says('Phụ huynh tụ tập, quay clip').hears('Tin nóng sắp gửi');
    expect(sure.text).toContain('Đơn vị: Tổ Mẫu giáo lớn');
    expect(sure.text).toContain('07:00 thứ Hai, 09/11/2020');
    await lan.picks('Gửi khẩn').hears('TN-1120-001');
    await leader.hears('TIN NÓNG KHẨN TN-1120-001');
    await office.hears('TIN NÓNG KHẨN TN-1120-001');
    await office.picks('Đã nhận').hears('thầy/cô tiếp nhận TN-1120-001');
    await leader.hears('Văn Thử đã nhận lúc 21:00 thứ Bảy, 07/11/2020');
    await office.picks('Ghi kết quả xác minh').hears('Xác minh cho thấy');
    await office.picks('Đúng một phần');
    await office.says('Khoảng 20 người, hiểu nhầm mức thu').hears('Tiếp theo: Xử lý');
    expect(await issueOf(house, 'TN-1120-001')).toMatchObject({
      step: 'handle',
      verdict: 'partly',
      ownerId: office.person,
    });
  });
});

describe('a hot issue', () => {
  it('goes from its report to its published result, and settles the duty of whoever handled it', async () => {
    const house = await openHouse({ features: FEATURES, now: '2020-11-09T09:00:00+07:00' });
    const lan = await house.someone({ unit: 'to-mau-giao-lon' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader', name: 'Hiệu Thử' });
    const deputy = await house.someone({ unit: 'bgh', role: 'lead', name: 'Phó Thử' });
    await lan.says('/tinnong');
    await lan.says('Sân trường');
    await lan.sends([{ kind: 'photo', bytes: await picture(1) }]);
    await lan.says('Cây đổ, xem https://mnthu.edu.vn/tin/1.').hears('Kèm theo: 1 ảnh');
    await lan.says('Không ai bị thương').hears(/Cây đổ.*\nKhông ai bị thương/);
    await lan.picks('Gửi, không khẩn').hears('Lãnh đạo đã được báo ngay');
    const alert = await leader.hears('Tin nóng TN-1120-001');
    expect(alert.text).toContain('Hạn: 11:00 thứ Hai, 09/11/2020');
    await leader.picks('Đã nhận');
    expect((await leader.picks('Xem chi tiết').hears('Ảnh, tệp kèm theo')).files).toHaveLength(1);
    await leader.picks('Giao người khác').hears('cho ai phụ trách');
    await leader.says('phó thử').hears('Đã giao TN-1120-001 cho Phó Thử');
    await deputy.hears('Hiệu Thử giao thầy/cô phụ trách TN-1120-001');
    // Whoever is asked to do it finds it among what they must do.
    await deputy.says('/viec').hears('TN-1120-001');
    await deputy.picks(/^Xem việc/).hears('Mở TN-1120-001');
    await deputy.picks('Mở TN-1120-001').hears(/Đang ở bước: Xác minh.*Theo kế hoạch, báo cáo về: PGD&ĐT/s);
    await deputy.picks('Ghi kết quả xác minh');
    // Whoever writes first what was found is asked for the verdict after.
    await deputy.says('Cây bàng già, gãy một cành').hears('Cây bàng già, gãy một cành');
    await deputy.picks('Đúng sự thật').hears('Tiếp theo: Xử lý');
    await deputy.picks('Ghi kết quả xử lý');
    await deputy.says('Đã cắt cành, rào sân').hears('Tiếp theo: Trả lời');
    await deputy.picks('Soạn nội dung trả lời');
    await deputy.says('Nhà trường đã cắt tỉa cây').hears('Đã gửi lãnh đạo duyệt');
    await leader.hears('đề nghị duyệt nội dung trả lời');
    await leader.picks('Đề nghị sửa');
    await leader.says('Thêm ngày làm xong');
    await deputy.hears('cần sửa: Thêm ngày làm xong');
    await deputy.picks('Xem chi tiết');
    await deputy.picks('Soạn nội dung trả lời');
    await deputy.says('Nhà trường đã cắt tỉa cây ngày 09/11');
    await leader.picks('Duyệt trả lời').hears('Tiếp theo: Công bố kết quả');
    // What may be told is all that whoever reported it sees.
    await lan.says('/tinnong');
    await lan.picks('Tin tôi đã báo');
    const outside = await lan.picks(/^TN-1120-001/).hears('Nội dung công khai');
    expect(outside.text).toContain('ngày 09/11');
    expect(outside.text).not.toContain('gãy một cành');
    await deputy.picks('Xem chi tiết');
    await deputy.picks('Ghi nơi đã công bố');
    await deputy.says('https://mnthu.edu.vn/tin/2').hears('đã xong');
    await lan.hears('thầy/cô báo đã được xử lý xong');
    await deputy.picks('Ghi bài học');
    await deputy.says('Kiểm tra cây trước mùa bão').hears('Đã ghi bài học');

    const issue = await issueOf(house, 'TN-1120-001');
    expect(issue).toMatchObject({
      step: 'done',
      link: 'https://mnthu.edu.vn/tin/1',
      answer: 'Nhà trường đã cắt tỉa cây ngày 09/11',
      publishedLink: 'https://mnthu.edu.vn/tin/2',
      lesson: 'Kiểm tra cây trước mùa bão',
    });
    expect(issue.request?.tasks).toMatchObject([
      { key: 'hot-issue-handling/bgh/TN-1120-001', title: 'TN-1120-001', doneMark: { byId: deputy.person } },
    ]);
    expect(issue.request?.tasks[0]?.settledAt).not.toBeNull();
    expect(issue.entries.map(({ kind, step }) => (step === null ? kind : `${kind} ${step}`))).toEqual([
      'reported',
      'stepDone receive',
      'ownerChanged',
      'stepDone verify',
      'stepDone handle',
      'answerProposed',
      'answerReturned',
      'answerProposed',
      'stepDone answer',
      'stepDone publishResult',
      'lesson',
    ]);
  });

  it('waits for Monday morning when it is not urgent, and leaves at once when it becomes so', async () => {
    const house = await openHouse({ features: FEATURES, now: SATURDAY_NIGHT });
    const lan = await house.someone({ unit: 'to-mau-giao-lon' });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await reports(lan, 'Lớp 4A', 'Phụ huynh hỏi về bữa ăn', 'Gửi, không khẩn');
    await house.at('2020-11-08T20:00:00+07:00');
    await leader.hearsNothing();
    await house.at('2020-11-09T07:00:00+07:00');
    await leader.hears('Tin nóng TN-1120-001');
    expect(screenText(office)).toContain('TN-1120-001');
    await office.picks('Đã nhận');
    await office.picks('Xem chi tiết');
    await office.picks('Việc khác');
    await office.picks('Chuyển thành khẩn').hears('đã chuyển thành khẩn');
    expect((await issueOf(house, 'TN-1120-001')).urgentAt).not.toBeNull();
  });

  it('is received once, whoever presses, and a step of yesterday changes nothing', async () => {
    const house = await openHouse({ features: FEATURES, now: SATURDAY_NIGHT });
    const leader = await house.someone({ unit: 'bgh', role: 'leader' });
    const office = await house.someone({ unit: 'van-phong', role: 'office' });
    await filed(house, office.person, 'to-mau-giao-lon', { urgent: true });
    const alert = await leader.hears('TIN NÓNG KHẨN');
    await office.picks('Đã nhận').hears('thầy/cô tiếp nhận');
    await leader.presses(alert.buttons[0]?.token ?? '').hears(/Văn|đã nhận|sang bước khác/);
    expect((await issueOf(house, 'TN-1120-001')).ownerId).toBe(office.person);
    await office.picks('Ghi kết quả xác minh');
    await office.picks('Không đúng sự thật');
    await office.says('Không có việc này');
    await office.picks('Xem chi tiết');
    await office.picks('Việc khác');
    await office.picks('Khép lại ngay').hears('Vì sao khép lại');
    await office.says('Tin đồn, không cần trả lời').hears('Đã khép lại TN-1120-001');
    await leader.picks('Xem chi tiết').hears('✔ Đã xong');
  });
});
