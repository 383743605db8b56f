/** One slip of the hand in a plan file, and the one sentence it is answered with. */
import { expect, it } from 'vitest';
import { problemSentence, readPlan } from '../../../src/ledger/plan/read-plan.js';
import { smallPlanText } from './small-plan.js';

const GOOD = smallPlanText({
  when: '{ setting: day }',
  more: `settings:
  day:
    assumed: true
    note: Kế hoạch không ghi hạn
    value: { kind: monthlyLastDay }
`,
});

it.each([
  ['a line left out', ['    title: Bài hằng tháng\n', ''], '40:5: duties[0].title: expected a text, found nothing'],
  [
    'a list left out',
    ['    to: [van-phong]\n', ''],
    '40:5: duties[0].to: expected a list, written [one, two] or with "- " before each entry, found nothing',
  ],
  [
    'a group left out',
    ['    settles: { by: articles }\n', ''],
    '40:5: duties[0].settles: expected a group of fields with "by", found nothing',
  ],
  [
    'a name of a group left out',
    ['  letterhead:\n', ''],
    '10:13: learners: expected one value after the colon, found another field on or under the same line; see whether the next line begins too far right, or a text that holds ": " lacks its quotes',
  ],
  [
    'a value where a group belongs',
    ['calendar:\n', 'calendar: 2020\nplace:\n'],
    '19:11: calendar: expected a group of the fields schoolYears, daysOff, workingWeekdays, workingHours, found the number 2020',
  ],
  [
    'a mistyped name of a field',
    ['    title: Bài', '    titel: Bài'],
    '41:5: duties[0].titel: expected one of the fields code, title, clause, owes, settles, tier, fedBy, to, when, cutOff, beforeIncludesDay, graceWorkingDays, opensDaysBefore, ladder, escalation, topics, channels, note, found the field "titel"; did you mean "title"?',
  ],
  [
    'the dash of an entry left out',
    ['  - code: article\n', '    code: article\n'],
    '40:5: duties: expected a list, written [one, two] or with "- " before each entry, found a group of fields',
  ],
  [
    'a setting without its value',
    ['    value: { kind: monthlyLastDay }\n', ''],
    '49:5: settings.day.value: expected a value, found nothing',
  ],
  [
    'a line too far right',
    ['    place: Nơi thử', '     place: Nơi thử'],
    '14:1: place: expected the same number of spaces before all fields of one group, found a line that begins further left or right; see also whether the line above it is missing',
  ],
  ['a tab', ['    place: Nơi thử', '\tplace: Nơi thử'], '14:1: place: expected spaces before the field, found a tab'],
  [
    'no space after a colon',
    ['{ code: to-toan, name: Tổ Toán', '{ code: to-toan, name:Tổ Toán'],
    '30:22: units[2].name:Tổ Toán: expected one of the fields code, name, shortName, kind, parent, urges, note, found the field "name:Tổ Toán"; "name" is followed by a colon and a space',
  ],
  [
    'a comma in a text inside braces',
    ['title: Văn phòng duyệt,', 'title: Văn phòng duyệt, đăng,'],
    '38:47: route.levels[0].đăng: expected one of the fields code, title, clause, reviewer, of, settles, optional, publishesTo, sendsUpTo, offersDaysBefore, found the field "đăng"; inside { } a text that holds a comma stands in quotes: "one, two"',
  ],
  [
    'a bracket left open',
    ['to: [van-phong]', 'to: [van-phong'],
    '46:5: when: expected a "]" that closes what was opened above, found none before this line',
  ],
  [
    'a quote left open',
    ['title: Bài hằng tháng', 'title: "Bài hằng tháng'],
    '41:12: title: expected a second quote on the line, to close the text, found one',
  ],
  [
    'a field twice',
    ['  place: Nơi thử', '  place: Nơi thử\n    place: Nơi khác'],
    '15:5: place: expected each field once in its group, found "place" once more; each entry of a list begins with "- ", each group of fields with its own name',
  ],
  [
    'a second plan below the first',
    ['  place: Nơi thử', '  place: Nơi thử\n---\nplan:'],
    '15:1: expected one plan in a file, found another one after a line "---"',
  ],
  [
    'a day that is none',
    ['from: 2020-09-05\n', 'from: 05/09/2020\n'],
    '22:13: calendar.schoolYears[0].from: expected a day that exists, written YYYY-MM-DD, found "05/09/2020"',
  ],
])('says what is wrong with %s', (_, [from = '', to = ''], sentence) => {
  expect(GOOD).toContain(from);
  const read = readPlan(GOOD.replace(from, to), 'plan.yaml');
  const [first] = 'problems' in read ? read.problems : [];
  expect(first === undefined ? 'no problem' : problemSentence(first)).toBe(`plan.yaml:${sentence}`);
});
