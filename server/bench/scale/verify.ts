import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The commands that check stored data. */
const commands = ['verify-rollups', 'verify-log', 'verify-packs'] as const;

/** The messages of commands that found something wrong; empty if none did. */
export async function verifyAll(ownerUrl: string): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const command of commands) {
    const failure = await run(process.execPath, ['--import', 'tsx', cli, command], {
      env: { ...process.env, DATABASE_URL: ownerUrl },
    }).then(
      () => null,
      (error: unknown) => String(error),
    );
    if (failure !== null) wrong.push(`${command}: ${failure}`);
  }
  return wrong;
}
