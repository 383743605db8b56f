/** The documented limits, and what the real server says to those who break them. */
import { badRequest } from './refusal.js';
import type { InlineButton, Keyboard } from './world.js';

/** https://core.telegram.org/bots/api#sendmessage, #sendphoto; counted in UTF-16 units, the stricter reading. */
const TEXT_LENGTH = 4_096;
const CAPTION_LENGTH = 1_024;
/** https://core.telegram.org/bots/api#inlinekeyboardbutton */
const CALLBACK_BYTES = 64;
const BUTTONS = 100;
/** https://core.telegram.org/bots/api#botcommand, #setmycommands */
const COMMAND = /^[a-z0-9_]{1,32}$/;
const COMMANDS = 100;
const DESCRIPTION_LENGTH = 256;

export type Markup =
  | { readonly kind: 'none' }
  | { readonly kind: 'inline'; readonly buttons: readonly (readonly InlineButton[])[] }
  | { readonly kind: 'keyboard'; readonly keyboard: Keyboard }
  | { readonly kind: 'remove' };

export function checkText(text: unknown): string {
  if (typeof text !== 'string' || text === '') throw badRequest('message text is empty');
  if (text.trim() === '') throw badRequest('text must be non-empty');
  if (text.normalize('NFC').length > TEXT_LENGTH) throw badRequest('message is too long');
  return text.trim();
}

export function checkCaption(caption: unknown): string {
  if (caption === undefined) return '';
  if (typeof caption !== 'string') throw badRequest('caption must be a string');
  if (caption.normalize('NFC').length > CAPTION_LENGTH) throw badRequest('message caption is too long');
  return caption.trim();
}

/** `given` is an object in a JSON call, and JSON in a form. */
export function checkMarkup(given: unknown): Markup {
  const markup = asObject(given, 'reply markup');
  if (markup === undefined) return { kind: 'none' };
  if (markup.remove_keyboard === true) return { kind: 'remove' };
  if (markup.keyboard !== undefined) {
    const keyboard = rowsOf(markup.keyboard).map((row) =>
      row.map((button) => ({
        text: label(button),
        ...(button.request_contact === true && { request_contact: true }),
      })),
    );
    return { kind: 'keyboard', keyboard };
  }
  if (markup.inline_keyboard === undefined) throw badRequest('object expected as reply markup');
  const buttons = rowsOf(markup.inline_keyboard).map((row) => row.map(checkInlineButton));
  if (buttons.flat().length > BUTTONS) throw badRequest('reply markup is too long');
  return buttons.flat().length === 0 ? { kind: 'none' } : { kind: 'inline', buttons };
}

export function checkCommands(given: unknown): { command: string; description: string }[] {
  const list = typeof given === 'string' ? parse(given, 'commands') : given;
  if (!Array.isArray(list)) throw badRequest('expected an Array of BotCommand');
  if (list.length > COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  return list.map((item: unknown) => {
    const { command, description } = asObject(item, 'BotCommand') ?? {};
    if (typeof command !== 'string' || !COMMAND.test(command)) throw badRequest('BOT_COMMAND_INVALID');
    if (typeof description !== 'string' || description.trim() === '' || description.length > DESCRIPTION_LENGTH) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
    }
    return { command, description };
  });
}

export function asObject(given: unknown, what: string): Record<string, unknown> | undefined {
  if (given === undefined || given === '') return undefined;
  const value = typeof given === 'string' ? parse(given, what) : given;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest(`can't parse ${what}`);
  return Object.fromEntries(Object.entries(value));
}

export function parse(json: string, what: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw badRequest(`can't parse ${what} JSON object`);
  }
}

function checkInlineButton(button: Record<string, unknown>): InlineButton {
  const { callback_data: data, url } = button;
  if (typeof data === 'string' && url === undefined) {
    const bytes = Buffer.byteLength(data);
    if (bytes < 1 || bytes > CALLBACK_BYTES) throw badRequest('BUTTON_DATA_INVALID');
    return { text: label(button), callback_data: data };
  }
  if (typeof url === 'string' && data === undefined) {
    if (!isPublicAddress(url)) throw badRequest(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    return { text: label(button), url };
  }
  throw badRequest('text buttons are unallowed in the inline keyboard');
}

/** The real server takes no host without a dot, such as localhost. */
function isPublicAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'tg:' || (/^https?:$/.test(protocol) && hostname.includes('.'));
}

function label(button: Record<string, unknown>): string {
  const { text } = button;
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('keyboard button text must be non-empty');
  return text;
}

function rowsOf(given: unknown): Record<string, unknown>[][] {
  if (!Array.isArray(given)) throw badRequest("can't parse keyboard: an Array of Arrays expected");
  return given.map((row: unknown) => {
    if (!Array.isArray(row)) throw badRequest("can't parse keyboard: an Array of Arrays expected");
    return row.map((button: unknown) => {
      const object = typeof button === 'string' ? { text: button } : asObject(button, 'keyboard button');
      if (object === undefined) throw badRequest("can't parse keyboard button");
      return object;
    });
  });
}
