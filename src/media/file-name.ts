/** Names of files as people gave them: data to show and to save under, never a path of ours. */

/** Extensions by content type; the first is the one we give, the others are left as they are. */
const EXTENSIONS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'image/apng': ['png', 'apng'],
  'image/webp': ['webp'],
  'image/gif': ['gif'],
  'image/avif': ['avif'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heif', 'heic'],
  'image/tiff': ['tif', 'tiff'],
  'image/bmp': ['bmp'],
  'image/svg+xml': ['svg'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.openxmlformats-officedocument.presentationml.slideshow': ['ppsx'],
  'application/vnd.ms-word.document.macroenabled.12': ['docm'],
  'application/vnd.ms-excel.sheet.macroenabled.12': ['xlsm'],
  'application/vnd.ms-powerpoint.presentation.macroenabled.12': ['pptm'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'application/msword': ['doc', 'dot'],
  'application/vnd.ms-excel': ['xls', 'xlt'],
  'application/vnd.ms-powerpoint': ['ppt', 'pps'],
  'application/vnd.ms-outlook': ['msg'],
  'application/rtf': ['rtf', 'doc'],
  'application/epub+zip': ['epub'],
  'text/plain': ['txt', 'text', 'md', 'log', 'json', 'yaml', 'yml', 'ini', 'srt'],
  'text/csv': ['csv', 'tsv'],
  'text/html': ['html', 'htm'],
  'text/calendar': ['ics'],
  'text/vcard': ['vcf'],
  'application/xml': ['xml'],
  'video/mp4': ['mp4', 'm4v', 'mov'],
  'video/x-m4v': ['m4v', 'mp4'],
  'video/quicktime': ['mov', 'qt', 'mp4'],
  'video/3gpp': ['3gp', '3gpp', 'mp4'],
  'video/3gpp2': ['3g2', '3gp'],
  'video/webm': ['webm'],
  'video/matroska': ['mkv'],
  'video/vnd.avi': ['avi'],
  'video/mpeg': ['mpg', 'mpeg'],
  'video/mp2t': ['mts', 'm2ts', 'ts'],
  'video/x-flv': ['flv'],
  'video/x-ms-asf': ['wmv', 'asf'],
  'application/vnd.ms-asf': ['asf', 'wmv', 'wma'],
  'audio/mpeg': ['mp3', 'mpga'],
  'audio/ogg': ['ogg', 'oga', 'opus', 'spx'],
  'audio/mp4': ['m4a', 'mp4', 'aac'],
  'audio/x-m4a': ['m4a', 'mp4', 'aac'],
  'audio/aac': ['aac', 'm4a'],
  'audio/wav': ['wav'],
  'audio/flac': ['flac'],
  'audio/amr': ['amr', '3gp'],
  'audio/aiff': ['aif', 'aiff'],
  'audio/x-ms-asf': ['wma', 'asf'],
  'application/zip': ['zip'],
  'application/x-rar-compressed': ['rar'],
  'application/x-7z-compressed': ['7z'],
  'application/gzip': ['gz', 'tgz'],
  'application/x-tar': ['tar'],
};

/** Endings that a computer runs when they are opened: never kept on something else. */
const RUNNABLE = new Set('exe scr com bat cmd ps1 vbs js jse wsf hta msi lnk jar apk php sh'.split(' '));

const TYPE_OF_EXTENSION = new Map<string, string>();
for (const [type, extensions] of Object.entries(EXTENSIONS)) {
  for (const extension of extensions) if (!TYPE_OF_EXTENSION.has(extension)) TYPE_OF_EXTENSION.set(extension, type);
}

const MAX_LENGTH = 120;
// File systems count bytes: ext4 and ZIP tools stop at 255, and a Vietnamese letter may take three.
const MAX_BYTES = 240;
const FALLBACK = 'tep';
const EXTENSION = /\.([\p{L}\p{N}]{1,8})$/u;
// Windows opens devices by these names, whatever the extension.
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * A name fit to show and to save under, on any system: NFC, without folders, control, invisible or direction-changing
 * characters, at most 120 UTF-16 units and 240 bytes, its extension right for the content `type` (one from
 * `inspectMedia`; of an unknown type the extension stays as it was). Never empty. Cleaning twice changes nothing.
 */
export function cleanFileName(original: string | undefined, type: string): string {
  const name = withoutFolders(visible(original ?? ''));
  const { stem, extension } = withRightExtension(name, type);
  const ending = extension === '' ? '' : `.${extension}`;
  return `${shortened(tidyStem(stem), ending)}${ending}`;
}

/** The content type a name promises by its extension, if we know that extension. */
export function promisedType(name: string): string | undefined {
  return TYPE_OF_EXTENSION.get(extensionOf(withoutFolders(visible(name))));
}

/** Whether a name's extension is one that content of this type may carry; unknown extensions and types promise nothing. */
export function keepsPromise(name: string, type: string): boolean {
  const extension = extensionOf(withoutFolders(visible(name)));
  return !TYPE_OF_EXTENSION.has(extension) || (EXTENSIONS[type]?.includes(extension) ?? false);
}

function visible(text: string): string {
  return text
    .replace(/\s/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '-');
}

function withoutFolders(name: string): string {
  return (
    name
      .split(/[/\\]/)
      .map((part) => part.replace(/^ +|[. ]+$/g, ''))
      .findLast((part) => part !== '') ?? ''
  );
}

function extensionOf(name: string): string {
  return EXTENSION.exec(name)?.[1]?.toLowerCase() ?? '';
}

function withRightExtension(name: string, type: string): { readonly stem: string; readonly extension: string } {
  const extension = extensionOf(name);
  const stem = extension === '' ? name : name.slice(0, name.lastIndexOf('.'));
  const right = EXTENSIONS[type];
  if (right === undefined) return { stem, extension: name.slice(stem.length + 1) };
  if (right.includes(extension)) return { stem, extension };
  // "Điểm 10.5" has no extension: only what we know as one is taken away.
  if (!TYPE_OF_EXTENSION.has(extension) && !RUNNABLE.has(extension)) return { stem: name, extension: right[0] };
  const inner = extensionOf(stem);
  if (right.includes(inner)) return { stem: stem.slice(0, stem.lastIndexOf('.')), extension: inner };
  return { stem, extension: right[0] };
}

function tidyStem(stem: string): string {
  const tidy = stem.replace(/ {2,}/g, ' ').replace(/^[. ]+|[. ]+$/g, '');
  return DEVICE.test(tidy) ? `_${tidy}` : tidy;
}

/** Cut between letters as people see them, so that no accent stands alone at the end. */
function shortened(stem: string, ending: string): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter('vi', { granularity: 'grapheme' }).segment(stem)) {
    const longer = kept + segment;
    if (longer.length + ending.length > MAX_LENGTH) break;
    if (Buffer.byteLength(longer) + Buffer.byteLength(ending) > MAX_BYTES) break;
    kept = longer;
  }
  return kept.replace(/[. ]+$/, '') || FALLBACK;
}
