/**
 * `pnpm lighthouse`: measures the first view of each page in a real browser, and writes the last
 * part of docs/performance.md.
 */
import { type Browser, chromium } from '@playwright/test';

import { findFreePort } from '../fixtures/address.js';
import { findBrowser } from '../fixtures/browser.js';

import { findEntryFiles, findFilesOf, findFirstFiles, measureFiles } from './entry-size.js';
import { type FirstView, measureFirstView } from './first-view.js';
import { waitForPacks, withInstallation } from './installation.js';
import { judge, type Scores } from './judge.js';
import { type PageLine, toTable, writePart } from './page-report.js';
import { type MeasuredPage, pages } from './pages.js';
import { measureWorkbench, type WorkbenchTimes } from './workbench.js';

const VISITS = 5;
const JUDGEMENTS = 3;
/** The limit for the entry, in bytes as sent. */
const ENTRY_BOUND = 125_000;
const PAGE_BOUND = 80_000;
const WORKBENCH_BOUND = 240_000;
/**
 * The modules of the workbench with the builder and the text open and an answer as a table. Charts,
 * dialogs and completion are fetched on demand.
 */
const workbench: readonly string[] = ['ExplorePage', 'BuilderPane', 'editor-host', 'AnswerPane'];

const columns = [
  'script before the first paint, at most 80 kB',
  'largest paint, under 1,000 ms',
  'shift, under 0.02',
  'press, under 100 ms',
  'Lighthouse performance, at least 95',
  'accessibility, 100',
];

const report = await withInstallation(async (origin) => {
  await waitForPacks(origin);
  const port = await findFreePort();
  const { args, ...options } = await findBrowser();
  const browser = await chromium.launch({
    ...options,
    args: [...args, `--remote-debugging-port=${port}`],
  });
  try {
    const lines: PageLine[] = [];
    const machines: number[] = [];
    for (const page of pages) {
      const measured = await measure(page, { browser, origin, port });
      lines.push(toLine(page, measured));
      machines.push(...measured.scores.map(({ machine }) => machine));
    }
    return `${await describeEntry()}\n${describeWorkbench(await measureWorkbench(browser, origin))}\n\n${toTable(columns, lines)}\n\n${describeMachine(machines)}`;
  } finally {
    await browser.close();
  }
});
console.log(report);
await writePart(report, VISITS);

interface Place {
  readonly browser: Browser;
  readonly origin: string;
  readonly port: number;
}

interface Measured {
  /** The size of the scripts, in bytes. */
  readonly script: number;
  readonly visits: readonly FirstView[];
  readonly scores: readonly Scores[];
}

async function measure(page: MeasuredPage, { browser, origin, port }: Place): Promise<Measured> {
  // At the very first question, the server compiles code and the database reads from disk. A normal
  // visit does not wait for either.
  await measureFirstView(browser, origin, page);
  const visits: FirstView[] = [];
  for (let visit = 0; visit < VISITS; visit += 1)
    visits.push(await measureFirstView(browser, origin, page));
  const scores: Scores[] = [];
  for (let run = 0; run < JUDGEMENTS; run += 1)
    scores.push(await judge(new URL(page.address, origin).href, port));
  return {
    script: await measureFiles(await findFirstFiles(page.firstFiles ?? page.address)),
    visits,
    scores,
  };
}

async function describeEntry(): Promise<string> {
  const entry = await measureFiles(await findEntryFiles());
  const bench = await measureFiles(await findFilesOf(workbench));
  return [
    `The entry that every page begins with is ${toKilobytes(entry)} of script, as sent (${describeBound(entry, ENTRY_BOUND)}).`,
    `With the builder and the text open and an answer shown as a table, the workbench takes another ${toKilobytes(bench)} (${describeBound(bench, WORKBENCH_BOUND)}).`,
  ].join('\n');
}

function describeWorkbench({ keys, firstRows, turns }: WorkbenchTimes): string {
  const most = (times: readonly number[]) =>
    `a median of ${Math.round(medianOf(times))} ms and at most ${Math.round(Math.max(...times))} ms`;
  return [
    `With the builder open, a key pressed in a text of 200 lines takes ${most(keys)} of processor time until it is painted (target: under 50).`,
    `The first rows of an answer of thousands are drawn ${Math.round(firstRows)} ms of processor time after the last byte, and a turn of the wheel takes ${most(turns)} (target: a frame under 50).`,
  ].join('\n');
}

function describeBound(bytes: number, bound: number): string {
  return `at most ${toKilobytes(bound)}${bytes <= bound ? '' : '; **not met**'}`;
}

/** Describes the speed of the machines: times and scores depend on it, and shared machines vary. */
function describeMachine(machines: readonly number[]): string {
  const [slowest, fastest] = [Math.min(...machines), Math.max(...machines)];
  return `The machine's speed during the run, on Lighthouse's index (higher is faster): a median of ${Math.round(medianOf(machines))}, between ${Math.round(slowest)} and ${Math.round(fastest)}.`;
}

function toLine({ name }: MeasuredPage, { script, visits, scores }: Measured): PageLine {
  const paint = medianOf(visits.map(({ largestPaint }) => largestPaint));
  const shift = medianOf(visits.map(({ layoutShift }) => layoutShift));
  const press = medianOf(visits.map(({ interaction }) => interaction));
  const performance = medianOf(scores.map((score) => score.performance));
  const accessibility = medianOf(scores.map((score) => score.accessibility));
  return {
    name,
    cells: [
      { measured: toKilobytes(script), isMet: script <= PAGE_BOUND },
      { measured: `${Math.round(paint)} ms`, isMet: paint < 1000 },
      { measured: shift.toFixed(4), isMet: shift < 0.02 },
      { measured: `${Math.round(press)} ms`, isMet: press < 100 },
      { measured: `${performance}`, isMet: performance >= 95 },
      { measured: `${accessibility}`, isMet: accessibility === 100 },
    ],
  };
}

function toKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

/** The median of some numbers, the higher of the two middle ones if their count is even. */
function medianOf(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}
