/** What the outbox adds by itself when a channel cannot show something. */
export const texts = {
  choose: 'Mời thầy/cô chọn:',
  givenWay: 'Nội dung này đã được cập nhật ở tin phía trên.',
  chooseByNumber: 'Trả lời bằng số để chọn:',
  fileTooBig: (name: string, link: string | undefined) =>
    link === undefined
      ? `Tệp "${name}" quá lớn để gửi qua kênh này. Đề nghị thầy/cô liên hệ văn phòng để nhận tệp.`
      : `Tệp "${name}" quá lớn để gửi qua kênh này. Thầy/cô tải tại: ${link}`,
};
