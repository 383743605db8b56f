/** What a feature says: words, files and choices, without knowing on which channel. */
import type { Json } from '../lib/json.js';

/** A stored file under the name the receiver should see. */
export interface FileRef {
  readonly sha256: string;
  readonly name: string;
}

/** What choosing leads to: the name of a pick or of the dialog, and what it is about. */
export interface PickRef {
  readonly to: string;
  readonly key: Json;
}

/** A button: something to be done here, or an address. */
export type Choice =
  | { readonly label: string; readonly pick: PickRef }
  | { readonly label: string; readonly url: string };

/** What is to be said, before it is known on which channel. */
export interface Message {
  /** Plain text; may be empty when there are files. */
  readonly text: string;
  readonly photos?: readonly FileRef[];
  readonly files?: readonly FileRef[];
  /** Rows of buttons; on every channel each is also its number and its words. */
  readonly choices?: readonly (readonly Choice[])[];
  /** Offers to share the person's own phone number, under this label. */
  readonly askPhone?: string;
  /** Of a card: where it cannot take the place of what is shown, it is not worth a message of its own. */
  readonly onlyInPlace?: true;
}

/** The choices in the order of their numbers: the first is 1. */
export function numbered(message: Message): readonly Choice[] {
  return message.choices?.flat() ?? [];
}
