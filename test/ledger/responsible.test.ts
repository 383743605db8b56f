import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answering, concerns, type Owed, peopleFor, replacedBy } from '../../src/ledger/responsible.js';

/** People 1 to 12; 1 and 2 are the office, 3 to 6 may lead one of three units. */
const PEOPLE = Array.from({ length: 12 }, (_, index) => index + 1);
const OFFICE = [1, 2];

const person = fc.constantFrom(...PEOPLE);

const away = fc
  .uniqueArray(fc.tuple(person, fc.option(person, { nil: undefined })), { selector: ([who]) => who, maxLength: 8 })
  .map((pairs) => new Map(pairs.map(([who, substitute]) => [who, substitute === who ? undefined : substitute])));

const answering: fc.Arbitrary<Answering> = fc.record({
  leads: fc
    .array(fc.uniqueArray(fc.constantFrom(3, 4, 5, 6), { maxLength: 2 }), { minLength: 3, maxLength: 3 })
    .map((units) => new Map(units.flatMap((leads, unit) => (leads.length === 0 ? [] : [[unit, leads] as const])))),
  office: fc.constant(OFFICE),
  away,
});

const somebody = fc.record({ id: person, left: fc.boolean() }).map(({ id, left }) => ({
  id,
  name: `Người Thử ${id}`,
  leftAt: left ? new Date('2020-11-01T00:00:00Z') : null,
}));

const owed: fc.Arbitrary<Owed> = fc.record({
  unit: fc.record({ id: fc.constantFrom(0, 1, 2) }),
  holders: fc.array(
    fc.option(somebody, { nil: null }).map((each) => ({ person: each })),
    { maxLength: 3 },
  ),
  assignment: fc.option(
    somebody.map((givenBy) => ({ id: 1, code: 'GV-1120-001', topic: null, givenBy })),
    { nil: null },
  ),
});

const NOBODY_AWAY = { away: new Map<number, number | undefined>() };

describe('who hears of a task', () => {
  it('is never somebody who is away, and nobody twice', () => {
    fc.assert(
      fc.property(owed, answering, (task, facts) => {
        const people = peopleFor(task, facts);
        expect(people.filter((each) => facts.away.has(each))).toEqual([]);
        expect(new Set(people).size).toBe(people.length);
      }),
      { seed: 36 },
    );
  });

  it('is always somebody while one of the office is there', () => {
    fc.assert(
      fc.property(owed, answering, (task, facts) => {
        if (OFFICE.every((each) => facts.away.has(each))) return;
        expect(peopleFor(task, facts)).not.toEqual([]);
      }),
      { seed: 36 },
    );
  });

  it('is exactly those who hold it by name while nobody is away', () => {
    fc.assert(
      fc.property(owed, answering, (task, facts) => {
        const named = task.holders.flatMap(({ person: each }) => (each?.leftAt === null ? [each.id] : []));
        if (named.length === 0) return;
        expect(new Set(peopleFor(task, { ...facts, ...NOBODY_AWAY }))).toEqual(new Set(named));
      }),
      { seed: 36 },
    );
  });

  it('is the unit’s lead, else the office, for what nobody holds by name', () => {
    fc.assert(
      fc.property(answering, fc.constantFrom(0, 1, 2), (facts, unit) => {
        const task = { unit: { id: unit }, holders: [], assignment: null };
        expect(peopleFor(task, { ...facts, ...NOBODY_AWAY })).toEqual(facts.leads.get(unit) ?? OFFICE);
      }),
      { seed: 36 },
    );
  });

  it('is whoever gave an assignment that nobody took', () => {
    fc.assert(
      fc.property(answering, person, (facts, giver) => {
        const givenBy = { id: giver, name: 'Người Giao Thử', leftAt: null };
        const task = { unit: { id: 0 }, holders: [], assignment: { id: 1, code: 'GV', topic: null, givenBy } };
        expect(peopleFor(task, { ...facts, ...NOBODY_AWAY })).toEqual([giver]);
      }),
      { seed: 36 },
    );
  });

  it('passes by a substitute to whoever stands in for them, and nobody hears for two who name each other', () => {
    const holder = { person: { id: 7, name: 'Bảy Thử', leftAt: null } };
    const task = { unit: { id: 0 }, holders: [holder], assignment: null };
    const facts = { leads: new Map([[0, [3]]]), office: OFFICE };
    const hears = (...pairs: readonly (readonly [number, number | undefined])[]) =>
      peopleFor(task, { ...facts, away: new Map(pairs) });
    expect(hears([7, 8])).toEqual([8]);
    expect(hears([7, 8], [8, 9])).toEqual([9]);
    expect(hears([7, 8], [8, 7])).toEqual([3]);
    expect(hears([7, undefined])).toEqual([3]);
    expect(hears([7, undefined], [3, undefined])).toEqual(OFFICE);
  });

  it('is among those whom it concerns, who else are only the absent themselves', () => {
    fc.assert(
      fc.property(owed, answering, (task, facts) => {
        const told = peopleFor(task, facts);
        for (const each of PEOPLE) {
          if (told.includes(each)) expect(concerns(each, task, facts)).toBe(true);
          else if (concerns(each, task, facts)) expect(facts.away.has(each)).toBe(true);
        }
      }),
      { seed: 36 },
    );
  });

  it('stands in only for people who are away', () => {
    fc.assert(
      fc.property(person, away, (each, absent) => {
        for (const replaced of replacedBy(each, { away: absent })) expect(absent.has(replaced)).toBe(true);
        if (absent.has(each)) expect(replacedBy(each, { away: absent })).toEqual([]);
      }),
      { seed: 36 },
    );
  });
});
