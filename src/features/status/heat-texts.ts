/** The words of the heat map and of what goes with it. */
export const heatTexts = {
  title: (year: string) => `Tiến độ truyền thông ${year}`,
  titleOf: (year: string, unit: string) => `Tiến độ truyền thông ${year} – ${unit}`,
  asOf: (moment: string) => `Số việc đã xong / số việc của tháng, tính đến ${moment}`,
  pageOf: (page: number, pages: number) => ` (hình ${page}/${pages})`,
  month: (month: string) => `T${Number(month.slice(5, 7))}/${month.slice(2, 4)}`,
  legend: {
    inTime: 'Xong, đúng hạn',
    late: 'Xong, có việc sau hạn',
    underway: 'Còn trong hạn, chờ duyệt',
    someMissing: 'Có việc quá hạn',
    allMissing: 'Chưa nộp việc nào',
  },
  ordered: 'Hệ thống đang vẽ hình, sẽ gửi vào đây trong ít phút.',
  sent: (title: string) => `📊 ${title}`,
  grouped: 'Mỗi dòng là một cụm đơn vị. Thầy/cô chọn để xem từng đơn vị trong cụm:',
  more: (others: number) => `Hình chưa ghi ${others} đơn vị; đề nghị xem theo từng cụm hoặc gõ /status.`,
  nothing: 'Chưa có việc nào trong năm học này để vẽ hình.',
  fileName: (page: number) => `tien-do-${page}.png`,
};
