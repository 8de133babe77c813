import type { Browser, CDPSession, Page } from '@playwright/test';

/**
 * The processor time of the workbench in milliseconds, which does not depend on other work on the
 * machine.
 */
export interface WorkbenchTimes {
  /** The time from each key press to its paint, in a text of 200 lines with the builder open. */
  readonly keys: readonly number[];
  /**
   * The time from the last byte of an answer of thousands of rows until its first rows are painted.
   */
  readonly firstRows: number;
  /** The time from each turn of the mouse wheel to its paint, in a table of thousands of rows. */
  readonly turns: readonly number[];
}

const LINES = 200;
const TURNS = 30;
const measures = [
  'reports',
  'disruptions',
  'arrests',
  'charges',
  'convictions',
  'firearms',
  'phones',
  'referrals',
];
const manyRows =
  '{ figures(by: [AREA, MONTH, CRIME_TYPE], first: 10000) { rows { key { area { code name } month crimeType } reports { value text flags } disruptions { value text flags } } groupCount truncated } }';

/**
 * Types in a long text of the workbench, asks for an answer of thousands of rows and scrolls
 * through the rows.
 */
export async function measureWorkbench(browser: Browser, origin: string): Promise<WorkbenchTimes> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(new URL('/explore', origin).href);
    await page.getByRole('button', { name: 'New question (Alt+N)' }).click();
    await page.keyboard.press('Control+e');
    await page.getByRole('textbox', { name: /Text of the question/ }).click();
    const keys = await measureKeys(page, session);
    return { keys, ...(await measureTable(page, session)) };
  } finally {
    await context.close();
  }
}

async function measureKeys(page: Page, session: CDPSession): Promise<readonly number[]> {
  const head = [
    'query ($quarter: Quarter!) {',
    '  figures(by: [AREA], where: { quarter: { from: $quarter } }) {',
    '    rows {',
  ];
  const rows = Array.from(
    { length: LINES - 7 },
    (_, index) => `      m${index}: ${measures[index % measures.length]} { value text flags }`,
  );
  await page.keyboard.insertText(
    [...head, ...rows, '    }', '    groupCount', '  }', '}'].join('\n'),
  );
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < 60; line += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await paint(page);
  const spent: number[] = [];
  for (const key of 'reports { value text }')
    spent.push(await spend(page, session, () => page.keyboard.type(key)));
  return spent;
}

async function measureTable(
  page: Page,
  session: CDPSession,
): Promise<Pick<WorkbenchTimes, 'firstRows' | 'turns'>> {
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(manyRows);
  const arrives = page.waitForResponse((response) => isAsked(response.request().postData() ?? ''));
  await page.keyboard.press('Control+Enter');
  await (await arrives).finished();
  const row = page.getByRole('region', { name: 'Answer' }).getByRole('row').nth(5);
  const firstRows = await spend(page, session, () => row.waitFor());
  await row.hover();
  const turns: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1)
    turns.push(await spend(page, session, () => page.mouse.wheel(0, 700)));
  return { firstRows, turns };
}

/** Whether a request asks for the rows, rather than their cost. */
const isAsked = (body: string) => body.includes('10000') && !body.includes('costOnly');

/** Milliseconds of the page's main thread that some work takes until it is painted. */
async function spend(page: Page, session: CDPSession, work: () => Promise<void>): Promise<number> {
  const before = await readTask(session);
  await work();
  await paint(page);
  return ((await readTask(session)) - before) * 1000;
}

async function readTask(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
}

const paint = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestAnimationFrame(() => requestAnimationFrame(() => resolve())),
      ),
  );
