/** Structured logs without personal text or tokens: events have names, fields hold ids and causes. */
import { pino } from 'pino';

/** Fields and one English sentence; never what people wrote, never a token. */
export interface Log {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
  error(fields: object, event: string): void;
}

/** `level`: trace | debug | info | warn | error | silent. */
export function createLog(level: string): Log {
  return pino({ level, base: null, serializers: { error: describeError } });
}

/** An error for the log: its kind and place, its message with anything like a bot token blotted out. */
export function describeError(error: unknown): { name: string; message: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'Unknown', message: blot(String(error)) };
  // Prisma and telegraf errors may carry the query's or the call's values in their message: keep its last line only.
  const message = blot(error.message.trim().split('\n').at(-1) ?? '');
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, message, stack: blot(frames.slice(0, 8).join('\n')) };
}

function blot(text: string): string {
  return text.replace(/\d{6,}:[\w-]{20,}/g, '<token>');
}
