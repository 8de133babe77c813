import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { choosePlace, removeData } from '../prisma/src/embedded/place.js';
import { readPostmaster } from '../prisma/src/testing/database-process.js';
import { isDeep } from '../prisma/src/testing/depth.js';
import { findFamily, waitUntilGone } from '../prisma/src/testing/processes.js';

import { root } from './build/build-steps.js';

/** A start takes two seconds, or several times as long on a busy machine. */
const PATIENCE_MS = 300_000;

let folder: string;
let stateFolder: string;
const started: Start[] = [];
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'stronghold-start-'));
  await chmod(folder, 0o755);
  stateFolder = path.join(folder, 'state');
  await mkdir(stateFolder);
});
afterEach(async () => {
  for (const start of started.splice(0)) {
    start.child.kill('SIGTERM');
    expect(await waitUntilGone(start.family())).toEqual([]);
  }
  await removeData(stateFolder);
  await rm(folder, { recursive: true });
}, PATIENCE_MS);

interface Start {
  readonly child: ChildProcess;
  /** The text that the process has printed so far. */
  text(): string;
  /** The address that the process prints; rejects if it ends without printing one. */
  readonly address: Promise<string>;
  readonly exitCode: Promise<number | null>;
  /** The ids of the process and of all its descendants seen so far. */
  family(): readonly number[];
}

/** Starts the server as `npm start` does while the pages are still being built. */
function startBesidePages(): Start {
  const server = [process.execPath, '--conditions=built', 'server/bundle/main.js', '--empty'];
  return run(server, { STRONGHOLD_PAGES: 'meanwhile' }, 'ipc');
}

function start(words: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Start {
  return run([process.execPath, 'scripts/boot.mjs', 'start', ...words], env);
}

function run(
  [command = '', ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
  channel: 'ignore' | 'ipc' = 'ignore',
): Start {
  const child = spawn(command, args, {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      STRONGHOLD_STATE: stateFolder,
      STRONGHOLD_TODAY: '2026-11-24',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', channel],
  });
  let text = '';
  const seen = new Set<number>();
  const exitCode = new Promise<number | null>((resolve) => child.on('close', resolve));
  const address = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        for (const id of findFamily(child.pid ?? 0)) seen.add(id);
        const [, found] = /Stronghold is ready: (\S+)/.exec(text) ?? [];
        if (found) resolve(found);
      });
    }
    child.on('close', () => reject(new Error(text)));
  });
  address.catch(() => undefined);
  const it: Start = { child, text: () => text, address, exitCode, family: () => [...seen] };
  started.push(it);
  return it;
}

describe('the first npm start', () => {
  /** Starts a clone that ends when it tries to fetch packages, because it cannot reach them. */
  async function startClone({
    words,
    hasPackages,
  }: {
    readonly words: readonly string[];
    readonly hasPackages: boolean;
  }): Promise<string> {
    const clone = path.join(folder, 'clone');
    await mkdir(path.join(clone, hasPackages ? 'node_modules' : 'scripts'), { recursive: true });
    await mkdir(path.join(clone, 'scripts'), { recursive: true });
    const scripts = (await readdir(path.join(root, 'scripts')))
      .filter((file) => file.endsWith('.mjs'))
      .map((file) => path.join('scripts', file));
    for (const file of [...scripts, 'package.json', 'pnpm-lock.yaml'])
      await copyFile(path.join(root, file), path.join(clone, file));
    const boot = run([process.execPath, path.join(clone, 'scripts/boot.mjs'), 'start', ...words], {
      PATH: folder,
    });
    expect(await boot.exitCode).not.toBe(0);
    return boot.text();
  }

  it.each([
    { words: [], what: 'packages, pages and demonstration data' },
    { words: ['--empty'], what: 'packages and pages' },
  ])('first prints how long the start takes, with $words', async ({ words, what }) => {
    const said = await startClone({ words, hasPackages: false });
    const first = `First start: a minute or two, for ${what}. Later ones take a few seconds.`;
    expect(said.startsWith(`${first}\nPackages: installing `)).toBe(true);
  });

  it('does not print that time if the packages are already installed', async () => {
    expect(await startClone({ words: [], hasPackages: true })).toMatch(/^Packages: installing /);
  });
});

