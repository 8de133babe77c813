import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { runImport } from './command-run.js';
import { formatSeconds, type Result } from './result.js';
import { writeCsvReturns } from './return-files.js';
import { medianOf } from './timing.js';

/** The import may take so many times as long as COPY. */
const MOST_TIMES = 3;
const MOST_BYTES = 400_000_000;
const COPIES = 3;

/** Imports every report of the large partnership into an empty database, and copies the same rows beside it. */
export async function measureImport({ ownerUrl, folder, withEmptyDatabase }: BenchPlace): Promise<readonly Result[]> {
  const source = await connectToDatabase(ownerUrl);
  const files = await writeCsvReturns(source, folder).finally(() => source.end());
  return withEmptyDatabase(async (emptyUrl) => {
    const { tookMs, peakBytes } = await runImport(emptyUrl, 'reports', files);
    await Promise.all(files.map((file) => rm(file)));
    const { rows, copyMs } = await withOwner(emptyUrl, (owner) => timeCopy(owner, path.join(folder, 'report.copy')));
    const times = tookMs / copyMs;
    const of = `${rows.toLocaleString('en-GB')} reports from CSV, screened and published`;
    return [
      {
        name: 'import',
        title: `Import of ${of}, beside COPY of the same rows into a table with the same columns and indexes`,
        bare: formatSeconds(copyMs),
        stronghold: formatSeconds(tookMs),
        measured: `${times.toFixed(2)} times`,
        bound: `at most ${MOST_TIMES} times`,
        isMet: times <= MOST_TIMES,
      },
      {
        name: 'import',
        title: 'The same import, peak memory',
        bare: '–',
        stronghold: formatSeconds(tookMs),
        measured: `${(peakBytes / 1e6).toFixed(0)} MB`,
        bound: `less than ${MOST_BYTES / 1e6} MB`,
        isMet: peakBytes < MOST_BYTES,
      },
    ];
  });
}

/** Copies what was imported into tables like it, which check no foreign keys. */
async function timeCopy(owner: pg.Client, file: string): Promise<{ readonly rows: number; readonly copyMs: number }> {
  await pipeline(owner.query(copyTo('COPY report TO STDOUT')), createWriteStream(file));
  const times: number[] = [];
  let rows = 0;
  for (let count = 0; count < COPIES; count += 1) {
    await owner.query('CREATE TABLE report_copied (LIKE report INCLUDING ALL)');
    const began = performance.now();
    const stream = owner.query(copyFrom('COPY report_copied FROM STDIN'));
    await pipeline(createReadStream(file, { highWaterMark: 262_144 }), stream);
    times.push(performance.now() - began);
    rows = stream.rowCount;
    await owner.query('DROP TABLE report_copied');
  }
  return { rows, copyMs: medianOf(times) };
}

async function withOwner<Value>(ownerUrl: string, work: (owner: pg.Client) => Promise<Value>): Promise<Value> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
