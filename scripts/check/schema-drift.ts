import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { root } from '../build-steps.js';

import { run } from './run-step.js';

export const schemaFile = join(root, 'server/schema.graphql');

/** The schema as the server's code declares it today. @throws Error that carries what the printer complained of */
export async function printSchema(): Promise<string> {
  const printer = join(root, 'server/src/print-schema.ts');
  const { code, stdout, stderr } = await run({ file: process.execPath, args: ['--import', 'tsx', printer], cwd: root });
  if (code !== 0 || stdout.trim() === '') throw new Error(`The schema could not be printed.\n${stderr}`.trim());
  return stdout;
}

/** Null where the committed contract is what the server serves, else the first line in which they differ. */
export async function findSchemaDrift(): Promise<string | null> {
  try {
    // A contract that is not there differs in its first line.
    const [committed, printed] = await Promise.all([readFile(schemaFile, 'utf8').catch(() => ''), printSchema()]);
    return explainDrift(committed, printed);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Lines count from 1. A line that only one of the two has is shown beside "nothing". */
export function explainDrift(committed: string, printed: string): string | null {
  if (committed === printed) return null;
  if (committed === '') return 'server/schema.graphql is not there.';

  const [before, after] = [committed.split('\n'), printed.split('\n')];
  const at = after.findIndex((line, index) => line !== before[index]);
  const index = at === -1 ? after.length : at;
  return `server/schema.graphql is not what the server serves. Line ${index + 1}:\n  committed: ${before[index] ?? 'nothing'}\n  served:    ${after[index] ?? 'nothing'}`;
}
