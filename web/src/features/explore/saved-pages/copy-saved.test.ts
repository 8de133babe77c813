// @vitest-environment node
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import {
  type SavedToCopy,
  writeSavedCurl,
  writeSavedPowerQuery,
  writeSavedPython,
  writeSavedR,
} from './copy-saved.js';

/** A request that reached the address. */
interface Params {
  readonly path: string;
  readonly given: readonly (readonly [string, string])[];
  readonly token: string | undefined;
}

let server: Server;
let origin: string;
let directory: string;
let asked: Params[] = [];
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'copied-'));
  server = createServer(({ url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://own.invalid');
    asked.push({ path: pathname, given: [...searchParams], token: headers.authorization });
    response.setHeader('content-type', 'text/csv').end('area,reports\n');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port }: Pick<AddressInfo, 'port'> = Object(server.address());
  origin = `http://127.0.0.1:${port}`;
});
beforeEach(() => (asked = []));
afterAll(() => server.close());

const plain = { id: 'q1', values: {}, moving: [] };
const awkward = {
  id: 'q1',
  values: { quarter: '2026-27-Q2', areas: ['E1', "O'Neil & $HOME"], n: 3, is: true, odd: 'a"\\ é' },
  moving: ['quarter'],
};
const awkwardGiven = [
  ...[
    ['quarter', '2026-27-Q2'],
    ['areas', 'E1'],
    ['areas', "O'Neil & $HOME"],
  ],
  ...[
    ['n', '3'],
    ['is', 'true'],
    ['odd', 'a"\\ é'],
  ],
];

/** Pastes a text into a program that runs it, as a person would. */
async function paste(program: readonly [string, ...string[]], written: string): Promise<void> {
  const [command, ...words] = program;
  await new Promise<void>((resolve, reject) => {
    const env = { ...process.env, STRONGHOLD_TOKEN: 'secret-of-somebody' };
    const child = execFile(command, words, { env, cwd: directory }, (error, _stdout, stderr) =>
      error === null ? resolve() : reject(new Error(stderr, { cause: error })),
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
const [hasPython, hasR] = [await has(python, 'import requests'), await has(r, 'library(httr2)')];

describe.each([
  { language: 'curl', program: ['bash', '-s'] as const, write: writeSavedCurl, isThere: true },
  { language: 'Python', program: python, write: writeSavedPython, isThere: hasPython },
  { language: 'R', program: r, write: writeSavedR, isThere: hasR },
])('a saved question that is pasted as $language', ({ program, write, isThere }) => {
  it.runIf(isThere).each([
    { what: 'without variables', question: plain, given: [] },
    { what: 'with awkward values', question: awkward, given: awkwardGiven },
  ])(
    'downloads its file $what',
    async ({ question, given }) => {
      const saved: SavedToCopy = { origin, ...question };
      await paste(program, write(saved));
      expect(asked).toEqual([
        { path: '/export/saved/q1.csv', given, token: 'Bearer secret-of-somebody' },
      ]);
      expect(await readFile(path.join(directory, 'answer.csv'), 'utf8')).toBe('area,reports\n');
    },
    60_000,
  );
});

describe('a saved question as a text to paste', () => {
  const saved = { origin: 'https://stronghold.example.org', ...awkward };

  it('for Power Query is an address in parts, with lists as lists', () => {
    expect(writeSavedPowerQuery(saved)).toContain(
      '[RelativePath = "export/saved/q1.csv", Query = [plain = "yes", quarter = "2026-27-Q2", areas = {"E1", "O\'Neil & $HOME"}, n = "3", is = "true", odd = "a""\\ é"]]',
    );
  });

  it('contains no secret, and names the values that move with time if left out', () => {
    for (const write of [writeSavedCurl, writeSavedPython, writeSavedR, writeSavedPowerQuery]) {
      expect(write(saved)).toContain('make one at https://stronghold.example.org/account.');
      expect(write(saved)).toContain('Leave out quarter to get the latest each time.');
      expect(write({ ...saved, moving: [] })).not.toContain('Leave out');
    }
  });
});
