import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import { z } from 'zod';

import { buildApp } from '#app.js';
import { allowances } from '#domain/cost/allowances.js';
import { createClock } from '#platform/clock.js';
import { Database } from '#platform/database.js';
import { connectToDatabase } from '@stronghold/prisma/connect';

import { BENCH_TODAY, type BenchPlace } from './bench-setting.js';
import { formatSeconds, type Result } from './result.js';

const MAX_MS = 5_000;
const QUARTER = '2026-27-Q2';
const kinds = { xlsx: 'workbook', pptx: 'slides' } as const;

/**
 * Freezes a pack with every section of the template by signing it a second time, and makes each of
 * its files for the first time. Measures only the server’s processor time, without the database’s,
 * because other work on the machine does not change it.
 */
export async function measurePack({ ownerUrl }: BenchPlace): Promise<readonly Result[]> {
  const database = new Database(ownerUrl, { maxConnections: 4 });
  const hour = Number.MAX_SAFE_INTEGER;
  const app = await buildApp({
    ...{
      database,
      clock: createClock(BENCH_TODAY),
      logger: pino({ level: 'warn' }),
      webFolder: null,
    },
    allowances: { QUESTION: { ...allowances.QUESTION, hour }, FILE: { ...allowances.FILE, hour } },
  });
  try {
    const { id, sections, freezing } = await freezePack(app);
    const results = [
      toResult('pack-freezing', `Freezing a pack of ${sections} sections`, freezing),
    ];
    for (const [ending, what] of Object.entries(kinds)) {
      const making = await timeOf(() => take(app, `/packs/${id}/cleared.${ending}`));
      results.push(
        toResult(
          `pack-${what}`,
          `A pack of ${sections} sections as ${ending.toUpperCase()}, made for the first time`,
          making,
        ),
      );
    }
    return results;
  } finally {
    await app.close();
    await database.close();
    await forget(ownerUrl);
  }
}

const changed = z.object({
  pack: z.object({ id: z.string(), version: z.number(), state: z.string() }),
  problems: z.array(z.unknown()).length(0),
});

async function freezePack(app: FastifyInstance) {
  const change = async (field: string, input: Readonly<Record<string, unknown>>) => {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const text = `mutation ($input: ${type}!) { ${field}(input: $input) { pack { id version state } problems { message } } }`;
    return (
      z.object({ [field]: changed }).parse(await ask(app, text, { input }))[field]?.pack ?? {
        id: '',
        version: 0,
        state: '',
      }
    );
  };
  const { id, version } = await change('createPack', { quarter: QUARTER });
  await change('submitPack', { id, version });
  const read = z.object({
    board: z.object({
      reading: z.number(),
      contents: z.object({ dataVersion: z.number(), sections: z.array(z.unknown()) }),
    }),
  });
  const text = `{ board(quarter: "${QUARTER}") { reading contents { dataVersion sections { key } } } }`;
  const { reading, contents } = read.parse(await ask(app, text, {})).board;
  const signing = {
    id,
    reading,
    dataVersion: contents.dataVersion,
    gapsReason: 'The benchmark writes nothing.',
  };
  await change('signOffPack', { ...signing, edition: 'CLEARED' });
  const freezing = await timeOf(() => change('signOffPack', { ...signing, edition: 'PARTNERS' }));
  return { id, sections: contents.sections.length, freezing };
}

async function ask(
  app: FastifyInstance,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const response = await app.inject({
    method: 'POST',
    url: '/graphql',
    payload: { query, variables },
  });
  const { data, errors } = z
    .object({ data: z.unknown(), errors: z.unknown().optional() })
    .parse(response.json());
  if (errors !== undefined)
    throw new Error(`The pack could not be made: ${JSON.stringify(errors)}`);
  return data;
}

async function take(app: FastifyInstance, url: string): Promise<void> {
  const { statusCode } = await app.inject({ url });
  if (statusCode !== 200) throw new Error(`${url} answered ${statusCode}`);
}

/** Processor time and elapsed time, in milliseconds. */
interface Took {
  readonly processorMs: number;
  readonly clockMs: number;
}

async function timeOf(work: () => Promise<unknown>): Promise<Took> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { processorMs: (user + system) / 1000, clockMs: performance.now() - began };
}

function toResult(name: string, title: string, { processorMs, clockMs }: Took): Result {
  return {
    ...{ name, title, bare: '–', stronghold: `${formatSeconds(clockMs)} of wall-clock time` },
    measured: `${formatSeconds(processorMs)} of processor time`,
    bound: `less than ${formatSeconds(MAX_MS)}`,
    isMet: processorMs < MAX_MS,
  };
}

/** Deletes the pack, because the next run uses the same data and makes its own pack. */
async function forget(ownerUrl: string): Promise<void> {
  const owner = await connectToDatabase(ownerUrl);
  await owner.query('TRUNCATE pack CASCADE');
  await owner.end();
}
