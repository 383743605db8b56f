/** What a schema cannot see: codes that must exist, must be unique, must fit together. */
import { type CrossFault, dateFaults } from './check-dates.js';
import { didYouMean } from './did-you-mean.js';
import { type Duty, type Plan, type PlanFile, planFileSchema } from './language.js';
import { owersOf } from './owers.js';
import type { Named } from './parts.js';
import { referencesIn } from './schema-walk.js';

type Path = readonly PropertyKey[];

/** Every fault of meaning in a plan whose fields are all well formed. `file` is the same plan as it was written. */
export function crossCheck(plan: Plan, file: PlanFile): readonly CrossFault[] {
  const codes = [...codesTwice(file), ...referenceFaults(plan, file)];
  // What the rest means is worked out through the codes, dates through both: one layer is looked at when the last holds.
  if (codes.length > 0) return codes;
  const meaning = [
    ...unitFaults(plan, file),
    ...plan.duties.flatMap((duty, index) => dutyFaults(duty, ['duties', index], plan)),
    ...policyFaults(plan),
    ...voiceFaults(plan),
    ...settingFaults(plan),
  ];
  return meaning.length > 0 ? meaning : dateFaults(plan);
}

function codesTwice(file: PlanFile): CrossFault[] {
  const coded = (at: Path, list: readonly { readonly code: string }[]) =>
    list.map(({ code }, index) => ({ code, at: [...at, index, 'code'] }));
  const subtopics = file.topics.flatMap((topic, index) => coded(['topics', index, 'subtopics'], topic.subtopics));
  const root = { code: file.organisation.code, at: ['organisation', 'code'] };
  return [
    // Units and outside recipients are named in the same places, so they share their codes.
    ...twice('unit or recipient', [root, ...coded(['units'], file.units), ...coded(['recipients'], file.recipients)]),
    ...twice('topic', [...coded(['topics'], file.topics), ...subtopics]),
    ...twice('channel', coded(['channels'], file.channels)),
    ...twice('event', coded(['events'], file.events)),
    ...twice('focal person', coded(['focalPersons'], file.focalPersons)),
    ...twice('duty', coded(['duties'], file.duties)),
    ...twice('report', coded(['reports'], file.reports)),
    ...twice('review level', coded(['route', 'levels'], file.route.levels)),
  ];
}

function twice(what: string, codes: readonly { readonly code: string; readonly at: Path }[]): CrossFault[] {
  const seen = new Set<string>();
  return codes.flatMap(({ code, at }) => {
    const known = seen.has(code);
    seen.add(code);
    return known ? [{ at, expected: `a code no other ${what} has`, found: `"${code}" once more` }] : [];
  });
}

function referenceFaults(plan: Plan, file: PlanFile): CrossFault[] {
  const codesOf = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);
  const units = codesOf(plan.units);
  const known: Record<Named, ReadonlySet<string>> = {
    unit: new Set(units),
    kind: new Set(plan.units.map(({ kind }) => kind)),
    addressee: new Set([...units, ...codesOf(plan.recipients)]),
    topic: new Set([...codesOf(plan.topics), ...plan.topics.flatMap((topic) => codesOf(topic.subtopics))]),
    channel: new Set(codesOf(plan.channels)),
    duty: new Set(codesOf(plan.duties)),
    'focal person': new Set(codesOf(plan.focalPersons)),
  };
  const called: Record<Named, string> = {
    unit: 'the code of a unit',
    kind: 'a kind some unit has',
    addressee: 'the code of a unit or recipient',
    topic: 'the code of a topic',
    channel: 'the code of a channel',
    duty: 'the code of a duty',
    'focal person': 'the code of a focal person',
  };
  return referencesIn(planFileSchema, file)
    .filter(({ names, code }) => !known[names].has(code))
    .map(({ at, names, code }) => ({
      at,
      expected: called[names],
      found: `"${code}"`,
      hint: didYouMean(code, known[names]),
    }));
}

function unitFaults(plan: Plan, file: PlanFile): CrossFault[] {
  const parents = new Map(plan.units.map((unit) => [unit.code, unit.parent]));
  const circles = file.units.flatMap((unit, index) => {
    let above: string | undefined = unit.parent;
    for (let steps = 0; above !== undefined && steps < parents.size && above !== unit.code; steps += 1)
      above = parents.get(above);
    if (above === undefined) return [];
    return [
      { at: ['units', index, 'parent'], expected: 'a unit that is not below this one', found: `"${unit.parent}"` },
    ];
  });
  const defaults = plan.organisation.letterhead.signers.filter((signer) => signer.default).length;
  const signers = {
    at: ['organisation', 'letterhead', 'signers'],
    expected: 'one signer with default: true',
    found: `${defaults}`,
  };
  return defaults === 1 ? circles : [...circles, signers];
}

