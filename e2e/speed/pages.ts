import type { Page } from '@playwright/test';

/** A page whose first view is measured. */
export interface MeasuredPage {
  readonly name: string;
  readonly address: string;
  /**
   * The address in first-files.json, with a star for each variable step of the path; by default the
   * page's own address.
   */
  readonly firstFiles?: string;
  /** Does what a leader does first on the page. */
  readonly use: (page: Page) => Promise<void>;
}

/** The Overview, the subject pages, a measure's page and a signed pack's page. */
export const pages: readonly MeasuredPage[] = [
  { name: 'Overview', address: '/', use: switchOrder },
  { name: 'Reports', address: '/reports', use: turnToTable },
  { name: 'Disruptions', address: '/disruptions', use: turnToTable },
  { name: 'Safeguarding', address: '/safeguarding', use: turnToTable },
  { name: 'Resourcing', address: '/resourcing', use: turnToTable },
  { name: 'Areas, with the map', address: '/areas', use: turnToTable },
  {
    name: 'A measure',
    address: '/measures/disruptions',
    firstFiles: '/measures/*',
    use: turnToTable,
  },
  {
    name: 'A signed pack',
    address: '/boards/2026-27-Q1/E23000029',
    firstFiles: '/boards/*/*',
    use: goToSection,
  },
];

async function switchOrder(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'Usual order' }).check();
  await page.getByRole('radio', { name: 'Attention first' }).check();
  await chooseArea(page);
}

async function turnToTable(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Table' }).first().click();
  await page.getByRole('tab', { name: 'Chart' }).first().click();
  await chooseArea(page);
}

async function goToSection(page: Page): Promise<void> {
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link').nth(2).click();
  await page.getByRole('tab', { name: 'Table' }).first().click();
}

/** Opens a list and chooses from it, as a leader does. */
async function chooseArea(page: Page): Promise<void> {
  await page
    .getByRole('button', { name: /^Area/ })
    .or(page.getByRole('button', { name: /Area$/ }))
    .first()
    .click();
  await page.getByRole('option', { name: 'Reading', exact: true }).click();
  await page.waitForLoadState('networkidle');
}
