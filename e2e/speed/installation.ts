import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';

import { findFreePort } from '../fixtures/address.js';

const clone = path.resolve(import.meta.dirname, '../..');

/** The day that the measurements take place on, so that every run shows the same figures. */
const today = '2026-11-24';

/**
 * Runs `work` against its own installation with demonstration data, built for production, and
 * removes it afterwards.
 */
export async function withInstallation<Result>(
  work: (address: string) => Promise<Result>,
): Promise<Result> {
  const stateFolder = await mkdtemp(path.join(tmpdir(), 'stronghold-speed-'));
  const port = String(await findFreePort());
  const environment = {
    ...process.env,
    DATABASE_URL: undefined,
    PORT: port,
    STRONGHOLD_STATE: stateFolder,
    STRONGHOLD_TODAY: today,
  };
  const server = spawn(process.execPath, ['scripts/boot.mjs', 'start'], {
    cwd: clone,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    return await work(await waitForAddress(server));
  } finally {
    await end(server);
    await rm(stateFolder, { recursive: true, force: true });
  }
}

async function waitForAddress(server: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const [, address] = /ready: (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    server.on('exit', (code) =>
      reject(
        new Error(
          `The server ended with ${code === null ? 'a signal' : `code ${code}`} before it was ready:\n${said}`,
        ),
      ),
    );
  });
}

/**
 * Waits until the demonstration has made its packs in the background, which would slow the
 * measurements.
 */
export async function waitForPacks(origin: string): Promise<void> {
  const [query, made] = ['{ boards { state } }', /(?:"state":"[A-Z_]+".*){5}/u];
  for (;;) {
    const answer = await fetch(new URL('/graphql', origin), {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ query }),
    });
    if (made.test(await answer.text())) return;
    await setTimeout(500);
  }
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.on('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
