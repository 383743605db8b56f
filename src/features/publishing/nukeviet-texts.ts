/**
 * What an item is called in NukeViet's news module (4.5 and newer), which runs many school websites: each state of ours is
 * one of its states, and no two the same. Names and numbers: github.com/nukeviet/nukeviet, modules/news/language/vi.php,
 * `status_0` to `status_10`. Its 2 (timed) and 3 (expired) have none here: we record what stands, we do not publish.
 */

/** As people see it: a draft; waiting, being looked at, returned, not used; approved, packed for the website, standing, taken down. */
export type ItemState =
  | 'draft'
  | 'waiting'
  | 'claimed'
  | 'returned'
  | 'rejected'
  | 'approved'
  | 'packed'
  | 'published'
  | 'takenDown';

export interface NukeVietState {
  readonly status: number;
  readonly name: string;
}

export const NUKEVIET: Readonly<Record<ItemState, NukeVietState>> = {
  draft: { status: 4, name: 'Lưu nháp' },
  waiting: { status: 5, name: 'Chuyển duyệt bài' },
  claimed: { status: 7, name: 'Đang duyệt bài' },
  returned: { status: 6, name: 'Từ chối duyệt bài' },
  rejected: { status: 9, name: 'Từ chối đăng bài' },
  approved: { status: 8, name: 'Chuyển đăng bài' },
  packed: { status: 10, name: 'Đang kiểm tra để đăng' },
  published: { status: 1, name: 'Xuất bản' },
  takenDown: { status: 0, name: 'Ngưng hiệu lực' },
};

/** Of an approved item, by what was done with it since. */
export function publishedState(of: {
  readonly standing: number;
  readonly takenDown: number;
  readonly packed: number;
}): ItemState {
  if (of.standing > 0) return 'published';
  if (of.takenDown > 0) return 'takenDown';
  return of.packed > 0 ? 'packed' : 'approved';
}
