/** What the channel writes down: names of happenings and causes, never a text, a name or a token. */
export interface ChannelLog {
  info(fields: object, event: string): void;
  warn(fields: object, event: string): void;
}
