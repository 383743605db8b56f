import { expect, it } from 'vitest';
import { removeFeedback, takeFeedback } from '../../src/features/feedback/take-feedback.js';
import { SOURCES, STANCES } from '../../src/features/feedback/texts.js';
import { approveAnswer, proposeAnswer } from '../../src/features/hot-issues/answer.js';
import { fileIssue } from '../../src/features/hot-issues/file-issue.js';
import { doStep, receiveIssue } from '../../src/features/hot-issues/take-step.js';
import { confirmPraise, declinePraise, rewardPraise } from '../../src/features/praise/check.js';
import { propose } from '../../src/features/praise/propose.js';
import { takeRequest, writeAnswer } from '../../src/features/press/handle-request.js';
import { logRequest, withdrawRequest } from '../../src/features/press/log-request.js';
import { noteMention, removeMention } from '../../src/features/press/note-mention.js';
import { openHouse } from '../support/house.js';
import { compiled, does, looksAround, rowsBehind, type Someone, unitId } from './voices.js';

// Due by Saturday 20 May; the data end with Tuesday the 16th, three working days before it.
const CUT_OFF = new Date('2023-05-17T00:00:00+07:00');

it('a half year of Hà Nam: what was said, written, asked and praised compiles to numbers traced to their records', async () => {
  const house = await openHouse({ plan: 'ha-nam-2023', now: '2023-04-10T08:00:00+07:00' });
  const { read } = house.app.house.db;
  const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thử' });
  const leader = await house.someone({ unit: 'lanh-dao-so', role: 'leader', name: 'Giám Thử' });
  const school = await house.someone({ unit: 'thpt-nam-cao', role: 'lead' });
  const district = await house.someone({ unit: 'pgd-phu-ly', role: 'lead' });
  const teacher = await house.someone({ unit: 'thpt-nam-cao' });
  const units = { school: await unitId(house, 'thpt-nam-cao'), district: await unitId(house, 'pgd-phu-ly') };
  const people = [
    { by: school, unit: units.school },
    { by: district, unit: units.district },
  ];

  // Comments all through the time, two days each, from everybody and of every mind; one is a mistake.
  for (const [index, source] of [...SOURCES, ...SOURCES, ...SOURCES].entries()) {
    house.clock.set(new Date(Date.parse('2023-04-10T09:00:00+07:00') + index * 2 * 86_400_000).toISOString());
    const { by, unit } = people[index % 2] ?? { by: school, unit: units.school };
    const stance = STANCES[index % 3] ?? 'neutral';
    const said = { unit, source, topic: null, stance, words: `Ý kiến thứ ${index + 1}` };
    const { id } = await does(house, by, (act) => takeFeedback(act, said));
    if (index === 3) await does(house, by, (act) => removeFeedback(act, id));
  }

  // April: two hot issues, one goes all the way, one names somebody and stays open.
  house.clock.set('2023-04-12T09:00:00+07:00');
  const report = async (by: Someone, unit: number, words: string, restricted: boolean) => {
    const told = { unit, place: 'Trên mạng xã hội', words, urgent: false, restricted, filesAfter: 0 };
    return does(house, by, (act) => fileIssue(act, told));
  };
  const open = await report(teacher, units.school, 'Bài đăng nói trường ép học thêm', false);
  await report(district, units.district, 'Tố một cán bộ nhận quà, chưa xác minh', true);
  await does(house, office, (act) => receiveIssue(act, open.id));
  house.clock.set('2023-04-13T09:00:00+07:00');
  await does(house, office, (act) =>
    doStep(act, open.id, { step: 'verify', words: 'Bài cũ năm trước', verdict: 'unfounded' }),
  );
  await does(house, office, (act) => doStep(act, open.id, { step: 'handle', words: 'Đề nghị gỡ bài' }));
  await does(house, office, (act) => proposeAnswer(act, open.id, 'Nhà trường không tổ chức dạy thêm bắt buộc'));
  await does(house, leader, (act) => approveAnswer(act, open.id));
  await does(house, office, (act) =>
    doStep(act, open.id, { step: 'publishResult', words: 'https://hanam.edu.example/tin/1' }),
  );

  // The press: five articles, one noted by mistake; three questions, one withdrawn, one answered.
  house.clock.set('2023-04-18T09:00:00+07:00');
  for (const number of [1, 2, 3, 4, 5]) {
    const { by, unit } = people[number % 2] ?? { by: school, unit: units.school };
    const stance = STANCES[number % 3] ?? 'neutral';
    const seen = { unit, link: `https://baothu.vn/${number}`, outlet: 'baothu.vn', words: null, stance };
    const id = await does(house, by, (act) => noteMention(act, seen));
    if (number === 5) await does(house, by, (act) => removeMention(act, id));
  }
  const asked = [];
  for (const words of ['Hỏi về thi thử', 'Hỏi nhầm nơi', 'Hỏi về tuyển sinh']) {
    const question = { unit: units.school, outlet: 'Báo Thử', topic: null, words };
    asked.push(await does(house, school, (act) => logRequest(act, question)));
  }
  const [first, mistaken] = asked;
  if (first === undefined || mistaken === undefined) throw new Error('they asked');
  await does(house, school, (act) => withdrawRequest(act, mistaken.id));
  await does(house, leader, (act) => takeRequest(act, first.id));
  await does(house, leader, (act) => writeAnswer(act, first.id, 'Đề thi thử công khai trên cổng'));

  // Four are proposed: two confirmed, one of them for a reward; one declined, one still waits.
  house.clock.set('2023-04-24T09:00:00+07:00');
  for (const [index, name] of ['Cô Một Thử', 'Thầy Hai Thử', 'Nhóm Ba Thử', 'Cô Bốn Thử'].entries()) {
    const { by, unit } = people[index % 2] ?? { by: school, unit: units.school };
    await does(house, by, (act) =>
      propose(act, { unit, name, words: 'Giúp học sinh khó khăn đến trường', filesAfter: 0 }),
    );
  }
  const proposed = await read.commendation.findMany({ orderBy: { id: 'asc' } });
  for (const [index, { id }] of proposed.entries()) {
    if (index < 2) await does(house, office, (act) => confirmPraise(act, id));
    if (index === 0) await does(house, office, (act) => rewardPraise(act, id));
    if (index === 2) await does(house, office, (act) => declinePraise(act, id, 'Chưa đủ căn cứ'));
  }

  // What comes after is not in the report, nor does it change it.
  house.clock.set(new Date(CUT_OFF.getTime() + 3_600_000).toISOString());
  const late = {
    unit: units.school,
    source: 'parent',
    topic: null,
    stance: 'negative',
    words: 'Ý kiến đến sau',
  } as const;
  await does(house, school, (act) => takeFeedback(act, late));
  await house.at('2023-05-17T08:00:00+07:00');
  await office.hears('Dự thảo báo cáo');
  const model = await compiled(house, 'half-year', '2023/H1');
  expect(model.dataTo).toBe(CUT_OFF.toISOString());

  const codes = (rows: readonly (readonly unknown[])[] | undefined) => rows?.map(([code]) => code) ?? [];
  const comments = await read.feedback.findMany({
    where: { removedAt: null, at: { lt: CUT_OFF } },
    orderBy: { id: 'asc' },
  });
  const opinions = rowsBehind(model, 'feedback');
  expect(codes(opinions['Ý kiến tiếp nhận'])).toEqual(comments.map(({ code }) => code));
  for (const [stance, name] of [
    ['positive', 'Đồng tình'],
    ['neutral', 'Góp ý'],
    ['negative', 'Không đồng tình'],
  ] as const)
    expect(codes(opinions[name])).toEqual(comments.filter((each) => each.stance === stance).map(({ code }) => code));
  expect(comments).toHaveLength(14);

  const issues = await read.hotIssue.findMany({ orderBy: { id: 'asc' } });
  const incidents = rowsBehind(model, 'hot-issues');
  expect(codes(incidents['Tin nóng tiếp nhận trong kỳ'])).toEqual(issues.map(({ code }) => code));
  expect(codes(incidents['Đã xử lý xong trong kỳ'])).toEqual([open.code]);
  expect(codes(incidents['Còn đang xử lý cuối kỳ'])).toEqual(
    issues.filter(({ closedAt }) => closedAt === null).map(({ code }) => code),
  );

  const written = await read.pressMention.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } });
  const questions = await read.pressRequest.findMany({ where: { removedAt: null }, orderBy: { id: 'asc' } });
  const pressed = rowsBehind(model, 'press');
  expect(pressed['Bài viết về đơn vị']?.map((row) => row.at(-1))).toEqual(
    written.map(({ link }) => ({ text: link, href: link })),
  );
  expect(codes(pressed['Yêu cầu của báo chí trong kỳ'])).toEqual(questions.map(({ code }) => code));
  expect(codes(pressed['Yêu cầu đã trả lời trong kỳ'])).toEqual([first.code]);
  expect([written.length, questions.length]).toEqual([4, 2]);

  const good = await read.commendation.findMany({ where: { state: 'confirmed' }, orderBy: { id: 'asc' } });
  expect(codes(rowsBehind(model, 'praise')['Gương tốt được xác nhận trong kỳ'])).toEqual(good.map(({ code }) => code));
  expect(codes(rowsBehind(model, 'rewards')['Đề nghị khen thưởng trong kỳ'])).toEqual(
    good.filter(({ rewardAt }) => rewardAt !== null).map(({ code }) => code),
  );
  // Who was not confirmed, and what only leaders may know, is in no report.
  for (const secret of ['Nhóm Ba Thử', 'Cô Bốn Thử', 'Tố một cán bộ', 'Ý kiến đến sau'])
    expect(JSON.stringify(model)).not.toContain(secret);

  // Who sees what: questions of the press, comments and proposals that are not theirs.
  const seen: Record<string, readonly string[]> = {};
  for (const [name, who] of Object.entries({ leader, office, school, district, teacher })) {
    const all = [
      await looksAround(who, '/baochi', ['Yêu cầu của báo chí', 'Xem điểm báo']),
      await looksAround(who, '/guongtot', ['Đề xuất chờ kiểm tra', 'Gương tốt đã xác nhận']),
      await looksAround(who, '/gopy', ['Xem tổng hợp']),
    ].join('\n');
    const marks = {
      questions: asked[2]?.code ?? '',
      articles: 'Bài viết về đơn vị, mới nhất',
      waiting: 'Đề xuất chờ kiểm tra:',
      confirmed: 'Cô Một Thử',
      comments: 'Ý kiến góp ý tháng 05/2023',
    };
    seen[name] = Object.entries(marks).flatMap(([mark, words]) => (all.includes(words) ? [mark] : []));
  }
  expect(seen).toEqual({
    leader: ['questions', 'articles', 'waiting', 'confirmed', 'comments'],
    office: ['questions', 'articles', 'waiting', 'confirmed', 'comments'],
    school: ['questions', 'articles', 'confirmed', 'comments'],
    district: ['articles', 'confirmed', 'comments'],
    teacher: ['confirmed'],
  });
}, 60_000);
