import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';

import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { type CommandRun, runImport } from './command-run.js';
import { formatSeconds, type Result } from './result.js';
import { writeCsvReturns } from './return-files.js';
import { medianOf } from './timing.js';

/** The maximum time of the import, as a multiple of the time of COPY. */
const MAX_TIMES = 2.5;
const MAX_BYTES = 300_000_000;
const COPIES = 3;
const CHUNK_BYTES = 262_144;

/**
 * Imports every report of the large partnership into an empty database, and then copies the same
 * rows with COPY for comparison.
 */
export async function measureImport({
  ownerUrl,
  folder,
  withEmptyDatabase,
}: BenchPlace): Promise<readonly Result[]> {
  const files = await withOwner(ownerUrl, (source) => writeCsvReturns(source, folder));
  return withEmptyDatabase(async (emptyUrl) => {
    const run = await runImport(emptyUrl, 'reports', files);
    await Promise.all(files.map((file) => rm(file)));
    const copied = await withOwner(emptyUrl, (owner) =>
      timeCopies(owner, path.join(folder, 'report.copy')),
    );
    const title = `Import of ${copied.rows.toLocaleString('en-GB')} reports from CSV, screened and published`;
    return [
      toSpeed(
        `${title}, compared with COPY of the same rows into the same table`,
        run.tookMs,
        copied.sameTableMs,
      ),
      {
        ...toSpeed(
          'The same, compared with COPY into a table that has its indexes but not its foreign keys',
          run.tookMs,
          copied.bareTableMs,
        ),
        bound: 'none',
        isMet: null,
      },
      toPeak('The same import, peak memory', run),
    ];
  });
}

function toSpeed(title: string, importMs: number, copyMs: number): Result {
  const times = importMs / copyMs;
  return {
    name: 'import',
    title,
    bare: formatSeconds(copyMs),
    stronghold: formatSeconds(importMs),
    measured: `${times.toFixed(2)} times`,
    bound: `at most ${MAX_TIMES} times`,
    isMet: times <= MAX_TIMES,
  };
}

function toPeak(title: string, { tookMs, peakBytes }: CommandRun): Result {
  return {
    name: 'import',
    title,
    bare: '–',
    stronghold: formatSeconds(tookMs),
    measured: `${(peakBytes / 1e6).toFixed(0)} MB`,
    bound: `less than ${MAX_BYTES / 1e6} MB`,
    isMet: peakBytes < MAX_BYTES,
  };
}

interface Copies {
  readonly rows: number;
  /** The time of copying into the records’ own table, after it was emptied, in milliseconds. */
  readonly sameTableMs: number;
  /**
   * The time of copying into a new table with the same columns and indexes but no foreign keys, in
   * milliseconds.
   */
  readonly bareTableMs: number;
}

/** Copies the imported records out, and in again. */
async function timeCopies(owner: pg.Client, file: string): Promise<Copies> {
  await pipeline(owner.query(copyTo('COPY report TO STDOUT')), createWriteStream(file));
  const [same, bare] = [new Array<number>(), new Array<number>()];
  let rows = 0;
  for (let count = 0; count < COPIES; count += 1) {
    await owner.query('TRUNCATE report');
    const began = performance.now();
    rows = await copyIn(owner, 'report', file);
    same.push(performance.now() - began);

    await owner.query('CREATE TABLE report_copied (LIKE report INCLUDING ALL)');
    const beganAgain = performance.now();
    await copyIn(owner, 'report_copied', file);
    bare.push(performance.now() - beganAgain);
    await owner.query('DROP TABLE report_copied');
  }
  return { rows, sameTableMs: medianOf(same), bareTableMs: medianOf(bare) };
}

/**
 * Copies a file into a table.
 *
 * @returns the number of rows
 */
async function copyIn(owner: pg.Client, table: string, file: string): Promise<number> {
  const copy = owner.query(copyFrom(`COPY ${table} FROM STDIN`));
  await pipeline(createReadStream(file, { highWaterMark: CHUNK_BYTES }), copy);
  return copy.rowCount;
}

async function withOwner<Value>(
  ownerUrl: string,
  work: (owner: pg.Client) => Promise<Value>,
): Promise<Value> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
