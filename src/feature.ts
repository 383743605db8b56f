/**
 * What a feature hands to the house. A feature is one folder; its index.ts defines it, and the app joins them all.
 * A feature never sends: it says `act.tell(…)`.
 */
import type { Command as CliCommand } from 'commander';
import type { Hono } from 'hono';
import type { Act } from './act.js';
import type { ChannelName, ChatRef, Content } from './channels/contract.js';
import type { Dialog } from './conversation/dialog.js';
import type { Command, Contribution, Origin, Pick, Reply } from './conversation/handlers.js';
import type { Database, Tx } from './db/client.js';
import type { DocumentWorker } from './documents/worker.js';
import type { MeritKind, MeritSource, ReportSection } from './ledger/report-section.js';
import type { Clock } from './lib/clock.js';
import type { Json } from './lib/json.js';
import type { Log } from './lib/log.js';
import type { Printer } from './lib/print.js';
import type { MediaStore } from './media/store.js';
import type { Actor } from './org/actor.js';
import type { Permission } from './org/permissions.js';
import type { Composed } from './outbox/claim.js';
import type { Sweep } from './scheduler/sweep.js';

/** What the house lends to features outside acts: sweeps, the command line, web pages. */
export interface House {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  readonly media: MediaStore;
  /** Undefined: nothing has to outlive this machine, as in the demo. */
  readonly backups: BackupSettings | undefined;
  readonly retention: Retention;
  /** Renders documents in a thread of its own. */
  readonly documents: DocumentWorker;
  /** Where people reach our web pages, if they can. */
  readonly publicUrl: string | undefined;
  /** Runs a use case in a transaction of its own; what it says is sent after the commit. */
  act<T>(actor: Actor, cause: string, work: (act: Act) => Promise<T>): Promise<T>;
  /** The addresses with which a code is entered: one for each channel that has such links and tells them now. */
  deepLinks(code: string): Promise<readonly CodeLink[]>;
  /** Undefined: there is no chat page of our own here. */
  readonly door: Door | undefined;
  /** What is wrong with the chat channels at this moment, for the operator. */
  channelTroubles(): Promise<readonly Trouble[]>;
}

/** Where what must outlive this machine is kept. */
export interface BackupSettings {
  /** The folder of the nightly backup. */
  readonly dir: string;
  /** Seals every backup; undefined: they lie open. */
  readonly passphrase: string | undefined;
  /** The list of the erased: beside the database, not in it, so that restoring brings nobody back. */
  readonly erasedPath: string;
}

/** How long what no record needs is kept, in days. */
export interface Retention {
  /** The words people sent, once they are handled; what they answered to questions. */
  readonly messagesDays: number;
  /** The words Loa sent, and with them the buttons under them. */
  readonly sentDays: number;
  /** Drafts that were given up. */
  readonly draftsDays: number;
  /** Files made to order, and of drafts given up. */
  readonly filesDays: number;
  /** Phone numbers and chats of those who left. */
  readonly leaversDays: number;
}

/** Where a code is entered by opening an address. */
export interface CodeLink {
  readonly channel: ChannelName;
  readonly url: string;
}

/** Ways into the house's own chat page, for people it knows. */
export interface Door {
  /** The channel the page belongs to: its accounts are made under this name. */
  readonly channel: ChannelName;
  /** How long an unused entrance is good. */
  readonly entranceDays: number;
  /** Makes a chat for somebody of this name; the reference is also the sender's. */
  createChat(tx: Tx, name: string, now: Date): Promise<ChatRef>;
  /** Makes an address that opens a chat of `createChat` once. Tell it to nobody but its person. */
  createEntrance(tx: Tx, chat: ChatRef, now: Date): Promise<string>;
  /** Ends everybody's way into a chat: it belongs to nobody any more. */
  closeDoors(tx: Tx, chat: ChatRef): Promise<void>;
  /** Erases a chat with all that was said in it. */
  erase(tx: Tx, chat: ChatRef): Promise<void>;
}

/** What is wrong, and what the operator does about it; English. */
export interface Trouble {
  readonly what: string;
  readonly remedy: string;
}

/** problem: something does not work. warning: something soon will not, or concerns few. */
export interface Finding extends Trouble {
  readonly level: 'problem' | 'warning';
}

/** Composes a message when it is about to be sent, for the person it goes to, or leaves it unsaid. */
export type Recipe = (act: Act, person: number, args: Json) => Promise<Composed>;

/** What a folder of `features/` hands to the house. All but the name may be absent. */
export interface Feature {
  /** The folder's name. */
  readonly name: string;
  readonly permissions?: readonly Permission[];
  readonly commands?: readonly Command[];
  readonly dialogs?: readonly Dialog[];
  readonly picks?: readonly Pick[];
  readonly recipes?: Readonly<Record<string, Recipe>>;
  readonly sweeps?: readonly Sweep<House>[];
  /**
   * Its parts of the periodic reports: hot issues, feedback, praise… A section hands over a title, named numbers and the
   * rows behind them, for a span of time and a unit; the report does the rest (ledger/report-section.ts).
   */
  readonly sections?: readonly ReportSection[];
  /** What it knows that counts for units in the grading and, of what was published, by channel. */
  readonly merits?: Readonly<Partial<Record<MeritKind, MeritSource>>>;
  /** What it calls by codes, by their first letters ("BAI", as in "BAI-1120-001"): a text that is nothing but one opens it. */
  readonly codes?: Readonly<Record<string, (act: Act, code: string) => Promise<Reply>>>;
  /** What it finds wrong or soon wrong, for `loa doctor`. */
  readonly findings?: (house: House) => Promise<readonly Finding[]>;
  /** Adds its commands to `loa …`. */
  readonly cli?: (program: CliCommand, open: OpenHouse, print: Printer) => void;
  /** Adds its pages. */
  readonly pages?: (app: Hono, house: House) => void;
  /** At most one feature each: where everything that is no command, answer or choice goes. */
  readonly contribute?: (act: Act, content: Contribution, origin: Origin) => Promise<Reply>;
  readonly welcome?: (act: Act, content: Content) => Promise<Reply>;
  /** A file somebody sent was fetched and stored, or cannot be. */
  readonly mediaSettled?: (act: Act, attachment: number) => Promise<void>;
  readonly phone?: (act: Act, content: Extract<Content, { kind: 'phone' }>) => Promise<Reply>;
}

/** Opens the house for one command of the command line and closes it after. */
export type OpenHouse = <T>(work: (house: House) => Promise<T>) => Promise<T>;

/** Only for its type: a feature is data. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}
