/**
 * Random values of any type of the Bot API, made from its declarations as `@telegraf/types` publishes them: every field
 * they know of is now there, now not, as they allow.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const telegraf = createRequire(import.meta.url).resolve('telegraf');
const FOLDER = dirname(createRequire(telegraf).resolve('@telegraf/types/package.json'));
/** Beyond so many levels only what must be there is. */
const DEEP = 3;

type Type =
  | { readonly is: 'literal'; readonly value: unknown }
  | { readonly is: 'primitive'; readonly name: string }
  | { readonly is: 'list'; readonly of: Type }
  | { readonly is: 'union'; readonly of: readonly Type[] }
  | { readonly is: 'all'; readonly of: readonly Type[] }
  | { readonly is: 'object'; readonly fields: readonly Field[] }
  | { readonly is: 'named'; readonly name: string; readonly given: readonly Type[] };

interface Field {
  readonly name: string;
  readonly optional: boolean;
  readonly type: Type;
}

interface Declared {
  readonly params: readonly { readonly name: string; readonly usually: Type | undefined }[];
  readonly type: Type;
  /** "Message" for what is declared inside `namespace Message`. */
  readonly inside: string;
}

const declared = new Map<string, Declared>();
for (const file of readdirSync(FOLDER).filter((name) => name.endsWith('.d.ts'))) readFile(join(FOLDER, file));

/** What text, numbers and names of a type are drawn from; `random` answers from 0 to below 1. */
export interface Draw {
  random(): number;
  text(field: string): string;
  number(field: string): number;
}

/** A value of the type called `name`, such as "Update". */
export function sampleOf(name: string, draw: Draw): unknown {
  return drawn({ is: 'named', name, given: [] }, { draw, depth: 0, inside: '', bound: new Map(), field: '' });
}

interface At {
  readonly draw: Draw;
  readonly depth: number;
  readonly inside: string;
  readonly bound: ReadonlyMap<string, Type>;
  readonly field: string;
}

function drawn(type: Type, at: At): unknown {
  const { draw } = at;
  switch (type.is) {
    case 'literal':
      return type.value;
    case 'primitive':
      if (type.name === 'string') return draw.text(at.field);
      if (type.name === 'number') return draw.number(at.field);
      return type.name === 'boolean' ? draw.random() < 0.5 : undefined;
    case 'list':
      return Array.from({ length: at.depth > DEEP ? 1 : 1 + Math.floor(draw.random() * 3) }, () => drawn(type.of, at));
    case 'union':
      return drawn(type.of[Math.floor(draw.random() * type.of.length)] ?? { is: 'primitive', name: 'never' }, at);
    case 'all':
      // Of two that speak of one field the later one is the narrower.
      return Object.assign({}, ...type.of.map((part) => drawn(part, at)));
    case 'object':
      return Object.fromEntries(
        type.fields
          .filter(({ optional }) => !optional || (at.depth < DEEP && draw.random() < 0.3))
          .map(({ name, type: of }) => [name, drawn(of, { ...at, depth: at.depth + 1, field: name })] as const)
          .filter(([, value]) => value !== undefined),
      );
    case 'named':
      return drawnByName(type, at);
  }
}

function drawnByName({ name, given }: Extract<Type, { is: 'named' }>, at: At): unknown {
  const bound = at.bound.get(name);
  if (bound !== undefined) return drawn(bound, at);
  // Of the types of the language itself the first argument is enough: what is taken away is drawn again by the other.
  const [first] = given;
  if (['Exclude', 'Omit', 'Partial', 'Extract'].includes(name) && first !== undefined) return drawn(first, at);
  const found = declared.get(`${at.inside}.${name}`) ?? declared.get(name);
  if (found === undefined) throw new Error(`the Bot API declares no ${name}`);
  const bindings = found.params.flatMap(({ name: param, usually }, index) => {
    const type = given[index] ?? usually;
    return type === undefined ? [] : [[param, type] as const];
  });
  return drawn(found.type, { ...at, inside: found.inside, bound: new Map(bindings) });
}

