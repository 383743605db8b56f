/** Turns a message into physical parts for one chat: the only reader of capabilities. Pure. */
import type { Capabilities } from '../channels/contract.js';
import type { Choice, FileRef, Message } from './message.js';
import { numbered } from './message.js';
import { texts } from './texts.js';

/** A part as it waits in its row: files by hash, buttons by the number of their choice. */
export type DraftPart =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly buttons: readonly (readonly DraftButton[])[];
      readonly askPhone?: string;
      /** Takes the place of a part that an older wording needed and the present one does not. */
      readonly leftover?: true;
    }
  | {
      readonly kind: 'photo';
      readonly photo: FileRef;
      readonly caption: string;
      readonly buttons: readonly (readonly DraftButton[])[];
    }
  | { readonly kind: 'album'; readonly photos: readonly FileRef[]; readonly caption: string }
  | { readonly kind: 'file'; readonly file: FileRef; readonly caption: string };

export type DraftButton =
  | { readonly label: string; readonly choice: number }
  | { readonly label: string; readonly url: string };

/** What the renderer must know of a file to judge whether the channel takes it. */
export interface FileFacts {
  readonly bytes: number;
  readonly type: string;
}

export interface RenderContext {
  readonly capabilities: Capabilities;
  factsOf(sha256: string): FileFacts;
  /** The address under which a file too big for the channel can be fetched, where there is one. */
  linkTo(file: FileRef): string | undefined;
}

/** The parts in sending order: pictures, files, then the words with the choices, nearest to where the person types. */
export function render(message: Message, context: RenderContext): readonly DraftPart[] {
  const { capabilities } = context;
  const photos = message.photos ?? [];
  const choices = withChoices(message, capabilities);
  const words = [message.text, ...choices.lines].filter((part) => part.trim() !== '').join('\n\n');
  const onePhotoWithWords =
    photos.length === 1 &&
    (message.files ?? []).length === 0 &&
    words.length <= capabilities.caption.maxLength &&
    message.askPhone === undefined;
  if (onePhotoWithWords && isShowable(photos[0], context)) {
    return [{ kind: 'photo', photo: photos[0], caption: words, buttons: choices.buttons }];
  }
  const pictures = photoParts(photos, context);
  const files = (message.files ?? []).flatMap((file) => fileParts(file, context));
  return [...pictures, ...files, ...textParts(words, choices.buttons, message.askPhone, capabilities)];
}

/** Buttons hang on the last text; where there is none, one is made to hold them. */
function textParts(
  words: string,
  buttons: readonly (readonly DraftButton[])[],
  askPhone: string | undefined,
  { text: { maxLength } }: Capabilities,
): readonly DraftPart[] {
  const asks = askPhone !== undefined || buttons.length > 0;
  const pieces = splitText(words.trim() === '' && asks ? texts.choose : words, maxLength);
  return pieces.map((text, index): DraftPart => {
    if (index < pieces.length - 1) return { kind: 'text', text, buttons: [] };
    return { kind: 'text', text, buttons, ...(askPhone === undefined ? {} : { askPhone }) };
  });
}

function isShowable(
  photo: FileRef | undefined,
  { capabilities, factsOf }: Pick<RenderContext, 'capabilities' | 'factsOf'>,
): photo is FileRef {
  return (
    photo !== undefined &&
    capabilities.album.support !== 'none' &&
    factsOf(photo.sha256).bytes <= capabilities.album.maxBytesEach
  );
}

function photoParts(photos: readonly FileRef[], context: RenderContext): DraftPart[] {
  const { album } = context.capabilities;
  const showable = photos.filter((photo) => isShowable(photo, context));
  const parts: DraftPart[] = inChunks(showable, album.support === 'native' ? album.max : 1).map((group) => {
    const [first] = group;
    return group.length === 1 && first !== undefined
      ? { kind: 'photo', photo: first, caption: '', buttons: [] }
      : { kind: 'album', photos: group, caption: '' };
  });
  // What is too heavy as a picture still arrives as a file.
  const rest = photos.filter((photo) => !showable.includes(photo)).flatMap((photo) => fileParts(photo, context));
  return [...parts, ...rest];
}

