import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../src/ledger/plan/changes.js';
import { requiredAfterApply } from '../../../src/ledger/plan/owers.js';
import { mustRead, PLAN_FILES, planOf, smallPlanText } from './small-plan.js';

const before = mustRead(smallPlanText());
const changed = (from: string, to: string) => changesBetween(before, mustRead(smallPlanText().replace(from, to)));

describe('what applying a plan would change', () => {
  it('is nothing when the plan says the same', () => {
    for (const file of PLAN_FILES) expect(changesBetween(planOf(file), planOf(file))).toEqual([]);
    expect(changesBetween(before, mustRead(`# a remark\n${smallPlanText()}`))).toEqual([]);
  });

  it('is everything when there was no plan', () => {
    const changes = changesBetween(undefined, before);
    expect(changes.every(({ change }) => change === 'added')).toBe(true);
    expect(changes.filter(({ what }) => what === 'unit')).toHaveLength(5);
    expect(changes.map(({ code }) => code)).not.toContain('hotIssues');
  });

  it('names the field that changes, from what to what', () => {
    expect(changed('title: Bài hằng tháng', 'title: Tin bài hằng tháng')).toEqual([
      {
        what: 'duty',
        change: 'changed',
        code: 'article',
        title: 'Tin bài hằng tháng',
        fields: [{ field: 'title', before: 'Bài hằng tháng', after: 'Tin bài hằng tháng' }],
      },
    ]);
  });

  it('goes into lists of the same length, and shows others whole', () => {
    const first = mustRead(smallPlanText({ when: '{ kind: yearly, dates: [{ on: 05-20 }, { on: 11-20 }] }' }));
    const [later] = changesBetween(
      first,
      mustRead(smallPlanText({ when: '{ kind: yearly, dates: [{ on: 05-20 }, { on: 11-25 }] }' })),
    );
    expect(later?.fields).toEqual([{ field: 'when[0].dates[1].on', before: '11-20', after: '11-25' }]);
    const [fewer] = changesBetween(
      first,
      mustRead(smallPlanText({ when: '{ kind: yearly, dates: [{ on: 05-20 }] }' })),
    );
    expect(fewer?.fields).toMatchObject([{ field: 'when[0].dates', before: [{}, {}], after: [{}] }]);
  });

  it('shows a new quota for each unit it touches', () => {
    const changes = changed('by: articles', 'by: articles, perUnit: { to-toan: 3, to-van: 0 }');
    expect(
      changes
        .filter(({ what }) => what === 'quota')
        .map(({ change, code, fields }) => [change, code, fields[0]?.before, fields[0]?.after]),
    ).toEqual([
      ['changed', 'article/to-toan', 1, 3],
      ['removed', 'article/to-van', 1, 0],
    ]);
  });

  it('shows a removed unit and what it no longer owes', () => {
    const changes = changed('  - { code: to-van, name: Tổ Văn, kind: group }\n', '');
    expect(changes.map(({ what, change, code }) => [what, change, code])).toEqual([
      ['unit', 'removed', 'to-van'],
      ['quota', 'removed', 'article/to-van'],
    ]);
  });

  it('shows a changed policy by its block', () => {
    const changes = changesBetween(before, mustRead(`${smallPlanText()}reminders: { digestAt: "06:45" }\n`));
    expect(changes).toMatchObject([
      { what: 'block', code: 'reminders', fields: [{ field: 'digestAt', before: '07:00', after: '06:45' }] },
    ]);
  });
});

describe('a quota changed in mid-period', () => {
  const made = { opensAt: new Date('2020-11-02T00:00:00+07:00'), required: 1 };

  it('leaves the period that has begun alone, from its first instant', () => {
    expect(requiredAfterApply(made, 2, new Date('2020-11-15T00:00:00+07:00'))).toBe(1);
    expect(requiredAfterApply(made, 2, made.opensAt)).toBe(1);
  });

  it('takes effect where the period is still to come', () => {
    expect(requiredAfterApply(made, 2, new Date('2020-11-01T23:59:59+07:00'))).toBe(2);
  });
});
