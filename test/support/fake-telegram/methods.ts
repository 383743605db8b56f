/** The Bot API methods the fake knows. https://core.telegram.org/bots/api#available-methods */
import { editMessageCaption, editMessageMedia, editMessageReplyMarkup, editMessageText } from './editing.js';
import type { Form } from './form.js';
import { asObject, checkCommands, parse } from './limits.js';
import { type Platform, PRESS_LIFE_MS } from './platform.js';
import { badRequest, misfortune } from './refusal.js';
import { reachableChat, sendDocument, sendMediaGroup, sendMessage, sendPhoto } from './sending.js';
import type { WebhookDelivery } from './webhook-delivery.js';
import { type FakeChat, sizeOf } from './world.js';

/** tdlib/telegram-bot-api, Client.h: MAX_DOWNLOAD_FILE_SIZE */
const DOWNLOAD_BYTES = 20 * 1024 * 1024;
const SECRET = /^[A-Za-z0-9_-]{0,256}$/;
const WEBHOOK_ACTIVE =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

export type Method = (form: Form) => unknown;

/** Names in lower case: the server does not mind the case. */
export function methodsOf(platform: Platform, delivery: WebhookDelivery): ReadonlyMap<string, Method> {
  const { world, queue } = platform;

  const table: Record<string, Method> = {
    getMe: () => ({
      id: world.bot.id,
      is_bot: true,
      first_name: world.bot.name,
      username: world.bot.username,
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    }),

    getUpdates: ({ fields }) => {
      if (delivery.target() !== undefined) throw misfortune(409, WEBHOOK_ACTIVE);
      allow(fields.allowed_updates);
      return queue.poll({
        offset: number(fields.offset, 0),
        limit: number(fields.limit, 100),
        timeoutS: number(fields.timeout, 0),
      });
    },

    setWebhook: ({ fields }) => {
      const url = fields.url;
      const secret = fields.secret_token ?? '';
      if (typeof url !== 'string' || url === '') return removeWebhook();
      if (!isWebhookAddress(url)) throw badRequest('invalid webhook URL specified');
      if (typeof secret !== 'string' || !SECRET.test(secret)) {
        throw badRequest('secret token contains unallowed characters');
      }
      allow(fields.allowed_updates);
      queue.interrupt('terminated by setWebhook request');
      delivery.set({ url, secret });
      return true;
    },
    deleteWebhook: () => removeWebhook(),
    getWebhookInfo: () => ({
      url: delivery.target()?.url ?? '',
      has_custom_certificate: false,
      pending_update_count: queue.waiting().length,
      ...(delivery.lastError() !== undefined && { last_error_message: delivery.lastError() }),
    }),

    sendMessage: (form) => sendMessage(world, form),
    sendPhoto: (form) => sendPhoto(world, form),
    sendDocument: (form) => sendDocument(world, form),
    sendMediaGroup: (form) => sendMediaGroup(world, form),
    editMessageText: (form) => editMessageText(world, form),
    editMessageCaption: (form) => editMessageCaption(world, form),
    editMessageMedia: (form) => editMessageMedia(world, form),
    editMessageReplyMarkup: (form) => editMessageReplyMarkup(world, form),

    sendChatAction: ({ fields }) => {
      reachableChat(world, fields.chat_id);
      if (typeof fields.action !== 'string') throw badRequest('wrong parameter action in request');
      return true;
    },

    answerCallbackQuery: ({ fields }) => {
      const press = platform.presses.get(String(fields.callback_query_id));
      const expired = press === undefined || world.now().getTime() - press.at.getTime() >= PRESS_LIFE_MS;
      if (expired) throw misfortune(400, TOO_OLD);
      const { text } = fields;
      if (typeof text === 'string' && text.length > 200) throw badRequest('MESSAGE_TOO_LONG');
      press.answered = true;
      return true;
    },

    setMyCommands: ({ fields }) => {
      const commands = checkCommands(fields.commands);
      const chat = scopeOf(fields.scope);
      if (chat !== undefined) chat.commands = commands;
      return true;
    },
    deleteMyCommands: ({ fields }) => {
      const chat = scopeOf(fields.scope);
      if (chat !== undefined) chat.commands = [];
      return true;
    },

    getFile: ({ fields }) => {
      const id = fields.file_id;
      if (typeof id !== 'string' || id === '') throw badRequest('file_id is empty');
      const file = world.files.get(id.replace(/s$/, '')) ?? world.files.get(id);
      if (file === undefined) throw misfortune(400, 'Bad Request: invalid file_id');
      if (sizeOf(file) > DOWNLOAD_BYTES) throw misfortune(400, 'Bad Request: file is too big');
      const path = platform.localPaths.get(id) ?? file.path;
      return { file_id: id, file_unique_id: file.uniqueId, file_size: sizeOf(file), file_path: path };
    },
  };
  return new Map(Object.entries(table).map(([name, method]) => [name.toLowerCase(), method]));

  function removeWebhook(): true {
    delivery.set(undefined);
    return true;
  }

  function allow(given: unknown): void {
    if (given === undefined) return;
    const list = typeof given === 'string' ? parse(given, 'allowed_updates') : given;
    if (!Array.isArray(list)) throw badRequest("can't parse allowed_updates");
    platform.allowed = list.map(String);
  }

  function scopeOf(given: unknown): FakeChat | undefined {
    const scope = asObject(given, 'BotCommandScope');
    if (scope === undefined || scope.type !== 'chat') return undefined;
    return reachableChat(world, scope.chat_id);
  }
}

function number(given: unknown, otherwise: number): number {
  const value = Number(given ?? otherwise);
  return Number.isInteger(value) ? value : otherwise;
}

/** The real server wants https; on the own machine there is none. */
function isWebhookAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}
