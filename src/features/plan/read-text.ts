/** A file an operator wrote, in whatever encoding the editor left it. */
import { readFileSync } from 'node:fs';
import { decodeText } from '../../media/inspect-text.js';

/** Letters and their marks as one character each, as people type them elsewhere. Throws as `readFileSync` does. */
export function readText(file: string): string {
  return decodeText(readFileSync(file)).normalize('NFC');
}
