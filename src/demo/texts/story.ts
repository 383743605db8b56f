/** The people and the articles of the demo: all invented, and named so that nobody can take them for real. */
import type { Role } from '../../db/client.js';

export interface Member {
  readonly name: string;
  readonly unit: string;
  readonly role: Role;
}

/** Everybody bears the name of a flower. */
export const CAST = {
  office: { name: 'Hoa Thạch Thảo', unit: 'van-phong', role: 'office' },
  leader: { name: 'Hoa Phong Lan', unit: 'bgh', role: 'leader' },
  reviewer: { name: 'Hoa Mẫu Đơn', unit: 'bo-phan-chuyen-mon', role: 'editor' },
  secondReviewer: { name: 'Hoa Sơn Trà', unit: 'bo-phan-chuyen-mon', role: 'editor' },
  lead: { name: 'Hoa Hướng Dương', unit: 'to-mau-giao-lon', role: 'lead' },
  teacher: { name: 'Hoa Bằng Lăng', unit: 'to-mau-giao-lon', role: 'member' },
  middleLead: { name: 'Hoa Đỗ Quyên', unit: 'to-mau-giao-nho', role: 'lead' },
  smallLead: { name: 'Hoa Cẩm Chướng', unit: 'to-mau-giao-be', role: 'lead' },
  nurseryLead: { name: 'Hoa Tường Vi', unit: 'to-nha-tre', role: 'lead' },
  kitchenMember: { name: 'Hoa Oải Hương', unit: 'to-nuoi-duong', role: 'member' },
} as const satisfies Readonly<Record<string, Member>>;

export type Character = keyof typeof CAST;

export const CHARACTERS = Object.keys(CAST) as readonly Character[];

/** Whose phones stand on the page, in its order. */
export const SHOWN = ['teacher', 'lead', 'reviewer', 'office'] as const satisfies readonly Character[];

export interface Article {
  readonly text: string;
  readonly photos: number;
  /** By its code in the plan. */
  readonly topic: string;
}

const SCHOOL = 'quan-ly-nha-truong';
const PROGRAMME = 'chuong-trinh-mam-non';
const FUNDS = 'ke-hoach-tai-chinh';

/** What people of the story report as done outside of Loa; `duty`: by its code in the plan. */
export const DONE = {
  schoolPlan: { duty: 'school-plan', proof: '36/KH-MNTr' },
  groupPlan: { duty: 'unit-plan', proof: 'Bản giấy có chữ ký, nộp Ban Giám hiệu tại buổi họp đầu tháng.' },
  groupInformation: { duty: 'monthly-information', proof: 'Sổ thông tin tháng của tổ, đã nộp văn phòng.' },
} as const satisfies Readonly<Record<string, { readonly duty: string; readonly proof: string }>>;

export const ARTICLES = {
  corners: {
    text: 'Giờ hoạt động góc lấy trẻ làm trung tâm\nTổ Mẫu giáo lớn tổ chức sinh hoạt chuyên môn tại lớp, cô gợi mở để trẻ tự chọn góc chơi và kể lại điều mình làm.',
    photos: 1,
    topic: PROGRAMME,
  },
  womensDay: {
    text: 'Thiệp tặng bà, tặng mẹ ngày 20/10\nCác lớp mẫu giáo lớn tự cắt dán thiệp từ giấy màu. Góc trưng bày ở sảnh được phụ huynh ghé xem suốt buổi chiều.',
    photos: 3,
    topic: SCHOOL,
  },
  menu: {
    text: 'Thực đơn mới cho mùa lạnh\nTừ tháng 11 bếp bổ sung cháo nóng buổi sáng và rau theo mùa từ vườn trường.',
    photos: 1,
    topic: SCHOOL,
  },
  garden: {
    text: 'Vườn rau của lớp mẫu giáo nhỡ\nMỗi tổ trẻ chăm một luống: tưới nước, đo cây bằng que tính rồi vẽ lại vào sổ theo dõi. Vụ đầu đã thu được hai rổ cải.',
    photos: 2,
    topic: PROGRAMME,
  },
  teachersDay: {
    text: 'Mẫu giáo bé mừng ngày Nhà giáo Việt Nam\nCác lớp hái hoa vườn trường kết thành bó, tập hát và cùng cha mẹ trang trí sân khấu nhỏ.',
    photos: 2,
    topic: SCHOOL,
  },
  kitchen: {
    text: 'Một ngày ở bếp ăn nhà trường\nTừ nhận thực phẩm, lưu mẫu đến chia suất, mỗi khâu đều có người ghi sổ. Cha mẹ có thể xem sổ vào chiều thứ Sáu.',
    photos: 1,
    topic: FUNDS,
  },
  /** What a visitor may put into the teacher's phone instead of writing something. */
  sample: {
    text: 'Ngày hội thể thao của bé\nSáng nay các lớp mẫu giáo lớn thi chạy tiếp sức và ném bóng trúng đích. Cả sân trường rộn ràng tiếng cổ vũ.',
    photos: 3,
    topic: SCHOOL,
  },
} as const satisfies Readonly<Record<string, Article>>;
