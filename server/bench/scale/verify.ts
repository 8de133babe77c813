import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cli = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));

/** The commands that add up and check everything that is kept. */
const commands = ['verify-rollups', 'verify-log', 'verify-packs'] as const;

/** What each command found wrong, in its own words; empty if all is well. */
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
