/** What joining and membership say. The privacy notice carries a version: raise it with every change of its meaning. */
import type { ChannelName } from '../../channels/contract.js';
import type { Role } from '../../db/client.js';
import { ROLE_NAMES } from '../../org/texts.js';
import type { CodeRefusal } from './rules.js';

/** Stored with each agreement, so that it is known which wording a person agreed to. */
export const NOTICE_VERSION = '2';

const OPEN_WITH: Readonly<Record<ChannelName, string>> = {
  telegram: 'Mở bằng Telegram',
  zalo: 'Mở bằng Zalo',
  web: 'Mở bằng trình duyệt, không cần cài ứng dụng',
};

export interface Post {
  readonly role: Role;
  readonly unit: string;
}

const post = ({ role, unit }: Post) => `${ROLE_NAMES[role]} – ${unit}`;

export const texts = {
  role: (role: Role) => ROLE_NAMES[role],
  post,

  // Joining
  notReady: 'Xin chào thầy/cô. Hệ thống đang được cài đặt, chưa nhận người tham gia. Xin thầy/cô quay lại sau.',
  door: (institution: string) =>
    `Xin chào thầy/cô. Đây là Loa, trợ lý công tác truyền thông của ${institution}.\n\nĐể bắt đầu, thầy/cô có mã mời thì nhập mã; chưa có thì gửi đề nghị tham gia.`,
  doorWaiting: (at: string) =>
    `Đề nghị tham gia của thầy/cô gửi lúc ${at} đang chờ người phụ trách xem. Có kết quả, hệ thống sẽ báo ngay. Xin cảm ơn thầy/cô.\n\nNếu vừa nhận được mã mời, thầy/cô nhập mã để vào luôn.`,
  enterCode: 'Nhập mã mời',
  askToJoin: 'Xin tham gia',
  sharePhone: 'Chia sẻ số điện thoại của tôi',
  orSharePhone:
    'Nếu thầy/cô có tên trong danh sách của nhà trường, cũng có thể chia sẻ số điện thoại của mình để vào luôn.',
  unknownPhone:
    'Số điện thoại này chưa có trong danh sách của nhà trường. Thầy/cô nhập mã mời, hoặc gửi đề nghị tham gia giúp.',
  notOwnPhone: 'Đây là số của người khác. Xin thầy/cô chia sẻ số của chính mình, hoặc nhập mã mời.',
  othersPhone:
    'Đây là số của người khác nên hệ thống không lưu. Muốn mời đồng nghiệp, đề nghị thầy/cô báo trưởng đơn vị hoặc văn phòng.',
  phoneKept: 'Đã ghi số điện thoại của thầy/cô. Xin cảm ơn.',
  phoneTaken: 'Số này đang ghi cho người khác trong danh sách. Xin thầy/cô báo văn phòng kiểm tra giúp.',
  onRoster: (name: string, posts: readonly Post[]) =>
    [`Số điện thoại khớp với danh sách của nhà trường: ${name}`, ...posts.map((held) => `• ${post(held)}`)].join('\n'),
  confirmItIsMe: (name: string, posts: readonly Post[]) =>
    [`Xin thầy/cô xem lại:`, `Họ tên: ${name}`, ...posts.map((held) => `• ${post(held)}`)].join('\n'),
  notMe: 'Không phải tôi',
  sorryNotYou:
    'Vâng, hệ thống không ghi gì thêm. Xin thầy/cô báo văn phòng để sửa danh sách, hoặc nhắn lại một tin bất kỳ để vào bằng cách khác.',
  codeOfAnother: (name: string) =>
    `Mã này dành riêng cho ${name}, còn thầy/cô đã vào hệ thống bằng một tên khác. Nếu là cùng một người, xin báo văn phòng gộp lại giúp.`,
  askCode: 'Xin thầy/cô nhập mã mời gồm 8 chữ và số (chữ hoa, chữ thường, dấu cách đều được).',
  noCode: 'Chưa có mã',
  notACode: 'Mã mời gồm 8 chữ và số, ví dụ dạng ABCD-2345. Xin thầy/cô kiểm tra và nhập lại.',
  answerFirst: 'Xin thầy/cô trả lời câu hỏi ở trên trước. Ảnh, tệp và tin bài xin gửi sau khi đã tham gia.',
  stopped: 'Đã dừng. Khi cần, thầy/cô nhắn lại một tin bất kỳ để bắt đầu.',
  nothingToStop: 'Hiện không có câu hỏi nào đang chờ.',
  refused: (refusal: CodeRefusal): string => {
    switch (refusal.why) {
      case 'unknown':
        return 'Mã này không đúng. Xin thầy/cô kiểm tra lại từng chữ, hoặc xin người mời một mã mới.';
      case 'used':
        return 'Mã mời này đã được dùng hết lượt. Xin thầy/cô đề nghị người mời cấp mã mới.';
      case 'expired':
        return 'Mã mời này đã hết hạn. Xin thầy/cô đề nghị người mời cấp mã mới.';
      case 'revoked':
        return 'Lời mời này đã được thu hồi. Xin thầy/cô liên hệ người mời hoặc văn phòng.';
      case 'tooMany':
        return `Đã có nhiều lần nhập mã chưa đúng. Để giữ an toàn, xin thầy/cô thử lại sau ${refusal.until}.`;
    }
  },
  invitedTo: (invited: Post) => `Thầy/cô được mời tham gia với vai trò ${post(invited)}.`,
  notice: (institution: string, mailbox: string | undefined) =>
    [
      'Trước khi tham gia, xin thầy/cô đọc giúp:',
      '• Lưu gì: tài khoản trò chuyện này, họ tên, đơn vị, vai trò, số điện thoại (nếu có); tin bài, ảnh và câu trả lời thầy/cô gửi.',
      `• Để làm gì: giao việc, nhắc hạn, nhận và duyệt bài, lập báo cáo truyền thông của ${institution}.`,
      '• Ai xem: người duyệt bài, phụ trách đơn vị, văn phòng và lãnh đạo. Tin nhắn đi qua máy chủ của ứng dụng trò chuyện, có thể ở nước ngoài.',
      '• Bao lâu: trong thời gian thầy/cô tham gia; tin bài đã nộp lưu theo hồ sơ của nhà trường.',
      `• Hỏi, xem lại, sửa, xoá, rút đồng ý: gõ /dulieucuatoi, hoặc liên hệ văn phòng${mailbox === undefined ? '' : ` (${mailbox})`} bất cứ lúc nào.`,
      '',
      'Khi chưa đồng ý, hệ thống chỉ giữ địa chỉ cuộc trò chuyện này; lời đã nhắn được xoá trong 24 giờ.',
    ].join('\n'),
  agree: 'Đồng ý',
  disagree: 'Không đồng ý',
  chooseAgreement: 'Xin thầy/cô chọn Đồng ý hoặc Không đồng ý để tiếp tục.',
  declined:
    'Vâng, hệ thống không lưu thông tin của thầy/cô ngoài địa chỉ cuộc trò chuyện này; lời đã nhắn được xoá trong 24 giờ. Khi nào muốn tham gia, thầy/cô nhắn lại một tin bất kỳ.',
  askName: 'Xin cảm ơn thầy/cô. Xin cho biết họ và tên đầy đủ (có dấu).',
  badName: 'Họ tên gồm 2 đến 80 chữ cái, không có số hay ký hiệu. Xin thầy/cô ghi lại, ví dụ: Nguyễn Thị Hoa.',
  askUnit: 'Thầy/cô công tác ở đơn vị nào? Chọn bên dưới, hoặc gõ một phần tên đơn vị để tìm.',
  unitUnsure: 'Tôi chưa rõ',
  noUnitFound: (find: string) => `Không có đơn vị nào có “${find}” trong tên. Xin thầy/cô chọn hoặc gõ cách khác.`,
  confirmJoin: (name: string, joining: Post) =>
    `Xin thầy/cô xem lại:\nHọ tên: ${name}\nVai trò: ${post(joining)}${oneWordHint(name)}`,
  confirmRequest: (name: string, unit: string | undefined) =>
    `Xin thầy/cô xem lại:\nHọ tên: ${name}\nĐơn vị: ${unit ?? 'chưa rõ'}${oneWordHint(name)}\n\nĐề nghị sẽ được chuyển tới người phụ trách và văn phòng.`,
  confirmYes: 'Đúng, tham gia',
  requestYes: 'Đúng, gửi đề nghị',
  confirmRename: 'Sửa họ tên',
  welcome: (name: string, joined: Post) =>
    [
      `Chào mừng thầy/cô ${name} (${post(joined)}).`,
      '• Hệ thống nhắc việc và hạn nộp, mỗi sáng nhiều nhất một tin, chỉ khi còn việc.',
      '• Cứ gửi tin bài, ảnh vào đây; hệ thống lo phần còn lại.',
      '• /viec xem việc của thầy/cô, /trogiup xem các lệnh.',
    ].join('\n'),
  welcomePerson: (name: string, posts: readonly Post[]) =>
    [
      `Chào mừng thầy/cô ${name}.`,
      ...posts.map((held) => `• ${post(held)}`),
      '',
      'Hệ thống nhắc việc và hạn nộp, mỗi sáng nhiều nhất một tin, chỉ khi còn việc. Có tin bài, ảnh thì cứ gửi vào đây.',
      '/viec xem việc của thầy/cô, /trogiup xem các lệnh.',
    ].join('\n'),
  alreadyIn: (held: Post) => `Thầy/cô đang giữ vai trò ${post(held)} rồi, không cần nhận thêm lời mời này.`,
  offerPost: (offered: Post) => `Thầy/cô được mời thêm vai trò ${post(offered)}. Thầy/cô có nhận không?`,
  offerYes: 'Nhận vai trò',
  offerNo: 'Để sau',
  offerLater: 'Vâng. Khi cần, thầy/cô mở lại lời mời lúc còn hạn.',
  postTaken: (taken: Post) =>
    `Đã ghi nhận: thầy/cô có thêm vai trò ${post(taken)}. Gõ /viec để xem việc, /trogiup để xem các lệnh.`,
  inviteTaken: (name: string, taken: Post) => `Thầy/cô ${name} đã nhận lời mời và tham gia: ${post(taken)}.`,

  // Requests
  requestSent:
    'Đã chuyển đề nghị của thầy/cô tới người phụ trách. Có kết quả, hệ thống sẽ báo ngay tại đây. Xin cảm ơn thầy/cô.',
  requestAlready: 'Đề nghị của thầy/cô đang chờ người phụ trách xem. Có kết quả, hệ thống sẽ báo ngay tại đây.',
  request: (asking: { name: string; role: Role; unit: string | undefined; byInvite: boolean }) =>
    [
      `Đề nghị tham gia: ${asking.name}`,
      `Vai trò: ${ROLE_NAMES[asking.role]}`,
      `Đơn vị: ${asking.unit ?? 'chưa rõ'}`,
      asking.byInvite ? 'Vào bằng lời mời dùng cho nhiều người.' : 'Tự gửi đề nghị, không có mã mời.',
    ].join('\n'),
  requestOfRoster: (name: string, posts: readonly Post[]) =>
    [
      `Đã gõ số điện thoại của ${name} trong danh sách:`,
      ...posts.map((held) => `• ${post(held)}`),
      'Bấm Nhận là xác nhận đúng người này.',
    ].join('\n'),
  accept: 'Nhận',
  refuse: 'Từ chối',
  requestAccepted: (by: string, at: string) => `→ Thầy/cô ${by} đã nhận lúc ${at}.`,
  requestRefused: (by: string, at: string) => `→ Thầy/cô ${by} đã từ chối lúc ${at}.`,
  requestReplaced: '→ Đề nghị này không còn cần xử lý: người gửi đã vào bằng lời mời hoặc gửi đề nghị khác.',
  requestTooLate: (by: string | undefined) =>
    by === undefined
      ? 'Đề nghị này không còn chờ xử lý nữa. Xin cảm ơn thầy/cô.'
      : `Đề nghị này đã được thầy/cô ${by} xử lý trước đó. Xin cảm ơn thầy/cô.`,
  youWereRefused:
    'Đề nghị tham gia của thầy/cô chưa được nhận. Nếu có nhầm lẫn, xin thầy/cô liên hệ văn phòng để nhận mã mời.',
  placeRequest: (name: string) => `Xếp ${name} vào đơn vị nào? Chọn bên dưới, hoặc gõ một phần tên đơn vị để tìm.`,
  theHouse: 'quản trị hệ thống',

  // Inviting
  roleChoice: (role: Role) => `${ROLE_NAMES[role].charAt(0).toUpperCase()}${ROLE_NAMES[role].slice(1)}`,
  askRole: 'Mời với vai trò nào?',
  askInviteUnit: 'Mời vào đơn vị nào? Chọn bên dưới, hoặc gõ một phần tên đơn vị để tìm.',
  askHowMany: (invited: Post) => `Mời ${post(invited)}. Lời mời dành cho một người hay nhiều người?`,
  onePerson: 'Một người',
  manyPeople: 'Nhiều người',
  askUses: 'Nhiều nhất bao nhiêu người được dùng lời mời này? Chọn bên dưới hoặc gõ một số từ 2 đến 500.',
  usesOffered: (people: number) => `${people} người`,
  badUses: 'Xin thầy/cô gõ một số từ 2 đến 500.',
  /** Made to be forwarded as it is. */
  invitation: (made: {
    institution: string;
    to: string | undefined;
    post: Post;
    ways: readonly string[];
    code: string | undefined;
    until: string;
  }) =>
    [
      `Kính mời thầy/cô${made.to === undefined ? '' : ` ${made.to}`} tham gia hệ thống truyền thông của ${made.institution}, vai trò ${post(made.post)}.`,
      ...made.ways,
      ...(made.code === undefined ? [] : [`Hoặc nhắn cho hệ thống mã: ${made.code}`]),
      `Hạn dùng: đến ${made.until}.`,
    ].join('\n'),
  openLink: (url: string) => `Mở liên kết: ${url}`,
  openWith: (channel: ChannelName, url: string) => `${OPEN_WITH[channel]}: ${url}`,
  typeStart: (code: string) => `Nhắn cho hệ thống dòng này: /start ${code}`,
  invitationMade: (uses: number) =>
    uses === 1
      ? 'Đã tạo lời mời cho một người. Xin thầy/cô chuyển tiếp tin trên cho người được mời.'
      : `Đã tạo lời mời cho nhiều nhất ${uses} người. Xin thầy/cô chuyển tiếp tin trên. Ai dùng lời mời này cũng cần thầy/cô hoặc văn phòng bấm Nhận.`,
  invitationFor: (name: string) =>
    `Đã tạo lời mời riêng cho ${name}. Xin thầy/cô chuyển tiếp tin trên cho đúng người; ai dùng lời mời này sẽ vào với tên ${name}.`,
  inAlready: 'Người này đã vào hệ thống, hoặc không còn trong danh sách.',
  revoke: 'Thu hồi lời mời',
  revoked: 'Đã thu hồi lời mời. Mã và liên kết không còn dùng được.',
  revokedAlready: 'Lời mời này đã được thu hồi trước đó.',
  revokedTooLate: 'Lời mời này đã được dùng hết lượt hoặc đã hết hạn nên không cần thu hồi.',

  // Greeting and help
  greeting: (name: string, posts: readonly Post[]) =>
    [
      `Xin chào thầy/cô ${name}.`,
      ...posts.map((held) => `• ${post(held)}`),
      '',
      'Gõ /viec để xem việc của thầy/cô, /trogiup để xem các lệnh. Có tin bài, ảnh thì cứ gửi vào đây.',
    ].join('\n'),
  helpIntro: 'Các lệnh của thầy/cô:',
  helpLine: (command: string, description: string) => `/${command} – ${description}`,
  helpOutro: '/huy – Dừng câu hỏi đang dở\n\nKhông cần nhớ lệnh để nộp bài: cứ gửi chữ, ảnh, tệp vào đây.',

  // The menu
  startMenu: 'Bắt đầu, xem vai trò',
  helpMenu: 'Các lệnh của thầy/cô',
  inviteMenu: 'Mời người tham gia',
  membersMenu: 'Thành viên đơn vị',
};

