import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface ServerProcess {
  readonly child: ChildProcess;
  /** The address at which the server listens. */
  readonly address: string;
}

export interface ServerProcessSetting {
  readonly databaseUrl: string;
  /** The first port to try. */
  readonly port: number;
  /** The folder for the server's state. */
  readonly temporaryFolder: string;
  readonly today: string;
  /** Further environment variables. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a server process, and returns when it listens. */
export async function startServer({
  databaseUrl,
  port,
  temporaryFolder,
  today,
  environment,
}: ServerProcessSetting): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/src/main.ts', '--empty'], {
    cwd: root,
    env: {
      ...process.env,
      ...environment,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      TMPDIR: temporaryFolder,
      STRONGHOLD_TODAY: today,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    const [, address] = /is ready: (http:\S+)/.exec(output) ?? [];
    if (address === undefined) continue;
    child.stdout.resume();
    return { child, address };
  }
  throw new Error(`The server did not come up: ${output}`);
}
