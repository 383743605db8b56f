/** A small plan as YAML text, with the parts a test is about put in; and the plans of the five institutions. */
import { readFileSync } from 'node:fs';
import type { Duty, Plan } from '../../../src/ledger/plan/language.js';
import { problemSentence, readPlan } from '../../../src/ledger/plan/read-plan.js';

export const PLAN_FILES = ['thanh-truong-2020', 'ha-noi-2017', 'ha-nam-2023', 'dong-thap-2017', 'cu-jut-2020'] as const;

interface Parts {
  readonly plan?: string;
  readonly calendar?: string;
  readonly units?: string;
  readonly when?: string;
  readonly duty?: string;
  readonly more?: string;
}

const SCHOOL_YEARS = `
    - code: 2020-2021
      from: 2020-09-05
      through: 2021-05-31
      semesters:
        - { from: 2020-09-05, through: 2021-01-15 }
        - { from: 2021-01-18, through: 2021-05-31 }`;

/** The text of a plan with one duty, owed by the groups to the office. */
export function smallPlanText(parts: Parts = {}): string {
  return `plan:
  code: small
  title: Kế hoạch thử
  ${parts.plan ?? 'from: 2020-01-01'}
organisation:
  code: truong
  name: Trường thử
  shortName: Trường
  level: primary
  learners: học sinh
  letterhead:
    parentLines: [UBND XÃ]
    nameLines: [TRƯỜNG THỬ]
    place: Nơi thử
    symbol: TT
    archive: VT
    signers: [{ code: principal, lines: [HIỆU TRƯỞNG], default: true }]
  desks: { office: van-phong, editor: van-phong, leader: bgh }
calendar:
  schoolYears:${SCHOOL_YEARS}${parts.calendar ?? ''}
units:
  - { code: bgh, name: Ban Giám hiệu, kind: leadership }
  - { code: van-phong, name: Văn phòng, kind: office }
  - { code: to-toan, name: Tổ Toán, kind: group }
  - { code: to-van, name: Tổ Văn, kind: group }${parts.units ?? ''}
topics:
  - { code: chung, title: Chung, clause: mục II }
channels:
  - { code: website, name: Trang web, kind: website }
route:
  levels:
    - { code: office, title: Văn phòng duyệt, reviewer: { unit: van-phong, role: editor }, settles: true }
duties:
  - code: article
    title: Bài hằng tháng
    clause: mục III.2
    owes: { kinds: [group] }
    settles: { by: articles }
    to: [van-phong]
    when: ${parts.when ?? '{ kind: monthlyLastDay }'}${parts.duty ?? ''}
${parts.more ?? ''}`;
}

/** The plan in a text that must be right. */
export function mustRead(text: string, name = 'small.yaml'): Plan {
  const read = readPlan(text, name);
  if ('problems' in read) throw new Error(read.problems.map(problemSentence).join('\n'));
  return read.plan;
}

/** One of the five plans in the project's folder. */
export function planOf(file: (typeof PLAN_FILES)[number]): Plan {
  return mustRead(readFileSync(`prisma/plans/${file}.yaml`, 'utf8'), `${file}.yaml`);
}

export function dutyOf(plan: Plan, code: string): Duty {
  const duty = plan.duties.find((each) => each.code === code);
  if (!duty) throw new Error(`no duty ${code}`);
  return duty;
}
