import { cpus, release, totalmem, type } from 'node:os';

import { connectToDatabase } from '@stronghold/prisma/connect';

/** The machine of a run, one fact per line. */
export async function describeMachine(ownerUrl: string): Promise<readonly string[]> {
  const processors = cpus();
  return [
    `Processor: ${processors[0]?.model.trim() ?? 'unknown'}, ${processors.length} cores`,
    `Memory: ${(totalmem() / 2 ** 30).toFixed(0)} GiB`,
    `System: ${type()} ${release()}`,
    `Node ${process.versions.node}, PostgreSQL ${await findServerVersion(ownerUrl)}`,
  ];
}

async function findServerVersion(ownerUrl: string): Promise<string> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    const { rows } = await owner.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version ?? 'unknown';
  } finally {
    await owner.end();
  }
}
