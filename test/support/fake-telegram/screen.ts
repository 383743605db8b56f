/** What a person sees when they look at the chat now. */
import type { FakeChat, FakeFile, FakeMessage } from './world.js';

export interface ScreenMessage {
  readonly id: number;
  readonly from: 'bot' | 'person';
  readonly text: string;
  readonly caption: string;
  readonly buttons: readonly (readonly { readonly label: string; readonly url?: string }[])[];
  readonly edited: boolean;
  readonly album?: string;
  readonly file?: FakeFile;
}

export function screenOf(chat: FakeChat): readonly ScreenMessage[] {
  return chat.messages.map(show);
}

function show({ id, from, text, caption, buttons, editedAt, album, file }: FakeMessage): ScreenMessage {
  return {
    id,
    from: from === 'bot' ? 'bot' : 'person',
    text: text ?? '',
    caption: caption ?? '',
    buttons: buttons.map((row) => row.map(({ text: label, url }) => ({ label, ...(url !== undefined && { url }) }))),
    edited: editedAt !== undefined,
    ...(album !== undefined && { album }),
    ...(file !== undefined && { file }),
  };
}
