import { print } from 'graphql';

import { readWebDocuments } from '#testing/web-documents.js';

import type { BenchPlace } from './bench-setting.js';
import { runServerFile } from './child.js';
import { HttpClient, type Request } from './http-client.js';
import { ask } from './question.js';
import { FIGURES } from './question-texts.js';
import { formatMs, type Result } from './result.js';
import { medianOf, timeInTurn } from './timing.js';

const CALLS = 60;

interface KeptQuestion {
  readonly name: string;
  readonly title: string;
  readonly request: Request;
  readonly bound: { readonly times: number } | { readonly ms: number };
}

/**
 * Times an answer whose text is kept, and compares it with a server that reads the data version,
 * stores the question and sends the same bytes.
 */
export async function measureKept(
  { ownerUrl }: BenchPlace,
  rounds: number,
): Promise<readonly Result[]> {
  const overview = readWebDocuments().get('OverviewFigures');
  if (!overview) throw new Error('The web asks for no Overview');
  const questions: readonly KeptQuestion[] = [
    {
      name: 'kept-figures',
      title: 'Reports by crime type and quarter, kept; bare: the same bytes, unchecked',
      request: ask(FIGURES, { where: null }),
      bound: { times: 1.5 },
    },
    {
      name: 'kept-overview',
      title: 'The Overview as the browser asks for it, kept; bare: the same bytes, unchecked',
      request: ask(print(overview), {}),
      bound: { ms: 3 },
    },
  ];
  const settings = { ownerUrl, doesReadRollups: true, agencyId: null, doesKeepAnswers: true };
  const servers = await Promise.all([
    runServerFile('bytes-server.js', settings),
    runServerFile('stronghold-server.js', settings),
  ]);
  const [bare, stronghold] = servers.map(({ port, cookie }) => new HttpClient(port, cookie));
  if (!bare || !stronghold) throw new Error('Both servers were started');
  const results: Result[] = [];
  try {
    for (const { name, title, request, bound } of questions) {
      // The first request computes the answer, the second reads it from the cache, the third keeps
      // its text.
      await stronghold.send(request);
      await stronghold.send(request);
      const body = await stronghold.send(request);
      await bare.send({ method: 'POST', path: '/bytes', body });
      const timed = await timeInTurn({
        rounds,
        calls: CALLS,
        bare: () => bare.send(request),
        stronghold: () => stronghold.send(request),
      });
      results.push({ name, title, ...toResult(timed, bound) });
    }
  } finally {
    bare.close();
    stronghold.close();
    await Promise.all(servers.map(({ stop }) => stop()));
  }
  return results;
}

function toResult(
  timed: { readonly bare: readonly number[]; readonly stronghold: readonly number[] },
  bound: KeptQuestion['bound'],
): Omit<Result, 'name' | 'title'> {
  const [bare, stronghold] = [medianOf(timed.bare), medianOf(timed.stronghold)];
  const times = stronghold / bare;
  return {
    bare: formatMs(bare),
    stronghold: formatMs(stronghold),
    measured: `${times.toFixed(2)} times`,
    ...('ms' in bound
      ? { bound: `at most ${bound.ms} ms`, isMet: stronghold <= bound.ms }
      : { bound: `at most ${bound.times} times`, isMet: times <= bound.times }),
  };
}
