/** The `message` of POST /v3.0/oa/message/cs: its forms, and what is refused of them. */
import { z } from 'zod';
import { Refusal } from './refusal.js';

const Button = z.discriminatedUnion('type', [
  z.object({ title: z.string().min(1), type: z.literal('oa.open.url'), payload: z.object({ url: z.url() }) }),
  z.object({ title: z.string().min(1), type: z.literal('oa.query.show'), payload: z.string().min(1) }),
  z.object({ title: z.string().min(1), type: z.literal('oa.query.hide'), payload: z.string().min(1) }),
]);

const Image = z.union([
  z.strictObject({ media_type: z.literal('image'), attachment_id: z.string().min(1) }),
  z.strictObject({ media_type: z.literal('image'), url: z.url() }),
]);
const Form = z.strictObject({ title: z.string().min(1), subtitle: z.string().min(1), image_url: z.url().optional() });

const FileToken = z.strictObject({ token: z.string().min(1) });
const Media = z.strictObject({ template_type: z.literal('media'), elements: z.tuple([Image]) });
const InfoRequest = z.strictObject({ template_type: z.literal('request_user_info'), elements: z.tuple([Form]) });
// Whether the type is named here differs between sources.
const Buttons = z.strictObject({ template_type: z.literal('button').optional(), buttons: z.array(Button).min(1) });

const Message = z.strictObject({
  text: z.string().min(1).optional(),
  attachment: z
    .discriminatedUnion('type', [
      z.strictObject({ type: z.literal('file'), payload: FileToken }),
      z.strictObject({ type: z.literal('template'), payload: z.union([Media, InfoRequest, Buttons]) }),
    ])
    .optional(),
});

const Body = z.object({ recipient: z.object({ user_id: z.string() }), message: Message });

const TEXT_LIMIT = 2_000;
const BUTTON_LIMIT = 5;
const LABEL_LIMIT = 100;
const PAYLOAD_LIMIT = 1_000;
const TITLE_LIMIT = 100;
const SUBTITLE_LIMIT = 500;

export interface MessageBody {
  readonly user: string;
  readonly text: string;
  readonly buttons: readonly z.infer<typeof Button>[];
  /** An attachment id or a file's token. */
  readonly asset: { readonly kind: 'image' | 'file'; readonly id: string } | undefined;
  readonly form: z.infer<typeof Form> | undefined;
}

/** Throws a Refusal: -201 for a wrong form, -210 for too much of something. */
export function readMessageBody(raw: unknown): MessageBody {
  const parsed = Body.safeParse(raw);
  if (!parsed.success) throw new Refusal(-201, 'caller', 'Parameter is invalid');
  const { recipient, message } = parsed.data;
  const { text = '', attachment } = message;
  const shown = attachment === undefined ? NOTHING : partsOf(attachment);
  const { buttons, asset, form } = shown;
  const bare = asset === undefined && form === undefined;
  if (text === '' && bare) throw new Refusal(-201, 'caller', 'no text');
  // The message of a file is nowhere shown with a text: it would be lost.
  if (text !== '' && (asset?.kind === 'file' || form !== undefined))
    throw new Refusal(-201, 'caller', 'text beside a file');
  const tooMuch =
    text.length > TEXT_LIMIT ||
    buttons.length > BUTTON_LIMIT ||
    buttons.some(({ title, payload }) => title.length > LABEL_LIMIT || isTooLong(payload)) ||
    (form !== undefined && (form.title.length > TITLE_LIMIT || form.subtitle.length > SUBTITLE_LIMIT));
  if (tooMuch) throw new Refusal(-210, 'caller', 'Parameter is over its limit');
  return { user: recipient.user_id, text, ...shown };
}

const NOTHING = { buttons: [], asset: undefined, form: undefined } as const;

function partsOf(attachment: NonNullable<z.infer<typeof Message>['attachment']>): Omit<MessageBody, 'user' | 'text'> {
  if (attachment.type === 'file') return { ...NOTHING, asset: { kind: 'file', id: attachment.payload.token } };
  const { payload } = attachment;
  if ('buttons' in payload) return { ...NOTHING, buttons: payload.buttons };
  if (payload.template_type === 'request_user_info') return { ...NOTHING, form: payload.elements[0] };
  const [image] = payload.elements;
  return {
    ...NOTHING,
    ...('attachment_id' in image && { asset: { kind: 'image', id: image.attachment_id } as const }),
  };
}

function isTooLong(payload: string | { url: string }): boolean {
  return typeof payload === 'string' && payload.length > PAYLOAD_LIMIT;
}
