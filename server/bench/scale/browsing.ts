import { setTimeout as wait } from 'node:timers/promises';

import { openedQuarters, pageAt } from '#bench/pages-to-open.js';
import { FIGURES, PAGE } from '#bench/question-texts.js';

import { type Answered, sendRequest, toKind } from './send-request.js';
import type { Tally } from './tally.js';

/**
 * The milliseconds between the starts of two pages of one person, and of two questions of one
 * analyst.
 */
const PAGE_EVERY_MS = 5_000;
const QUESTION_EVERY_MS = 2_000;

const crimeTypes = ['DRUGS', 'CYBER_CRIME', 'FIREARMS'];

export interface Reading {
  readonly portOf: (index: number) => number;
  readonly tally: Tally;
  readonly signal: AbortSignal;
}

/** A reader, with a token and a number that varies what they ask. */
export interface Reader {
  readonly token: string;
  readonly number: number;
}

/**
 * Opens one page after another, until the signal aborts.
 *
 * @param areas the codes of the areas that pages are opened for, and null for the whole force
 */
export function browse(
  reader: Reader,
  { areas, ...reading }: Reading & { readonly areas: readonly (string | null)[] },
): Promise<void> {
  const questionOf = (count: number) => ({
    query: PAGE,
    variables: pageAt(
      {
        page: reader.number + count,
        quarter: reader.number * 5 + count,
        area: reader.number * 7 + count * 3,
      },
      areas,
    ),
  });
  return askOnAndOn(reader, reading, { questionOf, everyMs: PAGE_EVERY_MS });
}

/**
 * Asks one question after another, with varying quarters and crime types, until the signal aborts.
 */
export function analyse(reader: Reader, reading: Reading): Promise<void> {
  const questionOf = (count: number) => ({
    query: FIGURES,
    variables: {
      where: {
        quarter: { in: openedQuarters.slice(count % 5) },
        crimeType: { in: [crimeTypes[(reader.number + count) % crimeTypes.length]] },
      },
    },
  });
  return askOnAndOn(reader, reading, { questionOf, everyMs: QUESTION_EVERY_MS });
}

interface Asking {
  readonly questionOf: (count: number) => unknown;
  readonly everyMs: number;
}

async function askOnAndOn(
  { token, number }: Reader,
  { portOf, tally, signal }: Reading,
  { questionOf, everyMs }: Asking,
): Promise<void> {
  // Start readers at different times.
  await wait((number * 997) % everyMs);
  for (let count = 0; !signal.aborted; count += 1) {
    const began = performance.now();
    try {
      const answer = await sendRequest({
        ...{ port: portOf(number + count), path: '/graphql', token, type: 'application/json' },
        body: JSON.stringify(questionOf(count)),
      });
      const took = performance.now() - began;
      const fault = toFault(answer);
      if (fault === null) tally.add(took);
      else tally.fail(fault, took);
    } catch (error) {
      tally.fail(toKind(error), performance.now() - began);
    }
    // The next request is sent when it is due, or soon if this one took too long.
    await wait(Math.max(everyMs - (performance.now() - began), 50));
  }
}

function toFault({ status, hasRetryAfter, text }: Answered): string | null {
  const [, code] = /"errors":\[.*?"code":"(\w+)"/s.exec(text) ?? [];
  if (status === 200 && code === undefined) return null;
  const again = status < 500 || hasRetryAfter ? '' : ', without Retry-After';
  return `${status} ${code ?? ''}${again}`;
}