function oneWordHint(name: string): string {
  return name.includes(' ') ? '' : '\n(Họ tên mới có một chữ; nếu còn thiếu, xin bấm Sửa họ tên.)';
}

/** How help groups what there is; a command named nowhere here stands under the last heading. */
export const HELP_GROUPS: readonly { readonly heading: string; readonly commands: readonly string[] }[] = [
  { heading: 'Hằng ngày', commands: ['viec', 'nop', 'bai', 'status', 'baovang'] },
  { heading: 'Tin và ý kiến', commands: ['tinnong', 'gopy', 'guongtot', 'baochi'] },
  { heading: 'Duyệt và đăng', commands: ['duyet', 'dang', 'guilen', 'kho', 'dongyanh'] },
  {
    heading: 'Đơn vị',
    commands: [
      'giaoviec',
      'xong',
      'khongphatsinh',
      'duluan',
      'yeucau',
      'phatsinh',
      'sukien',
      'mien',
      'moi',
      'thanhvien',
    ],
  },
  { heading: 'Văn phòng', commands: ['baocao', 'vaoso', 'thongbao', 'congvan', 'danhsach', 'tamdung', 'nhatky'] },
  { heading: 'Tài khoản', commands: ['lienket', 'duongdan', 'dulieucuatoi'] },
];
export const HELP_REST = 'Khác';
