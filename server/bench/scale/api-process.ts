import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { BENCH_TODAY } from '#bench/bench-setting.js';

import { untilEnded } from './run-program.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const FIRST_PORT = 47_600;

export interface ApiSetting {
  readonly databaseUrl: string;
  readonly standbyUrls: readonly string[];
  /** The folder for the state and the log. */
  readonly folder: string;
}

/** A Stronghold server, run as at a real site. */
export class ApiProcess {
  private child: ChildProcess | null = null;
  /** The port it listens on; 0 before it has started. */
  port = 0;

  constructor(
    readonly number: number,
    private readonly setting: ApiSetting,
  ) {}

  /** Starts the server, and returns when it listens. */
  async start(): Promise<void> {
    const { databaseUrl, standbyUrls, folder } = this.setting;
    const child = spawn(
      process.execPath,
      ['--conditions=built', '--max-semi-space-size=32', 'server/bundle/main.js', '--empty'],
      {
        cwd: root,
        env: {
          ...process.env,
          DATABASE_URL: databaseUrl,
          DATABASE_READ_URLS: standbyUrls.join(','),
          PORT: String(FIRST_PORT + this.number * 10),
          STRONGHOLD_STATE: folder,
          STRONGHOLD_TODAY: BENCH_TODAY,
          HOURLY_ALLOWANCE: '999999999',
          READY_PAGES: 'no',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    const log = createWriteStream(`${folder}/api-${this.number}.log`, { flags: 'a' });
    child.stderr.pipe(log);
    child.stdout.pipe(log);
    this.port = await new Promise((resolve, reject) => {
      let output = '';
      child.stdout.on('data', (chunk: Buffer) => {
        output += String(chunk);
        const [, port] = /is ready: http:\S+:(\d+)/.exec(output) ?? [];
        if (port !== undefined) resolve(Number(port));
      });
      child.once('exit', () => reject(new Error(`The server did not start: ${output}`)));
    });
  }

  /** The memory that the server holds, in bytes. */
  async readMemory(): Promise<number> {
    const status = await readFile(`/proc/${this.child?.pid ?? 0}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
  }

  /** Kills the server without warning. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Stops the server once it has finished the requests it has begun. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (!this.child) return;
    this.child.kill(signal);
    await untilEnded(this.child);
  }
}
