/** Makes the packages that were asked for: outside transactions, then stored and told in one. Whatever stops it, they still wait. */
import type { Act } from '../../act.js';
import type { ZipEntry } from '../../documents/zip.js';
import { renderZip } from '../../documents/zip.js';
import type { House } from '../../feature.js';
import { after, SECOND_MS } from '../../lib/clock.js';
import { describeError } from '../../lib/log.js';
import { THE_HOUSE } from '../../org/actor.js';
import { loadPack, type Pack } from './pack.js';
import { texts } from './texts.js';

export interface PackageContent {
  readonly docx?: Uint8Array;
  /** Empty: there is no archive. */
  readonly entries: readonly ZipEntry[];
}

/** What one kind of package is made of, and who hears that it is ready. */
export interface Packer {
  /** Reads and renders; changes nothing. Throws when it cannot: it is tried again. */
  make(house: House, pack: Pack): Promise<PackageContent>;
  /** Tells whoever should have it. */
  announce(act: Act, pack: Pack): Promise<void>;
}

export type Packers = Readonly<Partial<Record<Pack['kind'], Packer>>>;

const AT_ONCE = 3;
const TRIES = 5;
/** Doubled with each try. */
const FIRST_RETRY_MS = 15 * SECOND_MS;
const MAX_ARCHIVE_BYTES = 2 * 1024 * 1024 * 1024;
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ZIP = 'application/zip';

export async function makeWaiting(house: House, packers: Packers): Promise<void> {
  const now = house.clock.now();
  const due = await house.db.read.package.findMany({
    where: { state: 'due', OR: [{ nextTryAt: null }, { nextTryAt: { lte: now } }] },
    orderBy: { id: 'asc' },
    take: AT_ONCE,
    select: { id: true },
  });
  for (const { id } of due) {
    const pack = await loadPack(house.db.read, id);
    try {
      await makeOne(house, packers[pack.kind], pack);
    } catch (error) {
      house.log.error({ package: id, kind: pack.kind, tries: pack.tries + 1, error }, 'a package could not be made');
      await putOff(house, pack, error);
    }
  }
}

async function makeOne(house: House, packer: Packer | undefined, pack: Pack): Promise<void> {
  if (packer === undefined) throw new Error(`nobody makes packages of kind ${pack.kind}`);
  const { docx, entries } = await packer.make(house, pack);
  const document = docx === undefined ? undefined : await stored(house, once(docx));
  const archive = entries.length === 0 ? undefined : await stored(house, renderZip(entries));
  await house.act(THE_HOUSE, `packages/${pack.id}/made`, async (act) => {
    const { count } = await act.tx.package.updateMany({
      where: { id: pack.id, state: 'due' },
      data: {
        state: 'made',
        docx: document?.sha256 ?? null,
        zip: archive?.sha256 ?? null,
        zipBytes: archive?.bytes ?? null,
        error: null,
      },
    });
    if (count === 0) return;
    await keep(act, document, DOCX);
    await keep(act, archive, ZIP);
    await packer.announce(act, await loadPack(act.tx, pack.id));
  });
}

interface Stored {
  readonly sha256: string;
  readonly bytes: number;
}

async function stored(house: House, source: AsyncIterable<Uint8Array>): Promise<Stored> {
  const put = await house.media.put(source, { maxBytes: MAX_ARCHIVE_BYTES });
  if (!put.ok) throw new Error(`the file was not taken: ${put.problem}`);
  return put;
}

async function keep(act: Act, file: Stored | undefined, type: string): Promise<void> {
  if (file === undefined) return;
  await act.tx.media.upsert({
    where: { sha256: file.sha256 },
    create: { sha256: file.sha256, bytes: file.bytes, type, kind: 'document', storedAt: act.now },
    update: {},
  });
}

async function putOff(house: House, pack: Pack, error: unknown): Promise<void> {
  const tries = pack.tries + 1;
  const cause = describeError(error).message;
  await house.act(THE_HOUSE, `packages/${pack.id}/try/${tries}`, async (act) => {
    if (tries < TRIES) {
      const nextTryAt = after(act.now, FIRST_RETRY_MS * 2 ** pack.tries);
      await act.tx.package.update({ where: { id: pack.id }, data: { tries, nextTryAt, error: cause } });
      return;
    }
    await act.tx.package.update({ where: { id: pack.id }, data: { tries, state: 'failed', error: cause } });
    const reason = `packages/${pack.id}/failed`;
    await act.tell({ person: pack.askedById }, { text: texts.failed(pack.code, pack.title) }, { reason });
  });
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
