/** Text updates as getUpdates gives them: batches of 100, every person in turn. */
import { FIRST_ID, PEOPLE } from './school.js';

export const BATCH = 100;

export interface TextUpdate {
  readonly update_id: number;
  readonly message: {
    readonly message_id: number;
    readonly date: number;
    readonly chat: { readonly id: number; readonly type: 'private'; readonly first_name: string };
    readonly from: { readonly id: number; readonly is_bot: false; readonly first_name: string };
    readonly text: string;
  };
}

/** Batches of updates `from`, `from` + 1, … `from` + `count` - 1. */
export function* batches(
  from: number,
  count: number,
  at: Date,
  textOf: (index: number) => string,
): Generator<readonly TextUpdate[]> {
  for (let first = from; first < from + count; first += BATCH) {
    const size = Math.min(BATCH, from + count - first);
    yield Array.from({ length: size }, (_, index) => textUpdate(first + index, at, textOf(first + index)));
  }
}

function textUpdate(index: number, at: Date, text: string): TextUpdate {
  const id = FIRST_ID + (index % PEOPLE);
  const name = `Người Thử ${index % PEOPLE}`;
  return {
    update_id: 700_000 + index,
    message: {
      message_id: 1 + index,
      date: Math.floor(at.getTime() / 1_000),
      chat: { id, type: 'private', first_name: name },
      from: { id, is_bot: false, first_name: name },
      text,
    },
  };
}

/** What a teacher answers: by turns something told in a sentence, and the name of a place. */
export function answer(index: number): string {
  return Math.floor(index / PEOPLE) % 2 === 1 ? sentence(index) : `Sân trường ${index}`;
}

export function sentence(index: number): string {
  return `Sáng nay lớp ${index} trải nghiệm làm bánh chưng cùng phụ huynh, các bé rất hào hứng và khéo tay.`;
}
