import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import { root } from '../build/build-steps.js';

import { HeldOutput } from './held-output.js';
import { judge, readTally, type Tally } from './tally.js';

interface Runner {
  readonly room: string;
  /** The configuration file of the runner. A room without this file has no tests. */
  readonly config: string;
  readonly tool: string;
  readonly toArguments: (reportFile: string) => readonly string[];
  /**
   * Whether temporary files go into the run's folder, which is in memory if there is enough.
   * Browsers write each picture of a page to a separate temporary file.
   */
  readonly drawsPages?: boolean;
}

const vitest = {
  config: 'vitest.config.ts',
  tool: 'vitest',
  toArguments: (file: string) => [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ],
};
/**
 * The lists of a run run at the same time, and the rooms of a list one after another. The rooms of
 * the second list use the time in which the first one waits: for the database, and for commands. The
 * journeys come last, because they copy a database that the server's tests have prepared.
 */
const LISTS: readonly (readonly Runner[])[] = [
  [{ room: 'server', ...vitest }],
  [
    { room: 'web', ...vitest },
    { room: 'prisma', ...vitest },
    { room: 'scripts', ...vitest },
    {
      room: 'e2e',
      config: 'playwright.config.ts',
      tool: 'playwright',
      toArguments: () => ['test', '--reporter=list,json'],
      drawsPages: true,
    },
  ],
];

/**
 * The workers of a room that is tested alongside another. With one for each core, it would end long
 * before the other room, and nothing would use the time in which the last tests of that room wait.
 */
const halfOfTheCores = Math.max(1, Math.floor(availableParallelism() / 2));

export interface RunnerOutcome extends Tally {
  readonly room: string;
  readonly seconds: number;
}

export interface RunnersOptions {
  /** Address of the server on which tests make their own databases. */
  readonly databaseUrl: string;
  /** Whether the server is removed with its data after the run. */
  readonly isThrownAway: boolean;
  /** The folder for the runners' reports. */
  readonly folder: string;
  /** If true, tries more cases of each property, and runs tests that take minutes. */
  readonly isDeep: boolean;
  /** Called with each runner's process, so that the caller can end it. */
  readonly onStart: (child: ChildProcess) => void;
}

/** Runs the tests of every room that has tests. */
export async function runAll(wish: RunnersOptions): Promise<readonly RunnerOutcome[]> {
  const held = new HeldOutput((text) => process.stdout.write(text));
  const ran = await Promise.all(
    LISTS.map(async (runners, index) => {
      try {
        return await runInTurn(runners, { ...wish, held: index === 0 ? null : held });
      } finally {
        if (index === 0) held.release();
      }
    }),
  );
  return ran.flat();
}

interface TurnOptions extends RunnersOptions {
  /**
   * Holds the output of runners that run alongside others, so that outputs do not mix; null for the
   * first list. All runners have the same priority, because with a lower one a test may wait so long
   * that it fails.
   */
  readonly held: HeldOutput | null;
}

async function runInTurn(
  runners: readonly Runner[],
  wish: TurnOptions,
): Promise<readonly RunnerOutcome[]> {
  const outcomes: RunnerOutcome[] = [];
  for (const runner of runners) {
    const { room, config } = runner;
    if (!existsSync(path.join(root, room, config))) continue;
    const title = `\nTests: ${room}\n`;
    if (wish.held) wish.held.write(title);
    else process.stdout.write(title);
    const began = performance.now();
    const tally = await run(runner, wish);
    outcomes.push({ room, ...tally, seconds: Math.round((performance.now() - began) / 1000) });
  }
  return outcomes;
}

async function run(
  { room, tool, toArguments, drawsPages }: Runner,
  { databaseUrl, isThrownAway, folder, isDeep, held, onStart }: TurnOptions,
): Promise<Tally> {
  const reportFile = path.join(folder, `${room}.json`);
  const child = spawn(findTool(room, tool), toArguments(reportFile), {
    cwd: path.join(root, room),
    env: {
      ...process.env,
      ...(isDeep ? { STRONGHOLD_TESTS: 'deep' } : {}),
      ...(isThrownAway ? { STRONGHOLD_TESTS_SERVER: 'thrown away' } : {}),
      // The server's tests load what the run has built: see server/vitest.config.ts.
      STRONGHOLD_TESTS_OF: 'built',
      DATABASE_URL: databaseUrl,
      PLAYWRIGHT_JSON_OUTPUT_FILE: reportFile,
      ...(drawsPages ? { TMPDIR: folder } : {}),
      ...(held ? { VITEST_MAX_WORKERS: String(halfOfTheCores) } : {}),
    },
    stdio: held ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  onStart(child);
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => held?.write(chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('close', (code) => resolve(code ?? 1));
    child.on('error', reject);
  });
  return judge(readTally(await readReport(reportFile)), exitCode);
}

/** The path of a tool: the room's own, or else the root's. */
function findTool(room: string, tool: string): string {
  const own = path.join(root, room, 'node_modules', '.bin', tool);
  return existsSync(own) ? own : path.join(root, 'node_modules', '.bin', tool);
}

async function readReport(file: string): Promise<unknown> {
  // If Vitest cannot start, it writes no report, and prints the reason itself.
  const text = await readFile(file, 'utf8').catch(() => 'null');
  return JSON.parse(text);
}
