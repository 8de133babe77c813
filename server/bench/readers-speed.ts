import { connectToDatabase } from '@stronghold/prisma/connect';

import type { BenchPlace } from './bench-setting.js';
import { runServerFile } from './child.js';
import { HttpClient } from './http-client.js';
import { openedPageCount, openedQuarters, pageAt } from './pages-to-open.js';
import { ask } from './question.js';
import { PAGE } from './question-texts.js';
import { formatMs, type Result } from './result.js';

const READERS = 50;
const EVERY_MS = 5000;
const SECONDS = 120;
const PLACES = 13;

/**
 * Measures how long people wait for pages from a server without cached answers, if each person
 * opens a page every five seconds, for any of 13 places and 6 quarters. All people are cleared, and
 * each has a separate session.
 */
export async function measureReaders({ ownerUrl }: BenchPlace): Promise<readonly Result[]> {
  const areas = await findPlaces(ownerUrl);
  const server = await runServerFile('stronghold-server.js', {
    ownerUrl,
    doesReadRollups: true,
    agencyId: null,
    doesKeepAnswers: true,
    readers: READERS,
  });
  const times: number[] = [];
  const began = performance.now();
  const until = began + SECONDS * 1000;
  const read = async (reader: number) => {
    const client = new HttpClient(server.port, server.callers[reader] ?? '');
    // Each reader opens different pages, and starts at a different moment.
    let next = began + (reader / READERS) * EVERY_MS;
    for (let opened = 0; next < until; opened += 1, next += EVERY_MS) {
      await new Promise((resolve) => setTimeout(resolve, next - performance.now()));
      const step = reader * STEP + opened * LEAP;
      const asked = pageAt(
        {
          page: step,
          quarter: Math.floor(step / openedPageCount),
          area: Math.floor(step / openedPageCount / openedQuarters.length),
        },
        areas,
      );
      // The time of a request includes its delay before it is sent.
      const answer = await client.send(ask(PAGE, { ...asked }));
      if (answer.startsWith('{"errors"')) throw new Error(answer.slice(0, 500));
      times.push(performance.now() - next);
    }
    client.close();
  };
  try {
    await Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
  } finally {
    await server.stop();
  }
  const rate = (times.length / (performance.now() - began)) * 1000;
  const asked = `${READERS} people, a page every ${EVERY_MS / 1000} s of ${openedPageCount} pages, ${PLACES} places and ${openedQuarters.length} quarters`;
  return [
    toResult('readers-half', `${asked}: half of all within`, {
      time: percentileOf(times, 0.5),
      bound: 100,
      rate,
    }),
    toResult('readers-most', `${asked}: 99 of 100 within`, {
      time: percentileOf(times, 0.99),
      bound: 600,
      rate,
    }),
  ];
}

/**
 * The steps from one page, quarter and place to the next. Both numbers are coprime to the number of
 * combinations, so that all are used.
 */
const STEP = 89;
const LEAP = 37;

async function findPlaces(ownerUrl: string): Promise<readonly string[]> {
  const owner = await connectToDatabase(ownerUrl);
  try {
    const { rows } = await owner.query<{ code: string }>(
      `SELECT code FROM area WHERE kind = 'DISTRICT' AND valid_to IS NULL ORDER BY code LIMIT ${PLACES}`,
    );
    return rows.map(({ code }) => code);
  } finally {
    await owner.end();
  }
}

function toResult(
  name: string,
  title: string,
  { time, bound, rate }: { readonly time: number; readonly bound: number; readonly rate: number },
): Result {
  return {
    name,
    title,
    bare: '–',
    stronghold: `${formatMs(time)}, ${rate.toFixed(1)} pages a second`,
    measured: formatMs(time),
    bound: `at most ${bound} ms`,
    isMet: time <= bound,
  };
}

function percentileOf(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1] ?? NaN;
}
