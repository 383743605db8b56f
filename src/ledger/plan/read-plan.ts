/** Reads a plan file: text in, a plan out, or every problem with its file, line, column, field, expected and found. */
import type { z } from 'zod';
import { crossCheck } from './cross-check.js';
import { didYouMean, foundInWords } from './did-you-mean.js';
import { type Plan, type PlanFile, type PlanSetting, planFileSchema } from './language.js';
import { knownKeys } from './schema-walk.js';
import type { SourceFault } from './yaml-fault.js';
import { pathText, readYamlSource, type YamlSource } from './yaml-source.js';

/** One thing wrong with a plan file, for the operator (English). Line and column count from 1. */
export interface PlanProblem extends SourceFault {
  readonly file: string;
}

export type ReadPlan = { readonly plan: Plan } | { readonly problems: readonly PlanProblem[] };

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The plan in the text, or every problem found in it, in file order. `fileName` is only named in problems. Never throws. */
export function readPlan(yamlText: string, fileName: string): ReadPlan {
  const key = `${fileName}\n${yamlText}`;
  const known = lastRead.get(key);
  if (known !== undefined) return known;
  const read = newlyRead(yamlText, fileName);
  if (lastRead.size >= TEXTS_KEPT) lastRead.clear();
  if ('plan' in read) lastRead.set(key, read);
  return read;
}

/** Reading takes tens of milliseconds, and whoever shows what a plan would change reads it again to apply it. */
const lastRead = new Map<string, ReadPlan>();
const TEXTS_KEPT = 4;

function newlyRead(yamlText: string, fileName: string): ReadPlan {
  const source = readYamlSource(yamlText.normalize('NFC'));
  if (source.faults.length > 0) return failed(source.faults, fileName);
  if (source.data === undefined) {
    return failed([{ line: 1, column: 1, path: '', expected: 'a plan', found: 'an empty file' }], fileName);
  }

  const parsed = planFileSchema.safeParse(source.data);
  if (!parsed.success)
    return failed(
      parsed.error.issues.flatMap((issue) => faultsOf(issue, source)),
      fileName,
    );

  const plan = planOf(parsed.data, source);
  const faults = crossCheck(plan, parsed.data).map(({ at, expected, found, hint }) =>
    fault(source, at, expected, found, hint),
  );
  return faults.length > 0 ? failed(faults, fileName) : { plan };
}

/** "plans/x.yaml:12:5: duties[0].to: expected …, found …; did you mean …?" */
export function problemSentence(problem: PlanProblem): string {
  const { file, line, column, path, expected, found, hint } = problem;
  const field = path === '' ? '' : `${path}: `;
  return `${file}:${line}:${column}: ${field}expected ${expected}, found ${found}${hint === undefined ? '' : `; ${hint}`}`;
}

function failed(faults: readonly SourceFault[], file: string): ReadPlan {
  const inOrder = faults.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return { problems: inOrder.map((each) => ({ file, ...each })) };
}

function planOf(file: PlanFile, source: YamlSource): Plan {
  const { settings, units, ...rest } = file;
  const root = file.organisation;
  const named: PlanSetting[] = Object.entries(settings).map(([name, setting]) => ({
    name,
    ...setting,
    usedAt: source.settingUses.get(name) ?? [],
  }));
  return {
    ...rest,
    settings: named,
    units: [
      { code: root.code, name: root.name, shortName: root.shortName, kind: 'organisation', parent: undefined },
      ...units.map((unit) => ({ ...unit, parent: unit.parent ?? root.code })),
    ],
  };
}

function faultsOf(issue: Issue, source: YamlSource): SourceFault[] {
  const found = foundInWords(valueAt(source.data, issue.path));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(key, issue.path, source));
    case 'invalid_value': {
      const values = issue.values.map(String);
      const wanted = values.length === 1 ? `"${values[0]}"` : `one of ${values.join(', ')}`;
      return [fault(source, issue.path, wanted, found, nearestTo(valueAt(source.data, issue.path), values))];
    }
    case 'invalid_union': {
      const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
      const wanted = options.length > 0 ? `one of ${options.join(', ')}` : issue.message;
      return [fault(source, issue.path, wanted, found, nearestTo(valueAt(source.data, issue.path), options))];
    }
    case 'invalid_key':
      return [
        {
          ...fault(source, issue.path, issue.issues[0]?.message ?? issue.message, 'this name'),
          ...source.place(issue.path, true),
        },
      ];
    case 'invalid_type':
      // Where its name was mistyped, the name is the fault.
      if (found === 'nothing' && isMistyped(issue.path, source)) return [];
      return [fault(source, issue.path, typeWanted(issue, source), found)];
    default:
      return [fault(source, issue.path, issue.message, found)];
  }
}

function unknownKey(key: string, path: Path, source: YamlSource): SourceFault {
  const known = knownKeys(planFileSchema, path, source.data);
  const at = [...path, key];
  const wanted = known.length > 0 ? `one of the fields ${known.join(', ')}` : 'a known field';
  const hint = writtenTogether(key, known, valueAt(source.data, at)) ?? didYouMean(key, known);
  return { ...fault(source, at, wanted, `the field "${key}"`, hint), ...source.place(at, true) };
}

/** Whether a field that is missing stands there under another name. */
function isMistyped(path: Path, source: YamlSource): boolean {
  const [field, parent] = [path.at(-1), path.slice(0, -1)];
  const written = valueAt(source.data, parent);
  if (typeof field !== 'string' || typeof written !== 'object' || written === null) return false;
  const known = knownKeys(planFileSchema, parent, source.data);
  const unknown = Object.keys(written).filter((key) => !known.includes(key));
  return unknown.some((key) => key.split(/[ :]/)[0] === field || didYouMean(key, known) === didYouMean(field, [field]));
}

/** A field's name that holds more than a name: inside { } a missing colon or quote makes one. */
function writtenTogether(key: string, known: readonly string[], value: unknown): string | undefined {
  const [first = '', ...more] = key.split(/[ :]/);
  if (more.length > 0 && known.includes(first)) return `"${first}" is followed by a colon and a space`;
  const isRest = value === null && /[^\w-]/.test(key);
  return isRest ? 'inside { } a text that holds a comma stands in quotes: "one, two"' : undefined;
}

/** zod's own wording is for programmers; ours is set on the schema, and only the bare kinds are left to name. */
function typeWanted(issue: Issue & { code: 'invalid_type' }, source: YamlSource): string {
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  if (issue.expected === 'array') return 'a list, written [one, two] or with "- " before each entry';
  if (issue.expected !== 'object' && issue.expected !== 'record') return `a ${issue.expected}`;
  const known = knownKeys(planFileSchema, issue.path, source.data);
  if (known.length === 0) return 'a group of fields';
  return known.length === 1 ? `a group of fields with "${known[0]}"` : `a group of the fields ${known.join(', ')}`;
}

function fault(source: YamlSource, path: Path, expected: string, found: string, hint?: string): SourceFault {
  const at = { ...source.place(path), path: pathText(path), expected, found };
  return hint === undefined ? at : { ...at, hint };
}

function nearestTo(value: unknown, known: readonly string[]): string | undefined {
  return typeof value === 'string' ? didYouMean(value, known) : undefined;
}

/** What the file holds at a path; a single thing standing for a list is its own entry 0. */
function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => {
    if (step === 0 && !Array.isArray(at)) return at;
    if (typeof at !== 'object' || at === null) return undefined;
    return Object.getOwnPropertyDescriptor(at, step)?.value;
  }, data);
}
