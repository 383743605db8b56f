/** Steps of the conversations about work given by hand: the people of a school, and giving in one go. */
import type { TestHouse } from '../support/house.js';
import { openHouse } from '../support/house.js';
import type { Profile } from '../support/profiles.js';
import type { Talker } from '../support/talker.js';

export const LON = 'to-mau-giao-lon';

export type Somebody = Awaited<ReturnType<TestHouse['someone']>>;

export interface School {
  readonly house: TestHouse;
  /** The office. */
  readonly mai: Somebody;
  /** Lead of LON. */
  readonly thu: Somebody;
  /** Members of LON. */
  readonly lan: Somebody;
  readonly hoa: Somebody;
  /** Member of another group. */
  readonly binh: Somebody;
  readonly editor: Somebody;
}

/** Monday 2 November 2020, eight o'clock. */
export async function openSchool(profile: Profile = 'telegram', now?: string): Promise<School> {
  const house = await openHouse({ profile, ...(now === undefined ? {} : { now }) });
  return {
    house,
    mai: await house.someone({ unit: 'van-phong', role: 'office', name: 'Mai Văn Phòng' }),
    thu: await house.someone({ unit: LON, role: 'lead', name: 'Thu Tổ Trưởng' }),
    lan: await house.someone({ unit: LON, name: 'Lan Giáo Viên' }),
    hoa: await house.someone({ unit: LON, name: 'Hoa Giáo Viên' }),
    binh: await house.someone({ unit: 'to-nha-tre', name: 'Bình Giáo Viên' }),
    editor: await house.someone({ unit: 'bo-phan-chuyen-mon', role: 'editor', name: 'Yến Biên Tập' }),
  };
}

export interface Given {
  readonly title?: string;
  readonly wanted?: string;
  /** Names typed one after the other. */
  readonly to: readonly string[];
  readonly due?: string;
}

/** From the command to the card of whoever gives; articles without a topic, due on Friday 6 November, unless said. */
export async function gives(giver: Talker, { title, wanted = 'Tin bài', to, due = 'thứ 6' }: Given): Promise<void> {
  await giver.says(`/giaoviec ${title ?? 'Viết bài về lễ 20/11'}`).hears('cần nộp gì');
  await giver.picks(wanted);
  if (wanted === 'Tin bài') await giver.picks('Bỏ qua');
  for (const name of to) await giver.says(name).hears('Đã chọn');
  await giver.picks(/^Chọn xong/).hears('Hạn là khi nào');
  await giver.says(due).hears('Đúng chưa');
  await giver.picks('Đúng').hears('kèm tệp');
  await giver.picks('Không kèm').hears('Giao việc này?');
  await giver.picks(/^Giao việc$/).hears('Đã giao GV-');
}

/** The tasks of assignments, as rows, in the order they were made. */
export async function givenTasks({ house }: School) {
  return house.app.house.db.read.task.findMany({
    where: { assignmentId: { not: null } },
    orderBy: { id: 'asc' },
    include: { holders: { orderBy: { id: 'asc' } }, unit: { select: { code: true } } },
  });
}
