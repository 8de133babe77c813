import { readFile } from 'node:fs/promises';
import path from 'node:path';

import type pg from 'pg';
import { z } from 'zod';

import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { type RunningServer, runServerFile } from './child.js';
import { HttpClient } from './http-client.js';
import { ask } from './question.js';
import { FIGURES } from './question-texts.js';
import { formatMs, formatSeconds, type Result } from './result.js';
import { writeStagedReturn } from './return-files.js';
import { medianOf } from './timing.js';

const ROWS = 100_000;
/** The first further person is a contributor of the agency with this key. */
const AGENCY = 2;
const [MAPPED_MS, SCREENED_MS, PUBLISHED_MS] = [1_000, 6_000, 8_000];
const MAX_BYTES = 400_000_000;
const MAX_TIMES = 2;
/** The number of questions that the reader asks before the return is sent. */
const BEFORE = 40;

/**
 * Sends a large return in the same way as the page: staged with an unknown heading, mapped,
 * screened and published into a copy of the large partnership. Another person keeps asking for
 * figures meanwhile.
 */
export async function measureStaged({ folder, withCopy }: BenchPlace): Promise<readonly Result[]> {
  return withCopy(async (ownerUrl) => {
    const file = path.join(folder, 'staged.csv');
    const { code, writtenMs } = await withOwner(ownerUrl, async (owner) => {
      await writeStagedReturn(owner, file, ROWS);
      const { rows } = await owner.query<{ code: string }>(
        'SELECT code FROM agency WHERE id = $1',
        [AGENCY],
      );
      return { code: rows[0]?.code ?? '', writtenMs: await timeWriting(owner) };
    });
    const server = await runServerFile('stronghold-server.js', {
      ...{ ownerUrl, doesReadRollups: true, doesKeepAnswers: false, agencyId: null },
      ...{ callers: 1, readers: 0 },
    });
    try {
      return toResults(await send(server, { file, code }), writtenMs);
    } finally {
      await server.stop();
    }
  });
}

interface Sent {
  readonly mappedMs: number;
  readonly screenedMs: number;
  readonly publishedMs: number;
  /** The server’s peak memory in bytes: while it only answered questions, and overall. */
  readonly beforeBytes: number;
  readonly peakBytes: number;
  /**
   * The median time that another person waits for figures, in milliseconds: alone, and while the
   * return is sent.
   */
  readonly aloneMs: number;
  readonly meanwhileMs: number;
}

async function send(
  server: RunningServer,
  { file, code }: { readonly file: string; readonly code: string },
): Promise<Sent> {
  const content = await readFile(file);
  const reader = new HttpClient(server.port, server.cookie);
  const question = ask(FIGURES, { where: null });
  const times: number[] = [];
  const read = async () => {
    const began = performance.now();
    await reader.send(question);
    times.push(performance.now() - began);
  };
  for (let count = 0; count < BEFORE; count += 1) await read();
  const aloneMs = medianOf(times.splice(0).slice(BEFORE / 4));

  const own = new OwnPage(server);
  const beforeBytes = await server.readPeak();
  const state = { isDone: false };
  const sending = own.send(content, code).finally(() => (state.isDone = true));
  do await read();
  while (!state.isDone);
  reader.close();
  return {
    ...(await sending),
    ...{ aloneMs, meanwhileMs: medianOf(times) },
    ...{ beforeBytes, peakBytes: await server.readPeak() },
  };
}

/** The requests that the sender’s page makes. */
class OwnPage {
  readonly #client: HttpClient;

  constructor(private readonly server: RunningServer) {
    this.#client = new HttpClient(server.port, server.callers[0] ?? '');
  }

