// Archives of photographs: nothing lost, nothing outside its folder, never silently incomplete.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderZip, type ZipEntry } from '../../src/documents/zip.js';

const MODIFIED_AT = new Date('2020-11-25T01:30:00Z');
const entry = (path: ZipEntry['path'], text = 'x'): ZipEntry => ({
  path,
  content: { bytes: new TextEncoder().encode(text) },
  modifiedAt: MODIFIED_AT,
});
const open = async (entries: readonly ZipEntry[]): Promise<JSZip> => JSZip.loadAsync(await buffer(renderZip(entries)));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loa-zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('an archive', () => {
  it('holds bytes and files under Vietnamese names, with their times', async () => {
    const file = join(folder, 'photo');
    await writeFile(file, 'ảnh');
    const zip = await open([
      entry(['Ngày hội', 'Mục lục.csv'], 'STT'),
      { path: ['Ngày hội', 'Ảnh 1.jpg'], content: { file }, modifiedAt: MODIFIED_AT },
    ]);
    expect(await zip.file('Ngày hội/Mục lục.csv')?.async('string')).toBe('STT');
    expect(await zip.file('Ngày hội/Ảnh 1.jpg')?.async('string')).toBe('ảnh');
  });

  it('keeps every entry inside its folder and every name fit for Windows', async () => {
    const zip = await open([
      entry(['..', '..', 'etc', 'passwd']),
      entry(['a/b\\c', 'C:*?"<>|.jpg']),
      entry(['', `${'dài '.repeat(60)}.jpeg`]),
    ]);
    const names = Object.keys(zip.files).filter((name) => !name.endsWith('/'));
    expect(names.slice(0, 2)).toEqual(['_/_/etc/passwd', 'a-b-c/C-------.jpg']);
    expect(names[2]).toMatch(/^_\/dài .*\.jpeg$/);
    expect(names[2]?.length).toBeLessThanOrEqual(102);
  });

  it('gives two entries of the same name different ones, also where only case differs', async () => {
    const zip = await open([entry(['a.jpg'], '1'), entry(['A.JPG'], '2'), entry(['a.jpg'], '3')]);
    const texts = await Promise.all(['a.jpg', 'A (2).JPG', 'a (3).jpg'].map((name) => zip.file(name)?.async('string')));
    expect(texts).toEqual(['1', '2', '3']);
  });

  it('does not compress photographs again', async () => {
    const zeros = { bytes: new Uint8Array(10_000) };
    const photo = await buffer(renderZip([{ path: ['a.jpg'], content: zeros, modifiedAt: MODIFIED_AT }]));
    const text = await buffer(renderZip([{ path: ['a.txt'], content: zeros, modifiedAt: MODIFIED_AT }]));
    expect(photo.length).toBeGreaterThan(10_000);
    expect(text.length).toBeLessThan(1000);
  });

  it('fails when a file is missing', async () => {
    const missing: ZipEntry = { path: ['a.jpg'], content: { file: join(folder, 'missing') }, modifiedAt: MODIFIED_AT };
    await expect(buffer(renderZip([entry(['b.txt']), missing]))).rejects.toThrow('ENOENT');
  });
});