function readFile(path: string): void {
  const source = readFileSync(path, 'utf8').replace(/\/\*.*?\*\//gs, '');
  const words = source.match(/"[^"]*"|[A-Za-z_$][\w$]*|\d+|=>|[^\s]/g) ?? [];
  let at = 0;
  const peek = (ahead = 0) => words[at + ahead] ?? '';
  const take = () => words[at++] ?? '';
  const took = (word: string) => peek() === word && take() === word;
  const need = (word: string) => {
    if (take() !== word) throw new Error(`${path}: expected ${word} before ${words.slice(at - 1, at + 5).join(' ')}`);
  };

  declarations('');

  function declarations(inside: string): void {
    while (at < words.length && peek() !== '}') {
      if (took('export') || took('declare')) continue;
      if (took('namespace')) {
        const name = take();
        need('{');
        declarations(name);
        need('}');
      } else if (took('interface')) note(inside, take(), interfaceBody);
      else if (took('type') && peek(1) !== '{') note(inside, take(), aliasBody);
      else skipLine();
    }
  }

  function note(inside: string, name: string, body: () => Type): void {
    const params = took('<') ? parameters() : [];
    declared.set(inside === '' ? name : `${inside}.${name}`, { params, type: body(), inside });
  }

  function parameters(): Declared['params'] {
    const params: Declared['params'][number][] = [];
    while (!took('>')) {
      const name = take();
      if (took('extends')) union();
      params.push({ name, usually: took('=') ? union() : undefined });
      took(',');
    }
    return params;
  }

  function interfaceBody(): Type {
    const parts: Type[] = [];
    if (took('extends'))
      do parts.push(single());
      while (took(','));
    return { is: 'all', of: [...parts, object()] };
  }

  function aliasBody(): Type {
    need('=');
    const type = union();
    took(';');
    return type;
  }

  function union(): Type {
    took('|');
    const of = [all()];
    while (took('|')) of.push(all());
    return of.length === 1 && of[0] !== undefined ? of[0] : { is: 'union', of };
  }

  function all(): Type {
    const of = [single()];
    while (took('&')) of.push(single());
    return of.length === 1 && of[0] !== undefined ? of[0] : { is: 'all', of };
  }

  function single(): Type {
    let type = plain();
    while (peek() === '[') {
      take();
      // A member picked out of a type is not followed: nothing an update holds is written so.
      if (!took(']')) {
        union();
        need(']');
      } else type = { is: 'list', of: type };
    }
    return type;
  }

  function plain(): Type {
    const word = peek();
    if (word === '{') return object();
    if (took('(')) return parenthesised();
    take();
    if (word.startsWith('"')) return { is: 'literal', value: word.slice(1, -1) };
    if (/^\d/.test(word)) return { is: 'literal', value: Number(word) };
    if (word === 'true' || word === 'false') return { is: 'literal', value: word === 'true' };
    if (word === 'keyof') return single();
    if (['string', 'number', 'boolean', 'never', 'undefined', 'void', 'unknown', 'object'].includes(word)) {
      return { is: 'primitive', name: word };
    }
    let name = word;
    while (took('.')) name += `.${take()}`;
    const given: Type[] = [];
    if (took('<')) {
      do given.push(union());
      while (took(','));
      need('>');
    }
    return { is: 'named', name, given };
  }

  function parenthesised(): Type {
    const type = union();
    need(')');
    return type;
  }

  function object(): Type {
    need('{');
    const fields: Field[] = [];
    while (!took('}')) {
      if (peek(1) !== ':' && peek(1) !== '?') {
        skipLine();
        continue;
      }
      const name = take();
      const optional = took('?');
      need(':');
      fields.push({ name, optional, type: union() });
      took(';');
    }
    return { is: 'object', fields };
  }

  /** Over what no update is made of: imports, methods, mapped types. */
  function skipLine(): void {
    let open = 0;
    while (at < words.length) {
      const word = peek();
      if (open === 0 && word === '}') return;
      take();
      if ('{([<'.includes(word) && word.length === 1) open += 1;
      if ('})]>'.includes(word) && word.length === 1) open -= 1;
      if (open === 0 && word === ';') return;
    }
  }
}
