/** What the people of the story do by themselves, and when: before the visitor comes, and while time is made to pass. */
import { type Day, parseDay, startOf } from '../calendar/day.js';
import type { Company } from './company.js';

const ZONE = 'Asia/Ho_Chi_Minh';

export interface Happening {
  readonly at: Date;
  happens(company: Company): Promise<void>;
}

/** Where the story begins. */
export const BEGINNING = moment('2020-10-05', '08:00');
/** When the visitor comes: the day the kindergarten's plan was issued. */
export const OPENING = moment('2020-11-02', '08:00');

/** One item was given back and sent again, one was approved at once, one still waits. */
export const BEFORE_OPENING: readonly Happening[] = [
  happening('2020-10-13', '10:05', (company) => company.writes('lead', 'corners')),
  happening('2020-10-14', '09:10', (company) => company.givesBack('reviewer', 'corners')),
  happening('2020-10-14', '16:30', (company) => company.mends('lead', 'corners')),
  happening('2020-10-15', '08:15', (company) => company.approves('reviewer', 'corners')),
  happening('2020-10-20', '16:45', (company) => company.writes('teacher', 'womensDay')),
  happening('2020-10-21', '08:30', (company) => company.approves('reviewer', 'womensDay')),
  happening('2020-10-30', '15:50', (company) => company.writes('kitchenMember', 'menu')),
];

/** The other groups, and a second reviewer beside the visitor: three groups hand in, the nursery does not. */
export const AFTER_OPENING: readonly Happening[] = [
  happening('2020-11-02', '15:30', (company) => company.reports('leader', 'schoolPlan')),
  happening('2020-11-04', '10:40', (company) => company.reports('middleLead', 'groupPlan')),
  happening('2020-11-05', '14:20', (company) => company.reports('smallLead', 'groupPlan')),
  happening('2020-11-10', '09:15', (company) => company.writes('middleLead', 'garden')),
  happening('2020-11-10', '15:05', (company) => company.approves('secondReviewer', 'garden')),
  happening('2020-11-19', '16:20', (company) => company.writes('smallLead', 'teachersDay')),
  happening('2020-11-20', '08:10', (company) => company.approves('secondReviewer', 'teachersDay')),
  happening('2020-11-24', '10:30', (company) => company.writes('kitchenMember', 'kitchen')),
  happening('2020-11-25', '08:20', (company) => company.approves('secondReviewer', 'kitchen')),
  happening('2020-11-26', '10:15', (company) => company.reports('middleLead', 'groupInformation')),
  happening('2020-11-27', '15:40', (company) => company.reports('smallLead', 'groupInformation')),
];

function happening(day: string, time: string, happens: Happening['happens']): Happening {
  return { at: moment(day, time), happens };
}

/** `day`: YYYY-MM-DD, `time`: HH:MM, on the kindergarten's clock. */
function moment(day: string, time: string): Date {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return startOf(requireDay(day), ZONE, { hour, minute });
}

function requireDay(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new Error(`${text} is no day`);
  return day;
}