describe('npm start', { timeout: PATIENCE_MS }, () => {
  it('serves the pages, and stops all processes on request', async () => {
    const first = start(['--empty']);
    const answer = await fetch(new URL('/healthz', await first.address));
    expect(answer.status).toBe(200);
    expect(first.family().length).toBeGreaterThan(5);

    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(143);
    expect(await waitUntilGone(first.family())).toEqual([]);
  });

  it('ends if the pages cannot be built', async () => {
    const first = startBesidePages();
    first.child.send('pages are not built');
    expect(await first.exitCode).toBe(1);
    expect(first.text()).not.toMatch(/is ready|^ +at |Error/m);
  });

  it('refuses an unknown argument with a sentence and no stack trace', async () => {
    const refused = start(['--frech']);
    expect(await refused.exitCode).toBe(2);
    expect(refused.text()).toContain('npm start does not accept "--frech"');
    expect(refused.text()).not.toMatch(/^ +at /m);
  });
});

describe.runIf(isDeep)('every way of starting', { timeout: PATIENCE_MS }, () => {
  it('listens only once the pages are built', async () => {
    const first = startBesidePages();
    while (!first.text().includes('Installation: new')) await pause(20);
    await pause(3_000);
    expect(first.text()).not.toContain('is ready');
    first.child.send('pages are built');
    expect(await first.address).toMatch(/^http:/);
  });

  it.each([
    { signal: 'SIGINT' as const, exitCode: 130, because: 'Ctrl-C' },
    { signal: 'SIGTERM' as const, exitCode: 143, because: 'asked to stop' },
    { signal: 'SIGKILL' as const, exitCode: null, because: 'killed without warning' },
  ])('stops all processes on $signal ($because) and starts again', async ({ signal, exitCode }) => {
    const first = start(['--empty']);
    const answer = await fetch(new URL('/healthz', await first.address));
    expect(answer.status).toBe(200);
    expect(first.family().length).toBeGreaterThan(5);

    first.child.kill(signal);
    expect(await first.exitCode).toBe(exitCode);
    expect(await waitUntilGone(first.family())).toEqual([]);

    const second = start(['--empty']);
    await second.address;
    expect(second.text()).toContain('Schema and reference data: up to date');
    second.child.kill('SIGTERM');
    expect(await second.exitCode).toBe(143);
  });

  it('stops loading demonstration data on request, and loads all of it at the next start', async () => {
    const first = start();
    while (!first.text().includes('Installation: new')) await pause(20);
    await pause(300);
    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(143);
    expect(first.text()).not.toMatch(/is ready|^ +at |Error/m);
    expect(await waitUntilGone(first.family())).toEqual([]);

    const second = start();
    const sent = await countReturnsSent(await second.address);
    expect(sent).toBeGreaterThan(2000);
    // The list has each return once, although two quarters were sent twice. The nil return is sent
    // later.
    expect(second.text()).toContain(`Demonstration data: ${sent + 1} returns`);
  });

  it('stops with a sentence if the database is killed while demonstration data is loaded', async () => {
    const first = start();
    while (!first.text().includes('Installation: new')) await pause(20);
    await pause(300);
    process.kill(readPostmaster((await choosePlace(stateFolder)).data), 'SIGKILL');
    expect(await first.exitCode).toBe(1);
    expect(first.text()).toMatch(/Start again: what was published is kept\.\n$/);
    expect(first.text()).not.toMatch(/^ +at |Error/m);
  });

  it("stops all processes when npm is killed, although npm's shell keeps running", async () => {
    const first = run(['npm', 'start', '--', '--empty']);
    await first.address;
    expect(first.family().length).toBeGreaterThan(6);

    first.child.kill('SIGKILL');
    expect(await waitUntilGone(first.family())).toEqual([]);
  });

  it('takes the next free port and prints it, and refuses a second start in the same folder, naming the address of the first', async () => {
    const { server, port } = await takeAPort();
    const first = start(['--empty'], { PORT: String(port) });
    const address = await first.address;
    expect(Number(new URL(address).port)).toBeGreaterThan(port);
    expect(first.text()).toContain(`Port ${port} is in use`);
    server.close();

    const second = start();
    expect(await second.exitCode).toBe(1);
    expect(second.text()).toContain(`already running in this folder, at ${address}`);
  });

  it('keeps the kind of data chosen at the first start, says so, and starts again with new data on request', async () => {
    const empty = start(['--empty']);
    await empty.address;
    expect(empty.text()).toContain('Installation: new, without demonstration data');
    await stop(empty);

    const again = start();
    await again.address;
    expect(again.text()).toContain(
      'without demonstration data. To start again with it: npm start -- --fresh',
    );
    await stop(again);

    const fresh = start(['--fresh']);
    await fresh.address;
    expect(fresh.text()).toContain('Installation: new, with demonstration data');
    await stop(fresh);

    const later = start(['--empty']);
    await later.address;
    expect(later.text()).toContain(
      'this database was started with demonstration data, and keeps it',
    );
  });

  it('does not start, and says what to type, if npm takes an option for itself', async () => {
    const refused = run(['npm', 'start', '--fresh', '--empty']);
    expect(await refused.exitCode).toBe(2);
    expect(refused.text()).toContain('Put -- before it: npm start -- --fresh --empty');
  });

  it.each([
    {
      words: [],
      env: { PORT: '99999' },
      exitCode: 1,
      sentence: 'PORT must be a number from 1 to 65535',
    },
    {
      words: ['--empty'],
      env: { HOST: '0.0.0.0' },
      exitCode: 1,
      sentence: 'HOST=0.0.0.0 would let other machines in, and nobody has to sign in',
    },
    {
      words: [],
      env: { OIDC_ISSUER: 'https://login.example.org' },
      exitCode: 1,
      sentence: 'OIDC_CLIENT_ID and OIDC_CLIENT_SECRET and PUBLIC_URL are not set',
    },
    {
      words: [],
      env: { STRONGHOLD_TODAY: '24.11.2026' },
      exitCode: 1,
      sentence: 'STRONGHOLD_TODAY is not a valid date',
    },
    {
      words: [],
      env: { DATABASE_URL: 'stronghold' },
      exitCode: 1,
      sentence: 'DATABASE_URL is not a PostgreSQL address',
    },
    {
      words: [],
      env: { DATABASE_URL: 'postgres://a:tell-nobody@127.0.0.1:1/b' },
      exitCode: 1,
      sentence: 'No PostgreSQL server answers at 127.0.0.1:1',
    },
    {
      words: ['--fresh'],
      env: { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/b' },
      exitCode: 1,
      sentence: '--fresh deletes only the embedded database',
    },
  ])(
    'refuses $words $env with a sentence and no stack trace',
    async ({ words, env, exitCode, sentence }) => {
      const refused = start(words, env);
      expect(await refused.exitCode).toBe(exitCode);
      expect(refused.text()).toContain(sentence);
      expect(refused.text()).not.toMatch(/^ +at |tell-nobody/m);
    },
  );
});

/** Counts the returns that a server lists as received, over all quarters. */
async function countReturnsSent(address: string): Promise<number> {
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(new URL('/graphql', address), {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    });
    return response.text();
  };
  const quarters = [...(await ask('{ periods { key } }')).matchAll(/"key":"([^"]+)"/g)];
  const wanted = quarters.map(
    ([, quarter = ''], index) => `q${index}: returns(quarter: "${quarter}") { receivedAt }`,
  );
  return (await ask(`{ ${wanted.join(' ')} }`)).match(/"receivedAt":"/g)?.length ?? 0;
}

async function stop({ child, exitCode }: Start): Promise<void> {
  child.kill('SIGTERM');
  await exitCode;
}

async function takeAPort(): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('A listening socket has no port.');
  return { server, port: address.port };
}
