import { isDeepStrictEqual } from 'node:util';

import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { runServerFile } from './child.js';
import { HttpClient } from './http-client.js';
import type { Question } from './question.js';
import { type Middlings, questionsAbout } from './questions.js';
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
  for (const question of questions) results.push(await measureAnswer(question, ownerUrl, rounds));
  return results;
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
    return { area: area ?? '', agencyId: agencyId ?? 0, agencyCode: agencyCode ?? '' };
  } finally {
    await owner.end();
  }
}