function fileParts(file: FileRef, { capabilities, factsOf, linkTo }: RenderContext): readonly DraftPart[] {
  const facts = factsOf(file.sha256);
  const why = fileProblem(facts, capabilities);
  if (why === undefined) return [{ kind: 'file', file, caption: '' }];
  // A photo comes here only for its weight: as a picture the channel would have taken its type.
  const { album } = capabilities;
  const tooHeavy = facts.type.startsWith('image/') && album.support !== 'none' ? album.maxBytesEach : undefined;
  const limit = why === 'size' ? capabilities.file.maxBytes : tooHeavy;
  const link = linkTo(file);
  const words =
    limit !== undefined && facts.bytes > limit
      ? texts.fileTooBig(file.name, facts.bytes, limit, link)
      : texts.fileType(file.name, link);
  return textParts(words, [], undefined, capabilities);
}

/** Why the channel takes no such file. */
function fileProblem({ bytes, type }: FileFacts, { file }: Capabilities): 'type' | 'size' | undefined {
  if (file.support === 'none' || (file.types !== undefined && !file.types.includes(type))) return 'type';
  return bytes > file.maxBytes ? 'size' : undefined;
}

/** The files of a message that cannot be shown in the chat: what may be fetched by a link instead. */
export function unshowable(
  { photos = [], files = [] }: Message,
  context: Pick<RenderContext, 'capabilities' | 'factsOf'>,
): readonly FileRef[] {
  const asFile = (file: FileRef) => fileProblem(context.factsOf(file.sha256), context.capabilities) !== undefined;
  return [...photos.filter((photo) => !isShowable(photo, context) && asFile(photo)), ...files.filter(asFile)];
}

/** Choices as buttons where they fit, else as numbered lines. */
function withChoices(message: Message, { buttons }: Capabilities) {
  const all = numbered(message);
  if (all.length === 0) return { lines: [], buttons: [] };
  if (buttons.support !== 'none' && all.length <= buttons.max) {
    let next = 0;
    const rows = (message.choices ?? []).map((row) => row.map((choice) => button(choice, next++, buttons.maxLabel)));
    return { lines: [], buttons: rows.filter((row) => row.length > 0) };
  }
  const line = (choice: Choice, index: number) =>
    'url' in choice ? `${choice.label}: ${choice.url}` : `${index + 1}. ${choice.label}`;
  const heading = all.some((choice) => 'pick' in choice) ? [texts.chooseByNumber] : [];
  return { lines: [[...heading, ...all.map(line)].join('\n')], buttons: [] };
}

function button(choice: Choice, index: number, maxLabel: number): DraftButton {
  const label =
    choice.label.length <= maxLabel ? choice.label : `${choice.label.slice(0, endBefore(choice.label, maxLabel - 1))}…`;
  return 'url' in choice ? { label, url: choice.url } : { label, choice: index };
}

/**
 * Cuts at the last paragraph, line, sentence or word that fits; never inside a character of two units, and inside an
 * address only when it is longer than a whole part.
 */
export function splitText(text: string, max: number): readonly string[] {
  const parts: string[] = [];
  let rest = text.trim();
  while (rest.length > max) {
    const room = rest.slice(0, max + 1);
    const cut = ['\n\n', '\n', '. ', ' ']
      .map((mark) => room.lastIndexOf(mark) + mark.trimEnd().length)
      .find((at) => at > max / 2);
    const end = cut ?? beforeAddress(rest, max) ?? endBefore(rest, max);
    parts.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return rest === '' ? parts : [...parts, rest];
}

/** Where the address begins that a cut at `max` would fall into; undefined when there is none. */
function beforeAddress(text: string, max: number): number | undefined {
  const begin = Math.max(...[' ', '\n'].map((mark) => text.lastIndexOf(mark, max - 1))) + 1;
  return begin > 0 && /^https?:\/\//.test(text.slice(begin, begin + 8)) ? begin : undefined;
}

/** `max`, or one less where that would cut a character of two units in half. */
function endBefore(text: string, max: number): number {
  const unit = text.charCodeAt(max);
  return unit >= 0xdc00 && unit <= 0xdfff ? max - 1 : max;
}

function inChunks<T>(items: readonly T[], size: number): T[][] {
  const chunks: T[][] = [];
  for (let at = 0; at < items.length; at += size) chunks.push(items.slice(at, at + size));
  return chunks;
}
