import { isDeepStrictEqual } from 'node:util';

import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { runServerFile } from './child.js';
import { HttpClient } from './http-client.js';
import type { Question } from './question.js';
import { type LastRead, type Middlings, questionsAbout } from './questions.js';
import { formatMs, type Result } from './result.js';
import { medianOf, type Timed, timeInTurn } from './timing.js';

/**
 * Times the selected questions on Stronghold and on the bare server. Both read the same database.
 */
export async function measureAnswers(
  { ownerUrl }: BenchPlace,
  rounds: number,
  isWanted: (name: string) => boolean,
): Promise<readonly Result[]> {
  const questions = questionsAbout(await findMiddlings(ownerUrl)).filter(({ name }) =>
    isWanted(name),
  );
  const results: Result[] = [];
  for (const question of questions) {
    const measure = () => measureAnswer(question, ownerUrl, rounds);
    results.push(
      await (question.hasCoveringIndex ? withCoveringIndex(ownerUrl, measure) : measure()),
    );
  }
  return results;
}

const COVERING = 'bench_covering';

async function withCoveringIndex<Made>(ownerUrl: string, work: () => Promise<Made>): Promise<Made> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    await owner.query(
      `CREATE INDEX IF NOT EXISTS ${COVERING} ON report (area_code, crime_type, received_on) INCLUDE (quantity)`,
    );
    // An index alone is read only if the table is known to have no dead rows.
    await owner.query('VACUUM (ANALYZE) report');
    return await work();
  } finally {
    await owner.query(`DROP INDEX IF EXISTS ${COVERING}`);
    await owner.end();
  }
}

async function measureAnswer(
  question: Question,
  ownerUrl: string,
  rounds: number,
): Promise<Result> {
  const {
    name,
    title,
    bound,
    requests: calls,
    doesReadRollups,
    agencyId,
    bareServer,
    isBareSignedIn,
  } = question;
  const servers = await Promise.all([
    runServerFile(bareServer, { ownerUrl, doesReadRollups, agencyId: null }),
    runServerFile('stronghold-server.js', { ownerUrl, doesReadRollups, agencyId }),
  ]);
  const [bare, stronghold] = servers.map(
    ({ port, cookie }, index) => new HttpClient(port, index === 0 && !isBareSignedIn ? '' : cookie),
  );
  if (!bare || !stronghold) throw new Error('Both servers were started');
  try {
    compareAnswers(
      question,
      await bare.send(question.bare),
      await stronghold.send(question.stronghold),
    );
    const timed = await timeInTurn({
      rounds,
      calls,
      bare: () => bare.send(question.bare),
      stronghold: () => stronghold.send(question.stronghold),
    });
    return { name, title, ...toResult(timed, bound) };
  } finally {
    bare.close();
    stronghold.close();
    await Promise.all(servers.map(({ stop }) => stop()));
  }
}

function toResult(timed: Timed, bound: Question['bound']): Omit<Result, 'name' | 'title'> {
  const [bare, stronghold] = [medianOf(timed.bare), medianOf(timed.stronghold)];
  const times = stronghold / bare;
  return {
    bare: displayText(timed.bare),
    stronghold: displayText(timed.stronghold),
    measured: `${times.toFixed(2)} times`,
    ...('ms' in bound
      ? { bound: `at most ${bound.ms} ms`, isMet: stronghold <= bound.ms }
      : { bound: `at most ${bound.times} times`, isMet: times <= bound.times }),
  };
}

/** Formats the median and the range of the rounds. */
function displayText(rounds: readonly number[]): string {
  return `${formatMs(medianOf(rounds))} (${formatMs(Math.min(...rounds))} to ${formatMs(Math.max(...rounds))})`;
}

function compareAnswers(
  { name, readBare, readStronghold, isYardstick }: Question,
  bare: string,
  stronghold: string,
): void {
  const [expected, found] = [readBare(JSON.parse(bare)), readStronghold(JSON.parse(stronghold))];
  if (expected.length === 0 || found.length === 0)
    throw new Error(`${name}: there is nothing to answer. Generate the data again with --fresh.`);
  if (isYardstick !== true && !isDeepStrictEqual(found, expected))
    throw new Error(
      `${name}: the two servers answer different things, so their times mean nothing.`,
    );
}

/** The number of reports that somebody has read before they ask for the next page. */
const READ_BEFORE = 50_000;

/**
 * Finds the district and the agency with the median number of reports, so that questions about them
 * are neither the easiest nor the hardest.
 */
async function findMiddlings(ownerUrl: string): Promise<Middlings> {
  const owner = await connectToDatabase(ownerUrl);
  const findMiddle = async <Key>(statement: string) => {
    const { rows } = await owner.query<{ key: Key }>(statement);
    return rows[rows.length >> 1]?.key ?? null;
  };
  try {
    const area = await findMiddle<string>(`
      SELECT area.code AS key FROM report JOIN area ON area.code = report.area_code WHERE area.kind = 'DISTRICT'
      GROUP BY area.code ORDER BY count(*), area.code`);
    const agencyId = await findMiddle<number>(
      'SELECT agency_id AS key FROM report GROUP BY 1 ORDER BY count(*), 1',
    );
    const agencyCode = await findMiddle<string>(
      `SELECT code AS key FROM agency WHERE id = ${agencyId}`,
    );
    const { rows } = await owner.query<LastRead>(`
      SELECT received_on::text AS day, agency_id AS "agencyId", reference FROM report
      ORDER  BY received_on DESC, agency_id, reference COLLATE "C" OFFSET ${READ_BEFORE - 1} LIMIT 1`);
    return {
      area: area ?? '',
      agencyId: agencyId ?? 0,
      agencyCode: agencyCode ?? '',
      lastRead: rows[0] ?? null,
    };
  } finally {
    await owner.end();
  }
}
