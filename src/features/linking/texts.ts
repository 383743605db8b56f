/** What people read about having several accounts. */
import type { ChannelName } from '../../channels/contract.js';

const NAMES: Readonly<Record<ChannelName, string>> = { telegram: 'Telegram', zalo: 'Zalo', web: 'trang web' };

export const texts = {
  command: 'Dùng Loa ở nhiều ứng dụng',
  channel: (channel: ChannelName) => NAMES[channel],

  accounts: (lines: readonly string[]) =>
    [
      'Tài khoản của thầy/cô trên Loa:',
      ...lines,
      '',
      'Việc, bản nháp và tin bài là một, mở ở đâu cũng thấy. Tin nhắc đến nơi thầy/cô nhắn gần nhất.',
    ].join('\n'),
  thisOne: (channel: ChannelName) => `• ${NAMES[channel]} (đang dùng)`,
  another: (channel: ChannelName, heard: string | undefined, reachable: boolean) =>
    `• ${NAMES[channel]}${heard === undefined ? ', chưa nhắn lần nào' : `, nhắn gần nhất ${heard}`}${reachable ? '' : ', hiện chưa liên lạc được'}`,
  add: 'Thêm tài khoản khác',
  unlink: (channel: ChannelName) => `Gỡ ${NAMES[channel]}`,

  code: (code: string, minutes: number, ways: readonly string[]) =>
    [
      'Ở tài khoản muốn thêm, thầy/cô nhắn cho Loa mã này:',
      code,
      ...ways,
      '',
      `Mã dùng một lần, trong ${minutes} phút. Xin không đưa mã cho ai: người có mã sẽ vào được bằng tên thầy/cô.`,
    ].join('\n'),
  way: (channel: ChannelName, url: string) => `Hoặc mở bằng ${NAMES[channel]}: ${url}`,

  linked: (name: string, channels: readonly ChannelName[]) =>
    [
      `Đã thêm tài khoản này cho thầy/cô ${name}.`,
      channels.length > 1
        ? `Từ nay thầy/cô dùng Loa trên ${[...new Set(channels)].map((channel) => NAMES[channel]).join(' và ')}; việc, bản nháp và tin bài là một. Tin nhắc đến nơi thầy/cô nhắn gần nhất.`
        : 'Việc, bản nháp và tin bài trước đây vẫn còn đủ.',
      'Gõ /viec để xem việc.',
    ].join('\n'),
  linkedElsewhere: (channel: ChannelName) =>
    `Vừa thêm một tài khoản ${NAMES[channel]} cho thầy/cô. Nếu không phải thầy/cô thêm, xin bấm gỡ ngay.`,
  usedBy: (name: string) =>
    `Tài khoản này đang dùng với tên ${name}, nên chưa thêm được cho tên khác. Xin thầy/cô nhập mã ở một tài khoản chưa tham gia; nếu hai tên là một người, đề nghị văn phòng kết thúc vai trò của một tên, rồi nhập lại mã.`,
  alreadyYours: 'Tài khoản này đã là của thầy/cô, không cần nhập mã ở đây. Xin nhập mã ở tài khoản muốn thêm.',
  noSuchCode: 'Mã này không đúng, đã dùng hoặc đã hết hạn. Ở tài khoản cũ, thầy/cô gõ /lienket để lấy mã mới.',

  confirmUnlink: (channel: ChannelName) =>
    `Gỡ tài khoản ${NAMES[channel]} này khỏi Loa? Tin bài và việc không mất; từ tài khoản đó không xem được gì nữa.`,
  confirmYes: 'Đúng, gỡ',
  keep: 'Để nguyên',
  kept: 'Vâng, tài khoản vẫn để nguyên.',
  unlinked: (channel: ChannelName) => `Đã gỡ tài khoản ${NAMES[channel]}.`,
  unlinkedThere: 'Tài khoản này đã được gỡ khỏi Loa. Nếu có nhầm lẫn, xin thầy/cô liên hệ văn phòng.',
  unlinkedAlready: 'Tài khoản này đã được gỡ trước đó.',
  lastOne:
    'Đây là tài khoản duy nhất của thầy/cô nên chưa gỡ được. Xin thêm tài khoản khác trước, rồi gỡ tài khoản này.',

  // The office
  replace: 'Mất máy, đổi tài khoản',
  askReplace: (name: string, lines: readonly string[]) =>
    [
      `Tài khoản của ${name}:`,
      ...(lines.length === 0 ? ['• chưa có tài khoản nào'] : lines),
      '',
      'Cấp mã để thầy/cô ấy vào bằng tài khoản mới. Máy bị mất thì xin gỡ luôn các tài khoản cũ.',
    ].join('\n'),
  replaceAll: 'Gỡ tài khoản cũ, cấp mã',
  replaceNone: 'Chỉ cấp mã',
  replaced: (name: string, removed: number) =>
    removed === 0
      ? `Đã cấp mã cho ${name}. Xin chuyển tin dưới đây tới đúng thầy/cô ấy.`
      : `Đã gỡ ${removed} tài khoản cũ của ${name} và cấp mã mới. Xin chuyển tin dưới đây tới đúng thầy/cô ấy.`,
  /** Made to be passed on as it is. */
  replacement: (name: string, code: string, until: string, ways: readonly string[]) =>
    [
      `Kính gửi thầy/cô ${name}: để vào lại Loa bằng tài khoản mới, thầy/cô nhắn cho Loa mã:`,
      code,
      ...ways,
      `Mã dùng một lần, đến ${until}. Việc, bản nháp và tin bài trước đây vẫn còn đủ.`,
    ].join('\n'),
  hasLeft: 'Thầy/cô này không còn tham gia. Xin mời lại bằng /moi.',
  notJoined: (name: string) =>
    `${name} có trong danh sách nhưng chưa vào hệ thống lần nào. Đề nghị thầy/cô mời bằng /moi: người được mời đọc và đồng ý thông báo về dữ liệu trước.`,
  notYourself: 'Với tài khoản của chính mình, xin thầy/cô gõ /lienket.',
};
