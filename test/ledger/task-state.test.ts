import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CreditFacts, isOwed, isPaid, stateOf, type TaskFacts, wasOnTime } from '../../src/ledger/task-state.js';
import {
  DUE_AT,
  expectedState,
  type History,
  histories,
  type ItemPast,
  itemsOf,
  OPENS_AT,
} from './task-state-histories.js';

/** The facts a history leaves, as the rows would hold them. */
function factsOf({ required, events }: History): TaskFacts {
  const first = (kind: string) => events.find(({ what }) => what.kind === kind)?.at ?? null;
  const credits = itemsOf(events).map(creditOf);
  const settling = events.find((_, index) =>
    isPaid({ required, credits: itemsOf(events.slice(0, index + 1)).map(creditOf) }),
  );
  return {
    opensAt: OPENS_AT,
    dueAt: DUE_AT,
    required,
    credits,
    settledAt: settling?.at ?? null,
    nilAt: first('nil'),
    excusedAt: first('excuse'),
    cancelledAt: first('cancel'),
  };
}

function creditOf({ sentAt, standing }: ItemPast): CreditFacts {
  const state = standing === 'approved' ? 'counted' : standing === 'gone' ? 'void' : 'pending';
  return { state, sentAt, returned: standing === 'returned' };
}

const NOTHING: TaskFacts = {
  opensAt: OPENS_AT,
  dueAt: DUE_AT,
  required: 1,
  settledAt: null,
  excusedAt: null,
  nilAt: null,
  cancelledAt: null,
  credits: [],
};

describe('the state of a task', () => {
  it('is the one its history comes to, whatever happened', () => {
    fc.assert(
      fc.property(histories, (history) => {
        expect(stateOf(factsOf(history), history.now)).toBe(expectedState(history));
      }),
      { numRuns: 2_000, seed: 36 },
    );
  });

  it('is owed only while somebody of the unit must act', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const owed = ['open', 'overdue', 'toFix'].includes(expectedState(history));
        expect(isOwed(factsOf(history), history.now)).toBe(owed);
      }),
      { numRuns: 1_000, seed: 36 },
    );
  });

  it('turns overdue with the first instant that is late, not before', () => {
    // Before the 25th: due with the end of the 24th.
    const task = {
      ...NOTHING,
      opensAt: new Date('2017-11-01T00:00:00+07:00'),
      dueAt: new Date('2017-11-25T00:00:00+07:00'),
    };
    expect(stateOf(task, new Date('2017-11-24T23:59:59.999+07:00'))).toBe('open');
    expect(stateOf(task, new Date('2017-11-25T00:00:00+07:00'))).toBe('overdue');
    expect(stateOf(task, new Date('2017-11-25T00:01:00+07:00'))).toBe('overdue');
  });

  it('is upcoming until it opens', () => {
    expect(stateOf(NOTHING, new Date(OPENS_AT.getTime() - 1))).toBe('upcoming');
    expect(stateOf(NOTHING, OPENS_AT)).toBe('open');
  });
});

describe('on time', () => {
  it('is judged by when the last item needed was first sent', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const task = factsOf(history);
        fc.pre(task.settledAt !== null);
        const approved = itemsOf(history.events).filter((item) => item.standing === 'approved');
        const early = approved.filter((item) => item.sentAt < DUE_AT).length;
        expect(wasOnTime(task)).toBe(early >= history.required);
      }),
      { numRuns: 2_000, seed: 36 },
    );
  });

  it('is judged by the mark itself where no item was sent', () => {
    expect(wasOnTime({ ...NOTHING, settledAt: new Date(DUE_AT.getTime() - 1) })).toBe(true);
    expect(wasOnTime({ ...NOTHING, settledAt: DUE_AT })).toBe(false);
  });
});
