import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import type { Account } from '@stronghold/prisma/embedded/account';

/** A run of run-database.ts, with its output and the functions that control it. */
export interface DatabaseProcess {
  readonly id: number;
  readonly lines: readonly string[];
  /** The address of the database; rejects if the database was refused. */
  readonly ownerUrl: Promise<string>;
  /** Settles when a printed line contains these words. */
  says(words: string): Promise<void>;
  kill(signal: NodeJS.Signals): Promise<void>;
  /** Lets the program release the database and end. */
  finish(): Promise<void>;
}

const home = fileURLToPath(new URL('../..', import.meta.url));

export function runDatabase(
  stateFolder: string,
  use: 'server' | 'command' = 'server',
  account: Account = null,
): DatabaseProcess {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/testing/run-database.ts', stateFolder, use],
    {
      ...account,
      cwd: home,
      env: { PATH: process.env.PATH, TSX_DISABLE_CACHE: '1' },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  const lines: string[] = [];
  const listeners = new Set<() => void>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const listen of listeners) listen();
  });
  const waitFor = (find: (line: string) => boolean) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = lines.find(find);
        if (line !== undefined) resolve(line);
      };
      listeners.add(look);
      look();
      child.on('close', () => reject(new Error(`It ended, having printed: ${lines.join(' ')}`)));
    });
  const ownerUrl = waitFor((line) => /ownerUrl|refusal/.test(line)).then(readAnswer);
  // A caller that awaits the address gets the error. Without such a caller, the error is ignored.
  ownerUrl.catch(() => undefined);

  return {
    id: child.pid ?? 0,
    lines,
    ownerUrl,
    async says(words) {
      await waitFor((line) => line.includes(words));
    },
    async kill(signal) {
      child.kill(signal);
      await ended;
    },
    finish: () => finish(child, ended),
  };
}

async function finish(child: ChildProcess, ended: Promise<void>): Promise<void> {
  child.stdin?.end();
  await ended;
}

function readAnswer(line: string): string {
  const answer: unknown = JSON.parse(line);
  if (typeof answer === 'object' && answer !== null && 'ownerUrl' in answer)
    return String(answer.ownerUrl);
  throw new Error(line);
}

export function readPostmaster(dataFolder: string): number {
  return Number(readFileSync(path.join(dataFolder, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
}

/** Runs one statement on its own connection. */
export async function ask(databaseUrl: string, statement: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
