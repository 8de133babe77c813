import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';

import { root } from '../build/build-steps.js';

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
 * The stages of a run, one after another. Within a stage the lists run at the same time, and the
 * rooms of a list one after another. The rooms of a second list use the time in which the first one
 * waits: for the database, for commands, and for servers to start.
 */
const STAGES: readonly (readonly (readonly Runner[])[])[] = [
  [
    [{ room: 'server', ...vitest }],
    [
      { room: 'web', ...vitest },
      { room: 'prisma', ...vitest },
      { room: 'scripts', ...vitest },
    ],
  ],
  [
    [
      {
        room: 'e2e',
        config: 'playwright.config.ts',
        tool: 'playwright',
        toArguments: () => ['test', '--reporter=list,json'],
        drawsPages: true,
      },
    ],
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
  const outcomes: RunnerOutcome[] = [];
  for (const lists of STAGES) {
    const ran = await Promise.all(
      lists.map((runners, index) => runInTurn(runners, { ...wish, isAside: index > 0 })),
    );
    outcomes.push(...ran.flat());
  }
  return outcomes;
}

interface TurnOptions extends RunnersOptions {
  /**
   * If true, prints a runner's output only once it has ended, so that outputs do not mix. All
   * runners have the same priority, because with a lower one a test may wait so long that it fails.
   */
  readonly isAside: boolean;
}

async function runInTurn(
  runners: readonly Runner[],
  wish: TurnOptions,
): Promise<readonly RunnerOutcome[]> {
  const outcomes: RunnerOutcome[] = [];
  for (const runner of runners) {
    const { room, config } = runner;
    if (!existsSync(path.join(root, room, config))) continue;
    if (!wish.isAside) console.log(`\nTests: ${room}`);
    const began = performance.now();
    const tally = await run(runner, wish);
    outcomes.push({ room, ...tally, seconds: Math.round((performance.now() - began) / 1000) });
  }
  return outcomes;
}

async function run(
  { room, tool, toArguments, drawsPages }: Runner,
  { databaseUrl, isThrownAway, folder, isDeep, isAside, onStart }: TurnOptions,
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
      ...(isAside ? { VITEST_MAX_WORKERS: String(halfOfTheCores) } : {}),
    },
    stdio: isAside ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
  });
  onStart(child);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => void said.push(chunk));
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('close', (code) => resolve(code ?? 1));
    child.on('error', reject);
  });
  if (isAside) process.stdout.write(`\nTests: ${room}\n${Buffer.concat(said).toString()}`);
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
