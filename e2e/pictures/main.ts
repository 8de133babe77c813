/**
 * `pnpm pictures`: retakes the screenshots in docs/help and in the README, from the demonstration
 * in its current state.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { type Browser, chromium, type Locator, type Page } from '@playwright/test';

import { findBrowser } from '../fixtures/browser.js';
import { withInstallation } from '../speed/installation.js';

import { type HelpPicture, helpPictures, type ReadmePicture, readmePictures } from './pictures.js';
import { toWebp } from './to-webp.js';

const docs = path.resolve(import.meta.dirname, '../../docs');
const helpFolder = path.join(docs, 'help/pictures');
const themes = [
  { colorScheme: 'light', suffix: '' },
  { colorScheme: 'dark', suffix: '-dark' },
] as const;

// The address of a running installation can be given, to save a minute.
const [running] = process.argv.slice(2);
await (running === undefined ? withInstallation(takeAll) : takeAll(running));

async function takeAll(origin: string): Promise<void> {
  const browser = await chromium.launch(await findBrowser());
  try {
    await mkdir(helpFolder, { recursive: true });
    const sizes: Record<string, { readonly width: number; readonly height: number }> = {};
    for (const picture of helpPictures) {
      for (const { colorScheme, suffix } of themes) {
        const { content, ...size } = await takeForHelp(picture, { browser, origin, colorScheme });
        await writeFile(path.join(helpFolder, `${picture.name}${suffix}.webp`), content);
        sizes[picture.name] = size;
        console.log(
          `docs/help/pictures/${picture.name}${suffix}.webp: ${Math.round(content.length / 1000)} kB`,
        );
      }
    }
    await writeFile(path.join(helpFolder, 'sizes.json'), `${JSON.stringify(sizes, null, 2)}\n`);
    for (const picture of readmePictures)
      await takeForReadme(picture, { browser, origin, colorScheme: 'light' });
  } finally {
    await browser.close();
  }
}

interface Place {
  readonly browser: Browser;
  readonly origin: string;
  readonly colorScheme: 'light' | 'dark';
}

async function takeForHelp({ post, address, width, height, find }: HelpPicture, place: Place) {
  const page = await open({ post, address, width, height: 900, scale: 2 }, place);
  const taken = find(page);
  await taken.scrollIntoViewIfNeeded();
  await settle(page, taken);
  const box = await taken.boundingBox();
  if (box === null) throw new Error(`There is nothing to take of ${address}.`);
  const size = {
    width: Math.round(box.width),
    height: Math.round(Math.min(box.height, height ?? box.height)),
  };
  const shot = await page.screenshot({ clip: { x: box.x, y: box.y, ...size } });
  const content = await toWebp(page, shot);
  await page.context().close();
  return { content, ...size };
}

async function takeForReadme(
  { post, address, name, height }: ReadmePicture,
  place: Place,
): Promise<void> {
  const page = await open({ post, address, width: 1440, height, scale: 1 }, place);
  await settle(page, page.getByRole('main'));
  await page.screenshot({ path: path.join(docs, 'images', `${name}.png`) });
  console.log(`docs/images/${name}.png`);
  await page.context().close();
}

interface Wanted {
  readonly post: string;
  readonly address: string;
  readonly width: number;
  readonly height: number;
  /** Pixels of the picture for each pixel of the screen. */
  readonly scale: number;
}

/** Opens a page as a post of the demonstration sees it. */
async function open(
  { post, address, width, height, scale }: Wanted,
  { browser, origin, colorScheme }: Place,
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    colorScheme,
    deviceScaleFactor: scale,
  });
  const page = await context.newPage();
  await page.goto(`/sign-in?to=${encodeURIComponent(address)}`);
  await page.getByRole('button', { name: `Continue as ${post}`, exact: true }).click();
  await page.waitForURL((url) => url.pathname + url.search === address);
  return page;
}

/** Waits until the pictured part of the page is drawn, with its figures and fonts. */
async function settle(page: Page, taken: Locator): Promise<void> {
  await taken.waitFor();
  await page.waitForLoadState('networkidle');
  await page.evaluate(async () => document.fonts.ready);
  await page.mouse.move(0, 0);
}
