/** Buttons in Telegram's form. https://core.telegram.org/bots/api#inlinekeyboardmarkup */
import type { InlineKeyboardButton, InlineKeyboardMarkup, ReplyKeyboardMarkup } from 'telegraf/types';
import { type Button, type ButtonRows, SendError } from '../contract.js';

/** Undefined without buttons: leaving it out of an edit removes the ones that were there. */
export function inlineKeyboard(rows: ButtonRows): InlineKeyboardMarkup | undefined {
  const filled = rows.filter((row) => row.length > 0).map((row) => row.map(inlineButton));
  return filled.length === 0 ? undefined : { inline_keyboard: filled };
}

/**
 * A key that shares the person's own number, and a key with the words of each choice: a message carries one keyboard,
 * and every choice is understood in words too. Throws SendError `rejected` for addresses, which such keys cannot open.
 */
export function phoneKeyboard(askPhone: string, rows: ButtonRows): ReplyKeyboardMarkup {
  if (rows.flat().some((button) => button.url !== undefined)) {
    throw new SendError('rejected', 'a message that asks for the phone number cannot hold address buttons');
  }
  const choices = rows.filter((row) => row.length > 0).map((row) => row.map(({ label }) => ({ text: label })));
  return {
    keyboard: [[{ text: askPhone, request_contact: true }], ...choices],
    one_time_keyboard: true,
    resize_keyboard: true,
  };
}

function inlineButton({ label, token, url }: Button): InlineKeyboardButton {
  if (url !== undefined) return { text: label, url };
  if (token !== undefined) return { text: label, callback_data: token };
  throw new SendError('rejected', 'a button has neither a token nor an address');
}
