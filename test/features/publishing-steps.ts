/** People around an approved item: its author, a reviewer, a group's lead. */
import type { TestHouse } from '../support/house.js';
import { picture } from '../support/pictures.js';

export type Someone = Awaited<ReturnType<TestHouse['someone']>>;

export async function staffOf(house: TestHouse) {
  return {
    lan: await house.someone({ unit: 'to-nha-tre', name: 'Lan Thử' }),
    hoa: await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Hoa Thử' }),
  };
}

export const OF_CHILDREN = { none: 'không có trẻ', agreed: 'phụ huynh đã đồng ý', unsure: 'chưa chắc' } as const;

/** Sends words with so many photos (as files where `originals`); `seed` makes its photos its own. */
export async function sendsItem(
  who: Someone,
  text: string,
  {
    photos = 0,
    children = 'none',
    seed = 1,
    originals = false,
  }: {
    readonly photos?: number;
    readonly children?: keyof typeof OF_CHILDREN;
    readonly seed?: number;
    readonly originals?: boolean;
  } = {},
): Promise<void> {
  if (photos === 0) await who.says(text);
  else {
    const files = await Promise.all(
      Array.from({ length: photos }, async (_, index) => ({
        kind: originals ? ('document' as const) : ('photo' as const),
        bytes: await picture(seed * 100 + index),
        name: `anh-${seed}-${index + 1}.jpg`,
      })),
    );
    await who.sends(files, { caption: text });
  }
  // The unit's month is paid already.
  if (who.screen.at(-1)?.text.includes('nộp cho việc nào') === true) await who.picks('Không thuộc việc nào');
  await who.picks('Quản lý nhà nước');
  await who.picks(photos === 0 ? /^Gửi$/ : OF_CHILDREN[children]).hears('Đã nhận: BAI-');
}

/** Sent, approved, and nobody can take the approval back any more. */
export async function approvedItem(
  house: TestHouse,
  who: Someone,
  by: Someone,
  ...sent: Parameters<typeof sendsItem> extends [unknown, ...infer R] ? R : never
) {
  await sendsItem(who, ...sent);
  await by.picks(/^Duyệt$/).hears('Đã duyệt');
  await house.later();
}
