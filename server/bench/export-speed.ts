import { request as startRequest } from 'node:http';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';

import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { type RunningServer, runServerFile } from './child.js';
import { formatSeconds, type Result } from './result.js';
import { medianOf } from './timing.js';

/** The maximum time of an export, as a multiple of the time of COPY TO of the same table. */
const MAX_TIMES = 2;
/**
 * The maximum growth of the server’s memory from the first tenth of a file to its end, in bytes.
 */
const MAX_GROWTH_BYTES = 50_000_000;
const ROUNDS = 3;

/**
 * Downloads all reports as a file, alternating with COPY TO of their table as CSV, and watches the
 * server’s memory.
 */
export async function measureExport({ ownerUrl }: BenchPlace): Promise<readonly Result[]> {
  const settings = { ownerUrl, doesReadRollups: true, agencyId: null };
  const server = await runServerFile('stronghold-server.js', settings);
  const owner = await connectToDatabase(ownerUrl);
  try {
    const [copies, exports, growths] = [
      new Array<number>(),
      new Array<number>(),
      new Array<number>(),
    ];
    let rows = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      copies.push(await timeCopy(owner));
      const taken = await takeFile(server);
      exports.push(taken.tookMs);
      growths.push(taken.grownBytes);
      rows = taken.rows;
    }
    return toResults(rows, {
      copyMs: medianOf(copies),
      exportMs: medianOf(exports),
      grownBytes: Math.max(...growths),
    });
  } finally {
    await owner.end();
    await server.stop();
  }
}

async function timeCopy(owner: pg.Client): Promise<number> {
  const began = performance.now();
  await pipeline(
    owner.query(copyTo('COPY report TO STDOUT (FORMAT csv)')),
    new Writable({ write: (_chunk, _encoding, done) => done() }),
  );
  return performance.now() - began;
}

interface Taken {
  readonly tookMs: number;
  readonly rows: number;
  /** The growth of the server’s peak memory after the first tenth of the file, in bytes. */
  readonly grownBytes: number;
}

/** Downloads the file of all reports from Stronghold, and discards the content as it arrives. */
function takeFile({ port, cookie, readMemory }: RunningServer): Promise<Taken> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const path = '/export/records/reports.csv?reason=The%20benchmark';
    const headers = { cookie, 'sec-fetch-site': 'same-origin' };
    const sent = startRequest({ host: '127.0.0.1', port, path, headers }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`${path} answered ${response.statusCode ?? ''}`));
        response.resume();
        return;
      }
      const rows = Number(response.headers['x-records']);
      const held: Promise<number>[] = [];
      let lines = 0;
      response.on('data', (chunk: Buffer) => {
        for (const byte of chunk) if (byte === 10) lines += 1;
        if (lines > (rows * (held.length + 1)) / 10) held.push(readMemory());
      });
      response.on('error', reject);
      response.on('end', () => {
        const tookMs = performance.now() - began;
        void Promise.all(held).then(
          ([first = NaN, ...rest]) =>
            resolve({ tookMs, rows, grownBytes: Math.max(...rest) - first }),
          reject,
        );
      });
    });
    sent.on('error', reject);
    sent.end();
  });
}

interface Measured {
  readonly copyMs: number;
  readonly exportMs: number;
  readonly grownBytes: number;
}

function toResults(rows: number, { copyMs, exportMs, grownBytes }: Measured): readonly Result[] {
  const title = `Export of ${rows.toLocaleString('en-GB')} reports as CSV`;
  const times = exportMs / copyMs;
  return [
    {
      name: 'export',
      title: `${title}, compared with COPY TO of the same table as CSV`,
      bare: formatSeconds(copyMs),
      stronghold: formatSeconds(exportMs),
      measured: `${times.toFixed(2)} times`,
      bound: `at most ${MAX_TIMES} times`,
      isMet: times <= MAX_TIMES,
    },
    {
      name: 'export',
      title: 'The same export, growth of memory after its first tenth',
      bare: '–',
      stronghold: formatSeconds(exportMs),
      measured: `${(grownBytes / 1e6).toFixed(0)} MB`,
      bound: `less than ${MAX_GROWTH_BYTES / 1e6} MB`,
      isMet: grownBytes < MAX_GROWTH_BYTES,
    },
  ];
}