function dutyFaults(duty: Duty, at: Path, plan: Plan): CrossFault[] {
  const { owes } = duty;
  const owers = owersOf(duty, plan);
  const faults: CrossFault[] = [];
  const kinds = new Set(duty.when.map(({ kind }) => kind));
  const unasked = [...kinds].filter((kind) => kind !== 'onRequest' && kind !== 'asItArises');
  const unhosted = [...kinds].filter((kind) => kind !== 'perEvent');

  if (duty.tier === 'upward' && owers.join() !== plan.organisation.code) {
    const found = owers.join(', ') || 'nobody';
    faults.push({ at: [...at, 'owes'], expected: 'the organisation alone, since the duty is upward', found });
  }
  if (owers.length === 0 && !owes.eventHost && !owes.asked) {
    const seat =
      owes.role === undefined ? 'units that owe it' : `a desk for the role ${owes.role} in organisation.desks`;
    faults.push({ at: [...at, 'owes'], expected: seat, found: 'nobody' });
  }
  if (owes.eventHost && unhosted.length > 0) {
    faults.push({
      at: [...at, 'when'],
      expected: 'perEvent, since the host of an event owes it',
      found: unhosted.join(', '),
    });
  }
  if (owes.asked && unasked.length > 0) {
    const expected = 'onRequest or asItArises, since whoever is asked owes it';
    faults.push({ at: [...at, 'when'], expected, found: unasked.join(', ') });
  }
  return faults;
}

function policyFaults(plan: Plan): CrossFault[] {
  const { route, hotIssues, press } = plan;
  const faults: CrossFault[] = [];
  if (!route.levels.some((level) => level.settles)) {
    faults.push({ at: ['route', 'levels'], expected: 'a level with settles: true', found: 'none' });
  }
  const wanted = ['receive', 'verify', 'handle', 'answer', 'publishResult'];
  const steps = hotIssues?.steps.map(({ step }) => step) ?? wanted;
  if (steps.join() !== wanted.join()) {
    faults.push({
      at: ['hotIssues', 'steps'],
      expected: `the steps ${wanted.join(', ')} in this order`,
      found: steps.join(', '),
    });
  }
  for (const [index, speaker] of (press?.speakers ?? []).entries()) {
    if (speaker.role !== undefined || speaker.unit !== undefined || speaker.focalPerson !== undefined) continue;
    faults.push({ at: ['press', 'speakers', index], expected: 'a role, unit or focalPerson', found: 'nobody' });
  }
  for (const [index, report] of plan.reports.entries()) {
    const duty = plan.duties.find(({ code }) => code === report.duty);
    if (!duty || report.cutOff || duty.cutOff) continue;
    const found = `neither here nor in the duty "${duty.code}"`;
    faults.push({ at: ['reports', index, 'duty'], expected: 'an end of the data (cutOff)', found });
  }
  for (const [index, topic] of plan.topics.entries()) {
    if (topic.sameAs !== topic.code) continue;
    faults.push({ at: ['topics', index, 'sameAs'], expected: 'another topic', found: `"${topic.code}" itself` });
  }
  return faults;
}

/** What people do settles these as it comes up: a duty with dates of its own would be asked for twice. */
function voiceFaults({ duties, documents, hotIssues, press, feedback, praise }: Plan): CrossFault[] {
  const named: readonly (readonly [Path, string | undefined])[] = [
    [['documents', 'publishing'], documents?.publishing],
    [['hotIssues', 'handling'], hotIssues?.handling],
    [['hotIssues', 'publication'], hotIssues?.publication],
    [['press', 'answering'], press?.answering],
    [['press', 'agreeing'], press?.agreeing],
    [['press', 'watching'], press?.watching],
    [['feedback', 'handling'], feedback?.handling],
    [['praise', 'proposal'], praise?.proposal],
    ...(praise?.articles ?? []).map((code, index): readonly [Path, string] => [['praise', 'articles', index], code]),
  ];
  return named.flatMap(([at, code]) => {
    const dated =
      duties.find((duty) => duty.code === code)?.when.filter((when) => !OCCASIONS.includes(when.kind)) ?? [];
    const found = `"${code}", which is due ${dated.map((when) => when.kind).join(', ')}`;
    return dated.length === 0 ? [] : [{ at, expected: 'a duty onRequest or asItArises', found }];
  });
}

const OCCASIONS = ['onRequest', 'asItArises'];

function settingFaults(plan: Plan): CrossFault[] {
  return plan.settings
    .filter((setting) => setting.usedAt.length === 0)
    .map(({ name }) => ({ at: ['settings', name], expected: `a field that says { setting: ${name} }`, found: 'none' }));
}
