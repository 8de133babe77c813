import { chromium } from '@playwright/test';
import { findBrowser } from './fixtures/browser.js';
const origin = process.env.ORIGIN ?? 'http://127.0.0.1:4712';
const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args, env });
const shots = (process.env.SHOTS ?? '/').split(' ');
const width = Number(process.env.WIDTH ?? 1440);
for (const dark of process.env.DARK ? [true] : [false]) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    baseURL: origin,
    locale: 'en-GB',
  });
  const page = await context.newPage();
  if (process.env.POST) {
    await page.goto(`/sign-in`);
    await page
      .getByRole('button', { name: `Continue as ${process.env.POST}`, exact: true })
      .click();
    await page.waitForLoadState('networkidle');
  }
  for (const [index, shot] of shots.entries()) {
    await page.goto(shot);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1500);
    if (process.env.PAPER)
      await page.pdf({
        path: `/tmp/me-${index}.pdf`,
        preferCSSPageSize: true,
        printBackground: true,
      });
    await page.screenshot({
      path: `/tmp/me-${process.env.NAME ?? ''}${index}.png`,
      fullPage: !process.env.FOLD,
    });
  }
  await context.close();
}
await browser.close();
