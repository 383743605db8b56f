import { expect, it } from 'vitest';
import { parsePeriod } from '../../src/calendar/period.js';
import { giveNil } from '../../src/features/done-marks/nil-return.js';
import { callCrisis } from '../../src/features/hot-issues/crisis.js';
import { fileIssue } from '../../src/features/hot-issues/file-issue.js';
import { receiveIssue } from '../../src/features/hot-issues/take-step.js';
import { handInReturn, noteEntry } from '../../src/features/opinion/note-entry.js';
import { opinionSection } from '../../src/features/opinion/section.js';
import { requirePlan } from '../../src/ledger/plan-in-force.js';
import { openHouse } from '../support/house.js';
import { compiled, does, looksAround, rowsBehind, type Someone, unitId } from './voices.js';

const SATURDAY_NIGHT = '2017-11-18T21:00:00+07:00';
const CROWD = 'Phụ huynh quây cổng trường đòi gặp hiệu trưởng';
const ACCUSED = 'Tố một nhân viên thu tiền sai, chưa xác minh';

it('a month of Hà Nội: forty units report, have nothing or are silent, one has a crisis on a Saturday night', async () => {
  const house = await openHouse({ plan: 'ha-noi-2017', now: '2017-11-06T08:00:00+07:00' });
  const { read } = house.app.house.db;
  const office = await house.someone({ unit: 'van-phong', role: 'office', name: 'Văn Thử' });
  const leader = await house.someone({ unit: 'ban-giam-doc', role: 'leader', name: 'Giám Thử' });
  const tasks = await read.task.findMany({
    where: { dutyCode: 'opinion-return', period: '2017-11' },
    orderBy: { unit: { position: 'asc' } },
    include: { unit: true },
  });
  expect(tasks).toHaveLength(44);
  const units = [];
  for (const { id: task, unit } of tasks.slice(0, 40))
    units.push({ task, unit, lead: await house.someone({ unit: unit.code, role: 'lead' }) });
  const [reporting, nils] = [units.slice(0, 16), units.slice(16, 30)];
  const [struck, sorry] = nils.slice(4, 6);
  const [accused] = reporting;
  if (struck === undefined || sorry === undefined || accused === undefined) throw new Error('there are units');

  // By the 10th, sixteen have something (every other one two things) and fourteen sign that they have nothing.
  house.clock.set('2017-11-10T15:00:00+07:00');
  const entry = { what: 'Phụ huynh hỏi về thu đầu năm', handling: 'Đã công khai mức thu', forecast: undefined };
  for (const [index, { task, lead }] of reporting.entries()) {
    for (let each = 0; each <= (index + 1) % 2; each += 1)
      await does(house, lead, (act) => noteEntry(act, task, entry));
    await does(house, lead, (act) => handInReturn(act, task));
  }
  for (const { task, lead } of nils) await does(house, lead, (act) => giveNil(act, task));

  // One of those finds something after all, and hands it in.
  house.clock.set('2017-11-14T09:00:00+07:00');
  await does(house, sorry.lead, (act) => noteEntry(act, sorry.task, { ...entry, forecast: 'Có thể còn hỏi thêm' }));
  await does(house, sorry.lead, (act) => handInReturn(act, sorry.task));

  // Saturday night: the crisis of a unit that had signed nil. Leaders and office hear at once, its nil falls.
  house.clock.set(SATURDAY_NIGHT);
  const witness = await house.someone({ unit: struck.unit.code });
  const teller = await house.someone({ unit: accused.unit.code });
  const report = async (by: Someone, unit: string, words: string, restricted: boolean) => {
    const told = { place: 'Cổng trường', words, urgent: true, restricted, filesAfter: 0 };
    const id = await unitId(house, unit);
    return does(house, by, (act) => fileIssue(act, { ...told, unit: id }));
  };
  const crowd = await report(witness, struck.unit.code, CROWD, false);
  await report(teller, accused.unit.code, ACCUSED, true);
  await house.settle();
  await leader.hears(`TIN NÓNG KHẨN ${crowd.code}`);
  await office.hears(`TIN NÓNG KHẨN ${crowd.code}`);
  await struck.lead.hears('xác nhận không phát sinh tháng 11/2017 không còn hiệu lực');
  await does(house, office, (act) => receiveIssue(act, crowd.id));
  await does(house, leader, (act) => callCrisis(act, crowd.id));
  await house.settle();
  await office.hears(`KHỦNG HOẢNG ${crowd.code}`);

  // Who sees what: the crisis, and the accusation nobody has proved.
  const editor = await house.someone({ unit: 'van-phong', role: 'editor' });
  const stranger = units[38]?.lead ?? office;
  const everybody = { leader, office, editor, struck: struck.lead, accused: accused.lead, witness, teller, stranger };
  const seen: Record<string, { crowd: boolean; accused: boolean; others: boolean }> = {};
  for (const [name, who] of Object.entries(everybody)) {
    const issues = await looksAround(who, '/tinnong', [/^Xem (tin đang|sổ)/, 'Tin tôi đã báo']);
    const everything = who.screen.map(({ text }) => text).join('\n') + issues;
    const returns = ['leader', 'office'].includes(name)
      ? await looksAround(who, '/duluan', ['Xem tổng hợp các đơn vị'])
      : everything;
    seen[name] = {
      crowd: everything.includes(CROWD) || issues.includes(`${crowd.code}, Cổng trường`),
      accused: everything.includes(ACCUSED),
      others: returns.includes(entry.what),
    };
  }
  expect(seen).toEqual({
    leader: { crowd: true, accused: true, others: true },
    office: { crowd: true, accused: false, others: true },
    editor: { crowd: false, accused: false, others: false },
    struck: { crowd: true, accused: false, others: false },
    accused: { crowd: false, accused: false, others: false },
    witness: { crowd: true, accused: false, others: false },
    teller: { crowd: false, accused: false, others: false },
    stranger: { crowd: false, accused: false, others: false },
  });

  // The data end with the 24th; what comes on the 25th is the next return's.
  await house.at('2017-11-25T08:00:00+07:00');
  const model = await compiled(house, 'opinion', '2017-11');
  const rows = rowsBehind(model, 'opinion');
  const counts = Object.values(rows).map((each) => each.length);
  expect(counts).toEqual([25, 17, 12, 0, 15, 2]);
  const names = (name: string) => (rows[name] ?? []).map(([unit]) => unit).toSorted();

  // Each row is a record, each record a row; read from the bare tables.
  const entries = await read.opinionEntry.findMany({ include: { task: { include: { unit: true } } } });
  expect(names('Vấn đề dư luận quan tâm')).toEqual(entries.map(({ task }) => task.unit.name).toSorted());
  const returns = await read.opinionReturn.findMany({ include: { task: { include: { unit: true } } } });
  expect(names('Đơn vị báo cáo có vấn đề')).toEqual(returns.map(({ task }) => task.unit.name).toSorted());
  const signed = await read.nilReturn.findMany({ include: { task: { include: { unit: true } } } });
  const signers = (standing: boolean) =>
    signed
      .filter(({ standsFor }) => (standsFor !== null) === standing)
      .map(({ task }) => task.unit.name)
      .toSorted();
  expect(names('Đơn vị xác nhận không phát sinh')).toEqual(signers(true));
  expect(names('Xác nhận không phát sinh đã được thay')).toEqual(signers(false));
  expect(signers(false)).toEqual([struck.unit.name, sorry.unit.name].toSorted());
  const answered = new Set([
    ...returns.map(({ taskId }) => taskId),
    ...signed.flatMap(({ standsFor }) => standsFor ?? []),
  ]);
  const silent = tasks.filter(({ id }) => !answered.has(id)).map(({ unit }) => unit.name);
  expect(names('Đơn vị chưa báo cáo, chưa xác nhận')).toEqual(silent.toSorted());
  expect(silent).toContain(struck.unit.name);
  const issues = await read.hotIssue.findMany({ include: { crisis: true } });
  const incidents = rowsBehind(model, 'hot-issues');
  expect(incidents['Tin nóng tiếp nhận trong kỳ']?.map(([code]) => code)).toEqual(issues.map(({ code }) => code));
  expect(incidents['Khủng hoảng truyền thông']?.map(([code]) => code)).toEqual(
    issues.filter(({ crisis }) => crisis !== null).map(({ code }) => code),
  );
  // What only leaders may know is a code in a report that many read.
  expect(JSON.stringify(model)).not.toContain(ACCUSED);

  // Asked for more than a month, a line says of which.
  await house.at('2017-12-25T08:00:00+07:00');
  const edition = await requirePlan(read);
  const period = parsePeriod('2017', edition.calendar);
  if (period === undefined) throw new Error('the calendar knows no 2017');
  const span = { from: new Date('2017-11-01T00:00:00+07:00'), to: new Date('2017-12-25T00:00:00+07:00') };
  const { tables } = await opinionSection.read(read, { edition, period, ...span, unitPath: '/', now: span.to });
  const late = tables.find(({ title }) => title === 'Đơn vị chưa báo cáo, chưa xác nhận');
  expect(late?.columns.map(({ title }) => title)).toEqual(['Đơn vị', 'Kỳ']);
  expect(late?.rows).toContainEqual([struck.unit.name, 'tháng 11/2017']);
  expect(late?.rows).toContainEqual([struck.unit.name, 'tháng 12/2017']);
  expect(new Set(late?.rows.map((row) => row.join())).size).toBe(late?.rows.length);
}, 60_000);
