/** How a likeness is told. */
import type { AlikeItem } from './alike-items.js';

export const texts = {
  alike: (item: AlikeItem) => `⚠ Giống bài ${item.code} (${item.unit.name}): ${reasons(item).join(', ')}.`,
};

function reasons({ samePhotos, nearPhotos, sameWords, sameTitle, sameEvent }: AlikeItem): readonly string[] {
  return [
    ...(sameEvent ? ['cùng sự kiện'] : []),
    ...(sameTitle ? ['cùng tiêu đề'] : []),
    ...(sameWords ? ['nội dung gần giống'] : []),
    ...(samePhotos > 0 ? [`${samePhotos} ảnh trùng`] : []),
    ...(nearPhotos > 0 ? [`${nearPhotos} ảnh gần giống`] : []),
  ];
}
