/** The CRM starter as a company meets it: its boards are full, and its sample data go without taking anything along. */
import { expect } from '@playwright/test';
import { journey } from './journey';

const DESKTOP = [{ language: 'zh-CN', phone: false }] as const;
const OWN = '自己的联系人';

journey(
  'a company looks around among sample data, enters a contact of its own, and removes the samples',
  async ({ page, api, say }) => {
    await api('POST', '/packs/crm/install', { sample: true });

    await page.goto('/o/opportunity');
    await page.getByRole('button', { name: /^阶段看板/ }).click();
    await expect(page.getByText('商务谈判').first()).toBeVisible();

    const { records } = await api<{ records: { id: string }[] }>('POST', '/objects/customer/query', {
      kind: 'list',
      limit: 1,
    });
    await api('POST', '/objects/contact/records', { name: OWN, customer: records[0]?.id });

    // every form of it can be designed further, also one that begins with the moment in which it is opened
    await page.goto('/build/object/follow_up');
    await expect(page.getByRole('main').getByText('跟进时间').first()).toBeVisible();

    await page.goto('/settings/company');
    await page.getByRole('button', { name: say('settings', 'sample.remove') }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText(OWN)).toBeVisible();
    await expect(dialog.getByText(/客户 \d+、联系人 \d+、/)).toBeVisible();
    await dialog.getByRole('button').last().click();
    await expect(dialog).toHaveCount(0, { timeout: 30_000 });

    const left = await api<{ count: number }>('POST', '/objects/contact/query', { kind: 'count' });
    expect(left.count).toBe(1);
    await page.goto('/o/contact');
    await expect(page.getByText(OWN).first()).toBeVisible();
  },
  DESKTOP,
);
