/** `pnpm lighthouse`: measures the first view of the Overview in a real browser, and writes the last part of docs/performance.md. */
import { chromium } from '@playwright/test';

import { findFreePort } from '../fixtures/address.js';
import { findBrowser } from '../fixtures/browser.js';

import { measureEntry } from './entry-size.js';
import { type FirstView, measureFirstView } from './first-view.js';
import { withInstallation } from './installation.js';
import { judge, type Scores } from './judge.js';
import { type Line, toTable, writePart } from './page-report.js';

const VISITS = 7;
const JUDGEMENTS = 3;

const lines = await withInstallation(async (address) => {
  const port = await findFreePort();
  const { args, ...options } = await findBrowser();
  const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    // What the server compiles and the database reads at the first question of its life is not what a visit is made of.
    await measureFirstView(browser, address);
    const visits: FirstView[] = [];
    for (let visit = 0; visit < VISITS; visit += 1) visits.push(await measureFirstView(browser, address));
    const scores: Scores[] = [];
    for (let run = 0; run < JUDGEMENTS; run += 1) scores.push(await judge(address, port));
    return toLines({ entry: await measureEntry(), visits, scores });
  } finally {
    await browser.close();
  }
});
console.log(toTable(lines));
await writePart(lines, VISITS);

interface Measured {
  /** Bytes. */
  readonly entry: number;
  readonly visits: readonly FirstView[];
  readonly scores: readonly Scores[];
}

function toLines({ entry, visits, scores }: Measured): readonly Line[] {
  const paint = medianOf(visits.map(({ largestPaint }) => largestPaint));
  const shift = medianOf(visits.map(({ layoutShift }) => layoutShift));
  const press = medianOf(visits.map(({ interaction }) => interaction));
  const performance = medianOf(scores.map((score) => score.performance));
  const accessibility = medianOf(scores.map((score) => score.accessibility));
  return [
    { name: 'Entry script, gzip', measured: `${(entry / 1000).toFixed(1)} kB`, bound: 'at most 160 kB', isMet: entry <= 160_000 },
    { name: 'Largest paint', measured: `${Math.round(paint)} ms`, bound: 'under 1,000 ms', isMet: paint < 1000 },
    { name: 'Layout shift', measured: shift.toFixed(4), bound: 'under 0.02', isMet: shift < 0.02 },
    { name: 'Interaction', measured: `${Math.round(press)} ms`, bound: 'under 100 ms', isMet: press < 100 },
    { name: 'Lighthouse, performance', measured: `${performance}`, bound: 'at least 95', isMet: performance >= 95 },
    { name: 'Lighthouse, accessibility', measured: `${accessibility}`, bound: '100', isMet: accessibility === 100 },
  ];
}

/** The middle of an odd count of numbers. */
function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
