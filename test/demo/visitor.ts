/** Somebody who opens the demo's page in a browser and does what its guide says. */
import type { FrameLocator, Page } from 'playwright-core';
import { SHOWN } from '../../src/demo/texts/story.js';

type Who = (typeof SHOWN)[number];

/** A walk at a loaded machine's pace. */
const PATIENCE_MS = 90_000;

export interface Visitor {
  readonly page: Page;
  phone(who: Who): FrameLocator;
  /** Brings a phone to the front where only one is seen at a time. */
  turnTo(who: Who): Promise<void>;
  presses(who: Who, label: string): Promise<void>;
  /** The title of the step the guide is at. */
  isAt(step: string): Promise<void>;
  /** Time stands again, and everything that was to be said was said. */
  timeStands(): Promise<void>;
}

/** Opens the page and waits for the first phone. */
export async function visit(page: Page, address: string): Promise<Visitor> {
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(address);
  const visitor: Visitor = {
    page,
    phone: (who) => page.frameLocator(`.phone[data-phone="${SHOWN.indexOf(who)}"] iframe`),
    async turnTo(who) {
      const tab = page.locator(`.tabs [data-phone="${SHOWN.indexOf(who)}"]`);
      if (await tab.isVisible()) await tab.click();
      await visitor.phone(who).getByText('Đã kết nối').waitFor();
    },
    async presses(who, label) {
      await visitor.turnTo(who);
      await visitor.phone(who).getByRole('button', { name: label, exact: true }).last().click();
    },
    isAt: (step) => page.locator('#steps .current b', { hasText: step }).waitFor(),
    async timeStands() {
      await page.locator('#passing', { hasText: /^$/ }).waitFor({ state: 'attached' });
    },
  };
  await visitor.turnTo('teacher');
  return visitor;
}

/** The first two steps: an article with photos, sent and approved. */
export async function sendsAndDecides(visitor: Visitor): Promise<void> {
  const { page, phone, presses, isAt } = visitor;
  await isAt('Gửi bài');
  await page.getByRole('button', { name: 'Đặt sẵn bài mẫu' }).click();
  await page.getByText('Bài và 3 ảnh đã nằm trong ô soạn tin').waitFor();
  await phone('teacher').getByRole('button', { name: 'Gửi', exact: true }).click();
  await presses('teacher', 'Quản lý nhà nước và chỉ đạo, điều hành của nhà trường');
  await presses('teacher', 'Gửi – ảnh không có trẻ');
  await isAt('Duyệt bài');
  await visitor.turnTo('reviewer');
  await phone('reviewer').getByText('CHỜ DUYỆT BAI-1120-001').waitFor();
  await presses('reviewer', 'Duyệt');
  await isAt('Nhắc việc');
}

/** The next two: time passes to the end of the month and to the cut-off day. */
export async function letsTimePass(visitor: Visitor): Promise<void> {
  const { page, isAt } = visitor;
  await page.getByRole('button', { name: 'Đến cuối tháng' }).click();
  await isAt('Làm báo cáo');
  await visitor.timeStands();
  await page.getByRole('button', { name: 'Đến ngày chốt' }).click();
  await isAt('Mở báo cáo');
  await visitor.timeStands();
}