  async send(
    content: Buffer,
    code: string,
  ): Promise<Pick<Sent, 'mappedMs' | 'screenedMs' | 'publishedMs'>> {
    const began = performance.now();
    const id = await this.#stage(content, code);
    const { version, columns } = await this.#read(id);
    const mapped = performance.now();
    await this.#change('StageReturn', {
      ...{ id, version },
      columns: columns.map(({ position, column }) => ({ position, column })),
    });
    const screenedReturn = await this.#read(id);
    const screened = performance.now();
    if (screenedReturn.notYet !== null) throw new Error(screenedReturn.notYet);
    const { version: seen } = screenedReturn;
    await this.#change('PublishReturn', { id, version: seen, isMeant: true });
    const published = performance.now();
    this.#client.close();
    return {
      mappedMs: mapped - began,
      screenedMs: screened - mapped,
      publishedMs: published - screened,
    };
  }

  async #stage(content: Buffer, code: string): Promise<string> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), 'staged.csv');
    const { port, callers } = this.server;
    const address = `http://127.0.0.1:${port}/import/returns/reports?agency=${code}&stage=yes`;
    const answer = await fetch(address, {
      ...{ method: 'POST', body: form },
      headers: { cookie: callers[0] ?? '', origin: `http://127.0.0.1:${port}` },
    });
    const last: unknown = JSON.parse((await answer.text()).trim().split('\n').at(-1) ?? '');
    if (typeof last !== 'object' || last === null || !('id' in last))
      throw new Error(`It was not staged: ${JSON.stringify(last)}`);
    return String(last.id);
  }

  async #read(id: string): Promise<Staged> {
    const text = await this.#client.send(ask(STAGED, { id }));
    return answered.parse(JSON.parse(text)).data.stagedReturn;
  }

  async #change(name: 'StageReturn' | 'PublishReturn', input: unknown): Promise<void> {
    const field = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    const text = await this.#client.send(
      ask(`mutation ($input: ${name}Input!) { ${field}(input: $input) { problems { message } } }`, {
        input,
      }),
    );
    if (text.includes('"message"')) throw new Error(text);
  }
}

const stagedReturn = z.object({
  version: z.number(),
  notYet: z.string().nullable(),
  columns: z.array(z.object({ position: z.number(), column: z.string().nullable() })),
});
type Staged = z.infer<typeof stagedReturn>;
const answered = z.object({ data: z.object({ stagedReturn }) });

const STAGED = `
  query ($id: ID!) {
    stagedReturn(id: $id) {
      id version state notYet passCount warnCount failCount
      columns { position heading column origin examples }
      findings { id level row column heading value message }
      difference { added corrected withdrawn records { key change columns } }
    }
  }`;

/**
 * Measures how long the database takes to write the same number of reports into a table with the
 * same indexes.
 */
async function timeWriting(owner: pg.Client): Promise<number> {
  await owner.query('CREATE TABLE report_copied (LIKE report INCLUDING ALL)');
  const began = performance.now();
  await owner.query(`INSERT INTO report_copied SELECT * FROM report LIMIT ${ROWS}`);
  const tookMs = performance.now() - began;
  await owner.query('DROP TABLE report_copied');
  return tookMs;
}

function toResults(
  { mappedMs, screenedMs, publishedMs, beforeBytes, peakBytes, aloneMs, meanwhileMs }: Sent,
  writtenMs: number,
): readonly Result[] {
  const title = `A return of ${ROWS.toLocaleString('en-GB')} reports sent by the page`;
  const timed = (what: string, tookMs: number, boundMs: number): Result => ({
    ...{ name: 'staged', title: `${title}: ${what}, compared with writing as many rows` },
    ...{ bare: formatSeconds(writtenMs), stronghold: formatSeconds(tookMs) },
    measured: `${(tookMs / writtenMs).toFixed(2)} times`,
    ...{ bound: `at most ${boundMs / 1000} s`, isMet: tookMs <= boundMs },
  });
  return [
    timed('its columns shown', mappedMs, MAPPED_MS),
    timed('screened', screenedMs, SCREENED_MS),
    timed('published', publishedMs, PUBLISHED_MS),
    {
      name: 'staged',
      title: `${title}: peak memory of the server, compared with answering questions alone`,
      ...{ bare: toMegabytes(beforeBytes), stronghold: toMegabytes(peakBytes) },
      measured: `${toMegabytes(peakBytes - beforeBytes)} more`,
      ...{ bound: `less than ${MAX_BYTES / 1e6} MB`, isMet: peakBytes < MAX_BYTES },
    },
    {
      ...{ name: 'staged', title: `${title}: figures that somebody else asks for meanwhile` },
      ...{ bare: formatMs(aloneMs), stronghold: formatMs(meanwhileMs) },
      measured: `${(meanwhileMs / aloneMs).toFixed(2)} times`,
      ...{ bound: `at most ${MAX_TIMES} times`, isMet: meanwhileMs <= MAX_TIMES * aloneMs },
    },
  ];
}

function toMegabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
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
