import type { Page } from '@playwright/test';

/** A page whose first view is measured. */
export interface MeasuredPage {
  readonly name: string;
  readonly address: string;
  /** The address as first-files.json names it, a star for each step of the path that differs; its own unless given. */
  readonly firstFiles?: string;
  /** What a leader does there first, before an area is chosen. */
  readonly use: (page: Page) => Promise<void>;
}

/** Overview, subject pages and the page of a measure. */
export const pages: readonly MeasuredPage[] = [
  { name: 'Overview', address: '/', use: switchOrder },
  { name: 'Reports', address: '/reports', use: turnToTable },
  { name: 'Disruptions', address: '/disruptions', use: turnToTable },
  { name: 'Safeguarding', address: '/safeguarding', use: turnToTable },
  { name: 'Resourcing', address: '/resourcing', use: turnToTable },
  { name: 'Areas, with the map', address: '/areas', use: turnToTable },
  { name: 'A measure', address: '/measures/disruptions', firstFiles: '/measures/*', use: turnToTable },
];

async function switchOrder(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Usual order' }).check();
  await page.getByRole('radio', { name: 'Attention first' }).check();
}

async function turnToTable(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Table' }).first().click();
  await page.getByRole('tab', { name: 'Chart' }).first().click();
}
