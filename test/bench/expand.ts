/**
 * What a year of a plan costs for each of its units: `time` in nanoseconds (the best of several tries: the machine does
 * other things too), `memory` in bytes that the tasks hold. Six duties, each with another way of falling due.
 */
import { calendarOf } from '../../src/ledger/plan/calendar-of.js';
import { expandPlan, type PlannedTask } from '../../src/ledger/plan/expand.js';
import { mustRead } from '../ledger/plan/small-plan.js';
import { manyUnitsText, WHENS } from './many-units.js';

const FROM = '2020-09-01';
const TO = '2021-09-01';
const TRIES = 7;
/** As many at every size, all kept until the last is made: who makes few in one go would leave nothing to tidy up. */
const UNITS_A_TRY = 3_000;

const [, , , size = '', what = ''] = process.argv;
const units = Number(size);
const plan = mustRead(manyUnitsText(units));
const calendar = calendarOf(plan);
/** Held while the memory is looked at. */
export let kept: readonly PlannedTask[] = [];
const year = () => expandPlan(plan, calendar, FROM, TO);

if (year().length < units * (WHENS.length + 1)) throw new Error('some duty made no tasks');
process.stdout.write(`${(what === 'time' ? bestNs() : heldBytes()) / units}\n`);

function bestNs(): number {
  const tries = Array.from({ length: TRIES }, () => {
    const startedMs = performance.now();
    const years = Array.from({ length: UNITS_A_TRY / units }, year);
    return ((performance.now() - startedMs) * 1e6) / years.length;
  });
  return Math.min(...tries);
}

function heldBytes(): number {
  const before = usedBytes();
  kept = year();
  return usedBytes() - before;
}

function usedBytes(): number {
  if (globalThis.gc === undefined) throw new Error('run with --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
