import path from 'node:path';

import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { runImport } from './command-run.js';
import { formatSeconds, type Result } from './result.js';
import { writeWorkbook } from './return-files.js';

const ROWS = 100_000;
const MAX_BYTES = 800_000_000;

/**
 * Imports a large workbook into an empty database, and measures the memory of the importing
 * process.
 */
export async function measureWorkbook({
  ownerUrl,
  folder,
  withEmptyDatabase,
}: BenchPlace): Promise<readonly Result[]> {
  const file = path.join(folder, 'reports.xlsx');
  const rows = await writeRows(ownerUrl, file);
  const { tookMs, peakBytes } = await withEmptyDatabase((emptyUrl) =>
    runImport(emptyUrl, 'reports', [file]),
  );
  return [
    {
      name: 'workbook',
      title: `Import of an XLSX workbook of ${rows.toLocaleString('en-GB')} reports, peak memory`,
      bare: '–',
      stronghold: formatSeconds(tookMs),
      measured: `${(peakBytes / 1e6).toFixed(0)} MB`,
      bound: `less than ${MAX_BYTES / 1e6} MB`,
      isMet: peakBytes < MAX_BYTES,
    },
  ];
}

async function writeRows(ownerUrl: string, file: string): Promise<number> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    return await writeWorkbook(owner, file, ROWS);
  } finally {
    await owner.end();
  }
}
