/** A plan file as plain data that still knows the line and column every part of it was written at. */
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { didYouMean } from './did-you-mean.js';
import { type SourceFault, writtenFault } from './yaml-fault.js';

type Path = readonly PropertyKey[];

export interface YamlSource {
  /** The file's content with every `{ setting: name }` replaced by that setting's value. */
  readonly data: unknown;
  /** Setting name → the fields it fills. */
  readonly settingUses: ReadonlyMap<string, readonly string[]>;
  readonly faults: readonly SourceFault[];
  /** Where a field was written; for a missing one, where its parent was. `atKey` points at the name, not the value. */
  place(path: Path, atKey?: boolean): { readonly line: number; readonly column: number };
}

/** More than any plan needs; what is larger was made to hurt. */
const MOST_NODES = 100_000;
const MOST_DEPTH = 40;

const MOST_CHARACTERS = 5_000_000;
/** Brackets opened, or dashes begun on one line; a few thousand would exhaust the parser's stack. */
const MOST_OPEN = 200;

/** Reads YAML 1.2. Never throws: what cannot be read becomes a fault with its line. */
export function readYamlSource(text: string): YamlSource {
  const unsafe = faultBeforeParsing(text);
  if (unsafe)
    return { data: undefined, settingUses: new Map(), faults: [unsafe], place: () => ({ line: 1, column: 1 }) };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const valueNodes = new Map<string, Node>();
  const keyNodes = new Map<string, Node>();
  const settingUses = new Map<string, string[]>();
  // One slip of the hand makes a parser stumble over all that follows: the first is the one to mend.
  const faults: SourceFault[] = [...document.errors, ...document.warnings]
    .toSorted((a, b) => a.pos[0] - b.pos[0])
    .slice(0, 1)
    .map((error) => writtenFault(error, text))
    .map(({ offset, fault }) => ({ ...lineOf(offset), ...fault }));
  let nodes = 0;

  const data = faults.length > 0 || document.contents === null ? undefined : plain(document.contents, [], []);
  return { data, settingUses, faults, place };

  function lineOf(offset: number): { line: number; column: number } {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  function place(path: Path, atKey = false): { line: number; column: number } {
    const written = asWritten(path);
    const node = (atKey ? keyNodes.get(pathKey(written)) : undefined) ?? valueNodes.get(pathKey(written));
    if (node?.range) return lineOf(node.range[0]);
    return written.length === 0 ? { line: 1, column: 1 } : place(written.slice(0, -1));
  }

  /** A single thing written where a list may stand is no list in the file: its "[0]" is left out. */
  function asWritten(path: Path): Path {
    const at: PropertyKey[] = [];
    for (const step of path) {
      const isEntry = isSeq(valueNodes.get(pathKey(at))) || valueNodes.has(pathKey([...at, 0]));
      if (step !== 0 || isEntry) at.push(step);
    }
    return at;
  }

  function fault(node: Node, path: Path, expected: string, found: string, hint?: string): undefined {
    const at = lineOf(node.range?.[0] ?? 0);
    faults.push({ ...at, path: pathText(path), expected, found, ...(hint === undefined ? {} : { hint }) });
  }

  function plain(node: unknown, path: Path, through: readonly string[]): unknown {
    if (isAlias(node)) return plain(node.resolve(document), path, through);
    if (!isMap(node) && !isSeq(node) && !isScalar(node)) return null;
    nodes += 1;
    if (nodes > MOST_NODES)
      return nodes === MOST_NODES + 1 ? fault(node, path, 'a smaller file', 'too many fields') : undefined;
    if (path.length > MOST_DEPTH) return fault(node, [], 'a flatter file', `fields ${MOST_DEPTH} levels deep`);
    if (!valueNodes.has(pathKey(path))) valueNodes.set(pathKey(path), node);
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return list(node.items, path, through);

    const name = settingName(node);
    if (name !== undefined) return fromSetting(name, node, path, through);
    const fields: [string, unknown][] = node.items.map((pair) => {
      const key = isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
      const at = [...path, key];
      if (isScalar(pair.key)) keyNodes.set(pathKey(at), pair.key);
      return [key, plain(pair.value, at, through)];
    });
    return Object.fromEntries(fields);
  }

  function list(items: readonly unknown[], path: Path, through: readonly string[]): unknown[] {
    const entries = items.flatMap((item) => spliced(item, path, through));
    return entries.map((entry, index) => plain(entry.node, [...path, index], entry.through));
  }

  /** A setting that is a list gives its entries to the list it stands in. */
  function spliced(
    item: unknown,
    path: Path,
    through: readonly string[],
  ): { node: unknown; through: readonly string[] }[] {
    const name = isMap(item) ? settingName(item) : undefined;
    const written = name === undefined ? undefined : settingNode(name);
    if (name === undefined || !isSeq(written) || through.includes(name)) return [{ node: item, through }];
    noteUse(name, path);
    return written.items.flatMap((entry) => spliced(entry, path, [...through, name]));
  }

  function fromSetting(name: string, node: Node, path: Path, through: readonly string[]): unknown {
    const written = settingNode(name);
    if (written === undefined && settingNames().includes(name)) return noValue(name, node);
    if (written === undefined)
      return fault(node, path, 'the name of a setting', `"${name}"`, didYouMean(name, settingNames()));
    if (through.includes(name)) return fault(node, path, 'a setting that does not use itself', `"${name}"`);
    noteUse(name, path);
    valueNodes.delete(pathKey(path));
    return plain(written, path, [...through, name]);
  }

  function noValue(name: string, user: Node): undefined {
    const setting = document.getIn(['settings', name], true);
    return fault(isMap(setting) ? setting : user, ['settings', name, 'value'], 'a value', 'nothing');
  }

  function noteUse(name: string, path: Path): void {
    settingUses.set(name, [...(settingUses.get(name) ?? []), pathText(path)]);
  }

  function settingNode(name: string): unknown {
    return document.getIn(['settings', name, 'value'], true);
  }

  function settingNames(): string[] {
    const settings = document.get('settings');
    return isMap(settings) ? settings.items.map((pair) => String(pair.key)) : [];
  }
}

function faultBeforeParsing(text: string): SourceFault | undefined {
  const at = { line: 1, column: 1, path: '' };
  if (text.length > MOST_CHARACTERS) {
    return { ...at, expected: `at most ${MOST_CHARACTERS} characters`, found: `${text.length}` };
  }
  let open = 0;
  for (const [number, line] of text.split('\n').entries()) {
    open += (line.match(/[[{]/g)?.length ?? 0) - (line.match(/[\]}]/g)?.length ?? 0);
    const opened = Math.max(open, line.match(/[[{]/g)?.length ?? 0, line.match(/[-?] /g)?.length ?? 0);
    if (opened > MOST_OPEN)
      return { ...at, line: number + 1, expected: 'a flatter file', found: `${opened} levels begun` };
    open = Math.max(0, open);
  }
  return undefined;
}

/** The name in `{ setting: name }`, the one way a field borrows a setting's value. */
function settingName(node: YAMLMap): string | undefined {
  const name = node.items.length === 1 ? node.get('setting') : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** "duties[2].when[0].day": a field as people find it in the file. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? String(part) : `${text}.${String(part)}`;
  }, '');
}

function pathKey(path: Path): string {
  return JSON.stringify(path);
}
