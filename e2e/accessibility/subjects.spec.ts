import type { Page } from '@playwright/test';

import { holdAnswers } from '../fixtures/held-answers.js';
import { forceColours, inEach, isDeep, toLooks } from '../fixtures/looks.js';
import { openAs } from '../fixtures/people.js';
import { subjects } from '../fixtures/subjects.js';
import { expect, test } from '../fixtures/test.js';

async function openTables(page: Page): Promise<void> {
  for (const tab of await page.getByRole('tab', { name: 'Table' }).all()) await tab.click();
}

for (const [index, subject] of subjects.entries()) {
  const { name, installation, address, charts = address, held = address, waitForFigures } = subject;

  test.describe(name, () => {
    test.use({ installation });

    test(`${name} and their tables are accessible, including in forced colours`, async ({
      page,
      expectAccessible,
    }) => {
      test.slow();
      const looks = toLooks([1440, 390]);
      await page.goto(charts);
      await waitForFigures(page);
      await inEach(page, looks, expectAccessible);
      await forceColours(page, 'light');
      await expectAccessible();
      if (isDeep) {
        await forceColours(page, 'dark');
        await expectAccessible();
      }

      await page.emulateMedia({ forcedColors: null });
      if (charts !== address) await page.goto(address);
      await waitForFigures(page);
      await openTables(page);
      await subject.arrangeTables?.(page);
      await inEach(page, looks, expectAccessible);
      // All subjects share the lists of filters too.
      if (subject.filter === undefined || (index > 0 && !isDeep)) return;
      const filter = page
        .getByRole('group', { name: 'Filters' })
        .getByRole('button', { name: subject.filter });
      await inEach(page, looks, async () => {
        await filter.click();
        await expect(page.getByRole('listbox')).toBeVisible();
        await expectAccessible();
        await page.keyboard.press('Escape');
        await expect(page.getByRole('listbox')).toHaveCount(0);
      });
    });

    for (const state of subject.states) {
      test(
        `${name} ${state.name} are accessible`,
        state.details ?? {},
        async ({ page, expectAccessible }) => {
          test.slow(subject.hasLongTables === true && state.hasTables === true);
          await page.emulateMedia({ colorScheme: state.isDark === true ? 'dark' : 'light' });
          await page.setViewportSize({ width: state.width ?? 1440, height: 900 });
          if (state.post === undefined) await page.goto(state.address);
          else await openAs(page, state.post, state.address);
          await (state.waitFor ?? waitForFigures)(page);
          await state.arrange?.(page);
          await expectAccessible();
          // The tables of the page itself are checked above.
          if (state.hasTables !== true || !isDeep) return;
          await openTables(page);
          await expectAccessible();
        },
      );
    }
  });

  // All subjects share the code for loading, refusals, failures and pages without data, so only the
  // first subject is checked. `pnpm test:deep` checks all of them.
  if (index > 0 && !isDeep) continue;

  test.describe(name, () => {
    test.use({ installation });

    test(`${name} are accessible while they load, when they are refused and when they fail`, async ({
      page,
      expectAccessible,
    }) => {
      const answers = await holdAnswers(page, subject.operation);
      await page.goto(held);
      await expect(page.getByRole('heading', { level: 2, name: 'Loading' })).toHaveCount(
        subject.blocks,
      );
      await expectAccessible();
      answers.release();
      const { refusals = { name: 'You may not see this figure', count: subject.blocks } } = subject;
      await expect(page.getByRole('heading', { level: 2, name: refusals.name })).toHaveCount(
        refusals.count,
      );
      await expectAccessible();

      answers.endIn('INTERNAL_SERVER_ERROR');
      await page.reload();
      await expect(page.getByRole('button', { name: 'Try again' })).toHaveCount(subject.retries);
      await expectAccessible();
    });
  });

  test.describe(`${name}, before anything is published`, () => {
    test.use({ installation: 'empty' });

    test(`${name} are accessible if there is nothing to show`, async ({
      page,
      expectAccessible,
    }) => {
      await page.goto(address);
      await expect(
        page.getByRole('heading', { level: 1, name: 'Nothing has been published yet' }),
      ).toBeVisible();
      await expectAccessible();
    });
  });
}
