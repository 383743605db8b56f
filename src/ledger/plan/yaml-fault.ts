/** What is wrong with the writing of a file, before any meaning: in words for whoever typed it, not for a parser's author. */
import type { YAMLError } from 'yaml';

/** One fault found in the file before or beside its meaning. Line and column count from 1. */
export interface SourceFault {
  readonly line: number;
  readonly column: number;
  readonly path: string;
  readonly expected: string;
  readonly found: string;
  readonly hint?: string;
}

type Words = Pick<SourceFault, 'expected' | 'found' | 'hint'>;

/** The fault, and the character it stands at. The field is the one its line begins with; empty where it begins with none. */
export function writtenFault(
  error: YAMLError,
  text: string,
): { readonly offset: number; readonly fault: Omit<SourceFault, 'line' | 'column'> } {
  // A text whose quote is not closed ends wherever the next quote stands: the parser notices far below.
  const quote = loneQuote(text.slice(0, Math.max(error.pos[0], text.indexOf('\n', error.pos[0]))));
  const offset = quote ?? error.pos[0];
  const line = lineAt(text, offset);
  const field = /^[\s-]*(?:\{\s*)?([\w-]+)\s*:/.exec(line)?.[1] ?? '';
  const words =
    quote === undefined
      ? wordsFor(error, line.trim(), field)
      : { expected: 'a second quote on the line, to close the text', found: 'one' };
  return { offset, fault: { path: field, ...words } };
}

/** Where the first line with an odd number of double quotes has its last one. */
function loneQuote(text: string): number | undefined {
  let from = 0;
  for (const line of text.split('\n')) {
    const quotes = line.trimStart().startsWith('#') ? [] : [...line.matchAll(/(?<!\\)"/g)];
    if (quotes.length % 2 === 1) return from + (quotes.at(-1)?.index ?? 0);
    from += line.length + 1;
  }
  return undefined;
}

function wordsFor({ code, message }: YAMLError, line: string, field: string): Words {
  const closing = /end with a ([\]}])/.exec(message)?.[1];
  if (closing !== undefined) {
    return { expected: `a "${closing}" that closes what was opened above`, found: 'none before this line' };
  }
  if (message.startsWith('Sequence item without -')) {
    return { expected: '"- " before each entry of a list', found: `"${line}"` };
  }
  if (message.startsWith('A block sequence')) {
    const expected = 'the name of the field this list belongs to, with a colon, on the line above it';
    return { expected, found: 'a list without one' };
  }
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        expected: 'each field once in its group',
        found: `"${field}" once more`,
        hint: 'each entry of a list begins with "- ", each group of fields with its own name',
      };
    case 'MULTIPLE_DOCS':
      return { expected: 'one plan in a file', found: 'another one after a line "---"' };
    case 'TAB_AS_INDENT':
      return { expected: 'spaces before the field', found: 'a tab' };
    case 'BAD_INDENT':
      return {
        expected: 'the same number of spaces before all fields of one group',
        found: 'a line that begins further left or right',
        hint: 'see also whether the line above it is missing',
      };
    case 'MISSING_CHAR':
    case 'UNEXPECTED_TOKEN':
    case 'MULTILINE_IMPLICIT_KEY':
      return {
        expected: 'a field and its value, written "field: value"',
        found: `"${line}"`,
        hint: 'see whether a colon, a comma, a quote or a bracket is missing here or on the line above',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        expected: 'one value after the colon',
        found: 'another field on or under the same line',
        hint: 'see whether the next line begins too far right, or a text that holds ": " lacks its quotes',
      };
    case 'BLOCK_IN_FLOW':
      return {
        expected: 'a value for each field inside { } or [ ]',
        found: 'none',
        hint: 'see whether it is missing here or on the line above',
      };
    default:
      return { expected: 'YAML that can be read', found: message };
  }
}

function lineAt(text: string, offset: number): string {
  const from = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
  const end = text.indexOf('\n', from);
  return text.slice(from, end === -1 ? undefined : end);
}
