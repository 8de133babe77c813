/**
 * A caller who asks a thousand light questions at the same moment, repeatedly until the parent
 * stops it.
 */
import { once } from 'node:events';
import { connect } from 'node:net';

import { z } from 'zod';

import { ask } from './question.js';

const SOCKETS = 20;
/**
 * The number of requests on each socket, sent without waiting for answers. The server accepts all
 * of them.
 */
const OF_EACH = 50;

/** Questions below the threshold for heavy work. */
const light = [
  '{ viewer { name } }',
  '{ figures(by: [QUARTER, AREA], where: { crimeType: { in: [DRUGS] } }, first: 1) { rows { reports { text } } } }',
  '{ reports(reason: "To see how long it takes", first: 500) { edges { node { id reference } } } }',
  '{ kpis(measures: [disruptions, referrals, arrests]) { sentence } }',
];

const wish = z.object({ port: z.number(), cookie: z.string() });

process.once('message', (message) => {
  const { port, cookie } = wish.parse(message);
  void crowdOnAndOn(port, cookie);
  process.send?.('begun');
});
process.once('disconnect', () => process.exit(0));

async function crowdOnAndOn(port: number, cookie: string): Promise<void> {
  const requests = light.map((query) => toText(ask(query, {}).body, cookie));
  const text = Array.from(
    { length: OF_EACH },
    (_, index) => requests[index % requests.length],
  ).join('');
  for (;;) await Promise.all(Array.from({ length: SOCKETS }, () => sendAll(port, text)));
}

function toText(body: string, cookie: string): string {
  const headers = [
    'host: localhost',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    `cookie: ${cookie}`,
  ];
  return `POST /graphql HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${body}`;
}

/** Sends all questions. Resolves when each has an answer. */
async function sendAll(port: number, text: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('latin1').on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(text);
  let [answers, end] = [0, ''];
  for await (const chunk of socket) {
    const heard: string = end + String(chunk);
    answers += heard.split(BEGINNING).length - 1;
    end = heard.slice(1 - BEGINNING.length);
    if (answers >= OF_EACH) break;
  }
  socket.destroy();
}

const BEGINNING = 'HTTP/1.1 ';
