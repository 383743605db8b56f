/** What stands on the sheet an invite is printed on, and around it. */
import type { ChannelName } from '../../../channels/contract.js';

const opens: Readonly<Record<ChannelName, string>> = { telegram: 'Telegram', zalo: 'Zalo', web: 'Trình duyệt web' };

export const texts = {
  picture: 'Ảnh mã QR',
  sheet: 'Tờ A4 để in',
  coming: {
    picture: 'Ảnh mã QR đang được tạo, sẽ gửi vào đây ngay.',
    sheet: 'Tờ A4 đang được tạo, sẽ gửi vào đây ngay.',
  },
  here: {
    picture: (about: string) => `Mã QR mời ${about}. Người được mời mở máy ảnh quét mã là vào.`,
    sheet: (about: string) => `Tờ A4 mời ${about}: in ra, dán hoặc phát cho người được mời.`,
  },
  opens,

  heading: 'Mời tham gia Loa',
  about: (role: string) => `trợ lý công tác truyền thông · vai trò: ${role}`,
  alt: (unit: string) => `Mã QR để tham gia ${unit}`,
  codeLabel: 'Mã mời',
  steps: (hasCode: boolean): readonly string[] => [
    'Mở máy ảnh của điện thoại, quét mã ở trên rồi bấm vào liên kết hiện ra.',
    hasCode
      ? 'Bấm Bắt đầu. Không quét được thì nhắn mã mời ở trên cho hệ thống.'
      : 'Bấm Bắt đầu (Start), đọc thông báo về dữ liệu cá nhân và đồng ý.',
    hasCode
      ? 'Đọc thông báo về dữ liệu cá nhân, đồng ý, ghi họ tên là xong.'
      : 'Ghi họ tên và chờ tổ trưởng hoặc văn phòng nhận. Xin cảm ơn thầy/cô.',
  ],
  foot: (until: string, single: boolean) =>
    single
      ? `Mã dùng cho một người, đến ${until}. Xin không chuyển cho người khác.`
      : `Mã dùng đến ${until}. Mỗi người tham gia đều được phụ trách đơn vị hoặc văn phòng xác nhận.`,
};
