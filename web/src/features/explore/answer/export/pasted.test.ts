// @vitest-environment node
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { type QuestionToCopy, writeCurl, writePython, writeR } from './copy-as.js';

/** A request that reached the address. */
interface Params {
  readonly url: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

let server: Server;
let origin: string;
let asked: Params[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    void text(request).then((body) => {
      asked.push({
        url: request.url ?? '',
        token: request.headers.authorization,
        body: JSON.parse(body),
      });
      response.setHeader('content-type', 'application/json').end('{"data":{"answered":"so"}}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
  origin = `http://127.0.0.1:${port}`;
});
beforeEach(() => (asked = []));
afterAll(() => server.close());

const plain = {
  text: 'query A($q: Quarter!) {\n  figures(where: { quarter: { in: [$q] } }) { dataVersion }\n}\n',
  operationName: null,
};
const awkward = {
  text: 'query A($q: Quarter!) { # it\'s "so", 50% $HOME `id` \\n #(lf) é\n  figures { a(b: """c""") }\n}',
  operationName: 'A',
};
const variables = {
  q: '2026-27-Q2',
  all: ['a', null, true],
  none: {},
  empty: [],
  odd: 'O\'Neil "x" \\ $HOME',
};

/**
 * Pastes a text into a program that runs it, as a person would.
 * @returns what the program printed
 */
async function paste(program: readonly [string, ...string[]], written: string): Promise<string> {
  const [command, ...words] = program;
  return new Promise((resolve, reject) => {
    const environment = { ...process.env, STRONGHOLD_TOKEN: 'secret-of-somebody' };
    const child = execFile(command, words, { env: environment }, (error, stdout, stderr) =>
      error === null ? resolve(stdout) : reject(new Error(stderr, { cause: error })),
    );
    child.stdin?.end(written);
  });
}

/** Whether this machine has a program, and the package that the pasted text needs. */
async function has(program: readonly [string, ...string[]], probe: string): Promise<boolean> {
  return paste(program, probe).then(
    () => true,
    () => false,
  );
}

const python = ['/usr/bin/python3', '-'] as const;
const r = ['Rscript', '-'] as const;
const [hasPython, hasR] = [
  await has(python, 'import requests'),
  await has(r, 'library(httr2); library(jsonlite)'),
];

describe.each([
  { language: 'curl', program: ['bash', '-s'] as const, write: writeCurl, isThere: true },
  { language: 'Python', program: python, write: writePython, isThere: hasPython },
  { language: 'R', program: r, write: writeR, isThere: hasR },
])('a question that is pasted as $language', ({ program, write, isThere }) => {
  it.runIf(isThere).each([
    { what: 'plain', question: plain },
    { what: 'awkward', question: awkward },
  ])(
    'is asked as it was written if it is $what',
    async ({ question }) => {
      const copied: QuestionToCopy = { origin, variables, ...question };
      expect(await paste(program, write(copied))).toContain('so');
      const { operationName, text: query } = question;
      const body = { query, variables, ...(operationName === null ? {} : { operationName }) };
      expect(asked).toEqual([{ url: '/graphql', token: 'Bearer secret-of-somebody', body }]);
    },
    60_000,
  );
});
