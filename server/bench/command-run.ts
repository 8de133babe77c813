import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { BENCH_TODAY } from './bench-setting.js';

export interface CommandRun {
  /** The time from the start of the process to its end, in milliseconds. */
  readonly tookMs: number;
  /** The peak memory of the process, in bytes. */
  readonly peakBytes: number;
}

const toPath = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * Runs a process of `./stronghold import ... --publish` for Thames Valley Police.
 *
 * @throws an error with the output of the process if the import is refused
 */
export async function runImport(
  ownerUrl: string,
  dataset: string,
  files: readonly string[],
): Promise<CommandRun> {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...[
        '--import',
        'tsx',
        '--import',
        toPath('describe-memory.ts'),
        toPath('../src/cli/main.ts'),
      ],
      ...['import', dataset, ...files, '--agency', 'TVP', '--publish'],
    ],
    {
      env: { ...process.env, DATABASE_URL: ownerUrl, STRONGHOLD_TODAY: BENCH_TODAY },
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    },
  );
  const [said, told, memory] = [child.stdout, child.stderr, child.stdio[3]];
  if (!said || !told || !memory || !('read' in memory))
    throw new Error('The command has no channels');
  const [output, errors, peak] = await Promise.all([
    text(said),
    text(told),
    text(memory),
    once(child, 'close'),
  ]);
  if (child.exitCode !== 0)
    throw new Error(
      `The import was not published:\n${errors.slice(-2000)}\n${output.slice(-2000)}`,
    );
  return { tookMs: performance.now() - began, peakBytes: Number(peak) * 1024 };
}
