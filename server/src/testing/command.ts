import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import { runProgram } from '#cli/program.js';
import { createClock } from '#platform/clock.js';
import { readSettings } from '#platform/settings.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface FinishedCommand {
  /** The exit code; null if a signal ended the process. */
  readonly exitCode: number | null;
  readonly output: string;
  /** Standard error without progress lines, which depend on the speed of the machine. */
  readonly errors: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly finished: Promise<FinishedCommand>;
}

export interface CommandSetting {
  /** The address of the database; empty for the embedded database of `stateFolder`. */
  readonly databaseUrl: string;
  readonly folder: string;
  readonly today?: string;
  readonly stateFolder?: string;
  /** The token in the environment. */
  readonly token?: string;
}

/** Runs `stronghold` in this process, which takes a tenth of the time of a new process. */
export async function runCommand(
  words: readonly string[],
  setting: CommandSetting,
): Promise<FinishedCommand> {
  const { databaseUrl, folder, today = '2026-11-24', stateFolder = '', token = '' } = setting;
  const [output, errors] = [new PassThrough(), new PassThrough()];
  const written = Promise.all([text(output), text(errors)]);
  let exitCode = 0;
  const terminal = { output, errors, setExitCode: (code: number) => (exitCode = code) };
  const readSetting = () => {
    const given = readSettings(
      { DATABASE_URL: databaseUrl, STRONGHOLD_TODAY: today, STRONGHOLD_STATE: stateFolder },
      root,
    );
    return { ...terminal, ...given, folder, clock: createClock(given.today), token: token || null };
  };
  await runProgram(words, readSetting, terminal);
  output.end();
  errors.end();
  const [said, saidOfErrors] = await written;
  return { exitCode, output: said, errors: withoutProgress(saidOfErrors) };
}

/** Starts a process of `./stronghold`, with `folder` as its working directory. */
export function startCommand(
  words: readonly string[],
  { databaseUrl, folder, today = '2026-11-24', stateFolder = '', token = '' }: CommandSetting,
): RunningCommand {
  const child = spawn(path.join(root, 'stronghold'), words, {
    cwd: folder,
    env: {
      ...process.env,
      ...{
        DATABASE_URL: databaseUrl,
        STRONGHOLD_TODAY: today,
        STRONGHOLD_STATE: stateFolder,
        STRONGHOLD_TOKEN: token,
      },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [output, errors] = [new Array<Buffer>(), new Array<Buffer>()];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
  const finished = new Promise<FinishedCommand>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode) =>
      resolve({
        exitCode,
        output: Buffer.concat(output).toString(),
        errors: withoutProgress(Buffer.concat(errors).toString()),
      }),
    );
  });
  return { child, finished };
}

function withoutProgress(errors: string): string {
  return errors.replaceAll(/^.+: \d+%\n/gm, '');
}
