/** What the house calls those who serve in it. */
import type { Role } from '../db/client.js';

/** In the middle of a sentence. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  member: 'thành viên',
  lead: 'phụ trách đơn vị',
  editor: 'biên tập',
  office: 'văn phòng',
  leader: 'lãnh đạo',
};
