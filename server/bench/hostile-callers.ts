/** Callers who do their worst, until the parent lets go: the dearest questions that are let through, many at once, some left in the middle. */
import { Agent, request } from 'node:http';

import { z } from 'zod';

import { ask } from './question.js';

/** Questions of each at a time: two are worked on, others wait or are refused. */
const AT_ONCE = 8;
/** After how long an impatient one leaves, in milliseconds. */
const PATIENCE_MS = 300;

const worst = [
  '{ figures(by: [QUARTER, AREA, AGENCY], first: 9000) { rows { disruptions { value text inWords flags numerator denominator } arrests { text } } } }',
  '{ figures(by: [MONTH, AREA, CRIME_TYPE], fillGaps: true, first: 9000) { rows { disruptions { value text inWords flags } } } }',
  '{ figures(by: [FINANCIAL_YEAR, COUNTY, AGENCY_KIND], first: 9000) { rows { referrals { text } } } }',
  `{ ${Array.from({ length: 8 }, (_, index) => `a${index}: figures(by: [QUARTER, AREA, PATHWAY], first: ${9000 - index}) { rows { referrals { text } } }`).join(' ')} }`,
];

const wish = z.object({ port: z.number(), cookies: z.array(z.string()) });

process.once('message', (message) => {
  const { port, cookies } = wish.parse(message);
  for (const [caller, cookie] of cookies.entries())
    for (let index = 0; index < AT_ONCE; index += 1)
      void askOnAndOn({
        port,
        cookie,
        body: ask(worst[(caller + index) % worst.length] ?? '', {}).body,
        isImpatient: index === AT_ONCE - 1,
      });
  process.send?.('begun');
});
process.once('disconnect', () => process.exit(0));

interface Asking {
  readonly port: number;
  readonly cookie: string;
  readonly body: string;
  readonly isImpatient: boolean;
}

async function askOnAndOn({ port, cookie, body, isImpatient }: Asking): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), cookie };
  for (;;) {
    await new Promise<void>((resolve) => {
      const sent = request({ host: '127.0.0.1', port, agent, method: 'POST', path: '/graphql', headers }, (response) => {
        response.resume();
        response.once('close', resolve);
      });
      sent.once('error', () => resolve());
      if (isImpatient) setTimeout(() => sent.destroy(), PATIENCE_MS);
      sent.end(body);
    });
  }
}
