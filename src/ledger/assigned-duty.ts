/** Assignments as duties: what was given by hand is shown, reminded and counted by the functions that serve the plan's. */
import type { Duty, Settles } from './plan/language.js';
import { texts } from './texts.js';

/** The duty code, and the plan code, of every task that was given by hand. */
export const ASSIGNMENT = 'assignment';

/** What settles an assignment: an item of that kind, or the word of whoever did it, with proof. */
export type AssignmentSettles = 'articles' | 'photos' | 'document' | 'doneMark';

/** The duty of one assigned task. It has the plan's ladder of reminders. */
export function assignedDuty(title: string, clause: string, by: AssignmentSettles): Duty {
  return { ...ALL_ASSIGNMENTS, title, clause, settles: SETTLES[by] };
}

const SETTLES: Readonly<Record<AssignmentSettles, Settles>> = {
  articles: { by: 'articles', atLeast: 1, perUnit: {} },
  photos: { by: 'photos', atLeast: 1, perUnit: {}, originals: false, classified: false },
  document: { by: 'document', nilAllowed: false },
  doneMark: { by: 'doneMark', proof: 'note', findings: false, nilAllowed: false },
};

/** The duty under which tasks of this code are counted: all assignments are one. */
export function countedDuty(dutyOf: (code: string) => Duty | undefined, code: string): Duty | undefined {
  return code === ASSIGNMENT ? ALL_ASSIGNMENTS : dutyOf(code);
}

/** All assignments of a period together, as they are counted. */
const ALL_ASSIGNMENTS: Duty = {
  code: ASSIGNMENT,
  title: texts.assignments,
  clause: texts.assignedClause,
  owes: { organisation: false, units: [], kinds: [], except: [], eventHost: false, asked: true },
  settles: SETTLES.doneMark,
  tier: 'unit',
  fedBy: [],
  to: [],
  when: [],
  topics: [],
  channels: [],
};
