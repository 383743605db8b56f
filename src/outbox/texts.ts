/** What the outbox adds by itself when a channel cannot show something. */
export const texts = {
  choose: 'Mời thầy/cô chọn:',
  givenWay: 'Nội dung này đã được cập nhật ở tin phía trên.',
  chooseByNumber: 'Trả lời bằng số để chọn:',
  /** `limitBytes`: what the channel takes. */
  fileTooBig: (name: string, bytes: number, limitBytes: number, link: string | undefined) =>
    `Tệp "${name}" (${megabytes(bytes)}) lớn hơn mức ${megabytes(limitBytes)} kênh này nhận. ${insteadOf(link)}`,
  fileType: (name: string, link: string | undefined) =>
    `Kênh này không gửi được loại tệp của "${name}", dù tệp lớn hay nhỏ. ${insteadOf(link)}`,
};

function insteadOf(link: string | undefined): string {
  return link === undefined ? 'Đề nghị thầy/cô liên hệ văn phòng để nhận tệp.' : `Thầy/cô tải tại: ${link}`;
}

/** "7,2 MB", never rounded down to a limit it is over. */
function megabytes(bytes: number): string {
  return `${(Math.ceil(bytes / 100_000) / 10).toLocaleString('vi-VN', { maximumFractionDigits: 1 })} MB`;
}
