/**
 * Hostile callers, until the parent stops them: they ask the most expensive questions allowed, many
 * at once, and abandon some halfway.
 */
import { Agent, request } from 'node:http';

import { z } from 'zod';

import type { Request } from './http-client.js';
import { ask } from './question.js';

/** The number of questions of each caller at a time. Two run; others wait or are refused. */
const AT_ONCE = 8;
/** How long an impatient caller waits, in milliseconds. */
const PATIENCE_MS = 300;

const REPORT =
  'id reference agency { code } receivedOn channel crimeType area { code name } status signs seriousLimbs quarter { key } disruption { reference }';
const manyNames = Array.from(
  { length: 50 },
  (_, index) => `a${index}: figures(by: [AREA, QUARTER, AGENCY], where: $where) { truncated }`,
).join(' ');
const fragments = Array.from(
  { length: 400 },
  (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} viewer { name } }`,
).join(' ');

/** The most expensive request of each kind, varied if the answer would otherwise be cached. */
const worst: readonly ((turn: number) => Request)[] = [
  toQuestion(
    '{ figures(by: [QUARTER, AREA, AGENCY], first: 9000) { rows { disruptions { value text displayText flags numerator denominator } arrests { text } } } }',
  ),
  (turn) =>
    ask(
      `{ kpis(${toQuarter(turn)}, objectives: [PREPARE, PREVENT, PROTECT, PURSUE]) { sentence status trend { figure { text } } } }`,
      {},
    ),
  toQuestion(
    '{ figures(by: [MONTH, AREA, CRIME_TYPE], fillGaps: true, first: 9000) { rows { disruptions { value text displayText flags } } } }',
  ),
  (turn) =>
    ask(
      `{ reports(reason: "To see how long it takes", first: ${1000 - (turn % 100)}) { edges { node { ${REPORT} } } totalCount } }`,
      {},
    ),
  toQuestion(
    '{ figures(by: [FINANCIAL_YEAR, COUNTY, AGENCY_KIND], first: 9000) { rows { referrals { text } } } }',
  ),
  (turn) =>
    ask(
      `{ kpis(${toQuarter(turn)}, area: "E06000038") { sentence status controlChart { centre upper } trend { figure { text displayText } } } }`,
      {},
    ),
  toQuestion(
    `{ ${Array.from({ length: 8 }, (_, index) => `a${index}: figures(by: [QUARTER, AREA, PATHWAY], first: ${9000 - index}) { rows { referrals { text } } }`).join(' ')} }`,
  ),
  (turn) => toFile('xlsx', turn),
  (turn) => toFile('csv', turn),
  () =>
    ask('query ($measures: [MeasureKey!]) { kpis(measures: $measures) { id } }', {
      measures: Array.from({ length: 190_000 }, () => 1),
    }),
  () =>
    ask(`query ($where: FigureFilter) { ${manyNames} }`, {
      where: { or: Array.from({ length: 900 }, () => ({ agency: { in: ['TVP'] } })) },
    }),
  () => ask(`{ ...F0 } ${fragments} fragment F400 on Query { viewer { name } }`, {}),
];

function toQuestion(query: string): () => Request {
  return () => ask(query, {});
}

function toQuarter(turn: number): string {
  const year = 2023 + (Math.floor(turn / 4) % 3);
  return `quarter: "${year}-${(year % 100) + 1}-Q${(turn % 4) + 1}"`;
}

function toFile(kind: 'csv' | 'xlsx', turn: number): Request {
  const question = {
    measures: ['disruptions', 'arrests'],
    by: ['QUARTER', 'AREA', 'AGENCY'],
    first: 9000 - (turn % 100),
  };
  return { method: 'POST', path: `/export/figures.${kind}`, body: JSON.stringify(question) };
}

const wish = z.object({ port: z.number(), cookies: z.array(z.string()) });

process.once('message', (message) => {
  const { port, cookies } = wish.parse(message);
  for (const [caller, cookie] of cookies.entries())
    for (let index = 0; index < AT_ONCE; index += 1)
      void askOnAndOn({
        port,
        cookie,
        toRequest:
          worst[(caller * AT_ONCE + index) % worst.length] ?? toQuestion('{ viewer { id } }'),
        isImpatient: index === AT_ONCE - 1,
      });
  process.send?.('begun');
});
process.once('disconnect', () => process.exit(0));

interface Asking {
  readonly port: number;
  readonly cookie: string;
  readonly toRequest: (turn: number) => Request;
  readonly isImpatient: boolean;
}

async function askOnAndOn({ port, cookie, toRequest, isImpatient }: Asking): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  for (let turn = 0; ; turn += 1) {
    const { method, path, body } = toRequest(turn);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      cookie,
    };
    await new Promise<void>((resolve) => {
      const sent = request(
        { host: '127.0.0.1', port, agent, method, path, headers },
        (response) => {
          response.resume();
          response.once('close', resolve);
        },
      );
      sent.once('error', () => resolve());
      if (isImpatient) setTimeout(() => sent.destroy(), PATIENCE_MS);
      sent.end(body);
    });
  }
}
