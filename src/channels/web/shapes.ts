/** What the mailbox tells a page, as JSON. */

export interface ShownButton {
  readonly label: string;
  readonly token?: string;
  readonly url?: string;
}

export interface ShownFile {
  readonly id: string;
  readonly kind: 'photo' | 'video' | 'audio' | 'document';
  readonly name: string;
  readonly bytes: number;
  /** The page shows it itself; everything else is offered for saving. */
  readonly inline: boolean;
  /** Its content was cleared away. */
  readonly gone: boolean;
}

export interface ShownMessage {
  /** Messages stand in the order of their ids. */
  readonly id: number;
  readonly own: boolean;
  /** The page's own name for it, if it sent it. */
  readonly clientId?: string;
  /** ISO instant. */
  readonly at: string;
  readonly edited: boolean;
  readonly text: string;
  readonly buttons: readonly (readonly ShownButton[])[];
  /** The label of the button that shares the person's phone number. */
  readonly askPhone?: string;
  readonly files: readonly ShownFile[];
}

/** What belongs to the chat and to no message. */
export interface ShownState {
  readonly menu: readonly { readonly command: string; readonly description: string }[];
  /** The id of the newest message that was looked at. */
  readonly readUpTo: number;
}

/** What changed since a page last asked, or all it needs to begin. */
export interface Changes {
  /** Ask for what comes after this next time. */
  readonly cursor: number;
  /** Forget what you had: this is the whole. */
  readonly whole: boolean;
  /** In the order of the changes; of the whole, in the order of the messages. */
  readonly messages: readonly ShownMessage[];
  /** Whether older messages can be asked for; only with the whole. */
  readonly hasOlder: boolean;
  readonly state: ShownState;
}
