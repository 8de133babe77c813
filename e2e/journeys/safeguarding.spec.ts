import type { Locator, Page } from '@playwright/test';

import { deep, expectToFit } from '../fixtures/looks.js';
import { choose, pressUntil } from '../fixtures/overview.js';
import { ownTitle } from '../fixtures/own-title.js';
import { analyst, contributor, lead, openAs } from '../fixtures/people.js';
import { askDemonstration } from '../fixtures/records.js';
import { expect, test } from '../fixtures/test.js';

const message = (page: Page) => page.getByRole('heading', { level: 1 });

/** Waits until no block of the page is loading. */
async function waitForFigures(page: Page): Promise<void> {
  await expect(page.locator('#ages').getByRole('heading', { level: 2 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

/** The cells of a block's table, by the name of their row. */
async function readTable(
  block: Locator,
  tab = 'Table',
): Promise<ReadonlyMap<string, readonly string[]>> {
  await block.getByRole('tab', { name: tab }).click();
  // The table is fetched when it is opened.
  const table = block.getByRole('tabpanel', { name: tab }).locator('tbody tr');
  await expect(table.last()).toBeVisible();
  const rows = await table.all();
  const read = rows.map(async (row) => {
    const cells = await row.getByRole('cell').allTextContents();
    return [
      ((await row.getByRole('rowheader').textContent()) ?? '').replace(/, so far$/, '').trim(),
      cells.map((cell) => cell.trim()),
    ] as const;
  });
  return new Map(await Promise.all(read));
}

const pathwayNames: Readonly<Record<string, string>> = {
  MASH_CHILD: 'Child, multi-agency hub',
  ADULT_CONCERN: 'Adult concern',
  NRM: 'National Referral Mechanism',
  SUPPORT_SERVICE: 'Support service',
  DUTY_TO_NOTIFY: 'Duty to Notify',
};

test.describe('with the demonstration', () => {
  test.use({ installation: 'demonstration' });

  test('a cleared analyst reads the numbers that are in the records, including by quarter', async ({
    page,
  }) => {
    await openAs(page, analyst, '/safeguarding?area=E06000038');
    await waitForFigures(page);
    const ofQuarter = `FROM referral r WHERE r.area_code = 'E06000038' AND r.received_on BETWEEN '2026-07-01' AND '2026-09-30'`;
    const [total] = await askDemonstration(`SELECT sum(quantity)::int AS people ${ofQuarter}`);
    await expect(message(page)).toHaveText(
      new RegExp(`^${String(total?.people)} people were referred in Reading`),
    );

    const pathways = await askDemonstration(
      `SELECT pathway, sum(quantity)::int AS people ${ofQuarter} GROUP BY 1`,
    );
    const byPathway = await readTable(page.locator('#pathways'));
    for (const { pathway, people } of pathways) {
      expect(byPathway.get(pathwayNames[String(pathway)] ?? ''), String(pathway)).toEqual([
        String(people),
      ]);
    }
    expect(byPathway.get('All')).toEqual([String(total?.people)]);
    const overTime = await readTable(page.locator('#pathways'), 'Over time');
    expect(overTime.get('Q2 2026/27')?.at(-1)).toBe(String(total?.people));
    expect(overTime.size).toBe(13);

    const [repeats] = await askDemonstration(
      `SELECT sum(quantity) FILTER (WHERE repeat_within_12_months)::int AS some, sum(quantity) FILTER (WHERE repeat_within_12_months IS NOT NULL)::int AS whole ${ofQuarter}`,
    );
    const share = ((100 * Number(repeats?.some)) / Number(repeats?.whole)).toFixed(1);
    const decisions = await readTable(page.locator('#decisions'));
    expect(decisions.get('Repeat referrals within 12 months')?.[0]).toBe(
      `${String(repeats?.some)} of ${String(repeats?.whole)} (${share}%)`,
    );
  });

  test('a council filters by a row, learns which filter hides others’ figures, and goes back', async ({
    page,
  }) => {
    await openAs(page, lead, '/safeguarding');
    await waitForFigures(page);
    await page
      .locator('#areas')
      .getByRole('link', { name: 'Reading', exact: true })
      .first()
      .click();
    await expect(page).toHaveURL(/area=E06000038/);
    await expect(message(page)).toHaveText(/in Reading/);
    await waitForFigures(page);
    await page.locator('#pathways').getByRole('link', { name: 'Support service' }).first().click();
    await expect(page).toHaveURL(/pathway=SUPPORT_SERVICE/);
    await expect(
      page.getByText(
        /exploitation and age: what others sent is withheld .* Remove the filter on area or pathway\.$/,
      ),
    ).toBeVisible();
    await expect(
      page.locator('#exploitation').getByRole('cell', { name: 'withheld' }).first(),
    ).toBeVisible();

    await page.goBack();
    await page.goBack();
    await expect(page).toHaveURL(/\/safeguarding$/);
    await expect(page.getByText(/is withheld to protect people/)).toHaveCount(0);
  });

  test('a council reads its own figures exactly next to others’ rounded ones, and sees its tasks', async ({
    page,
  }) => {
    const [own] = await askDemonstration(
      `SELECT sum(r.quantity)::int AS people, sum(r.quantity) FILTER (WHERE r.triaged_in_time IS FALSE)::int AS late,
              sum(r.quantity) FILTER (WHERE r.triaged_in_time IS NOT NULL)::int AS triaged
       FROM referral r JOIN agency a ON a.id = r.agency_id
       WHERE a.code = 'OCC' AND r.received_on BETWEEN '2026-07-01' AND '2026-09-30'`,
    );
    await openAs(page, contributor, '/safeguarding');
    await waitForFigures(page);
    await expect(message(page)).toHaveText(ownTitle(`${String(own?.people)} people`));
    await expect(
      page.getByText(/^Your own figures are exact\. What others sent is rounded/),
    ).toBeVisible();
    await expect(page.locator('#tasks')).toContainText(
      `${String(own?.late)} of your ${String(own?.triaged)} triaged referrals took longer than their limit.`,
    );
    for (const name of ['pathways', 'ages', 'areas', 'exploitation']) {
      for (const [row, [ours = '', ...others]] of await readTable(page.locator(`#${name}`))) {
        expect(ours, row).toMatch(/^[\d,]+$/);
        expect(others.at(-1), row).toMatch(/^(about [\d,]*[05]|too few to show)$/);
      }
    }
  });

  test('the current quarter is shown as not closed', deep, async ({ page }) => {
    await page.goto('/safeguarding?quarter=2026-27-Q3');
    await expect(message(page)).toHaveText(
      /have been referred so far in Q3 2026\/27, which is not closed$/,
    );
    await expect(page.getByText('No real change')).toHaveCount(0);
  });

  test(
    'a range adds up the people in its records, financial and calendar years are complete, and each year links to its quarters',
    deep,
    async ({ page }) => {
      const countFrom = async (from: string, until: string, where = '') => {
        const [row] = await askDemonstration(
          `SELECT sum(quantity)::int AS people FROM referral WHERE received_on >= '${from}' AND received_on < '${until}' ${where}`,
        );
        return Number(row?.people).toLocaleString('en-GB');
      };
      await openAs(page, analyst, '/safeguarding?from=2025-26-Q3');
      await waitForFigures(page);
      const total = await countFrom('2025-10-01', '2026-10-01');
      await expect(message(page)).toHaveText(
        `${total} people were referred from Q3 2025/26 to Q2 2026/27`,
      );
      const overTime = await readTable(page.locator('#referrals'));
      expect(overTime.get('Q4 2025/26')?.slice(0, 1)).toEqual([
        await countFrom('2026-01-01', '2026-04-01'),
      ]);
      const byPathway = await readTable(page.locator('#pathways'));
      expect(byPathway.get('National Referral Mechanism')).toEqual([
        await countFrom('2025-10-01', '2026-10-01', `AND pathway = 'NRM'`),
      ]);

      await page.goto('/safeguarding?from=2025-26-Q3&step=rolling');
      await waitForFigures(page);
      expect((await readTable(page.locator('#referrals'))).get('Q1 2026/27')?.slice(0, 1)).toEqual([
        await countFrom('2025-07-01', '2026-07-01'),
      ]);

      await page.goto('/safeguarding?from=2022-23-Q1&step=year&years=calendar');
      await waitForFigures(page);
      expect((await readTable(page.locator('#referrals'))).get('2025')?.slice(0, 1)).toEqual([
        await countFrom('2025-01-01', '2026-01-01'),
      ]);
      await page
        .locator('#referrals')
        .getByRole('tabpanel', { name: 'Table' })
        .getByRole('link', { name: '2025', exact: true })
        .click();
      await expect(page).toHaveURL(
        /\/safeguarding\?quarter=2025-26-Q3&from=2024-25-Q4&years=calendar$/,
      );
    },
  );

  test('a council reads its own part of a range next to rounded figures, and is not offered months', async ({
    page,
  }) => {
    const [own] = await askDemonstration(
      `SELECT sum(r.quantity)::int AS people FROM referral r JOIN agency a ON a.id = r.agency_id
       WHERE a.code = 'OCC' AND r.received_on >= '2025-10-01' AND r.received_on < '2026-10-01'`,
    );
    await openAs(page, contributor, '/safeguarding?from=2025-26-Q3&step=month');
    await expect(
      page.getByText(
        'To protect people, referrals are not shown by month, so figures are shown by quarter.',
      ),
    ).toBeVisible();
    await expect(message(page)).toHaveText(
      new RegExp(
        `^We referred ${String(own?.people)} people from .*; about [\\d,]+ were referred in all$`,
      ),
    );
    await waitForFigures(page);
    for (const [row, [ours = '', all = '']] of await readTable(page.locator('#referrals'))) {
      expect(ours, row).toMatch(/^\d+$/);
      expect(all, row).toMatch(/^about [\d,]*[05]$/);
    }
  });

  test(
    'the keyboard alone is enough to move through a pathway and the filters',
    deep,
    async ({ page }) => {
      await page.goto('/safeguarding');
      await waitForFigures(page);
      await pressUntil(
        page,
        'Tab',
        page.locator('#pathways').getByRole('link', { name: 'Adult concern' }).first(),
      );
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/pathway=ADULT_CONCERN/);
      await choose(page, 'Area', 'Oxfordshire (county)');
      await expect(
        page.getByText(
          /^Q2 2026\/27 \(July to September 2026\), Oxfordshire, all agencies, Adult concern\./,
        ),
      ).toBeVisible();
    },
  );

  for (const { who, address } of [
    { who: lead, address: '/safeguarding?area=E06000038' },
    { who: contributor, address: '/safeguarding' },
    { who: analyst, address: '/safeguarding' },
  ]) {
    const details = who === contributor ? {} : deep;
    test(
      `the page prints on two sheets at most, and is short enough on a phone: ${who}, ${address}`,
      details,
      async ({ page }) => {
        await openAs(page, who, address);
        await waitForFigures(page);
        const pdf = await page.pdf({
          format: 'A4',
          printBackground: true,
          preferCSSPageSize: true,
        });
        const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? [];
        expect(pages.length).toBeGreaterThan(0);
        expect(pages.length).toBeLessThanOrEqual(2);

        if (who !== contributor) return;
        await expectToFit(page, 320, 768, 390);
        expect(
          await page.evaluate(() => document.documentElement.scrollHeight),
        ).toBeLessThanOrEqual(5600);
      },
    );
  }
});

test.describe('before anything is published', () => {
  test.use({ installation: 'empty' });

  test('the page says once that nothing has been published yet', async ({ page }) => {
    await page.goto('/safeguarding');
    await expect(message(page)).toHaveText('Nothing has been published yet');
  });
});
