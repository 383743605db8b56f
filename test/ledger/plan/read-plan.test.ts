import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlanProblem, problemSentence, readPlan } from '../../../src/ledger/plan/read-plan.js';
import { mustRead, smallPlanText } from './small-plan.js';

const GOOD = smallPlanText();

function problemsOf(text: string): readonly PlanProblem[] {
  const read = readPlan(text, 'broken.yaml');
  return 'problems' in read ? read.problems : [];
}

/** The only problem of a text, which must have one. */
function problemOf(text: string): PlanProblem {
  const [problem, ...others] = problemsOf(text);
  if (!problem || others.length > 0)
    throw new Error(`expected one problem:\n${problemsOf(text).map(problemSentence).join('\n')}`);
  return problem;
}

/** Line and column, from 1, of the first place a text holds a word. */
function placeOf(text: string, word: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(word)).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

describe('reading a plan file', () => {
  it('fills the defaults and makes the institution the root of the units', () => {
    const plan = mustRead(GOOD);
    expect(plan.zone).toBe('Asia/Ho_Chi_Minh');
    expect(plan.reminders.ladder).toEqual({ daysBefore: [7, 3, 1, 0], workingDaysAfter: [2] });
    expect(plan.deadlines).toEqual({ beforeIncludesDay: false, graceWorkingDays: 3, onDayOff: 'stay' });
    expect(plan.units[0]).toMatchObject({ code: 'truong', kind: 'organisation', parent: undefined });
    expect(plan.units.slice(1).map(({ parent }) => parent)).toEqual(['truong', 'truong', 'truong', 'truong']);
    expect(plan.duties[0]?.when).toEqual([{ kind: 'monthlyLastDay', ofNextMonth: false }]);
  });

  it('points at the line and column of a wrong value and says what was expected and found', () => {
    const text = smallPlanText({ when: '{ kind: monthlyBefore, day: 45 }' });
    expect(problemOf(text)).toMatchObject({
      file: 'broken.yaml',
      ...placeOf(text, '45'),
      path: 'duties[0].when[0].day',
      expected: 'a day from 1 to 31',
      found: 'the number 45',
    });
  });

  it('points at the thing that lacks a field', () => {
    const text = GOOD.replace('    clause: mục III.2\n', '');
    const problem = problemOf(text);
    expect(problem).toMatchObject({ path: 'duties[0].clause', expected: 'a text', found: 'nothing' });
    expect(problem.line).toBe(placeOf(text, 'code: article').line);
  });

  it('points at an unknown field by its name and offers the nearest known one', () => {
    const text = smallPlanText({ duty: '\n    reciepients: [van-phong]\n    topcis: [chung]' });
    const [first, second] = problemsOf(text);
    expect(first).toMatchObject({ ...placeOf(text, 'reciepients'), path: 'duties[0].reciepients' });
    expect(second).toMatchObject({ ...placeOf(text, 'topcis'), hint: 'did you mean "topics"?' });
  });

  it('knows the fields of one form of when from those of another', () => {
    const problem = problemOf(smallPlanText({ when: '{ kind: monthlyDay, day: 3, mnths: [9] }' }));
    expect(problem).toMatchObject({ path: 'duties[0].when[0].mnths', hint: 'did you mean "months"?' });
    expect(problem.expected).toContain('ofNextMonth');
    expect(problem.expected).not.toContain('semesters');
  });

  it('offers the nearest form of when', () => {
    const problem = problemOf(smallPlanText({ when: '{ kind: monthlyLastWorkday }' }));
    expect(problem).toMatchObject({ path: 'duties[0].when[0].kind', hint: 'did you mean "monthlyLastWorkingDay"?' });
  });

  it('gives every problem at once, in file order', () => {
    const text = GOOD.replace('from: 2020-01-01', 'from: 2020-02-30').replace('by: articles', 'by: articels');
    expect(problemsOf(text).map(({ path }) => path)).toEqual(['plan.from', 'duties[0].settles.by']);
  });

  it.each([
    ['a unit', 'to: [van-phong]', 'to: [van-phng]', 'van-phng', 'did you mean "van-phong"?'],
    ['a kind of unit', 'kinds: [group]', 'kinds: [gruop]', 'gruop', 'did you mean "group"?'],
    ['a desk', 'leader: bgh', 'leader: bgd', 'bgd', 'did you mean "bgh"?'],
    ['a topic', 'when: { kind', 'topics: [chugn]\n    when: { kind', 'chugn', 'did you mean "chung"?'],
  ])('finds a reference to %s that does not exist', (_, from, to, word, hint) => {
    const text = GOOD.replace(from, to);
    expect(problemOf(text)).toMatchObject({ ...placeOf(text, word), found: `"${word}"`, hint });
  });

  it('finds a quota of a unit that does not exist', () => {
    const text = GOOD.replace('by: articles', 'by: articles, perUnit: { to-tan: 2 }');
    expect(problemOf(text)).toMatchObject({
      path: 'duties[0].settles.perUnit.to-tan',
      hint: 'did you mean "to-toan"?',
    });
  });

  it('finds a code used twice, in one list and across units and recipients', () => {
    const twice = smallPlanText({ units: '\n  - { code: to-van, name: Tổ khác, kind: group }' });
    expect(problemOf(twice)).toMatchObject({ path: 'units[4].code', found: '"to-van" once more' });
    const across = smallPlanText({ more: 'recipients: [{ code: bgh, name: Sở, kind: above }]' });
    expect(problemOf(across)).toMatchObject({ path: 'recipients[0].code' });
  });

  it('refuses units in a circle', () => {
    const text = GOOD.replace('name: Tổ Toán,', 'name: Tổ Toán, parent: to-van,').replace(
      'name: Tổ Văn,',
      'name: Tổ Văn, parent: to-toan,',
    );
    expect(problemsOf(text).map(({ path }) => path)).toEqual(['units[2].parent', 'units[3].parent']);
  });

  it('refuses a field name or role nobody may have', () => {
    const text = smallPlanText({ more: 'focalPersons: [{ code: a, title: A, unit: bgh, role: boss }]' });
    expect(problemOf(text)).toMatchObject({ expected: 'one of member, lead, editor, office, leader', found: '"boss"' });
  });

  it('asks for at least one working day between cut-off and hand-in', () => {
    // Saturday 31 October 2020: a cut-off on Friday evening leaves only a day off.
    const sameWeekend = smallPlanText({ duty: '\n    cutOff: { dayOfMonth: 30 }' });
    expect(problemOf(sameWeekend)).toMatchObject({
      path: 'duties[0].cutOff',
      expected: expect.stringContaining('at least one working day before hand-in'),
    });
    expect(problemsOf(smallPlanText({ duty: '\n    cutOff: { workingDaysBefore: 1 }' }))).toEqual([]);
    expect(problemOf(smallPlanText({ duty: '\n    cutOff: { lastDayOfPeriod: true }' })).path).toBe('duties[0].cutOff');
  });

  it('refuses a semester outside its year and years that overlap', () => {
    const late = GOOD.replace('from: 2021-01-18, through: 2021-05-31', 'from: 2021-01-18, through: 2021-06-01');
    expect(problemOf(late)).toMatchObject({
      ...placeOf(late, '2021-06-01'),
      path: 'calendar.schoolYears[0].semesters[1].through',
    });
    const overlapping = smallPlanText({
      calendar:
        '\n    - { code: 2021-2022, from: 2021-05-01, through: 2022-05-31, semesters: [{ from: 2021-09-05, through: 2022-01-15 }] }',
    });
    expect(problemOf(overlapping).path).toBe('calendar.schoolYears[1].from');
  });

  it('refuses two hand-ins for one period', () => {
    const text = smallPlanText({ when: '[{ kind: monthlyDay, day: 5 }, { kind: monthlyLastDay }]' });
    expect(problemOf(text)).toMatchObject({ path: 'duties[0].when', found: 'two for 2020-01' });
  });

  it('refuses an upward duty that a group owes', () => {
    const problem = problemOf(smallPlanText({ duty: '\n    tier: upward' }));
    expect(problem).toMatchObject({ path: 'duties[0].owes', found: 'to-toan, to-van' });
  });

  it('refuses a report without a clause that is no setting of the institution', () => {
    const when = 'when: { kind: monthlyWorkingDay, nth: 3, ofNextMonth: true }, cutOff: { lastDayOfPeriod: true }';
    const report = (extra: string) =>
      smallPlanText({ more: `reports: [{ code: month, title: Tháng, kind: month, to: [bgh], ${when}${extra} }]` });
    expect(problemOf(report('')).path).toBe('reports[0].clause');
    expect(problemsOf(report(', ownSetting: true'))).toEqual([]);
  });

  it('finds broken YAML at its line', () => {
    const text = GOOD.replace('kinds: [group]', 'kinds: [group');
    const [problem] = problemsOf(text);
    expect(problem?.expected).toContain('a "]" that closes');
    expect(Math.abs((problem?.line ?? 0) - placeOf(text, 'kinds: [group').line)).toBeLessThanOrEqual(1);
  });

  it('finds a field written twice at its second place', () => {
    const text = GOOD.replace('learners: học sinh', 'learners: học sinh\n  name: Tên khác');
    expect(problemOf(text).line).toBe(placeOf(text, 'name: Tên khác').line);
  });

  it.each(['', '# nothing', '- a list', '42', 'null'])('refuses a file that is no plan: %j', (text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });

  it('reads decomposed Vietnamese as composed', () => {
    const plan = mustRead(GOOD.normalize('NFD'));
    expect(plan.organisation.name).toBe('Trường thử'.normalize('NFC'));
    expect(plan.organisation.learners).toBe('học sinh');
  });

  it.each([
    [
      'aliases that multiply',
      `a: &a [x, x, x, x, x, x, x, x]\n${'bcdefghij'.replace(/./g, (name) => `${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)}, `.repeat(8)}]\n`)}`,
    ],
    ['an alias inside itself', 'a: &a [*a, *a]'],
    ['brackets too deep to mean anything', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['brackets too deep over many lines', '[\n'.repeat(50_000)],
    ['dashes too deep to mean anything', '- '.repeat(50_000)],
  ])('refuses %s', (_, text) => {
    expect(problemsOf(text)).not.toEqual([]);
  });

  it('never throws, whatever a file holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.nat(GOOD.length), (noise, at) => {
        const read = readPlan(GOOD.slice(0, at) + noise + GOOD.slice(at), 'x.yaml');
        const sound = 'plan' in read || read.problems.every(({ line, column }) => line >= 1 && column >= 1);
        expect(sound).toBe(true);
      }),
      { numRuns: 150, seed: 2020 },
    );
  });

  it('writes a problem as one English sentence', () => {
    const text = smallPlanText({ when: '{ kind: monthlyDay, day: 0 }' });
    const { line, column } = placeOf(text, '0 }');
    expect(problemSentence(problemOf(text))).toBe(
      `broken.yaml:${line}:${column}: duties[0].when[0].day: expected a day from 1 to 31, found the number 0`,
    );
  });
});

describe('settings of a plan file', () => {
  const setting = (name: string, value: string) =>
    `settings:\n  ${name}: { assumed: true, note: Kế hoạch không nói, value: ${value} }\n`;

  it('stand where they are used, and know where', () => {
    const plan = mustRead(
      smallPlanText({ when: '{ setting: day }', more: setting('day', '{ kind: monthlyDay, day: 7 }') }),
    );
    expect(plan.duties[0]?.when).toEqual([{ kind: 'monthlyDay', day: 7, ofNextMonth: false }]);
    expect(plan.settings).toMatchObject([{ name: 'day', assumed: true, usedAt: ['duties[0].when'] }]);
  });

  it('give their entries to the list they stand in', () => {
    const more = setting(
      'groups',
      '[{ code: to-ly, name: Tổ Lý, kind: group }, { code: to-hoa, name: Tổ Hóa, kind: group }]',
    );
    const plan = mustRead(
      smallPlanText({ units: '\n  - { setting: groups }\n  - { code: to-su, name: Tổ Sử, kind: group }', more }),
    );
    expect(plan.units.map(({ code }) => code)).toEqual([
      'truong',
      'bgh',
      'van-phong',
      'to-toan',
      'to-van',
      'to-ly',
      'to-hoa',
      'to-su',
    ]);
  });

  it('are wrong at their own line when their value does not fit', () => {
    const text = smallPlanText({ when: '{ setting: day }', more: setting('day', '{ kind: monthlyDay, day: 77 }') });
    expect(problemOf(text)).toMatchObject({ ...placeOf(text, '77'), path: 'duties[0].when[0].day' });
  });

  it('must exist, must be used, must not use themselves', () => {
    expect(problemOf(smallPlanText({ when: '{ setting: dya }', more: setting('day', '1') }))).toMatchObject({
      expected: 'the name of a setting',
      hint: 'did you mean "day"?',
    });
    expect(problemOf(smallPlanText({ more: setting('day', '1') }))).toMatchObject({ path: 'settings.day' });
    expect(
      problemsOf(smallPlanText({ when: '{ setting: a }', more: setting('a', '{ setting: a }') })).map(
        (p) => p.expected,
      ),
    ).toContain('a setting that does not use itself');
  });
});
