/** Recognises a photo or PDF that is at the same time something else: what one program shows, another would run or unpack. */
import type { FileHandle } from 'node:fs/promises';
import { readAt, readZipList } from './inspect-zip.js';

const EDGE_BYTES = 64 * 1024;
// Where PDF readers look for their mark (ISO 32000-1, annex H, note 13).
const PDF_MARK_BYTES = 1024;
// Case as browsers and PHP read it. XMP and colour profiles, which stand in honest photos, hold none of these.
const CODE = /<script[\s>/]|<\?php\b|<!doctype html|<html[\s>]/i;
// A picture whose first field is read by a browser as the beginning of a comment in a script.
const SCRIPT_COMMENT = /^(?:GIF8[79]a(?:\/\*|=)|\xff\xd8\xff.\/\*)/s;

/**
 * Whether a whole ZIP ends exactly where the file ends, a PDF begins inside a photo, or a script or page stands at the
 * beginning or end of a photo. Films and second pictures behind a photo (motion photos, MPF) are honest and stay so.
 */
export async function isPolyglot(file: FileHandle, bytes: number, head: Buffer, as: 'photo' | 'pdf'): Promise<boolean> {
  if ((await readZipList(file, bytes))?.closed) return true;
  if (as === 'pdf') return false;
  const start = head.toString('latin1');
  if (start.slice(0, PDF_MARK_BYTES).includes('%PDF-') || SCRIPT_COMMENT.test(start) || CODE.test(start)) return true;
  const tailAt = Math.max(0, bytes - EDGE_BYTES);
  return CODE.test((await readAt(file, tailAt, bytes - tailAt)).toString('latin1'));
}
