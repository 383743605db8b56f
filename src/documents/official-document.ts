// What an official document says, as plain data that can be posted to another thread. How it looks is the renderer's:
// numbering, capitals, punctuation of lists and the blanks for the clerk all come from Nghị định 30/2020/NĐ-CP.
import type { HeadingLevel } from './numbering.js';
import type { OfficialDate } from './vietnamese-numbers.js';

export type OfficialDocument = IssuedDocument | Chapter;

/** A document with letterhead and signature. Names are written in ordinary case; capitals are added where due. */
export interface IssuedDocument {
  readonly kind: 'document';
  readonly letterhead: Letterhead;
  /** Given by the clerk after signing; until then a blank is left. */
  readonly number?: number | string | undefined;
  /** What follows the number: "BC-MNTr". */
  readonly symbol: string;
  /** Where it is issued: "Điện Biên". */
  readonly place: string;
  readonly date: OfficialDate;
  /** "Báo cáo", "Kế hoạch", "Tờ trình"… */
  readonly typeName: string;
  /** What it is about, under the type. */
  readonly subtitle: string;
  /** Kính gửi; none, one or several. */
  readonly addressees?: readonly string[] | undefined;
  readonly legalBases?: readonly string[] | undefined;
  readonly body: readonly Block[];
  readonly recipients: Recipients;
  readonly signature: Signature;
  readonly annexes?: readonly Annex[] | undefined;
}

/** A part to paste into another document: no letterhead, no signature, no closing mark. */
export interface Chapter {
  readonly kind: 'chapter';
  /** For the file's properties only. */
  readonly title: string;
  readonly body: readonly Block[];
}

export interface Letterhead {
  /** The organisation above, one entry a line; empty where there is none. */
  readonly parent: readonly string[];
  /** Who issues the document: "Trường Mầm non Hoa Mai". */
  readonly issuer: string;
}

export interface Recipients {
  /** Who receives it, with the purpose in brackets where wanted. "Như trên" is added when there are addressees. */
  readonly to: readonly string[];
  /** Who keeps a copy beside the registry (VT): the drafting unit's abbreviation. */
  readonly keptBy?: readonly string[] | undefined;
}

/** Điều 13: the head signs, or an acting head (Q.), or someone in another's place. */
export type Signature = HeadSignature | DelegatedSignature;

export interface HeadSignature {
  readonly form: 'head' | 'Q.';
  /** "Hiệu trưởng" */
  readonly title: string;
  /** Empty until it is known who signs. */
  readonly name?: string | undefined;
}

export interface DelegatedSignature {
  /** Ký thay, thay mặt, thừa lệnh, thừa ủy quyền. */
  readonly form: 'KT.' | 'TM.' | 'TL.' | 'TUQ.';
  /** In whose place: "Hiệu trưởng". Further lines follow as written (a board's "KT. Chủ tịch"). */
  readonly authority: readonly [string, ...string[]];
  /** The signer's own office: "Phó Hiệu trưởng". */
  readonly title: string;
  readonly name?: string | undefined;
}

export interface Annex {
  readonly title: string;
  readonly body: readonly Block[];
  /** Wide tables may lie on their side. */
  readonly landscape?: boolean | undefined;
}

export type Block = Heading | Paragraph | List | Table | Picture | Nothing;

/** Level 1 "I. TITLE", 2 "1. Title", 3 "a) title". A level 1 or 2 with nothing under it says "Không có." */
export interface Heading {
  readonly type: 'heading';
  readonly level: HeadingLevel;
  readonly text: string;
}

/** Line breaks in the text make paragraphs of their own. */
export interface Paragraph {
  readonly type: 'paragraph';
  readonly text: string;
}

/** Dashed items; an item without closing punctuation gets ";", the last one ".". An empty list says "Không có." */
export interface List {
  readonly type: 'list';
  readonly items: readonly string[];
}

/** A table of at most a few thousand rows (more belongs in a workbook). Without rows it says "Không có." */
export interface Table {
  readonly type: 'table';
  readonly caption?: string | undefined;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Bold last row. */
  readonly total?: readonly TableCell[] | undefined;
}

export interface TableColumn {
  readonly title: string;
  /** On paper, in mm. Without it the column is as wide as what it holds asks for, and never breaks a short word. */
  readonly widthMm?: number | undefined;
  readonly align?: 'left' | 'center' | 'right' | undefined;
}

/** Numbers are written the Vietnamese way; `null` is an empty cell. */
export type TableCell = string | number | null | TableLink;

/** Only http, https and mailto addresses become links. */
export interface TableLink {
  readonly text: string;
  readonly href: string;
}

export interface Picture {
  readonly type: 'picture';
  /** A PNG or JPEG file, as bytes or base64. */
  readonly image: Uint8Array | string;
  readonly caption?: string | undefined;
  /** What a person who does not see the picture should know. */
  readonly alt: string;
  /** Width on paper in mm; default as wide as the text. Made smaller where it would not fit a page. */
  readonly widthMm?: number | undefined;
}

/** Says "Không có." */
export interface Nothing {
  readonly type: 'nothing';
}
