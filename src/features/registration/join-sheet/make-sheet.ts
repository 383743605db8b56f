/** An invite to look at: a QR code as a picture, and a sheet of A4 to print, made when somebody asks for them. */
import { z } from 'zod';
import type { Act } from '../../../act.js';
import { definePick } from '../../../conversation/handlers.js';
import type { Role } from '../../../db/client.js';
import type { QrCode } from '../../../documents/qr.js';
import type { Job } from '../../../documents/worker.js';
import type { CodeLink, House } from '../../../feature.js';
import { spacedCode } from '../../../lib/codes.js';
import { fold } from '../../../lib/fold.js';
import type { Choice } from '../../../outbox/message.js';
import { type Maker, orderFile } from '../../file-orders/index.js';
import { requireInstitution, spelled } from '../institution.js';
import { invitePermission } from '../permissions.js';
import { texts as words } from '../texts.js';
import { texts } from './texts.js';

/** In the document thread. */
export interface SheetInput {
  readonly codes: readonly QrCode[];
  /** Absent: the picture alone. */
  readonly sheet?: {
    readonly institution: string;
    readonly unit: string;
    readonly role: string;
    readonly code?: string;
    readonly until: string;
  };
}

export interface SheetFiles {
  readonly picture: Uint8Array;
  readonly sheet?: Uint8Array;
}

const sheetJob: Job<SheetInput, SheetFiles> = { module: new URL('./sheet-in-thread.js', import.meta.url).href };

const Codes = z.object({ invite: z.number(), link: z.string(), typed: z.string().nullable() });
const Order = Codes.extend({ what: z.enum(['picture', 'sheet']) });

/** `typed`: the short code; null where there is none. */
export type InviteCodes = z.infer<typeof Codes>;

export const JOIN_SHEET = 'registration.join-sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MOST_CODES = 3;

/** Asks for the picture or the sheet under an invite. The key holds the code, as the message it stands under does. */
export const sheetPick = definePick({
  name: 'registration.sheet',
  key: Order,
  run: async (act, order) => {
    act.require(invitePermission, 'anywhere');
    await orderFile(act, JOIN_SHEET, order);
    return [{ text: texts.coming[order.what] }];
  },
});

/** The picture of an invite that many use comes by itself: it is made to be shown around. */
export async function orderPicture(act: Act, codes: InviteCodes): Promise<void> {
  await orderFile(act, JOIN_SHEET, { ...codes, what: 'picture' });
}

export function sheetChoices(codes: InviteCodes, hasPicture: boolean): readonly Choice[] {
  const sheet = sheetPick.choice(texts.sheet, { ...codes, what: 'sheet' });
  return hasPicture ? [sheet] : [sheetPick.choice(texts.picture, { ...codes, what: 'picture' }), sheet];
}

export const makeJoinSheet: Maker = async (house, args) => {
  const { what, ...codes } = Order.parse(args);
  const { picture, sheet, name, about } = await sheetOf(house, codes, what);
  const files =
    sheet === undefined
      ? ([{ name: `${name}.png`, type: 'image/png', bytes: picture, as: 'photo' }] as const)
      : ([{ name: `${name}.docx`, type: DOCX, bytes: sheet, as: 'file' }] as const);
  return { files, message: { text: texts.here[what](about) } };
};

/** The files themselves. Throws where no chat channel has addresses a camera could open. */
export async function sheetOf(
  house: House,
  { invite, link, typed }: InviteCodes,
  what: 'picture' | 'sheet',
): Promise<SheetFiles & { readonly name: string; readonly about: string }> {
  const { unit, role, expiresAt } = await house.db.read.invite.findUniqueOrThrow({
    where: { id: invite },
    select: { role: true, expiresAt: true, unit: { select: { code: true, name: true } } },
  });
  const links = await house.deepLinks(link);
  if (links.length === 0) throw new Error('no chat channel here has an address to put into a QR code');
  const input: SheetInput = {
    codes: qrCodes(links),
    ...(what === 'sheet' && {
      sheet: {
        institution: (await requireInstitution(house.db.read)).name,
        unit: unit.name,
        role: words.role(role),
        ...(typed !== null && { code: spacedCode(typed) }),
        until: await spelled(house.db.read, expiresAt),
      },
    }),
  };
  const files = await house.documents.run(sheetJob, input);
  return { ...files, name: fileName(unit.name, role), about: words.post({ role, unit: unit.name }) };
}

function qrCodes(links: readonly CodeLink[]): readonly QrCode[] {
  const [only, other] = links;
  if (only !== undefined && other === undefined) return [{ text: only.url, caption: '' }];
  return links.slice(0, MOST_CODES).map(({ channel, url }) => ({ text: url, caption: texts.opens[channel] }));
}

function fileName(unit: string, role: Role): string {
  return `moi-${fold(`${words.role(role)} ${unit}`).replace(/[^a-z0-9]+/g, '-')}`;
}
