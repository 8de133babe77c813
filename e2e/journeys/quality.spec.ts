import { expectNoBarriers } from '../fixtures/barriers.js';
import { administrator, contributor, openAs, secretary } from '../fixtures/people.js';
import { expect, test } from '../fixtures/test.js';

test.use({ installation: 'demonstration' });

test('a contributor sees how good their own returns are, next to the median of the others', async ({
  page,
}) => {
  await openAs(page, contributor, '/returns');
  await page.getByRole('link', { name: 'How good returns are, over thirteen quarters' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Oxfordshire County Council, reports: \d+ of \d+ on time, /,
  );
  const table = page.getByRole('table', {
    name: 'Oxfordshire County Council: each measure by quarter',
  });
  const row = table.getByRole('row', { name: /^source_grade/ });
  await expect(row).toContainText(
    /\d+ of [\d,]+ rows: \d+(\.\d)? per cent\. The median of the others is \d*[05] per cent\./,
  );
  await expect(page.getByRole('table', { name: /^Every agency/ })).toHaveCount(0);
  // There is no other agency to choose, and asking for one is refused.
  await expect(page.getByRole('button', { name: /^Agency/ })).toHaveCount(0);
  await expectNoBarriers(page);
  await page.goto('/quality?agency=RBC');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not open to you');
});

test('an administrator of the partnership sees every agency, and goes from one to the other', async ({
  page,
}) => {
  await openAs(page, administrator, '/quality?dataset=RESOURCES');
  const list = page.getByRole('table', { name: /^Every agency that sends resources/ });
  await expect(list.getByRole('row')).not.toHaveCount(1);
  await list.getByRole('link', { name: 'Reading Borough Council' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Reading Borough Council, resources: /,
  );
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download as CSV' }).click();
  expect((await file).suggestedFilename()).toMatch(/^OFFICIAL.*-quality-resources-RBC\.csv$/);
  await expect(
    page.getByRole('table', { name: 'Each dataset today' }).getByRole('row'),
  ).toHaveCount(6);
  await expectNoBarriers(page);
});

test('a board secretary, who is of no agency’s own affairs, is told what it takes', async ({
  page,
}) => {
  await openAs(page, secretary, '/quality');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is not open to you');
});
