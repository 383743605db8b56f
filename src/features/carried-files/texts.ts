/** What is said of files that go along. */
export const texts = {
  files: (photos: number, files: number) =>
    [...(photos === 0 ? [] : [`${photos} ảnh`]), ...(files === 0 ? [] : [`${files} tệp`])].join(', '),
};
